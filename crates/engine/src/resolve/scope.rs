//! Ribs: the scopes of names that are no items.
//!
//! A stack of them is walked from the inside out. What a name was found in decides what it
//! is, and what was crossed on the way decides whether it may be used: a local variable not
//! from within another item, a generic parameter of a function not from within a function
//! that stands in it.

use super::def::{DefId, DefKind, Defs, Res};
use super::def_map::ModuleId;
use super::error::ErrorKind;
use super::tables::LifetimeRes;
use crate::syntax::ast::{ExprId, Ident};
use crate::syntax::hygiene::{Hygiene, MacroId, SyntaxContext};
use crate::syntax::symbol::{Symbol, sym};

/// What a scope is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RibKind {
    /// Nothing special: an arm, a condition, a `for`.
    Normal,
    /// A function's parameters and body, a closure or an async block.
    Fn,
    /// An item with its generic parameters. What is outside is another world.
    Item,
    /// An associated item with its generic parameters: those of the impl are seen.
    AssocItem,
    /// A module, or a block that holds items.
    Module(ModuleId),
    /// All that follows a macro's definition in a block.
    MacroDef(MacroId),
    /// A constant's value.
    Const(ConstGenerics),
    /// The type of a const parameter.
    ConstParamType,
    /// A default of a generic parameter: the names in here must not be used.
    ForwardBan,
}

/// Whether a constant may use generic parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConstGenerics {
    Yes,
    /// No: it is more than the parameter's name alone.
    No,
    /// No: it is a discriminant.
    Discriminant,
}

/// A scope.
#[derive(Debug)]
pub(super) struct Rib {
    pub(super) kind: RibKind,
    /// Generic parameters and `Self`, which have no hygiene.
    types: Vec<(Symbol, Res)>,
    /// Const parameters and `Self`, likewise.
    consts: Vec<(Symbol, Res)>,
    /// Local variables; a later one of the same name hides an earlier one.
    locals: Vec<(Symbol, SyntaxContext, Res)>,
    label: Option<(Symbol, SyntaxContext, ExprId)>,
    lifetimes: Vec<(Symbol, LifetimeRes)>,
}

impl Rib {
    pub(super) fn new(kind: RibKind) -> Self {
        let (types, consts, locals) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            kind,
            types,
            consts,
            locals,
            label: None,
            lifetimes: Vec::new(),
        }
    }

    pub(super) fn with_type(mut self, name: Symbol, res: Res) -> Self {
        self.add_type(name, res);
        self
    }

    pub(super) fn with_const(mut self, name: Symbol, res: Res) -> Self {
        self.add_const(name, res);
        self
    }

    pub(super) fn with_label(mut self, label: Ident, target: ExprId) -> Self {
        self.label = Some((label.name, label.span.ctxt, target));
        self
    }

    pub(super) fn add_type(&mut self, name: Symbol, res: Res) {
        self.types.push((name, res));
    }

    pub(super) fn add_const(&mut self, name: Symbol, res: Res) {
        self.consts.push((name, res));
    }

    pub(super) fn add_local(&mut self, ident: Ident, res: Res) {
        self.locals.push((ident.name, ident.span.ctxt, res));
    }

    pub(super) fn add_lifetime(&mut self, name: Symbol, res: LifetimeRes) {
        self.lifetimes.push((name, res));
    }

    /// Lets a name be used that was banned.
    pub(super) fn unban(&mut self, name: Symbol) {
        self.types.retain(|(known, _)| *known != name);
        self.consts.retain(|(known, _)| *known != name);
    }

    pub(super) fn has_param(&self, name: Symbol) -> bool {
        let has = |list: &[(Symbol, Res)]| list.iter().any(|(known, _)| *known == name);
        has(&self.types) || has(&self.consts)
    }

    pub(super) fn type_named(&self, name: Symbol) -> Option<Res> {
        self.types
            .iter()
            .rev()
            .find(|(known, _)| *known == name)
            .map(|(_, res)| *res)
    }

    pub(super) fn value_named(&self, name: Symbol, ctxt: SyntaxContext) -> Option<Res> {
        let local = self
            .locals
            .iter()
            .rev()
            .find(|local| (local.0, local.1) == (name, ctxt));
        let local = local.map(|(_, _, res)| *res);
        local.or_else(|| {
            self.consts
                .iter()
                .rev()
                .find(|(known, _)| *known == name)
                .map(|(_, res)| *res)
        })
    }

    pub(super) fn lifetime_named(&self, name: Symbol) -> Option<LifetimeRes> {
        self.lifetimes
            .iter()
            .rev()
            .find(|(known, _)| *known == name)
            .map(|(_, res)| *res)
    }
}

