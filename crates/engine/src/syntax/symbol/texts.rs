//! A list of texts in which each is found by itself.

/// Texts without repetition, each with its place in the list.
///
/// They are one string and a table of places, so that ten thousand of them are three pieces
/// of memory: std's are there before anything else can begin.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// Places by the hash of their text, each one more than it is; zero is a free slot. At
    /// most half of the slots are taken.
    slots: Vec<u32>,
}

impl Texts {
    /// The texts that one string consists of, by where each ends.
    pub fn new(text: String, ends: Vec<u32>) -> Self {
        let mut texts = Self {
            text,
            ends,
            slots: Vec::new(),
        };
        texts.rehash();
        texts
    }

    pub fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    pub fn get(&self, place: u32) -> Option<&str> {
        let place = place as usize;
        let end = *self.ends.get(place)? as usize;
        let start = match place.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.text.get(start..end)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|place| self.get(place).unwrap_or(""))
    }

    pub fn find(&self, text: &str) -> Option<u32> {
        self.slots_of(text).find_map(|slot| {
            let place = self.slots.get(slot)?.checked_sub(1)?;
            (self.get(place) == Some(text)).then_some(place)
        })
    }

    /// Adds a text that is not there yet; its place.
    pub fn push(&mut self, text: &str) -> u32 {
        let place = self.len();
        self.text.push_str(text);
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        if self.ends.len() * 2 > self.slots.len() {
            self.rehash();
        } else {
            self.take_slot(place);
        }
        place
    }

    fn rehash(&mut self) {
        let size = (self.ends.len() * 2 + 1).next_power_of_two().max(64);
        self.slots = vec![0; size];
        for place in 0..self.len() {
            self.take_slot(place);
        }
    }

    fn take_slot(&mut self, place: u32) {
        let text = self.get(place).unwrap_or("");
        let free = self.slots_of(text).last();
        if let Some(slot) = free.and_then(|free| self.slots.get_mut(free)) {
            *slot = place + 1;
        }
    }

    /// The slots that a text may be in, the last of which is free.
    fn slots_of(&self, text: &str) -> impl Iterator<Item = usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let first = hash(text) as usize;
        let mut is_over = self.slots.is_empty();
        (0..self.slots.len()).map_while(move |step| {
            if is_over {
                return None;
            }
            let slot = first.wrapping_add(step) & mask;
            is_over = self.slots.get(slot) == Some(&0);
            Some(slot)
        })
    }
}

/// FNV-1a, with the high bits folded in at the end.
fn hash(text: &str) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in text.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash ^ hash >> 15
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn each_text_is_found_where_it_was_put() {
        let mut texts = Texts::default();
        let all: Vec<String> = (0..1000).map(|number| format!("n{number}")).collect();
        for text in &all {
            assert_eq!(texts.find(text), None);
            texts.push(text);
        }
        for (place, text) in (0..).zip(&all) {
            assert_eq!(texts.find(text), Some(place));
            assert_eq!(texts.get(place), Some(text.as_str()));
        }
        assert_eq!(texts.find("n"), None);
    }
}
