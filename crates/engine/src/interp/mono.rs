//! Questions about types without parameters.

use std::rc::Rc;

use super::instance::{FunctionId, FunctionKey};
use super::program::Cx;
use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::trace::FunctionName;
use crate::ty::traits::{InstanceKind, ParamEnv};
use crate::ty::{Args, ClosureId, ClosureOrigin, Const, Ty, TyKind, TypeFoldable};

impl Cx<'_> {
    /// What something is under generic arguments, with all associated types known.
    pub fn mono<T: TypeFoldable>(self, value: T, args: Args) -> T {
        let value = self.tcx.subst_erased(value, args);
        self.tcx.normalize_erasing_regions(ParamEnv::EMPTY, value)
    }

    /// The type of a field.
    #[must_use]
    pub fn field_ty(self, field: DefId, args: Args) -> Ty {
        self.mono(self.tcx.type_of(field), args)
    }

    /// The length of an array.
    #[must_use]
    pub fn array_len(self, len: Const) -> Option<u64> {
        let types = &self.tcx.types;
        types
            .as_usize(len)
            .or_else(|| types.as_usize(self.tcx.try_eval_const(len)))
    }

    /// Whether dropping a value does anything.
    #[must_use]
    pub fn needs_drop(self, ty: Ty) -> bool {
        self.tcx.needs_drop(ParamEnv::EMPTY, ty)
    }

    /// Whether values are copied.
    #[must_use]
    pub fn is_copy(self, ty: Ty) -> bool {
        self.tcx.type_is_copy(ParamEnv::EMPTY, ty)
    }

    /// Where the tail of something unsized begins, which is aligned so.
    #[must_use]
    pub fn tail_offset(self, ty: Ty, tail_align: u64) -> u64 {
        let mut at = ty;
        let mut offset: u64 = 0;
        for _ in 0..64 {
            let Ok(layout) = self.layout(at) else {
                break;
            };
            let last = match self.tcx.types.kind(at) {
                TyKind::Tuple(list) => {
                    let list = self.tcx.types.list(list);
                    list.last().map(|ty| (list.len() - 1, *ty))
                }
                TyKind::Adt(def, args) => {
                    let adt = self.tcx.adt_def(def);
                    let fields = adt.struct_variant().map_or(&[][..], |v| &v.fields);
                    let last = fields.last();
                    last.map(|field| (fields.len() - 1, self.field_ty(field.def, args)))
                }
                _ => None,
            };
            let Some((index, last)) = last else {
                break;
            };
            // Each field on the way begins where the tail's alignment lets it.
            let within = layout.field(None, index).unwrap_or(0);
            offset += within.next_multiple_of(tail_align.max(1));
            at = last;
        }
        offset
    }

    /// The first of a function's generic arguments that is a type.
    pub(super) fn first_type_arg(self, id: FunctionId) -> Option<Ty> {
        let (FunctionKey::Instance(instance) | FunctionKey::Reified(instance)) =
            self.engine.function(id)?.key
        else {
            return None;
        };
        let args = self.tcx.types.args(instance.args);
        args.iter().find_map(|arg| arg.as_ty())
    }

    /// What a function is called.
    pub(super) fn function_name(self, id: FunctionId) -> Rc<FunctionName> {
        if let Some(name) = self.engine.names.borrow().get(&id) {
            return Rc::clone(name);
        }
        let name = Rc::new(self.make_name(id));
        self.engine.names.borrow_mut().insert(id, Rc::clone(&name));
        name
    }

    fn make_name(self, id: FunctionId) -> FunctionName {
        let key = self.engine.function(id).map(|function| function.key);
        let local = self.tcx.local_crate();
        let of_def = |def: DefId| {
            let data = self.tcx.def(def);
            let path: Rc<str> = self.tcx.full_path(def).into();
            FunctionName {
                short: self.short_name(def).into(),
                path,
                span: Some(data.span),
                in_std: Some(data.krate) != local,
            }
        };
        let made_up = |path: String| FunctionName {
            short: path.as_str().into(),
            path: path.into(),
            span: None,
            in_std: true,
        };
        match key {
            Some(
                FunctionKey::Instance(instance)
                | FunctionKey::Reified(instance)
                | FunctionKey::CallOnceByRef(instance),
            ) => match instance.kind {
                InstanceKind::Item(def)
                | InstanceKind::Intrinsic(def)
                | InstanceKind::Ctor(def)
                | InstanceKind::Virtual { method: def, .. } => of_def(def),
                InstanceKind::Closure { id, .. } | InstanceKind::CoroutinePoll(id) => {
                    self.closure_name(id, instance.args)
                }
                InstanceKind::FnPtrShim { ty, .. } | InstanceKind::CloneShim(ty) => {
                    made_up(self.tcx.type_name(ty))
                }
            },
            Some(FunctionKey::ClosurePointer(id, args) | FunctionKey::CoroutineDrop(id, args)) => {
                self.closure_name(id, args)
            }
            Some(FunctionKey::DropGlue(ty) | FunctionKey::DropElements(ty)) => {
                made_up(format!("drop of {}", self.tcx.type_name(ty)))
            }
            Some(FunctionKey::Const(..) | FunctionKey::Promoted(..) | FunctionKey::Entry)
            | None => made_up(String::new()),
        }
    }

    /// A function's name as people say it: with the type that it is a method of.
    fn short_name(self, def: DefId) -> String {
        let path = self.tcx.full_path(def);
        let Some((of, name)) = path.rsplit_once("::") else {
            return path;
        };
        // `<main::Button as std::default::Default>`
        let of = of
            .strip_prefix('<')
            .and_then(|of| of.split(" as ").next())
            .unwrap_or(of);
        let of = of.strip_prefix("main::").unwrap_or(of);
        if of.is_empty() || of == "main" {
            return name.to_owned();
        }
        format!("{of}::{name}")
    }

    fn closure_name(self, id: ClosureId, args: Args) -> FunctionName {
        let ty = self.tcx.types.mk(TyKind::Closure(id, args));
        let def = self.tcx.closure_def(id);
        let krate = def.map(|def| self.tcx.def(def.owner).krate);
        let line = def.map_or(0, |def| self.engine.source.line_column(def.span.start).0);
        let short = match def.map(|def| (def.kind, def.owner)) {
            Some((ClosureOrigin::AsyncFn, owner)) => self.short_name(owner),
            Some((ClosureOrigin::AsyncBlock, _)) => format!("async block at line {line}"),
            _ => format!("closure at line {line}"),
        };
        FunctionName {
            short: short.into(),
            path: self.tcx.type_name(ty).into(),
            span: def.map(|def| def.span),
            in_std: krate != self.tcx.local_crate(),
        }
    }

    /// The outermost macro call that led to a span: the place that a panic reports.
    #[must_use]
    pub fn expansion_cause(self, span: Span) -> Span {
        let ast = self.tcx.asts.iter().find(|ast| ast.file == span.file);
        ast.map_or(span, |ast| ast.hygiene.expansion_cause(span))
    }
}
