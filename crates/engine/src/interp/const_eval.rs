//! Constants and statics: what they are worth.
//!
//! A constant is evaluated by a machine of its own. Its bytes are then kept among the
//! constants that all machines share; what it points to on the stack of that machine is
//! kept along with it.

use std::rc::Rc;

use super::code::Trap;
use super::instance::{FunctionId, FunctionKey};
use super::layout::{Layout, Meta, Shape, Tag};
use super::machine::{Options, State};
use super::memory::{self, GLOBAL, HEAP, STACK, STATIC};
use super::outcome::{Limits, Termination};
use super::program::{ConstKey, ConstState, Cx, Engine, SourceFile};
use crate::mir::Bodies;
use crate::resolve::{DefId, DefKind};
use crate::syntax::Diagnostic;
use crate::syntax::span::Span;
use crate::trace::StreamKind;
use crate::ty::{Args, BodyKey, BodyRef, ConstEval, Tcx, Ty, TyKind};

/// How many constants may ask for others while they are evaluated.
const MAX_NESTED: u32 = 48;

/// What the evaluation of one constant may use.
const CONST_LIMITS: Limits = Limits {
    steps: 50_000_000,
    memory: 64 << 20,
    output: 1 << 20,
    stack: 1 << 20,
};

impl<'p> Cx<'p> {
    /// The address of the value of a constant.
    pub(super) fn const_value(self, key: ConstKey, args: Args, ty: Ty) -> Result<u64, Trap> {
        let known = self.engine.consts.borrow().get(&(key, args)).cloned();
        match known {
            Some(ConstState::Done(address)) => return Ok(address),
            Some(ConstState::Failed(termination)) => return Err(Trap::Ended(termination)),
            Some(ConstState::Active) => {
                return Err(self.constant_cycle(key));
            }
            None => {}
        }
        let set = |state: ConstState| {
            self.engine.consts.borrow_mut().insert((key, args), state);
        };
        set(ConstState::Active);
        if let Some(address) = self.thread_local(key) {
            set(ConstState::Done(address));
            return Ok(address);
        }
        let value = self.body_of_const(key, args).and_then(|function| {
            let (bytes, align) = self.evaluate(function, ty, false)?;
            Ok(self.engine.globals.add(bytes, align))
        });
        match value {
            Ok(address) => {
                set(ConstState::Done(address));
                Ok(address)
            }
            Err(termination) => {
                set(ConstState::Failed(Box::new(termination.clone())));
                Err(termination.into())
            }
        }
    }

    /// What is said of a constant that needs itself. Of associated constants rustc begins
    /// with another one of the circle.
    fn constant_cycle(self, key: ConstKey) -> Trap {
        let ConstKey::Item(def) = key else {
            return Trap::Unsupported("a constant that needs itself".to_owned());
        };
        if self.tcx.def_kind(def) != DefKind::Const {
            return Trap::Unsupported("a constant that needs itself".to_owned());
        }
        let path = self.tcx.def_path(def);
        let message =
            format!("cycle detected when simplifying constant for the type system `{path}`");
        let span = self.tcx.full_span(def);
        let diagnostic = Diagnostic::coded("E0391", span, message);
        Trap::Ended(Box::new(Termination::Rejected(Box::new(diagnostic))))
    }

    /// What a declaration of `thread_local!` is: a struct around the function that makes the
    /// first value.
    fn thread_local(self, key: ConstKey) -> Option<u64> {
        let ConstKey::Item(def) = key else {
            return None;
        };
        self.tcx.thread_local_type(def)?;
        let body = self.tcx.body_of(def)?;
        let key = FunctionKey::Const(BodyKey::Body(body), Args::EMPTY);
        let function = Engine::function_address(self.engine.function_id(key));
        Some(self.engine.globals.add(function.to_le_bytes().to_vec(), 8))
    }

    /// What computes a constant.
    fn body_of_const(self, key: ConstKey, args: Args) -> Result<FunctionId, Termination> {
        let (key, args) = match key {
            ConstKey::Body(key) => (key, args),
            ConstKey::Promoted(key, id) => {
                let key = FunctionKey::Promoted(key, id, args);
                return Ok(self.engine.function_id(key));
            }
            ConstKey::Item(def) => {
                let (def, args) = self.resolve_const(def, args)?;
                let body = self.tcx.body_of(def).ok_or_else(|| {
                    let path = self.tcx.full_path(def);
                    Termination::Unsupported {
                        construct: format!("the constant `{path}`, which has no value"),
                        span: None,
                    }
                })?;
                (BodyKey::Body(body), args)
            }
        };
        Ok(self.engine.function_id(FunctionKey::Const(key, args)))
    }

