//! What all runs of one program share.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::fmt::Write as _;
use std::rc::Rc;

use elsa::{FrozenMap, FrozenVec};

use super::code::{Code, Op};
use super::instance::{Function, FunctionId, FunctionKey, PromotedId};
use super::layout::{CoroutineLayout, Layout};
use super::memory::{self, FUNCTION, Globals, STATIC};
use super::outcome::Termination;
use crate::mir::Bodies;
use crate::resolve::DefId;
use crate::syntax::LineIndex;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::trace::FunctionName;
use crate::ty::{Args, BodyKey, ClosureId, Tcx, Ty};

/// The file of a program, for the places that panics report.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// What it is called.
    pub name: String,
    /// Its text.
    pub text: String,
    lines: LineIndex,
}

impl SourceFile {
    /// A file.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            name: name.into(),
            lines: LineIndex::new(&text),
            text,
        }
    }

    /// Line and column of an offset.
    pub(crate) fn line_column(&self, offset: u32) -> (u32, u32) {
        let place = self.lines.line_column(&self.text, offset);
        (place.line, place.column)
    }
}

/// A program with the code that was compiled for it so far.
#[derive(Debug)]
pub struct Program {
    /// The types, and everything that is known before a run.
    pub tcx: Rc<Tcx>,
    pub(super) engine: Engine,
}

impl Program {
    /// A program, to be run as fast as possible.
    #[must_use]
    pub fn new(tcx: Rc<Tcx>, source: SourceFile) -> Rc<Self> {
        let engine = Engine::new(Rc::default(), source, false);
        Rc::new(Self { tcx, engine })
    }

    /// A program whose runs tell what happens: see [`crate::trace`].
    #[must_use]
    pub fn observed(tcx: Rc<Tcx>, source: SourceFile) -> Rc<Self> {
        let engine = Engine::new(Rc::default(), source, true);
        Rc::new(Self { tcx, engine })
    }

    /// The same for bodies of which some may be built already.
    #[must_use]
    pub fn with_bodies(
        tcx: Rc<Tcx>,
        bodies: Rc<Bodies>,
        source: SourceFile,
        observed: bool,
    ) -> Rc<Self> {
        let engine = Engine::new(bodies, source, observed);
        Rc::new(Self { tcx, engine })
    }

    /// The bodies that were built.
    #[must_use]
    pub fn bodies(&self) -> &Rc<Bodies> {
        &self.engine.bodies
    }

    /// Size and alignment of a type without parameters, if it is sized.
    #[must_use]
    pub fn size_of(&self, ty: Ty) -> Option<(u64, u64)> {
        let layout = self.cx().layout(ty).ok()?;
        (!layout.is_unsized).then_some((layout.size, layout.align))
    }

    /// The code of a function as text, for those who look into the machine.
    #[must_use]
    pub fn code_text(&self, function: FunctionId) -> String {
        let Ok(code) = self.cx().code(function) else {
            return String::new();
        };
        let name = self.function_name(function);
        let mut text = format!("{} (frame of {} bytes)\n", name.path, code.frame_size);
        for (pc, op) in code.ops.iter().enumerate() {
            let callee = match op {
                Op::Call { f, .. } => format!(" // {}", self.function_name(*f).path),
                _ => String::new(),
            };
            let _ = writeln!(text, "{pc:5} {op:?}{callee}");
        }
        text
    }

    /// What is wrong with the constants of all functions that the program might come to,
    /// whether or not it does. For that they are all compiled.
    #[must_use]
    pub fn check_constants(&self) -> Vec<Diagnostic> {
        let cx = self.cx();
        let _ = cx.entry();
        let mut next = 0;
        while next < self.engine.function_count().min(MAX_FUNCTIONS) {
            let id = FunctionId(u32::try_from(next).unwrap_or(u32::MAX));
            let _ = cx.code(id);
            cx.evaluate_mentioned(id);
            next += 1;
        }
        let mut found: Vec<Diagnostic> = Vec::new();
        for state in self.engine.consts.borrow().values() {
            if let ConstState::Failed(termination) = state
                && let Termination::Rejected(diagnostic) = &**termination
                && !found.contains(diagnostic)
            {
                found.push((**diagnostic).clone());
            }
        }
        found.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end));
        found
    }

    /// How many functions have a number.
    #[must_use]
    pub fn function_count(&self) -> usize {
        self.engine.function_count()
    }

    /// What a function is called.
    #[must_use]
    pub fn function_name(&self, function: FunctionId) -> Rc<FunctionName> {
        self.cx().function_name(function)
    }

    pub(super) fn cx(&self) -> Cx<'_> {
        Cx {
            tcx: &self.tcx,
            engine: &self.engine,
        }
    }
}

