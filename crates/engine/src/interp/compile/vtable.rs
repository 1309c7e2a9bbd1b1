//! Vtables.
//!
//! | entry | what |
//! |---|---|
//! | 0 | the function that drops the value; zero if dropping does nothing |
//! | 1 | the size |
//! | 2 | the alignment |
//! | 3 … | the methods |

use super::builder::Result;
use crate::interp::code::Trap;
use crate::interp::instance::FunctionKey;
use crate::interp::program::{Cx, Engine};
use crate::resolve::DefId;
use crate::ty::results::ClosureKind;
use crate::ty::traits::{Instance, InstanceKind};
use crate::ty::{Args, ExistentialPredicate, GenericArg, Ty, TyKind};

/// The first entry that is a method.
pub(super) const FIRST_METHOD: u32 = 3;

impl Cx<'_> {
    /// The principal trait of a trait object.
    pub(super) fn principal(self, object: Ty) -> Option<(DefId, Args)> {
        let TyKind::Dynamic(list, _) = self.tcx.types.kind(object) else {
            return None;
        };
        let predicates = self.tcx.types.existentials(list);
        predicates.iter().find_map(|predicate| match predicate {
            ExistentialPredicate::Trait(def, args) => Some((*def, *args)),
            _ => None,
        })
    }

    /// The address of the vtable of a type as a trait object.
    pub(in crate::interp) fn vtable(self, ty: Ty, object: Ty) -> Result<u64> {
        let key = (ty, object);
        if let Some(address) = self.engine.vtables.borrow().get(&key) {
            return Ok(*address);
        }
        let layout = self
            .layout(ty)
            .map_err(|error| Trap::Unsupported(error.message().to_owned()))?;
        let drop = if self.needs_drop(ty) {
            let glue = self.engine.function_id(FunctionKey::DropGlue(ty));
            Engine::function_address(glue)
        } else {
            0
        };
        let mut entries = vec![drop, layout.size, layout.align];
        for entry in self.tcx.vtable_entries(object) {
            entries.push(self.vtable_method(ty, entry.method, entry.args)?);
        }
        let bytes = entries.iter().flat_map(|entry| entry.to_le_bytes());
        let address = self.engine.globals.add(bytes.collect(), 8);
        self.engine.vtables.borrow_mut().insert(key, address);
        self.engine.vtable_types.borrow_mut().insert(address, ty);
        Ok(address)
    }

    /// The address of a method for a type. The arguments have the trait object as `Self`.
    fn vtable_method(self, ty: Ty, method: DefId, args: Args) -> Result<u64> {
        let types = &self.tcx.types;
        let mut list = types.args(args).to_vec();
        if let Some(first) = list.first_mut() {
            *first = GenericArg::Ty(ty);
        }
        let args = self.mono(types.mk_args(&list), Args::EMPTY);
        let Some(instance) = self.tcx.resolve_instance(method, args) else {
            // A method whose where clauses do not hold for the type cannot be called.
            return Ok(0);
        };
        if self.takes_self_by_value(method) {
            let key = FunctionKey::CallOnceByRef(instance);
            return Ok(Engine::function_address(self.engine.function_id(key)));
        }
        Ok(self.reify(instance))
    }

    /// Whether a method takes `self` itself, and not a pointer to it.
    pub(super) fn takes_self_by_value(self, method: DefId) -> bool {
        let sig = self.tcx.fn_sig(method);
        let (inputs, _) = self.tcx.types.split_sig(sig.inputs_and_output);
        inputs.first().is_some_and(
            |first| matches!(self.tcx.types.kind(*first), TyKind::Param(param) if param.index == 0),
        )
    }

    /// The address of a function as a function pointer.
    pub(super) fn reify(self, instance: Instance) -> u64 {
        let key = if self.tracks_caller(instance) {
            FunctionKey::Reified(instance)
        } else {
            FunctionKey::Instance(canonical(instance))
        };
        Engine::function_address(self.engine.function_id(key))
    }

    /// The number of the function that an instance is.
    pub(in crate::interp) fn instance_function(
        self,
        instance: Instance,
    ) -> crate::interp::instance::FunctionId {
        self.engine
            .function_id(FunctionKey::Instance(canonical(instance)))
    }
}

/// Ways to call a closure that come to the same are made the same.
fn canonical(instance: Instance) -> Instance {
    match instance.kind {
        InstanceKind::Closure { id, kind, called } if called != ClosureKind::FnOnce => Instance {
            kind: InstanceKind::Closure {
                id,
                kind,
                called: kind,
            },
            args: instance.args,
        },
        _ => instance,
    }
}