    /// The constant of an impl that an associated constant is.
    fn resolve_const(self, def: DefId, args: Args) -> Result<(DefId, Args), Termination> {
        self.tcx
            .resolve_assoc_const(def, args)
            .ok_or_else(|| self.rejected())
    }

    /// The first value of a static.
    pub(super) fn static_bytes(self, number: u32) -> Result<&'p [u8], Termination> {
        let missing = || Termination::Unsupported {
            construct: "a static".to_owned(),
            span: None,
        };
        let entry = self
            .engine
            .statics
            .get(number as usize)
            .ok_or_else(missing)?;
        if entry.bytes.get().is_none() {
            let Some(def) = entry.def else {
                return Err(missing());
            };
            if entry.active.replace(true) {
                return Err(Termination::Unsupported {
                    construct: "a static that needs its own value".to_owned(),
                    span: Some(self.tcx.def(def).span),
                });
            }
            let value = self.evaluate_static(def);
            entry.active.set(false);
            let _ = entry.bytes.set(value.map_err(Box::new));
        }
        match entry.bytes.get() {
            Some(Ok(bytes)) => Ok(bytes),
            Some(Err(termination)) => Err((**termination).clone()),
            None => Err(missing()),
        }
    }

    fn evaluate_static(self, def: DefId) -> Result<Vec<u8>, Termination> {
        let body = self.tcx.body_of(def).ok_or(self.rejected())?;
        let ty = self.mono(self.tcx.type_of(def), Args::EMPTY);
        let key = FunctionKey::Const(BodyKey::Body(body), Args::EMPTY);
        let function = self.engine.function_id(key);
        self.evaluate(function, ty, true).map(|(bytes, _)| bytes)
    }

    /// Runs a constant's body: the bytes of its value, and how they are aligned. What the
    /// value points to is writable if `writable` is true.
    fn evaluate(
        self,
        function: FunctionId,
        ty: Ty,
        writable: bool,
    ) -> Result<(Vec<u8>, u64), Termination> {
        let layout = self.layout(ty).map_err(|error| Termination::Unsupported {
            construct: error.message().to_owned(),
            span: None,
        })?;
        let depth = &self.engine.const_depth;
        if depth.get() >= MAX_NESTED {
            return Err(Termination::Unsupported {
                construct: "constants that are nested so deep".to_owned(),
                span: None,
            });
        }
        depth.set(depth.get() + 1);
        let mut state = State::new(Options {
            limits: CONST_LIMITS,
            ..Options::default()
        });
        state.stop_at_panics();
        state.begin(self, function);
        state.run_for(self, u64::MAX);
        depth.set(depth.get().saturating_sub(1));
        let span = state.first_span(self);
        let span = span.unwrap_or_else(|| self.const_span(function));
        self.const_outcome(&state, span)?;
        let size = usize::try_from(layout.size).unwrap_or(usize::MAX);
        let bytes = state.first_result(size).unwrap_or_default().to_vec();
        let mut interner = ConstInterner {
            cx: self,
            state: &state,
            writable,
            moved: Vec::new(),
        };
        let bytes = interner.value(bytes, ty, 0)?;
        Ok((bytes, layout.align))
    }

    fn const_span(self, function: FunctionId) -> Span {
        let key = self.engine.function(function).map(|function| function.key);
        let body = match key {
            Some(FunctionKey::Const(key, _)) => self.engine.bodies.get(self.tcx, key),
            _ => None,
        };
        body.map(|body| body.span).unwrap_or_default()
    }

    /// What is said if a constant has no value: where the constant itself had come to.
    fn const_outcome(self, state: &State, span: Span) -> Result<(), Termination> {
        match state.ended() {
            Some(Termination::Exited(_)) if !state.has_panicked() => Ok(()),
            Some(Termination::Exited(_)) => {
                let text = state.output_text(StreamKind::Stderr);
                let message = match panic_message(&text) {
                    message if message.is_empty() => "assertion failed".to_owned(),
                    message => message,
                };
                Err(self.const_error(span, &format!("evaluation panicked: {message}")))
            }
            Some(Termination::Aborted) => Err(self.const_error(
                span,
                "reached the configured maximum number of stack frames",
            )),
            Some(Termination::Limit(_)) | None => Err(Termination::Unsupported {
                construct: "a constant that takes so long".to_owned(),
                span: Some(span),
            }),
            Some(other) => Err(other.clone()),
        }
    }

    fn const_error(self, span: Span, message: &str) -> Termination {
        Termination::Rejected(Box::new(Diagnostic::coded("E0080", span, message)))
    }
}

