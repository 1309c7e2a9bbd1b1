//! Names that are nearly the same, as rustc finds them: by the distance of Damerau and
//! Levenshtein, with a limit of a third of the name's length.

/// The place in `names` of the one that is nearest to `text`.
#[must_use]
pub fn best_match(text: &str, names: &[&str]) -> Option<usize> {
    let upper = text.to_uppercase();
    if let Some(same) = names.iter().position(|name| name.to_uppercase() == upper) {
        return Some(same);
    }
    let limit = text.chars().count().max(3) / 3;
    let distances = names.iter().enumerate().filter_map(|(index, name)| {
        let distance = distance(text, name);
        (distance <= limit).then_some((distance, index))
    });
    let best = distances.min_by_key(|(distance, _)| *distance);
    best.map(|(_, index)| index)
        .or_else(|| same_words(text, names))
}

/// `a_b` for `b_a`
fn same_words(text: &str, names: &[&str]) -> Option<usize> {
    let words = |text: &str| {
        let mut words: Vec<String> = text.split('_').map(str::to_owned).collect();
        words.sort();
        words
    };
    let wanted = words(text);
    names.iter().position(|name| words(name) == wanted)
}

fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let width = b.len() + 1;
    let mut before = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (i, left) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, right) in b.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX);
            let cost = usize::from(left != right);
            let mut best = at(&last, j).saturating_add(cost);
            best = best.min(at(&last, j + 1).saturating_add(1));
            best = best.min(at(&row, j).saturating_add(1));
            let swapped = i > 0
                && j > 0
                && left != right
                && a.get(i - 1) == Some(right)
                && b.get(j - 1) == Some(left);
            if swapped {
                best = best.min(at(&before, j - 1).saturating_add(1));
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}
