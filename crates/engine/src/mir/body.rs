//! What MIR consists of.

use la_arena::{Arena, ArenaMap, Idx};

use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::thir::{BorrowKind, TempReason};
use crate::ty::results::PointerCoercion;
use crate::ty::{Args, BodyKey, ClosureId, Const, Mutability, Ty};

/// A local: the return place, an argument, a variable or a temporary.
pub type Local = Idx<LocalDecl>;
/// A basic block.
pub type BasicBlock = Idx<BasicBlockData>;

/// A body. It may be generic: its types are under the generic parameters of the item that
/// it belongs to.
#[derive(Clone, Debug)]
pub struct Body {
    /// What it is the body of.
    pub key: BodyKey,
    /// The blocks; the first is where it starts.
    pub blocks: Arena<BasicBlockData>,
    /// The locals: first the return place, then the arguments.
    pub locals: Arena<LocalDecl>,
    /// How many arguments there are. A closure's first argument is the closure, or a
    /// reference to it; a coroutine's only argument is `Pin<&mut Self>`'s `&mut Self`, and
    /// its second the `&mut Context`.
    pub arg_count: usize,
    /// Whether the arguments after the first come as one tuple: those of a closure do.
    pub spread_args: bool,
    /// The names of variables, for those who watch.
    pub debug_info: Vec<VarDebugInfo>,
    /// What the fields of a closure are called and how it captures them.
    pub upvars: Vec<crate::thir::Upvar>,
    /// For a coroutine: the type that it waits with and what it comes to.
    pub coroutine: Option<CoroutineInfo>,
    /// What was promoted: constants that the body refers to and that live for ever, as
    /// `&5` does. Each is a body without arguments, whose value is the reference.
    pub promoted: Vec<Body>,
    /// The whole body.
    pub span: Span,
    /// Where the function's name or the closure's head stands.
    pub name_span: Span,
}

/// What is particular about a coroutine.
#[derive(Clone, Copy, Debug)]
pub struct CoroutineInfo {
    /// What it comes to.
    pub output: Ty,
}

/// The name of a variable.
#[derive(Clone, Debug)]
pub struct VarDebugInfo {
    /// Its name.
    pub name: Symbol,
    /// Where it is: a local, or a field of the closure.
    pub place: Place,
    /// Where it is declared.
    pub span: Span,
}

/// A local.
#[derive(Clone, Debug)]
pub struct LocalDecl {
    /// Its type.
    pub ty: Ty,
    /// Whether it is declared `mut`; temporaries are.
    pub mutability: Mutability,
    /// What it is for.
    pub kind: LocalKind,
    /// Where it comes from.
    pub span: Span,
}

/// What a local is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalKind {
    /// The return place.
    Return,
    /// An argument, before its pattern takes it apart; with its name if that is all.
    Arg(Option<Symbol>),
    /// A variable of the source.
    Var(Symbol),
    /// A reference that a guard of a match sees instead of the binding.
    GuardRef(Symbol),
    /// A temporary that is dropped at the end of a scope: why there, and where that ends.
    Temp {
        /// Why it lives so long.
        reason: TempReason,
        /// The scope at whose end it is dropped.
        until: Span,
    },
    /// A temporary of the lowering, which holds nothing that needs to be dropped later.
    Internal,
    /// A flag that says whether something is still to be dropped.
    DropFlag,
}

/// A basic block.
#[derive(Clone, Debug)]
pub struct BasicBlockData {
    /// What happens in order.
    pub statements: Vec<Statement>,
    /// What happens then. It is missing only while a body is being built.
    pub terminator: Option<Terminator>,
    /// Whether this runs only while unwinding.
    pub is_cleanup: bool,
}

/// A statement.
#[derive(Clone, Debug)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// Where it comes from.
    pub span: Span,
}

/// See [`Statement`].
#[derive(Clone, Debug)]
pub enum StatementKind {
    /// `place = rvalue`. The old value is not dropped.
    Assign(Box<(Place, Rvalue)>),
    /// Makes the place a variant, whose fields are written already.
    SetDiscriminant(Place, usize),
    /// The local comes to life, uninitialised.
    StorageLive(Local),
    /// The local is gone.
    StorageDead(Local),
    /// The place is looked at by a match or a `let`: of matter to the borrow checker only.
    FakeRead(Place, FakeReadCause),
    /// The place is named but not read, as in `let _ = place`.
    PlaceMention(Place),
    /// Nothing.
    Nop,
}

/// Why a place is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FakeReadCause {
    /// By a match.
    ForMatch,
    /// By a `let`.
    ForLet,
    /// By a guard's reference.
    ForGuardBinding,
    /// By an index.
    ForIndex,
}

/// What ends a basic block.
#[derive(Clone, Debug)]
pub struct Terminator {
    /// What it is.
    pub kind: TerminatorKind,
    /// Where it comes from.
    pub span: Span,
}

