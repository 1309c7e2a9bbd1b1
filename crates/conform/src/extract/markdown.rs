//! The code blocks of a Markdown text.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// A code block, fenced or indented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeBlock {
    /// What stands behind the fence; an indented block has nothing there.
    pub info: String,
    /// The code, as it is written.
    pub code: String,
    /// The lines of the text that it covers, from 0, its fences included.
    pub lines: std::ops::Range<usize>,
}

/// Every code block in `text`.
#[must_use]
pub fn code_blocks(text: &str) -> Vec<CodeBlock> {
    let mut blocks = Vec::new();
    let mut open = false;
    // The same extensions as rustdoc's, as far as they decide what a block is.
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                open = true;
                blocks.push(CodeBlock {
                    info: info(kind),
                    code: String::new(),
                    lines: line_of(text, range.start)..line_of(text, range.end) + 1,
                });
            }
            Event::End(TagEnd::CodeBlock) => open = false,
            Event::Text(part) if open => {
                if let Some(block) = blocks.last_mut() {
                    block.code.push_str(&part);
                }
            }
            _ => {}
        }
    }
    blocks
}

fn info(kind: CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(info) => info.into_string(),
        CodeBlockKind::Indented => String::new(),
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fenced_block_has_its_attributes_and_its_lines() {
        let blocks = code_blocks("words\n\n```no_run\nlet a = 1;\n```\nwords\n");
        let expected = CodeBlock {
            info: "no_run".to_owned(),
            code: "let a = 1;\n".to_owned(),
            lines: 2..5,
        };
        assert_eq!(blocks, [expected]);
    }

    #[test]
    fn an_indented_block_is_a_block() {
        let blocks = code_blocks("words\n\n    let a = 1;\n");
        assert_eq!(blocks[0].code, "let a = 1;\n");
    }

    #[test]
    fn a_block_in_a_list_loses_the_lists_indentation() {
        let blocks = code_blocks("* words\n\n  ```\n  let a = 1;\n    b();\n  ```\n");
        assert_eq!(blocks[0].code, "let a = 1;\n  b();\n");
    }
}
