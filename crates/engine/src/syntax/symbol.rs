//! Interned text: names and the text of literals.

use std::collections::HashMap;
use std::rc::Rc;

/// A text in an [`Interner`]. Two of one interner are equal exactly if their texts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(u32);

/// The texts behind the [`Symbol`]s of a program and of the std sources that it is
/// checked with.
///
/// It is a value that is handed along, and not a global: what one program interned is
/// freed with it.
#[derive(Clone, Debug)]
pub struct Interner {
    texts: Vec<Rc<str>>,
    symbols: HashMap<Rc<str>, Symbol>,
}

/// Declares the symbols that every interner begins with.
macro_rules! known_symbols {
    ($($name:ident = $text:literal),* $(,)?) => {
        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Known { $($name),* }

        const KNOWN_TEXTS: &[&str] = &[$($text),*];

        /// Symbols that the engine itself asks about, the same in every interner.
        #[allow(missing_docs)]
        pub mod sym {
            use super::{Known, Symbol};
            $(pub const $name: Symbol = Symbol(Known::$name as u32);)*
        }
    };
}

known_symbols! {
    EMPTY = "",
    SELF_VALUE = "self",
    SELF_TYPE = "Self",
    SUPER = "super",
    CRATE = "crate",
    UNDERSCORE = "_",
    UNDERSCORE_LIFETIME = "'_",
    STATIC_LIFETIME = "'static",
    MAIN = "main",
    DOC = "doc",
    MACRO_RULES = "macro_rules",
    STD = "std",
    CORE = "core",
    ALLOC = "alloc",
    EQUALS = "=",
    GEN = "gen",
}

impl Default for Interner {
    fn default() -> Self {
        let mut interner = Self {
            texts: Vec::new(),
            symbols: HashMap::new(),
        };
        for text in KNOWN_TEXTS {
            interner.intern(text);
        }
        interner
    }
}

impl Interner {
    /// The symbol of this text.
    pub fn intern(&mut self, text: &str) -> Symbol {
        if let Some(symbol) = self.symbols.get(text) {
            return *symbol;
        }
        let symbol = Symbol(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        let text: Rc<str> = text.into();
        self.texts.push(Rc::clone(&text));
        self.symbols.insert(text, symbol);
        symbol
    }

    /// The symbol of this text, if anything was ever called that.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<Symbol> {
        self.symbols.get(text).copied()
    }

    /// The text of a symbol of this interner; nothing for one of another.
    #[must_use]
    pub fn text(&self, symbol: Symbol) -> &str {
        self.texts.get(symbol.0 as usize).map_or("", |text| text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_symbols_stand_for_their_texts() {
        let mut interner = Interner::default();
        assert_eq!(interner.text(sym::SELF_TYPE), "Self");
        assert_eq!(interner.intern("crate"), sym::CRATE);
        assert_eq!(interner.get("nobody"), None);
    }
}
