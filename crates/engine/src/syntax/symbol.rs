//! Interned text: names and the text of literals.

mod texts;

use std::rc::Rc;

use texts::Texts;

use crate::codec::{Coded, ImageError, Kind, Reader, Writer};

/// A text in an [`Interner`]. Two of one interner are equal exactly if their texts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(u32);

/// The texts behind the [`Symbol`]s of a program and of the std sources that it is
/// checked with.
///
/// It is a value that is handed along, and not a global: what one program interned is
/// freed with it. What programs have in common is shared between clones.
#[derive(Clone, Debug)]
pub struct Interner {
    shared: Rc<Texts>,
    own: Texts,
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
            shared: Rc::default(),
            own: Texts::default(),
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
        if let Some(symbol) = self.get(text) {
            return symbol;
        }
        Symbol(self.shared.len() + self.own.push(text))
    }

    /// The symbol of this text, if anything was ever called that.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<Symbol> {
        if let Some(index) = self.shared.find(text) {
            return Some(Symbol(index));
        }
        let index = self.own.find(text)?;
        Some(Symbol(self.shared.len() + index))
    }

    /// The text of a symbol of this interner; nothing for one of another.
    #[must_use]
    pub fn text(&self, symbol: Symbol) -> &str {
        let text = match symbol.0.checked_sub(self.shared.len()) {
            None => self.shared.get(symbol.0),
            Some(index) => self.own.get(index),
        };
        text.unwrap_or("")
    }

    /// Makes all that is known so far something that clones share.
    pub fn share(&mut self) {
        let mut all = Texts::default();
        for text in self.shared.iter().chain(self.own.iter()) {
            all.push(text);
        }
        self.shared = Rc::new(all);
        self.own = Texts::default();
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> u32 {
        self.shared.len() + self.own.len()
    }
}

impl Interner {
    /// How many symbols are the same in every interner.
    pub(crate) fn known() -> u32 {
        u32::try_from(KNOWN_TEXTS.len()).unwrap_or(u32::MAX)
    }

    /// Writes the texts of some symbols, in this order.
    pub(crate) fn write(&self, symbols: &[u32], to: &mut Writer<'_>) {
        to.len(symbols.len());
        let texts = || symbols.iter().map(|symbol| self.text(Symbol(*symbol)));
        for text in texts() {
            to.len(text.len());
        }
        for text in texts() {
            to.bytes.extend_from_slice(text.as_bytes());
        }
    }

    /// Reads an interner of nothing but these texts.
    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        let lens = from.list(Reader::number_u32)?;
        let mut ends = Vec::with_capacity(lens.len());
        let mut end: u32 = 0;
        for len in lens {
            end = end.checked_add(len).ok_or(ImageError::Damaged)?;
            ends.push(end);
        }
        let bytes = from.take(end as usize)?;
        let text = str::from_utf8(bytes).map_err(|_| ImageError::Damaged)?;
        let texts = Texts::new(text.to_owned(), ends);
        let known = texts.iter().take(KNOWN_TEXTS.len());
        if !known.eq(KNOWN_TEXTS.iter().copied()) {
            return Err(ImageError::Foreign);
        }
        Ok(Self {
            shared: Rc::new(texts),
            own: Texts::default(),
        })
    }
}

impl Symbol {
    pub(crate) fn number(self) -> u32 {
        self.0
    }
}

impl Coded for Symbol {
    fn write(&self, to: &mut Writer<'_>) {
        to.symbol(self.0);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        from.below(Kind::Symbol).map(Self)
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