/// How many functions of a program are looked at for what is wrong with their constants.
const MAX_FUNCTIONS: usize = 20_000;

/// What is handed along wherever code is compiled or run.
#[derive(Clone, Copy, Debug)]
pub struct Cx<'p> {
    /// The types.
    pub tcx: &'p Tcx,
    /// What was compiled.
    pub engine: &'p Engine,
}

/// The state of a constant's evaluation: its address if it is there.
#[derive(Clone, Debug)]
pub(super) enum ConstState {
    /// It is being evaluated: to ask for it again is a cycle.
    Active,
    /// Its address.
    Done(u64),
    /// It has no value.
    Failed(Box<Termination>),
}

/// A static.
pub(super) struct StaticEntry {
    /// Its definition; nothing for what another one points to.
    pub(super) def: Option<DefId>,
    pub(super) active: Cell<bool>,
    pub(super) bytes: OnceCell<Result<Vec<u8>, Box<Termination>>>,
}

/// Everything that is made out of a program in order to run it, apart from its types. It
/// only becomes more.
pub struct Engine {
    pub(super) bodies: Rc<Bodies>,
    pub(super) source: SourceFile,
    /// Whether code says what it does, for those who watch.
    pub(super) observed: bool,
    pub(super) layouts: FrozenMap<Ty, Box<Layout>>,
    pub(super) coroutines: FrozenMap<(ClosureId, Args), Box<(CoroutineLayout, Layout)>>,
    /// How deep layouts ask for others.
    pub(super) depth: Cell<u32>,
    /// How deep constants ask for others.
    pub(super) const_depth: Cell<u32>,
    functions: FrozenVec<Box<Function>>,
    function_ids: RefCell<HashMap<FunctionKey, FunctionId>>,
    /// Constants.
    pub globals: Globals,
    pub(super) strings: RefCell<HashMap<Vec<u8>, u64>>,
    pub(super) locations: RefCell<HashMap<(u64, u32, u32), u64>>,
    pub(super) consts: RefCell<HashMap<(ConstKey, Args), ConstState>>,
    pub(super) statics: FrozenVec<Box<StaticEntry>>,
    pub(super) static_ids: RefCell<HashMap<DefId, u32>>,
    /// The vtable of a type as a trait object.
    pub(super) vtables: RefCell<HashMap<(Ty, Ty), u64>>,
    /// The type that each vtable is of.
    pub(super) vtable_types: RefCell<HashMap<u64, Ty>>,
    /// The ways to promoted constants.
    promoted: RefCell<Vec<Vec<usize>>>,
    /// What functions are called, for those who watch.
    pub(super) names: RefCell<HashMap<FunctionId, Rc<FunctionName>>>,
    /// The places that are stepped to.
    sites: FrozenVec<Box<Span>>,
    /// Whether guards may be in values of these types.
    pub(super) guard_types: RefCell<HashMap<Ty, bool>>,
    /// Whether types are iterators.
    pub(super) iterators: RefCell<HashMap<Ty, bool>>,
}

/// Which constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum ConstKey {
    Item(DefId),
    Body(BodyKey),
    Promoted(BodyKey, PromotedId),
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine")
            .field("observed", &self.observed)
            .finish_non_exhaustive()
    }
}

impl Engine {
    pub(super) fn new(bodies: Rc<Bodies>, source: SourceFile, observed: bool) -> Self {
        Self {
            bodies,
            source,
            observed,
            layouts: FrozenMap::new(),
            coroutines: FrozenMap::new(),
            depth: Cell::new(0),
            const_depth: Cell::new(0),
            functions: FrozenVec::new(),
            names: RefCell::default(),
            sites: FrozenVec::new(),
            guard_types: RefCell::default(),
            iterators: RefCell::default(),
            promoted: RefCell::default(),
            function_ids: RefCell::default(),
            globals: Globals::default(),
            strings: RefCell::default(),
            locations: RefCell::default(),
            consts: RefCell::default(),
            statics: FrozenVec::new(),
            static_ids: RefCell::default(),
            vtables: RefCell::default(),
            vtable_types: RefCell::default(),
        }
    }

    /// The number of a function.
    pub fn function_id(&self, key: FunctionKey) -> FunctionId {
        if let Some(id) = self.function_ids.borrow().get(&key) {
            return *id;
        }
        let id = FunctionId(u32::try_from(self.functions.len()).unwrap_or(u32::MAX));
        self.functions.push(Box::new(Function {
            key,
            code: OnceCell::new(),
        }));
        self.function_ids.borrow_mut().insert(key, id);
        id
    }

