//! What is in scope without being declared: built-in types, the macros of std, the extern
//! prelude and the std prelude of the edition.

use std::collections::{HashMap, HashSet};

use crate::syntax::Edition;
use crate::syntax::symbol::{Interner, Symbol};

/// Declares the built-in types.
macro_rules! prim_types {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// A type that is built in and has a name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum PrimTy { $($variant),* }

        impl PrimTy {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name as it is written.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

prim_types! {
    Bool = "bool", Char = "char", Str = "str",
    I8 = "i8", I16 = "i16", I32 = "i32", I64 = "i64", I128 = "i128", Isize = "isize",
    U8 = "u8", U16 = "u16", U32 = "u32", U64 = "u64", U128 = "u128", Usize = "usize",
    F16 = "f16", F32 = "f32", F64 = "f64", F128 = "f128",
}

/// The macros of std that the syntax room carries or names, by the module of std that has
/// them. They are no definitions of the engine's std, but `use std::println;` names them.
const STD_MACROS: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "assert",
            "assert_eq",
            "assert_ne",
            "cfg",
            "column",
            "compile_error",
            "concat",
            "dbg",
            "debug_assert",
            "debug_assert_eq",
            "debug_assert_ne",
            "env",
            "eprint",
            "eprintln",
            "file",
            "format",
            "format_args",
            "include",
            "include_bytes",
            "include_str",
            "line",
            "matches",
            "module_path",
            "option_env",
            "panic",
            "print",
            "println",
            "stringify",
            "thread_local",
            "todo",
            "unimplemented",
            "unreachable",
            "vec",
            "write",
            "writeln",
        ],
    ),
    ("pin", &["pin"]),
    ("ptr", &["addr_of", "addr_of_mut"]),
    ("task", &["ready"]),
];

/// The names that resolution itself asks for, interned once.
#[derive(Debug)]
pub(super) struct Known {
    prims: HashMap<Symbol, PrimTy>,
    macros: HashSet<(Symbol, Symbol)>,
    pub(super) prelude: Symbol,
    rust_2021: Symbol,
    rust_2024: Symbol,
}

impl Known {
    pub(super) fn new(interner: &mut Interner) -> Self {
        let prims = PrimTy::ALL
            .iter()
            .map(|prim| (interner.intern(prim.name()), *prim))
            .collect();
        let mut macros = HashSet::new();
        for (module, names) in STD_MACROS {
            let module = interner.intern(module);
            macros.extend(names.iter().map(|name| (module, interner.intern(name))));
        }
        Self {
            prims,
            macros,
            prelude: interner.intern("prelude"),
            rust_2021: interner.intern("rust_2021"),
            rust_2024: interner.intern("rust_2024"),
        }
    }

    /// The built-in type of this name.
    pub(super) fn prim(&self, name: Symbol) -> Option<PrimTy> {
        self.prims.get(&name).copied()
    }

    /// Whether std has such a macro in its module of this name, the root's being empty.
    pub(super) fn is_std_macro(&self, module: Symbol, name: Symbol) -> bool {
        self.macros.contains(&(module, name))
    }

    /// The name of the module within `std::prelude` that is in scope in this edition.
    pub(super) fn edition(&self, edition: Edition) -> Symbol {
        match edition {
            Edition::Edition2021 => self.rust_2021,
            Edition::Edition2024 => self.rust_2024,
        }
    }
}
