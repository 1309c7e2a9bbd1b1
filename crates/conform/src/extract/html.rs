//! The code blocks of an HTML page.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// What a page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its language, as its `<html lang>` says.
    pub language: Option<String>,
    /// Every `<code class="…">` in it.
    pub blocks: Vec<PageBlock>,
}

/// A code block of a page. What the page hides is in the text, like all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageBlock {
    /// The classes of its `<code>`.
    pub classes: String,
    /// Its text, without any markup.
    pub code: String,
}

impl Page {
    /// Reads a page.
    #[must_use]
    pub fn parse(html: &str) -> Self {
        let mut page = Self::default();
        let mut open = false;
        let mut emitter = DefaultEmitter::default();
        // Without this, the inside of a script would be taken for text and tags.
        emitter.naively_switch_states(true);
        for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
            match token {
                Token::StartTag(tag) => {
                    let attribute = |name: &[u8]| tag.attributes.get(name).map(|it| text(it));
                    match &**tag.name {
                        b"html" => page.language = attribute(b"lang"),
                        b"code" => open = page.open_block(attribute(b"class")),
                        _ => {}
                    }
                }
                Token::EndTag(tag) if **tag.name == *b"code" => open = false,
                Token::String(part) if open => page.append(&text(&part)),
                _ => {}
            }
        }
        page
    }

    fn open_block(&mut self, classes: Option<String>) -> bool {
        let Some(classes) = classes else { return false };
        let code = String::new();
        self.blocks.push(PageBlock { classes, code });
        true
    }

    fn append(&mut self, text: &str) {
        if let Some(block) = self.blocks.last_mut() {
            block.code.push_str(text);
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_spans_and_entities_become_plain_text() {
        let html = r#"<html lang="en"><pre><code class="language-rust"><span class="boring">fn main() {
</span>    let r = &amp;1 &lt; &amp;2;
<span class="boring">}</span></code></pre><p>Say <code>plain</code>.</p></html>"#;
        let page = Page::parse(html);
        let expected = PageBlock {
            classes: "language-rust".to_owned(),
            code: "fn main() {\n    let r = &1 < &2;\n}".to_owned(),
        };
        assert_eq!(page.language.as_deref(), Some("en"));
        assert_eq!(page.blocks, [expected]);
    }

    #[test]
    fn a_script_is_not_part_of_the_page() {
        let html = r#"<script>s = '<code class="language-rust">';</script>"#;
        assert_eq!(Page::parse(html).blocks, []);
    }
}