/// See [`Terminator`].
#[derive(Clone, Debug)]
pub enum TerminatorKind {
    /// Goes on there.
    Goto(BasicBlock),
    /// Goes where the value says.
    SwitchInt {
        /// An integer, `bool` or `char`.
        discr: Operand,
        /// Values, as bits of the type, and where they lead.
        targets: Vec<(u128, BasicBlock)>,
        /// Where all others lead.
        otherwise: BasicBlock,
    },
    /// Returns what is in the return place.
    Return,
    /// Goes on unwinding in the caller.
    UnwindResume,
    /// A panic left a place that nothing may unwind out of.
    UnwindTerminate(UnwindTerminateReason),
    /// Cannot be reached.
    Unreachable,
    /// Drops the value in the place. Before drops are elaborated it may already be moved
    /// out of, wholly or partly.
    Drop {
        /// The place.
        place: Place,
        /// Where to go on.
        target: BasicBlock,
        /// Where to go if the destructor panics.
        unwind: UnwindAction,
        /// Whether this is the drop of an assignment `place = value`.
        replace: bool,
    },
    /// Calls a function.
    Call {
        /// The function: an operand of a function's type, or of a function pointer's.
        func: Operand,
        /// The arguments.
        args: Vec<Operand>,
        /// Where the result goes.
        destination: Place,
        /// Where to go on; nothing if it never returns.
        target: Option<BasicBlock>,
        /// Where to go if it panics.
        unwind: UnwindAction,
        /// The place that a panic in a `#[track_caller]` function reports.
        fn_span: Span,
    },
    /// Panics unless the condition is what is expected.
    Assert {
        /// The condition.
        cond: Operand,
        /// What it has to be.
        expected: bool,
        /// What is said otherwise.
        msg: AssertKind,
        /// Where to go on.
        target: BasicBlock,
        /// Where to go if it panics.
        unwind: UnwindAction,
    },
    /// A coroutine waits.
    Yield {
        /// What it gives: `()`.
        value: Operand,
        /// Where to go on when it is polled again.
        resume: BasicBlock,
        /// Where the new `&mut Context` goes.
        resume_arg: Place,
        /// Where to go if it is dropped instead.
        drop: Option<BasicBlock>,
    },
    /// A coroutine that was dropped while it waited is done with its drops.
    CoroutineDrop,
    /// For the borrow checker: as if it could go to `imaginary` too.
    FalseEdge {
        /// Where it really goes.
        real: BasicBlock,
        /// Where it might seem to go.
        imaginary: BasicBlock,
    },
    /// For the borrow checker: as if a loop could unwind.
    FalseUnwind {
        /// Where it really goes.
        real: BasicBlock,
        /// Where it might seem to go.
        unwind: UnwindAction,
    },
}

/// What happens when a call panics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnwindAction {
    /// Nothing needs to be dropped here.
    Continue,
    /// It cannot panic.
    Unreachable,
    /// The process is aborted.
    Terminate(UnwindTerminateReason),
    /// The drops of this block.
    Cleanup(BasicBlock),
}

/// Why a panic may not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnwindTerminateReason {
    /// Out of `extern "C"`.
    Abi,
    /// Out of a destructor that unwinding runs.
    InCleanup,
}

/// What an assertion says when it fails.
#[derive(Clone, Debug)]
pub enum AssertKind {
    /// `index out of bounds: the len is {len} but the index is {index}`
    BoundsCheck {
        /// The length.
        len: Operand,
        /// The index.
        index: Operand,
    },
    /// `attempt to add with overflow`; for shifts the right operand is too large.
    Overflow(BinOp),
    /// `attempt to negate with overflow`
    OverflowNeg,
    /// `attempt to divide by zero`
    DivisionByZero,
    /// `attempt to calculate the remainder with a divisor of zero`
    RemainderByZero,
    /// `` `async fn` resumed after completion ``
    ResumedAfterReturn,
    /// `` `async fn` resumed after panicking ``
    ResumedAfterPanic,
}

/// A place: a local and a way from it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The local.
    pub local: Local,
    /// The way.
    pub projection: Vec<PlaceElem>,
}

/// One step of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceElem {
    /// What a reference, a raw pointer or a box points to.
    Deref,
    /// A field, and its type.
    Field(usize, Ty),
    /// The element whose number is in the local, which is in bounds.
    Index(Local),
    /// The element at `offset`; counted from the end if `from_end`, 1 being the last.
    ConstantIndex {
        /// The number.
        offset: u64,
        /// The length is at least this.
        min_length: u64,
        /// Whether it counts from the end.
        from_end: bool,
    },
    /// The elements from `from` up to `to`, which counts from the end if `from_end`.
    Subslice {
        /// The first.
        from: u64,
        /// The one after the last.
        to: u64,
        /// Whether `to` counts from the end, as it does for slices.
        from_end: bool,
    },
    /// An enum as one of its variants.
    Downcast(usize),
}

