//! From MIR, with its types put in, to compact code.
//!
//! ```text
//! body       blocks and statements of MIR
//! place      where a place is: a slot, or behind an address
//! operand    constants, copies, moves
//! rvalue     what is computed
//! cast       conversions and coercions
//! call       calls; unwinding out of them
//! switch     branches
//! intrinsic  what std asks the machine for
//! shim       functions that nobody wrote: constructors, adapters
//! glue       what drops a value
//! watch      what code says to those who watch
//! ```
//!
//! What cannot be compiled becomes an operation that says so when it is reached.

mod body;
mod builder;
mod call;
mod cast;
mod constant;
mod coroutine;
mod glue;
mod intrinsic;
mod operand;
mod place;
mod rvalue;
mod shim;
mod switch;
mod vtable;
mod watch;

use super::code::{Code, Trap};
use super::instance::{FunctionId, FunctionKey};
use super::outcome::Termination;
use super::program::Cx;
use crate::resolve::DefId;
use crate::ty::traits::{Instance, InstanceKind};
use crate::ty::{Args, BodyKey};

use body::{BodyBuilder, Role};
use builder::Builder;
pub(in crate::interp) use operand::for_each_local;

impl<'p> Cx<'p> {
    /// Compiles a function.
    ///
    /// # Errors
    /// If it has no body, or one with errors, or if its types are too large.
    pub(super) fn compile(self, key: FunctionKey) -> Result<Code, Termination> {
        let code = self.compile_any(key)?;
        if self.tcx.types.overflowed() {
            return Err(Termination::Unsupported {
                construct: "a type with too many parts".to_owned(),
                span: None,
            });
        }
        Ok(code)
    }

    fn compile_any(self, key: FunctionKey) -> Result<Code, Termination> {
        match key {
            FunctionKey::Instance(instance) => self.compile_instance(instance),
            FunctionKey::Reified(instance) => self.shim(|builder| builder.reified(instance)),
            FunctionKey::ClosurePointer(id, args) => {
                self.shim(|builder| builder.closure_pointer(id, args))
            }
            FunctionKey::CallOnceByRef(instance) => {
                self.shim(|builder| builder.call_once_by_ref(instance))
            }
            FunctionKey::Const(body, args) => self.compile_body(body, args, Role::Constant),
            FunctionKey::Promoted(body, id, args) => {
                let way = self.engine.promoted_way(id);
                self.compile_promoted(body, &way, args)
            }
            FunctionKey::DropGlue(ty) => self.shim(|builder| builder.drop_glue(ty)),
            FunctionKey::DropElements(ty) => self.shim(|builder| builder.drop_elements(ty)),
            FunctionKey::CoroutineDrop(id, args) => {
                self.compile_body(BodyKey::Closure(id), args, Role::CoroutineDrop(id))
            }
            FunctionKey::Entry => self.shim(Builder::entry),
        }
    }

    fn compile_instance(self, instance: Instance) -> Result<Code, Termination> {
        let args = instance.args;
        match instance.kind {
            InstanceKind::Item(def) => {
                let Some(body) = self.tcx.body_of(def) else {
                    return Err(Termination::Unsupported {
                        construct: "a function without a body".to_owned(),
                        span: Some(self.tcx.def(def).span),
                    });
                };
                let role = Role::Function {
                    tracks_caller: self.tracks_caller(instance),
                };
                self.compile_body(BodyKey::Body(body), args, role)
            }
            InstanceKind::Closure { id, kind, called } => {
                use crate::ty::results::ClosureKind;
                if called == ClosureKind::FnOnce && kind != ClosureKind::FnOnce {
                    self.shim(|builder| builder.closure_once(id, args, kind))
                } else {
                    let role = Role::Function {
                        tracks_caller: false,
                    };
                    self.compile_body(BodyKey::Closure(id), args, role)
                }
            }
            InstanceKind::CoroutinePoll(id) => {
                self.compile_body(BodyKey::Closure(id), args, Role::Coroutine(id))
            }
            InstanceKind::Intrinsic(def) => {
                self.shim(|builder| builder.intrinsic_function(def, args))
            }
            InstanceKind::Ctor(def) => self.shim(|builder| builder.constructor(def, args)),
            InstanceKind::FnPtrShim { ty, called } => {
                self.shim(|builder| builder.fn_ptr_shim(ty, called, args))
            }
            InstanceKind::Virtual { method, index } => {
                self.shim(|builder| builder.virtual_shim(method, index, args))
            }
            InstanceKind::CloneShim(ty) => self.shim(|builder| builder.clone_shim(ty)),
        }
    }

    fn compile_body(self, key: BodyKey, args: Args, role: Role) -> Result<Code, Termination> {
        let Some(body) = self.engine.bodies.get(self.tcx, key) else {
            return Err(self.rejected());
        };
        BodyBuilder::new(self, body, args, role).compile()
    }

    fn compile_promoted(
        self,
        key: BodyKey,
        way: &[usize],
        args: Args,
    ) -> Result<Code, Termination> {
        let mut body = self.engine.bodies.get(self.tcx, key);
        for index in way {
            body = body.and_then(|body| body.promoted.get(*index));
        }
        let body = body.ok_or_else(|| self.rejected())?;
        let mut builder = BodyBuilder::new(self, body, args, Role::Constant);
        builder.way = way.to_vec();
        builder.compile()
    }

    /// Compiles a function that nobody wrote.
    fn shim(
        self,
        make: impl FnOnce(&mut Builder<'p>) -> builder::Result<()>,
    ) -> Result<Code, Termination> {
        let mut builder = Builder::new(self);
        if let Err(trap) = make(&mut builder) {
            builder.trap(trap);
        }
        Ok(builder.finish())
    }

    /// The function that a call comes to.
    pub(super) fn instance(self, def: DefId, args: Args) -> builder::Result<Instance> {
        self.tcx.resolve_instance(def, args).ok_or_else(|| {
            let path = self.tcx.full_path(def);
            let args = self.tcx.types.args(args);
            let args: Vec<String> = args.iter().map(|arg| self.tcx.arg_text(*arg)).collect();
            Trap::Unsupported(format!("{path} for {}", args.join(", ")))
        })
    }

    /// The outcome of something that has errors.
    #[track_caller]
    pub(super) fn rejected(self) -> Termination {
        let diagnostics = self.tcx.diagnostics();
        let found = diagnostics.iter().rev().find(|each| !each.is_error());
        match found.or(diagnostics.last()) {
            Some(diagnostic) => Termination::Rejected(Box::new(diagnostic.clone())),
            None => Termination::Unsupported {
                construct: format!(
                    "a body that could not be built ({})",
                    std::panic::Location::caller()
                ),
                span: None,
            },
        }
    }

    /// A function of std that the machine calls by itself.
    pub(super) fn lang_function(self, name: &str) -> Option<FunctionId> {
        let def = self.tcx.lang_item(name)?;
        Some(self.item_function(def, Args::EMPTY))
    }

    /// A function by its definition, which is not a method of a trait.
    pub(super) fn item_function(self, def: DefId, args: Args) -> FunctionId {
        self.engine.function_id(FunctionKey::Instance(Instance {
            kind: InstanceKind::Item(def),
            args,
        }))
    }

    /// The function that a run begins with.
    pub(super) fn entry(self) -> Result<FunctionId, Termination> {
        Ok(self.engine.function_id(FunctionKey::Entry))
    }
}

impl From<Termination> for Trap {
    fn from(termination: Termination) -> Self {
        Self::Ended(Box::new(termination))
    }
}
