//! Where looking begins: the variables of calls, statics and thread-locals.

use super::{Container, Root, RootKind, View, Way};
use crate::interp::code::{Code, LocalSlot, LocalState};
use crate::interp::machine::Frame;
use crate::interp::memory::{self, STACK, STATIC};
use crate::mir::LocalKind;
use crate::trace::Value;
use crate::trace::picture::{self, Frame as FrameView, Local};
use crate::ty::{GenericArg, Ty};

impl View<'_> {
    /// Looks at everything that is alive by itself.
    pub(super) fn roots(&mut self) {
        let frames = self.machine.frames();
        let mut std_frames = Vec::new();
        for frame in &frames {
            let Some(code) = self.cx.engine.compiled(frame.function) else {
                continue;
            };
            if code.is_user {
                self.user_frame(*frame, code);
            } else {
                std_frames.push((*frame, code, self.picture.frames.len().saturating_sub(1)));
            }
        }
        self.statics();
        self.thread_locals();
        // What std works with comes last: most of it is somebody's already.
        for (frame, code, number) in std_frames {
            self.std_frame(frame, code, number);
        }
    }

    fn user_frame(&mut self, frame: Frame, code: &Code) {
        let number = self.picture.frames.len();
        let function = self.function_text(frame);
        let pc = frame.pc.saturating_sub(1);
        let span = code.mark(pc).map(|mark| mark.span).unwrap_or_default();
        let span = self.range(self.cx.expansion_cause(span));
        self.picture.frames.push(FrameView {
            function: function.clone(),
            span,
            locals: Vec::new(),
        });
        for (index, local) in code.locals.iter().enumerate() {
            if let Some(shown) = self.local(frame, local, index, number, &function)
                && let Some(view) = self.picture.frames.get_mut(number)
            {
                view.locals.push(shown);
            }
        }
    }

    /// What a function is called within its crate.
    fn function_text(&self, frame: Frame) -> String {
        self.cx.function_name(frame.function).short.to_string()
    }

    fn address_of(&self, frame: Frame, local: &LocalSlot) -> Option<u64> {
        let at = memory::address(STACK, frame.base.wrapping_add(local.slot?));
        match local.kept {
            Some(offset) => Some(self.word(at).wrapping_add(offset)),
            None => Some(at),
        }
    }

    fn state_of(&self, frame: Frame, local: &LocalSlot, address: u64) -> LocalState {
        match local.state {
            Some(slot) => {
                let at = memory::address(STACK, frame.base.wrapping_add(slot));
                let byte = self.bytes(at, 1).and_then(<[u8]>::first).copied();
                LocalState::of(byte.unwrap_or(0))
            }
            // What a coroutine keeps is zero before it is there.
            None if local.kept.is_some() => {
                let bytes = self.bytes(address, local.size).unwrap_or_default();
                if bytes.iter().any(|byte| *byte != 0) {
                    LocalState::Live
                } else {
                    LocalState::Absent
                }
            }
            None => LocalState::Live,
        }
    }

    fn local(
        &mut self,
        frame: Frame,
        local: &LocalSlot,
        index: usize,
        number: usize,
        function: &str,
    ) -> Option<Local> {
        let address = self.address_of(frame, local)?;
        let state = self.state_of(frame, local, address);
        let name = local
            .name
            .map_or(String::new(), |name| self.cx.tcx.text(name).to_owned());
        let kind = match local.kind {
            LocalKind::Var(_) => RootKind::Variable,
            LocalKind::Arg(named) => RootKind::Argument {
                named: named.is_some(),
                function: function.to_owned(),
            },
            LocalKind::Temp { reason, .. } => RootKind::Temporary(reason),
            LocalKind::Return => RootKind::Return(function.to_owned()),
            LocalKind::GuardRef(_) | LocalKind::Internal | LocalKind::DropFlag => RootKind::Operand,
        };
        let until = match local.kind {
            LocalKind::Temp { until, .. } => Some(until.shrink_to_end()),
            _ => local.until,
        };
        let is_named = !name.is_empty() && !matches!(kind, RootKind::Temporary(_));
        if !is_named && state != LocalState::Live {
            return None;
        }
        if !is_named && !self.may_matter(local.ty) {
            return None;
        }
        let id = format!("f{number}.{index}");
        let way = Way {
            path: name.clone(),
            within: id.clone(),
            container: Container::Nothing,
            root: Root {
                frame: number,
                kind,
                name: name.clone(),
                until,
            },
            depth: 0,
        };
        self.add_region(address, local.size, &id, local.ty);
        let before = self.found.len();
        let (state, value) = match state {
            LocalState::Absent => return None,
            LocalState::Live => (
                picture::LocalState::Live,
                self.value(local.ty, address, &way),
            ),
            LocalState::Moved => (picture::LocalState::Moved, gone("moved")),
            LocalState::Uninit => (picture::LocalState::Uninit, gone("not initialised")),
            LocalState::Dropped => (picture::LocalState::Dropped, gone("dropped")),
        };
        let holds = self.found.len() > before;
        if !is_named && !holds {
            return None;
        }
        let temporary = match way.root.kind {
            RootKind::Temporary(_) => Some(self.why(&way).text),
            _ => None,
        };
        Some(Local {
            id,
            name,
            ty: self.ty_text(local.ty),
            state,
            value,
            address: format!("{address:#x}"),
            temporary,
        })
    }

    fn std_frame(&mut self, frame: Frame, code: &Code, number: usize) {
        let name = self.function_text(frame);
        for local in &code.locals {
            let Some(address) = self.address_of(frame, local) else {
                continue;
            };
            if !self.cx.holds_guard(local.ty) {
                continue;
            }
            let way = Way {
                path: String::new(),
                within: String::new(),
                container: Container::Nothing,
                root: Root {
                    frame: number,
                    kind: RootKind::Std(name.clone()),
                    name: String::new(),
                    until: None,
                },
                depth: 0,
            };
            let _ = self.value(local.ty, address, &way);
        }
    }

    fn static_way(name: &str, id: &str) -> Way {
        Way {
            path: name.to_owned(),
            within: id.to_owned(),
            container: Container::Nothing,
            root: Root {
                frame: 0,
                kind: RootKind::Static,
                name: name.to_owned(),
                until: None,
            },
            depth: 0,
        }
    }

    /// The statics of the program that were touched.
    fn statics(&mut self) {
        let mut locals = Vec::new();
        for (number, entry) in (0u32..).zip(self.cx.engine.statics.iter()) {
            let Some(def) = entry.def.filter(|def| self.cx.tcx.is_local(*def)) else {
                continue;
            };
            let address = memory::address(STATIC.wrapping_add(number), 0);
            let ty = self.cx.tcx.type_of(def);
            let Some(size) = self.layout(ty).map(|layout| layout.size) else {
                continue;
            };
            if size > 0 && self.bytes(address, size).is_none() {
                continue;
            }
            let name = self.cx.tcx.def(def).name;
            let name = name.map_or(String::new(), |name| self.cx.tcx.text(name).to_owned());
            locals.push((name, format!("s{number}"), ty, address));
        }
        for (name, id, ty, address) in locals {
            self.static_value(&name, &id, ty, address);
        }
    }

    fn static_value(&mut self, name: &str, id: &str, ty: Ty, address: u64) {
        let size = self.layout(ty).map_or(0, |layout| layout.size);
        self.add_region(address, size, id, ty);
        let value = self.value(ty, address, &Self::static_way(name, id));
        let ty = self.ty_text(ty);
        if let Some(first) = self.picture.frames.first_mut() {
            first.locals.push(Local {
                id: id.to_owned(),
                name: name.to_owned(),
                ty,
                state: picture::LocalState::Live,
                value,
                address: format!("{address:#x}"),
                temporary: None,
            });
        }
    }

    /// The thread's values: a list in std says where each is, and the function that drops it
    /// of which type it is.
    fn thread_locals(&mut self) {
        let list = self.cx.tcx.lang_item("thread_locals");
        let state = self.cx.tcx.lang_item("thread_local_state");
        let (Some(list), Some(state)) = (list, state) else {
            return;
        };
        let found = self
            .cx
            .engine
            .statics
            .iter()
            .position(|entry| entry.def == Some(list));
        let Some(number) = found.and_then(|number| u32::try_from(number).ok()) else {
            return;
        };
        let at = memory::address(STATIC.wrapping_add(number), 0);
        let ty = self.cx.tcx.type_of(list);
        let Some((data, len, element)) = self.list_in(ty, at, 0) else {
            return;
        };
        let stride = self.layout(element).map_or(24, |layout| layout.size);
        for index in 0..len.min(64) {
            let entry = data.wrapping_add(index.wrapping_mul(stride));
            let [init, at, destroy] =
                [0, 1, 2].map(|field| self.word(entry.wrapping_add(self.offset(element, field))));
            let Some(ty) = self.first_arg_of(destroy) else {
                continue;
            };
            let args = self.cx.tcx.types.mk_args(&[GenericArg::Ty(ty)]);
            let ty = self.cx.tcx.types.mk_adt(state, args);
            let name = self.thread_local_name(init);
            let number = memory::allocation(at);
            self.seen.insert(number);
            self.static_value(&name, &super::pointer::allocation_id(number), ty, at);
        }
    }

    /// The first generic argument of the function at an address.
    fn first_arg_of(&self, function: u64) -> Option<Ty> {
        self.cx
            .first_type_arg(self.cx.engine.function_at(function)?)
    }

    /// The name of the thread-local that a function is the initialiser of.
    fn thread_local_name(&self, init: u64) -> String {
        let name = self.cx.engine.function_at(init).map(|id| {
            let name = self.cx.function_name(id);
            name.path.to_string()
        });
        let name = name.unwrap_or_default();
        let parts = name.split("::").filter(|part| {
            !part.starts_with('{') && part.chars().all(|c| !c.is_lowercase()) && !part.is_empty()
        });
        parts.last().unwrap_or("a thread-local").to_owned()
    }

    pub(super) fn add_region(&mut self, start: u64, size: u64, owner: &str, ty: Ty) {
        self.regions.push(super::Region {
            start,
            end: start.wrapping_add(size.max(1)),
            owner: owner.to_owned(),
            ty,
            elements: None,
        });
    }

    /// Whether a temporary of the type may hold a guard, itself or on the heap.
    fn may_matter(&self, ty: Ty) -> bool {
        self.cx.needs_drop(ty)
    }
}

fn gone(what: &str) -> Value {
    Value::Opaque(what.to_owned())
}