/// A value that is read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Operand {
    /// The place stays as it is; its type is `Copy`.
    Copy(Place),
    /// The place is left uninitialised.
    Move(Place),
    /// A constant.
    Constant(Box<ConstOperand>),
}

/// A constant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ConstOperand {
    /// What it is.
    pub kind: ConstOperandKind,
    /// Its type.
    pub ty: Ty,
    /// Where it is written.
    pub span: Span,
}

/// See [`ConstOperand`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ConstOperandKind {
    /// A number, `bool` or `char`: its bits, cut to the size of the type.
    Scalar(u128),
    /// A value of a type of size zero: a function, a unit.
    ZeroSized,
    /// A `&'static str`.
    Str(Symbol),
    /// A reference to bytes: to an array or, for C strings, to a `CStr`.
    Bytes(std::rc::Rc<[u8]>),
    /// A constant item or an associated constant.
    Item(DefId, Args),
    /// A body of its own: `const { … }`.
    Body(BodyKey, Args),
    /// What was promoted to a constant, by its number in [`Body::promoted`], under the
    /// generic arguments of the body itself. Its type is a reference; what it refers to
    /// lives for ever.
    Promoted(usize),
    /// A constant parameter, or a constant of the type system.
    Ty(Const),
    /// The address of a static; the type is a reference or a raw pointer.
    Static(DefId),
    /// The `&'static Location<'static>` of the caller of a `#[track_caller]` function.
    CallerLocation,
    /// The `&'static Location<'static>` of this place, which is the operand's span.
    Location,
}

/// How a value is made.
#[derive(Clone, Debug)]
pub enum Rvalue {
    /// The operand itself.
    Use(Operand),
    /// `[operand; count]`
    Repeat(Operand, Const),
    /// `&place`
    Ref(BorrowKind, Place),
    /// `&raw place`
    RawPtr(Mutability, Place),
    /// The length of an array or a slice.
    Len(Place),
    /// `operand as ty`
    Cast(CastKind, Operand, Ty),
    /// An operator. `Add`, `Sub`, `Mul`, `Shl`, `Shr` wrap here: overflow is checked by
    /// [`Rvalue::CheckedBinary`] and an assertion before.
    Binary(BinOp, Box<(Operand, Operand)>),
    /// `(result, overflowed)` of `Add`, `Sub` or `Mul`.
    CheckedBinary(BinOp, Box<(Operand, Operand)>),
    /// An operator in front.
    Unary(UnOp, Operand),
    /// The discriminant of an enum, of its discriminant type; zero for other types.
    Discriminant(Place),
    /// A value of several parts.
    Aggregate(Box<AggregateKind>, Vec<Operand>),
}

/// A cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CastKind {
    /// Between numbers, `bool`, `char`: what the types say.
    Numeric,
    /// Between raw pointers, function pointers and integers.
    Pointer,
    /// A coercion.
    Coercion(PointerCoercion),
}

/// An operator between two operands of a built-in type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    BitXor,
    BitAnd,
    BitOr,
    Shl,
    Shr,
    Eq,
    Lt,
    Le,
    Ne,
    Ge,
    Gt,
}

/// An operator in front of an operand of a built-in type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum UnOp {
    Not,
    Neg,
}

/// What an aggregate makes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AggregateKind {
    /// `[a, b]`; the type of an element.
    Array(Ty),
    /// `(a, b)`
    Tuple,
    /// A struct or a variant; the operands are its fields in order.
    Adt {
        /// The struct or the enum.
        adt: DefId,
        /// The variant.
        variant: usize,
        /// The generic arguments.
        args: Args,
    },
    /// A closure; the operands are what it captures.
    Closure(ClosureId, Args),
    /// A coroutine that has not started; the operands are what it captures.
    Coroutine(ClosureId, Args),
}

/// A place in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Location {
    /// The block.
    pub block: BasicBlock,
    /// The statement; one more than the last is the terminator.
    pub statement: usize,
}

impl From<Local> for Place {
    fn from(local: Local) -> Self {
        Self {
            local,
            projection: Vec::new(),
        }
    }
}

impl Place {
    /// The place one step further.
    #[must_use]
    pub fn project(&self, elem: PlaceElem) -> Self {
        let mut place = self.clone();
        place.projection.push(elem);
        place
    }

    /// The local, if there is no way from it.
    #[must_use]
    pub fn as_local(&self) -> Option<Local> {
        self.projection.is_empty().then_some(self.local)
    }
}

impl Body {
    /// The return place.
    pub const RETURN: usize = 0;

    /// The locals that are arguments, in order.
    pub fn args(&self) -> impl Iterator<Item = Local> {
        self.locals
            .iter()
            .map(|(local, _)| local)
            .skip(1)
            .take(self.arg_count)
    }
}

/// Something for each local.
pub type LocalMap<T> = ArenaMap<Local, T>;
