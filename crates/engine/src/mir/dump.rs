//! MIR as text, in the form of rustc's `--emit=mir`, for tests and for those who look.

use std::fmt::Write as _;

use super::body::{
    AggregateKind, AssertKind, BasicBlock, Body, CastKind, ConstOperand, ConstOperandKind, Local,
    LocalKind, Operand, Place, PlaceElem, Rvalue, StatementKind, TerminatorKind, UnwindAction,
};
use super::place_ty::projected_ty;
use crate::thir::BorrowKind;
use crate::ty::{Mutability, Tcx, Ty, TyKind};

/// A body as text.
#[must_use]
pub fn dump(tcx: &Tcx, body: &Body) -> String {
    let dumper = Dumper { tcx, body };
    let mut text = String::new();
    dumper.body(&mut text);
    text
}

struct Dumper<'a> {
    tcx: &'a Tcx,
    body: &'a Body,
}

fn local_name(local: Local) -> String {
    format!("_{}", u32::from(local.into_raw()))
}

fn block_name(block: BasicBlock) -> String {
    format!("bb{}", u32::from(block.into_raw()))
}

impl Dumper<'_> {
    fn body(&self, text: &mut String) {
        for (local, decl) in self.body.locals.iter() {
            let name = match decl.kind {
                LocalKind::Return => "return".to_owned(),
                LocalKind::Arg(Some(name)) => format!("argument {}", self.tcx.text(name)),
                LocalKind::Arg(None) => "argument".to_owned(),
                LocalKind::Var(name) => self.tcx.text(name).to_owned(),
                LocalKind::GuardRef(name) => format!("{} in the guard", self.tcx.text(name)),
                LocalKind::Temp { reason, .. } => format!("temporary: {reason:?}"),
                LocalKind::Internal => String::new(),
                LocalKind::DropFlag => "drop flag".to_owned(),
            };
            let mutable = if decl.mutability.is_mut() { "mut " } else { "" };
            let ty = self.tcx.ty_text(decl.ty);
            let line = format!("let {mutable}{}: {ty};", local_name(local));
            let _ = match name.as_str() {
                "" => writeln!(text, "    {line}"),
                name => writeln!(text, "    {line} // {name}"),
            };
        }
        for (block, data) in self.body.blocks.iter() {
            let cleanup = if data.is_cleanup { " (cleanup)" } else { "" };
            let _ = writeln!(text, "\n    {}{cleanup}: {{", block_name(block));
            for statement in &data.statements {
                let _ = writeln!(text, "        {};", self.statement(&statement.kind));
            }
            if let Some(terminator) = &data.terminator {
                let _ = writeln!(text, "        {};", self.terminator(&terminator.kind));
            }
            let _ = writeln!(text, "    }}");
        }
        for (number, promoted) in self.body.promoted.iter().enumerate() {
            let _ = writeln!(text, "\npromoted[{number}]:");
            text.push_str(&dump(self.tcx, promoted));
        }
    }

    fn statement(&self, kind: &StatementKind) -> String {
        match kind {
            StatementKind::Assign(assign) => {
                let (place, value) = &**assign;
                format!("{} = {}", self.place(place), self.rvalue(value))
            }
            StatementKind::SetDiscriminant(place, variant) => {
                format!("discriminant({}) = {variant}", self.place(place))
            }
            StatementKind::StorageLive(local) => format!("StorageLive({})", local_name(*local)),
            StatementKind::StorageDead(local) => format!("StorageDead({})", local_name(*local)),
            StatementKind::FakeRead(place, cause) => {
                format!("FakeRead({cause:?}, {})", self.place(place))
            }
            StatementKind::PlaceMention(place) => format!("PlaceMention({})", self.place(place)),
            StatementKind::Nop => "nop".to_owned(),
        }
    }

    fn unwind(&self, unwind: UnwindAction) -> String {
        match unwind {
            UnwindAction::Continue => "unwind continue".to_owned(),
            UnwindAction::Unreachable => "unwind unreachable".to_owned(),
            UnwindAction::Terminate(_) => "unwind terminate".to_owned(),
            UnwindAction::Cleanup(block) => format!("unwind: {}", block_name(block)),
        }
    }

    fn terminator(&self, kind: &TerminatorKind) -> String {
        let block = |block: &BasicBlock| block_name(*block);
        match kind {
            TerminatorKind::Goto(target) => format!("goto -> {}", block(target)),
            TerminatorKind::SwitchInt {
                discr,
                targets,
                otherwise,
            } => {
                let mut list = String::new();
                for (value, target) in targets {
                    let _ = write!(list, "{value}: {}, ", block(target));
                }
                let discr = self.operand(discr);
                format!(
                    "switchInt({discr}) -> [{list}otherwise: {}]",
                    block(otherwise)
                )
            }
            TerminatorKind::Return => "return".to_owned(),
            TerminatorKind::UnwindResume => "resume".to_owned(),
            TerminatorKind::UnwindTerminate(_) => "terminate".to_owned(),
            TerminatorKind::Unreachable => "unreachable".to_owned(),
            TerminatorKind::CoroutineDrop => "coroutine_drop".to_owned(),
            TerminatorKind::Drop {
                place,
                target,
                unwind,
                replace,
            } => {
                let word = if *replace { "replace" } else { "drop" };
                let place = self.place(place);
                let unwind = self.unwind(*unwind);
                format!("{word}({place}) -> [return: {}, {unwind}]", block(target))
            }
            TerminatorKind::Call {
                func,
                args,
                destination,
                target,
                unwind,
                ..
            } => {
                let args: Vec<String> = args.iter().map(|arg| self.operand(arg)).collect();
                let target = target.as_ref().map_or("!".to_owned(), block);
                format!(
                    "{} = {}({}) -> [return: {target}, {}]",
                    self.place(destination),
                    self.operand(func),
                    args.join(", "),
                    self.unwind(*unwind)
                )
            }
            TerminatorKind::Assert {
                cond,
                expected,
                msg,
                target,
                unwind,
            } => format!(
                "assert({}{}, {}) -> [success: {}, {}]",
                if *expected { "" } else { "!" },
                self.operand(cond),
                self.assert_kind(msg),
                block(target),
                self.unwind(*unwind)
            ),
            TerminatorKind::Yield {
                value,
                resume,
                resume_arg,
                drop,
            } => format!(
                "{} = yield({}) -> [resume: {}, drop: {}]",
                self.place(resume_arg),
                self.operand(value),
                block(resume),
                drop.as_ref().map_or("-".to_owned(), block)
            ),
            TerminatorKind::FalseEdge { real, imaginary } => {
                format!(
                    "falseEdge -> [real: {}, imaginary: {}]",
                    block(real),
                    block(imaginary)
                )
            }
            TerminatorKind::FalseUnwind { real, unwind } => {
                format!(
                    "falseUnwind -> [real: {}, {}]",
                    block(real),
                    self.unwind(*unwind)
                )
            }
        }
    }

    fn assert_kind(&self, kind: &AssertKind) -> String {
        match kind {
            AssertKind::BoundsCheck { len, index } => {
                format!("index {} of {}", self.operand(index), self.operand(len))
            }
            other => format!("{other:?}"),
        }
    }

    fn place(&self, place: &Place) -> String {
        let mut text = local_name(place.local);
        let mut ty = self.body.locals[place.local].ty;
        let mut variant = None;
        for elem in &place.projection {
            match *elem {
                PlaceElem::Deref => text = format!("(*{text})"),
                PlaceElem::Field(field, _) => {
                    text = match variant.take() {
                        Some(variant) => format!("(({text} as {variant}).{field})"),
                        None => format!("({text}.{field})"),
                    };
                }
                PlaceElem::Index(local) => text = format!("{text}[{}]", local_name(local)),
                PlaceElem::ConstantIndex {
                    offset,
                    min_length,
                    from_end,
                } => {
                    let minus = if from_end { "-" } else { "" };
                    text = format!("{text}[{minus}{offset} of {min_length}]");
                }
                PlaceElem::Subslice { from, to, from_end } => {
                    let minus = if from_end { "-" } else { "" };
                    text = format!("{text}[{from}:{minus}{to}]");
                }
                PlaceElem::Downcast(index) => variant = Some(self.variant(ty, index)),
            }
            ty = projected_ty(self.tcx, ty, *elem);
        }
        match variant {
            Some(variant) => format!("({text} as {variant})"),
            None => text,
        }
    }

    fn variant(&self, ty: Ty, index: usize) -> String {
        let name = match self.tcx.types.kind(ty) {
            TyKind::Adt(def, _) => {
                let variants = &self.tcx.adt_def(def).variants;
                variants.get(index).map(|variant| variant.name)
            }
            _ => None,
        };
        name.map_or_else(|| index.to_string(), |name| self.tcx.text(name).to_owned())
    }

    fn operand(&self, operand: &Operand) -> String {
        match operand {
            Operand::Copy(place) => format!("copy {}", self.place(place)),
            Operand::Move(place) => format!("move {}", self.place(place)),
            Operand::Constant(constant) => self.constant(constant),
        }
    }

    fn constant(&self, constant: &ConstOperand) -> String {
        let ty = || self.tcx.ty_text(constant.ty);
        match &constant.kind {
            ConstOperandKind::Scalar(bits) => match self.tcx.types.kind(constant.ty) {
                TyKind::Bool => format!("const {}", *bits != 0),
                _ => format!("const {bits}_{}", ty()),
            },
            ConstOperandKind::ZeroSized => match self.tcx.types.kind(constant.ty) {
                TyKind::FnDef(def, args) => {
                    let args: Vec<String> = self
                        .tcx
                        .types
                        .args(args)
                        .iter()
                        .map(|arg| self.tcx.arg_text(*arg))
                        .collect();
                    let path = self.tcx.def_path(def);
                    if args.is_empty() {
                        path
                    } else {
                        format!("{path}::<{}>", args.join(", "))
                    }
                }
                _ => format!("const {}", ty()),
            },
            ConstOperandKind::Str(text) => format!("const {:?}", self.tcx.text(*text)),
            ConstOperandKind::Bytes(bytes) => format!("const b\"{}\"", bytes.escape_ascii()),
            ConstOperandKind::Item(def, _) => format!("const {}", self.tcx.def_path(*def)),
            ConstOperandKind::Body(key, _) => format!("const {key:?}"),
            ConstOperandKind::Promoted(number) => format!("const promoted[{number}]"),
            ConstOperandKind::Ty(constant) => format!("const {}", self.tcx.const_text(*constant)),
            ConstOperandKind::Static(def) => format!("const &{}", self.tcx.def_path(*def)),
            ConstOperandKind::CallerLocation => "const caller location".to_owned(),
            ConstOperandKind::Location => "const location".to_owned(),
        }
    }

    fn rvalue(&self, value: &Rvalue) -> String {
        match value {
            Rvalue::Use(operand) => self.operand(operand),
            Rvalue::Repeat(operand, count) => {
                format!(
                    "[{}; {}]",
                    self.operand(operand),
                    self.tcx.const_text(*count)
                )
            }
            Rvalue::Ref(kind, place) => {
                let word = match kind {
                    BorrowKind::Shared => "&",
                    BorrowKind::Mut { two_phase: false } => "&mut ",
                    BorrowKind::Mut { two_phase: true } => "&two_phase mut ",
                    BorrowKind::Unique => "&uniq ",
                    BorrowKind::Fake => "&fake ",
                };
                format!("{word}{}", self.place(place))
            }
            Rvalue::RawPtr(Mutability::Not, place) => format!("&raw const {}", self.place(place)),
            Rvalue::RawPtr(Mutability::Mut, place) => format!("&raw mut {}", self.place(place)),
            Rvalue::Len(place) => format!("Len({})", self.place(place)),
            Rvalue::Cast(kind, operand, ty) => {
                let kind = match kind {
                    CastKind::Coercion(coercion) => format!("{coercion:?}"),
                    other => format!("{other:?}"),
                };
                let ty = self.tcx.ty_text(*ty);
                format!("{} as {ty} ({kind})", self.operand(operand))
            }
            Rvalue::Binary(op, operands) => {
                format!(
                    "{op:?}({}, {})",
                    self.operand(&operands.0),
                    self.operand(&operands.1)
                )
            }
            Rvalue::CheckedBinary(op, operands) => format!(
                "{op:?}WithOverflow({}, {})",
                self.operand(&operands.0),
                self.operand(&operands.1)
            ),
            Rvalue::Unary(op, operand) => format!("{op:?}({})", self.operand(operand)),
            Rvalue::Discriminant(place) => format!("discriminant({})", self.place(place)),
            Rvalue::Aggregate(kind, operands) => self.aggregate(kind, operands),
        }
    }

    fn aggregate(&self, kind: &AggregateKind, operands: &[Operand]) -> String {
        let operands: Vec<String> = operands.iter().map(|part| self.operand(part)).collect();
        let list = operands.join(", ");
        match kind {
            AggregateKind::Array(_) => format!("[{list}]"),
            AggregateKind::Tuple => format!("({list})"),
            AggregateKind::Adt { adt, variant, .. } => {
                let def = self.tcx.adt_def(*adt);
                let name = match def.variants.get(*variant) {
                    Some(variant) if def.is_enum => self.tcx.def_path(variant.def),
                    _ => self.tcx.def_path(*adt),
                };
                format!("{name} {{ {list} }}")
            }
            AggregateKind::Closure(..) => format!("closure [{list}]"),
            AggregateKind::Coroutine(..) => format!("coroutine [{list}]"),
        }
    }
}