/// The message out of what a panic prints.
fn panic_message(text: &str) -> String {
    let after_place = text.split_once(":\n").map_or(text, |(_, rest)| rest);
    let end = after_place
        .find("\nnote: run with")
        .unwrap_or(after_place.len());
    after_place
        .get(..end)
        .unwrap_or(after_place)
        .trim_end()
        .to_owned()
}

/// Keeps what a constant points to.
struct ConstInterner<'p, 's> {
    cx: Cx<'p>,
    state: &'s State,
    writable: bool,
    /// What was kept already: where it was, and where it is.
    moved: Vec<(u64, u64)>,
}

/// How deep a constant's value may be looked into.
const MAX_VALUE_DEPTH: u32 = 64;

impl<'p> ConstInterner<'p, '_> {
    /// The bytes of a value, with all addresses leading to what is kept.
    fn value(&mut self, mut bytes: Vec<u8>, ty: Ty, depth: u32) -> Result<Vec<u8>, Termination> {
        self.pointers(&mut bytes, 0, ty, depth)?;
        Ok(bytes)
    }

    /// Goes through the part of a value at `at`, which is of type `ty`.
    fn pointers(
        &mut self,
        bytes: &mut [u8],
        at: usize,
        ty: Ty,
        depth: u32,
    ) -> Result<(), Termination> {
        if depth > MAX_VALUE_DEPTH {
            return Err(Termination::Unsupported {
                construct: "a constant that is nested so deep".to_owned(),
                span: None,
            });
        }
        let types = &self.cx.tcx.types;
        match types.kind(ty) {
            TyKind::Ref(_, to, _) | TyKind::RawPtr(to, _) => self.pointer(bytes, at, to, depth),
            TyKind::Adt(def, args) => {
                let adt = self.cx.tcx.adt_def(def);
                if adt.is_phantom_data {
                    return Ok(());
                }
                let layout = self.layout(ty)?;
                let variant = active_variant(layout, bytes, at);
                let Some(data) = adt.variants.get(variant.unwrap_or(0)) else {
                    return Ok(());
                };
                for (index, field) in data.fields.iter().enumerate() {
                    let offset = layout.field(variant, index).unwrap_or(0);
                    let field = self.cx.field_ty(field.def, args);
                    let at = at + usize::try_from(offset).unwrap_or(0);
                    self.pointers(bytes, at, field, depth + 1)?;
                }
                Ok(())
            }
            TyKind::Tuple(list) => {
                let layout = self.layout(ty)?;
                for (index, field) in types.list(list).to_vec().into_iter().enumerate() {
                    let offset = layout.field(None, index).unwrap_or(0);
                    let at = at + usize::try_from(offset).unwrap_or(0);
                    self.pointers(bytes, at, field, depth + 1)?;
                }
                Ok(())
            }
            TyKind::Array(element, len) => {
                let len = self.cx.array_len(len).unwrap_or(0);
                self.elements(bytes, at, element, len, depth)
            }
            TyKind::Closure(id, args) => {
                let layout = self.layout(ty)?;
                for (index, field) in self.cx.upvar_tys(id, args).into_iter().enumerate() {
                    let offset = layout.field(None, index).unwrap_or(0);
                    let at = at + usize::try_from(offset).unwrap_or(0);
                    self.pointers(bytes, at, field, depth + 1)?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn elements(
        &mut self,
        bytes: &mut [u8],
        at: usize,
        element: Ty,
        len: u64,
        depth: u32,
    ) -> Result<(), Termination> {
        if !self.may_point(element) {
            return Ok(());
        }
        let stride = usize::try_from(self.layout(element)?.size).unwrap_or(0);
        for index in 0..usize::try_from(len).unwrap_or(0) {
            self.pointers(bytes, at + index * stride, element, depth + 1)?;
        }
        Ok(())
    }

    /// Whether there can be addresses in a value.
    fn may_point(&self, ty: Ty) -> bool {
        !matches!(
            self.cx.tcx.types.kind(ty),
            TyKind::Bool | TyKind::Char | TyKind::Int(_) | TyKind::Float(_)
        )
    }

    fn layout(&self, ty: Ty) -> Result<&'p Layout, Termination> {
        self.cx
            .layout(ty)
            .map_err(|error| Termination::Unsupported {
                construct: error.message().to_owned(),
                span: None,
            })
    }

    /// An address: what it leads to is kept, unless it is among what is kept anyway.
    fn pointer(
        &mut self,
        bytes: &mut [u8],
        at: usize,
        to: Ty,
        depth: u32,
    ) -> Result<(), Termination> {
        let Some(old) = memory::get::<8>(bytes, at).map(u64::from_le_bytes) else {
            return Ok(());
        };
        let allocation = memory::allocation(old);
        if allocation != STACK && !(HEAP..GLOBAL).contains(&allocation) {
            return Ok(());
        }
        let known = self.moved.iter().find(|(from, _)| *from == old);
        let new = if let Some((_, new)) = known {
            *new
        } else {
            let meta = memory::get::<8>(bytes, at + 8).map_or(0, u64::from_le_bytes);
            let new = self.pointee(old, to, meta, depth)?;
            self.moved.push((old, new));
            new
        };
        let _ = memory::put(bytes, at, new.to_le_bytes());
        Ok(())
    }

    fn pointee(&mut self, old: u64, to: Ty, meta: u64, depth: u32) -> Result<u64, Termination> {
        let unsupported = || Termination::Unsupported {
            construct: "what a constant points to".to_owned(),
            span: None,
        };
        let (ty, len) = match (self.cx.meta(to), self.cx.tcx.types.kind(to)) {
            (Meta::None, _) => (to, None),
            (Meta::Length, TyKind::Slice(element)) => (element, Some(meta)),
            (Meta::Length, TyKind::Str) => (self.cx.tcx.types.common.u8, Some(meta)),
            (Meta::Vtable, TyKind::Dynamic(..)) => {
                let ty = self.cx.engine.vtable_types.borrow().get(&meta).copied();
                (ty.ok_or_else(unsupported)?, None)
            }
            _ => return Err(unsupported()),
        };
        let layout = self.layout(ty)?;
        let align = layout.align;
        let size = layout.size.saturating_mul(len.unwrap_or(1));
        let size = usize::try_from(size).map_err(|_| unsupported())?;
        let globals = &self.cx.engine.globals;
        let read = self.state.memory().read(globals, old, size);
        let mut bytes = read.map_err(|_| unsupported())?.to_vec();
        match len {
            Some(len) => self.elements(&mut bytes, 0, ty, len, depth)?,
            None => self.pointers(&mut bytes, 0, ty, depth + 1)?,
        }
        Ok(if self.writable {
            self.cx.engine.anonymous_static(bytes)
        } else {
            globals.add(bytes, align)
        })
    }
}

/// The variant that the value of an enum is of, as its layout says; nothing for a struct.
pub(super) fn active_variant(layout: &Layout, bytes: &[u8], at: usize) -> Option<usize> {
    let Shape::Enum { variants, tag } = &layout.shape else {
        return None;
    };
    let read = |offset: u64, size: usize| {
        let at = at + usize::try_from(offset).unwrap_or(0);
        let mut buffer = [0; 16];
        memory::fill(&mut buffer, memory::range(bytes, at, size).unwrap_or(&[]));
        u128::from_le_bytes(buffer)
    };
    let mask = |size: usize| match size {
        16 => u128::MAX,
        size => (1 << (size * 8)) - 1,
    };
    match *tag {
        Tag::Never => None,
        Tag::Single(variant) => Some(variant),
        Tag::Direct { offset, num } => {
            let value = read(offset, num.size());
            let mask = mask(num.size());
            variants.iter().position(|v| v.discr & mask == value)
        }
        Tag::Niche {
            offset,
            num,
            untagged,
            first,
            last,
            start,
        } => {
            let value = read(offset, num.size());
            let relative = value.wrapping_sub(start) & mask(num.size());
            if relative <= (last - first) as u128 {
                usize::try_from(relative)
                    .ok()
                    .map(|relative| first + relative)
            } else {
                Some(untagged)
            }
        }
    }
}

/// What the type room asks about constants: see [`ConstEval`].
#[derive(Debug)]
pub struct Evaluator {
    engine: Engine,
}

impl Evaluator {
    /// An evaluator that knows nothing yet.
    #[must_use]
    pub fn new(bodies: Rc<Bodies>, source: SourceFile) -> Rc<Self> {
        Rc::new(Self {
            engine: Engine::new(bodies, source, false),
        })
    }

    fn bits(&self, tcx: &Tcx, key: ConstKey, args: Args, ty: Ty) -> Result<u128, Box<Diagnostic>> {
        let cx = Cx {
            tcx,
            engine: &self.engine,
        };
        let address = cx.const_value(key, args, ty).map_err(|trap| {
            let span = match key {
                ConstKey::Item(def) => tcx.def(def).span,
                ConstKey::Body(BodyKey::Body(body)) => {
                    tcx.body(body).map(|body| body.span).unwrap_or_default()
                }
                ConstKey::Body(BodyKey::Closure(_)) | ConstKey::Promoted(..) => Span::default(),
            };
            Box::new(trap_diagnostic(&trap, span))
        })?;
        let global = self.engine.globals.get(memory::allocation(address));
        let mut buffer = [0; 16];
        memory::fill(&mut buffer, global.map_or(&[][..], |global| &global.bytes));
        Ok(u128::from_le_bytes(buffer))
    }
}

/// What is said of a constant that cannot be evaluated.
fn trap_diagnostic(trap: &Trap, span: Span) -> Diagnostic {
    let unsupported =
        |text: &str| Diagnostic::unsupported(span, "this constant").with_note(None, text);
    match trap {
        Trap::Ended(termination) => match &**termination {
            Termination::Rejected(diagnostic) => (**diagnostic).clone(),
            Termination::Unsupported { construct, .. } => unsupported(construct),
            Termination::UndefinedBehaviour { message, .. } => unsupported(message),
            _ => unsupported("its evaluation did not come to an end"),
        },
        Trap::Unsupported(construct) => unsupported(construct),
        Trap::Undefined(message) => unsupported(message),
    }
}

impl ConstEval for Evaluator {
    fn eval_bits(
        &self,
        tcx: &Tcx,
        body: BodyRef,
        args: Args,
        ty: Ty,
    ) -> Result<u128, Box<Diagnostic>> {
        self.bits(tcx, ConstKey::Body(BodyKey::Body(body)), args, ty)
    }

    fn eval_item(&self, tcx: &Tcx, def: DefId, args: Args) -> Result<u128, Box<Diagnostic>> {
        let ty = tcx.type_of(def);
        let cx = Cx {
            tcx,
            engine: &self.engine,
        };
        let ty = cx.mono(ty, args);
        self.bits(tcx, ConstKey::Item(def), args, ty)
    }

    fn evaluate(&self, tcx: &Tcx, def: DefId) -> Result<(), Box<Diagnostic>> {
        let cx = Cx {
            tcx,
            engine: &self.engine,
        };
        let span = tcx.def(def).span;
        if tcx.def_kind(def) == DefKind::Static {
            let number = memory::allocation(self.engine.static_address(def)).wrapping_sub(STATIC);
            let bytes = cx.static_bytes(number);
            let failed = |ended: Termination| Box::new(trap_diagnostic(&ended.into(), span));
            return bytes.map(|_| ()).map_err(failed);
        }
        let ty = cx.mono(tcx.type_of(def), Args::EMPTY);
        let value = cx.const_value(ConstKey::Item(def), Args::EMPTY, ty);
        value
            .map(|_| ())
            .map_err(|trap| Box::new(trap_diagnostic(&trap, span)))
    }

    fn size_of(&self, tcx: &Tcx, ty: Ty) -> Option<u64> {
        let cx = Cx {
            tcx,
            engine: &self.engine,
        };
        let layout = cx.layout(ty).ok()?;
        (!layout.is_unsized).then_some(layout.size)
    }
}