/// What is wrong with using a name that was found across these scopes, inside out of no
/// matter which order.
pub(super) fn check_crossing(
    found_in: RibKind,
    crossed: &[Rib],
    name: Symbol,
    res: Res,
    defs: &Defs,
) -> Result<(), ErrorKind> {
    if found_in == RibKind::ForwardBan {
        let is_self = name == sym::SELF_TYPE;
        return Err(if is_self {
            ErrorKind::SelfInDefault
        } else {
            ErrorKind::ForwardDefault
        });
    }
    match res {
        Res::Local(_) => check_local(crossed),
        Res::SelfTy(_) => check_generic(crossed, true),
        Res::Def(id) if is_param(defs, id) => check_generic(crossed, false),
        _ => Ok(()),
    }
}

fn is_param(defs: &Defs, id: DefId) -> bool {
    matches!(defs.kind(id), DefKind::TyParam | DefKind::ConstParam)
}

fn check_local(crossed: &[Rib]) -> Result<(), ErrorKind> {
    let mut result = Ok(());
    for rib in crossed.iter().rev() {
        match rib.kind {
            RibKind::Item | RibKind::AssocItem => result = Err(ErrorKind::CaptureInItem),
            RibKind::Const(_) => return Err(ErrorKind::NonConstant),
            RibKind::ConstParamType => return Err(ErrorKind::ParamInConstParamType),
            RibKind::Normal
            | RibKind::Fn
            | RibKind::Module(_)
            | RibKind::MacroDef(_)
            | RibKind::ForwardBan => {}
        }
    }
    result
}

fn check_generic(crossed: &[Rib], self_type: bool) -> Result<(), ErrorKind> {
    for rib in crossed {
        match rib.kind {
            RibKind::Item => return Err(ErrorKind::OuterGeneric { self_type }),
            RibKind::ConstParamType => return Err(ErrorKind::ParamInConstParamType),
            RibKind::Const(ConstGenerics::No) if !self_type => return Err(ErrorKind::ParamInConst),
            RibKind::Const(ConstGenerics::Discriminant) if !self_type => {
                return Err(ErrorKind::ParamInDiscriminant);
            }
            _ => {}
        }
    }
    Ok(())
}

/// The loop or block that a label names. If there is none, `syntax` has said so.
pub(super) fn find_label(ribs: &[Rib], label: Ident, hygiene: &Hygiene) -> Option<ExprId> {
    let mut ctxt = label.span.ctxt;
    for rib in ribs.iter().rev() {
        if let Some((known, known_ctxt, target)) = rib.label
            && (known, known_ctxt) == (label.name, ctxt)
        {
            return Some(target);
        }
        match rib.kind {
            RibKind::Fn | RibKind::Const(_) | RibKind::Item => return None,
            RibKind::MacroDef(definition) => ctxt = hygiene.leave_definition(ctxt, definition),
            _ => {}
        }
    }
    None
}

/// What a lifetime's name stands for.
pub(super) fn find_lifetime(
    ribs: &[Rib],
    name: Symbol,
    text: &str,
) -> Result<LifetimeRes, ErrorKind> {
    let mut outer = false;
    for rib in ribs.iter().rev() {
        if let Some(res) = rib.lifetime_named(name) {
            return if outer {
                Err(ErrorKind::OuterLifetime)
            } else {
                Ok(res)
            };
        }
        outer |= rib.kind == RibKind::Item;
    }
    Err(ErrorKind::UndeclaredLifetime {
        name: text.to_owned(),
    })
}

/// The place where a lifetime of this name is declared that may be seen from here.
pub(super) fn lifetime_in_scope(ribs: &[Rib], name: Symbol) -> bool {
    find_lifetime(ribs, name, "").is_ok()
}