    /// A function.
    #[must_use]
    pub fn function(&self, id: FunctionId) -> Option<&Function> {
        self.functions.get(id.0 as usize)
    }

    /// How many functions there are.
    #[must_use]
    pub fn function_count(&self) -> usize {
        self.functions.len()
    }

    /// The code of a function that was compiled already.
    #[inline]
    #[must_use]
    pub fn compiled(&self, id: FunctionId) -> Option<&Code> {
        let function = self.functions.get(id.0 as usize)?;
        function.code.get()?.as_ref().ok()
    }

    /// Gives a place that is stepped to its number.
    pub(super) fn add_site(&self, span: Span) -> u32 {
        self.sites.push(Box::new(span));
        u32::try_from(self.sites.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// A place that is stepped to.
    #[must_use]
    pub(super) fn site(&self, number: u32) -> Option<Span> {
        self.sites.get(number as usize).copied()
    }

    /// The address of a function.
    #[must_use]
    pub fn function_address(id: FunctionId) -> u64 {
        memory::address(FUNCTION.wrapping_add(id.0), 0)
    }

    /// The function at an address.
    #[must_use]
    pub fn function_at(&self, address: u64) -> Option<FunctionId> {
        let number = memory::allocation(address).checked_sub(FUNCTION)?;
        let known = (number as usize) < self.functions.len() && memory::offset(address) == 0;
        known.then_some(FunctionId(number))
    }

    /// The address of a static.
    pub(super) fn static_address(&self, def: DefId) -> u64 {
        let mut ids = self.static_ids.borrow_mut();
        let number = *ids.entry(def).or_insert_with(|| {
            self.statics.push(Box::new(StaticEntry {
                def: Some(def),
                active: Cell::new(false),
                bytes: OnceCell::new(),
            }));
            u32::try_from(self.statics.len().saturating_sub(1)).unwrap_or(0)
        });
        memory::address(STATIC.wrapping_add(number), 0)
    }

    /// The promoted constant to which this way leads.
    pub(super) fn promoted_id(&self, way: &[usize]) -> PromotedId {
        let mut ways = self.promoted.borrow_mut();
        let known = ways.iter().position(|known| known == way);
        let index = known.unwrap_or_else(|| {
            ways.push(way.to_vec());
            ways.len() - 1
        });
        PromotedId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The way to a promoted constant.
    pub(super) fn promoted_way(&self, id: PromotedId) -> Vec<usize> {
        let ways = self.promoted.borrow();
        ways.get(id.0 as usize).cloned().unwrap_or_default()
    }

    /// Keeps what a static points to: its address.
    pub(super) fn anonymous_static(&self, bytes: Vec<u8>) -> u64 {
        let number = u32::try_from(self.statics.len()).unwrap_or(0);
        self.statics.push(Box::new(StaticEntry {
            def: None,
            active: Cell::new(false),
            bytes: OnceCell::from(Ok(bytes)),
        }));
        memory::address(STATIC.wrapping_add(number), 0)
    }

    /// The address of a text, of which there is one only.
    pub(super) fn string(&self, bytes: &[u8]) -> u64 {
        if bytes.is_empty() {
            // Any address that is not null will do.
            return 1;
        }
        if let Some(address) = self.strings.borrow().get(bytes) {
            return *address;
        }
        let address = self.globals.add(bytes.to_vec(), 1);
        self.strings.borrow_mut().insert(bytes.to_vec(), address);
        address
    }
}

impl<'p> Cx<'p> {
    /// The code of a function, which is compiled if it was not yet.
    ///
    /// # Errors
    /// Why there is none.
    pub fn code(self, id: FunctionId) -> Result<&'p Code, Termination> {
        let function = self.engine.function(id).ok_or(Termination::Unsupported {
            construct: "a function that is not there".to_owned(),
            span: None,
        })?;
        let code = if let Some(code) = function.code.get() {
            code
        } else {
            // A constant in the code may need the function itself. Then it is compiled
            // twice, and the first one to be done is kept.
            let code = self.compile(function.key).map_err(Box::new);
            let _ = function.code.set(code);
            function.code.get().ok_or(Termination::Unsupported {
                construct: "this function".to_owned(),
                span: None,
            })?
        };
        match code {
            Ok(code) => Ok(code),
            Err(termination) => Err((**termination).clone()),
        }
    }
}
