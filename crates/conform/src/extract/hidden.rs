//! Lines that a page hides and a program has.

use std::borrow::Cow;

/// The code with its hidden lines in place: `# let a = 1;` is there without its mark, and
/// `##[derive(Debug)]` is a visible line that begins with one mark.
#[must_use]
pub fn reveal(code: &str) -> String {
    let lines: Vec<_> = code.lines().map(line).collect();
    lines.join("\n")
}

fn line(line: &str) -> Cow<'_, str> {
    let trimmed = line.trim();
    if trimmed.starts_with("##") {
        Cow::Owned(line.replacen("##", "#", 1))
    } else if let Some(hidden) = trimmed.strip_prefix("# ") {
        Cow::Borrowed(hidden)
    } else if trimmed == "#" {
        Cow::Borrowed("")
    } else {
        Cow::Borrowed(line)
    }
}

#[cfg(test)]
mod tests {
    use super::reveal;

    #[test]
    fn hidden_lines_are_part_of_the_program() {
        assert_eq!(
            reveal("# use std::rc::Rc;\n#\nlet a = Rc::new(1);"),
            "use std::rc::Rc;\n\nlet a = Rc::new(1);"
        );
    }

    #[test]
    fn attributes_are_not_hidden_lines() {
        assert_eq!(
            reveal("#[derive(Debug)]\n  ## not hidden"),
            "#[derive(Debug)]\n  # not hidden"
        );
    }
}
