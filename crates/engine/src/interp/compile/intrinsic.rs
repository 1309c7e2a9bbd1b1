//! What std asks the machine for.

use super::body::{BodyBuilder, CALLEE};
use super::builder::{Builder, OnUnwind, Result};
use super::place::{Base, PlaceValue, to_u32};
use super::vtable::FIRST_METHOD;
use crate::interp::abi::Abi;
use crate::interp::code::{FloatFn, Native, NativeCall, Op, Slot, Trap};
use crate::interp::instance::FunctionKey;
use crate::interp::num::{BitOp, Num};
use crate::mir::{BinOp, Operand, Place};
use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::ty::traits::{InstanceKind, ParamEnv};
use crate::ty::{Args, Predicate, TraitRef, Ty};

/// A call of an intrinsic: where its operands are, and where the result goes.
pub(super) struct IntrinsicCall<'a> {
    pub(super) name: &'a str,
    /// Its generic types.
    pub(super) types: Vec<Ty>,
    /// The slots of the operands.
    pub(super) args: &'a [Slot],
    pub(super) d: Slot,
    /// The type of the result.
    pub(super) result: Ty,
    pub(super) unwind: OnUnwind,
    /// Where the place is that the function was called from, if it is told.
    pub(super) caller: Option<Slot>,
    pub(super) span: Span,
}

impl IntrinsicCall<'_> {
    fn ty(&self, index: usize) -> Result<Ty> {
        let ty = self.types.get(index).copied();
        ty.ok_or_else(|| Trap::Unsupported("an intrinsic without its type".to_owned()))
    }

    fn arg(&self, index: usize) -> Result<Slot> {
        let slot = self.args.get(index).copied();
        slot.ok_or_else(|| Trap::Unsupported("an intrinsic without its operand".to_owned()))
    }
}

impl BodyBuilder<'_, '_> {
    pub(super) fn call_intrinsic(
        &mut self,
        def: DefId,
        generic: Args,
        operands: &[Operand],
        destination: &Place,
        unwind: OnUnwind,
        span: Span,
    ) -> Result<()> {
        let name = self.cx.tcx.def(def).name;
        let name = name.map_or("", |name| self.cx.tcx.text(name));
        let to = self.place(destination)?;
        let layout = self.b.layout(to.ty)?;
        let d = self.b.slot_to_fill(&to, layout);
        let mut args = Vec::new();
        for operand in operands {
            args.push(self.operand_slot(operand)?);
        }
        let types = self.cx.type_args(generic);
        self.b.intrinsic(&IntrinsicCall {
            name,
            types,
            args: &args,
            d,
            result: to.ty,
            unwind,
            caller: self.caller,
            span,
        })?;
        if !layout.uninhabited {
            self.b.write_from(&to, d, layout.size);
            if to.base != Base::Slot(d) {
                self.b
                    .tell_guards(Base::Slot(d), to.base, layout.size, to.ty);
            }
            self.assigned(destination);
        }
        Ok(())
    }
}

impl Builder<'_> {
    /// An intrinsic as a function.
    pub(super) fn intrinsic_function(&mut self, def: DefId, args: Args) -> Result<()> {
        let sig = self
            .cx
            .mono(self.cx.tcx.fn_sig(def).inputs_and_output, args);
        let (inputs, output) = self.cx.tcx.types.split_sig(sig);
        let result = self.layout(output)?;
        let mut layouts = Vec::new();
        for input in inputs {
            layouts.push(self.layout(*input)?);
        }
        let abi = Abi::new(result, layouts);
        self.slot(abi.end.into(), 1);
        let name = self.cx.tcx.def(def).name;
        let name = name.map_or("", |name| self.cx.tcx.text(name));
        self.intrinsic(&IntrinsicCall {
            name,
            types: self.cx.type_args(args),
            args: &abi.args,
            d: 0,
            result: output,
            unwind: OnUnwind::Continue,
            caller: None,
            span: self.cx.tcx.def(def).span,
        })?;
        self.emit(Op::Return);
        Ok(())
    }

    #[allow(clippy::too_many_lines)]
    fn intrinsic(&mut self, call: &IntrinsicCall<'_>) -> Result<()> {
        let d = call.d;
        match call.name {
            "size_of" => {
                let size = self.layout(call.ty(0)?)?.size;
                self.scalar(d, size.into(), 8);
            }
            "align_of" => {
                let align = self.layout(call.ty(0)?)?.align;
                self.scalar(d, align.into(), 8);
            }
            "needs_drop" => {
                let needs = self.cx.needs_drop(call.ty(0)?);
                self.scalar(d, needs.into(), 1);
            }
            "type_name" => {
                let name = self.cx.tcx.type_name(call.ty(0)?);
                let address = self.cx.engine.string(name.as_bytes());
                self.address(d, address);
                self.scalar(d + 8, name.len() as u128, 8);
            }
            "type_id" => {
                let id = type_id(call.ty(0)?);
                self.scalar(d, id, 16);
            }
            "implements_eq" => {
                let holds = self.implements(call.ty(0)?, "eq_trait");
                self.scalar(d, holds.into(), 1);
            }
            "size_of_val" => self.size_of_val(call, Native::SizeOfVal)?,
            "align_of_val" => self.size_of_val(call, Native::AlignOfVal)?,
            "discriminant_value" => {
                let ty = call.ty(0)?;
                let value = PlaceValue {
                    base: Base::Pointer(call.arg(0)?, 0),
                    meta: None,
                    ty,
                    variant: None,
                };
                let num = Num::of(self.cx.tcx.types.kind(self.discr_ty(ty))).unwrap_or(Num::I64);
                let slot = self.slot(16, 16);
                self.discriminant_into(slot, &value)?;
                self.cast(d, slot, num, Num::I128);
            }
            "transmute" | "transmute_unchecked" => {
                let (from, to) = (self.layout(call.ty(0)?)?, self.layout(call.ty(1)?)?);
                if from.size != to.size {
                    return Err(Trap::Undefined(
                        "a value is transmuted to a type of another size",
                    ));
                }
                let s = call.arg(0)?;
                self.copy(d, s, to.size);
                self.tell_guards(Base::Slot(s), Base::Slot(d), to.size, call.ty(0)?);
            }
            "numeric_cast" => {
                let kind = |ty: Ty| Num::of(self.cx.tcx.types.kind(ty));
                let from = kind(call.ty(0)?).ok_or_else(|| self.cx.unknown("this cast"))?;
                let to = kind(call.ty(1)?).ok_or_else(|| self.cx.unknown("this cast"))?;
                self.cast(d, call.arg(0)?, from, to);
            }
            "uninit" => {}
            "read" => {
                let (ty, p) = (call.ty(0)?, call.arg(0)?);
                let size = self.layout(ty)?.size;
                self.load(d, p, 0, size);
                self.tell_guards(Base::Pointer(p, 0), Base::Slot(d), size, ty);
            }
            "write" => {
                let (ty, p, s) = (call.ty(0)?, call.arg(0)?, call.arg(1)?);
                let size = self.layout(ty)?.size;
                self.store(p, 0, s, size);
                self.tell_guards(Base::Slot(s), Base::Pointer(p, 0), size, ty);
            }
            "drop_in_place" => self.drop_in_place(call)?,
            "offset" | "arith_offset" => {
                let size = to_u32(self.layout(call.ty(0)?)?.size)?;
                let (p, i) = (call.arg(0)?, call.arg(1)?);
                self.emit(Op::AddrIndex { d, p, i, size });
            }
            "ptr_offset_from" => self.offset_from(call)?,
            "slice_len" => self.copy(d, call.arg(0)? + 8, 8),
            "slice_from_raw_parts" | "slice_from_raw_parts_mut" => {
                let both = self.slot(16, 8);
                self.copy(both, call.arg(0)?, 8);
                self.copy(both + 8, call.arg(1)?, 8);
                self.copy(d, both, 16);
            }
            "with_metadata_of" => {
                let fat = self.cx.is_fat(call.ty(0)?);
                let both = self.slot(16, 8);
                self.copy(both, call.arg(0)?, 8);
                if fat {
                    self.copy(both + 8, call.arg(1)? + 8, 8);
                }
                self.copy(d, both, if fat { 16 } else { 8 });
            }
            "ptr_eq" => {
                let (a, b, op) = (call.arg(0)?, call.arg(1)?, BinOp::Eq);
                if self.cx.is_fat(call.ty(0)?) {
                    self.emit(Op::Fat { op, d, a, b });
                } else {
                    let num = Num::U64;
                    self.emit(Op::Bin { op, num, d, a, b });
                }
            }
            "add_with_overflow" => self.overflowing(call, BinOp::Add)?,
            "sub_with_overflow" => self.overflowing(call, BinOp::Sub)?,
            "mul_with_overflow" => self.overflowing(call, BinOp::Mul)?,
            "wrapping_add" => self.binary(call, BinOp::Add)?,
            "wrapping_sub" => self.binary(call, BinOp::Sub)?,
            "wrapping_mul" => self.binary(call, BinOp::Mul)?,
            "unchecked_div" => self.binary(call, BinOp::Div)?,
            "unchecked_rem" => self.binary(call, BinOp::Rem)?,
            "unchecked_shl" => self.shift(call, BinOp::Shl)?,
            "unchecked_shr" => self.shift(call, BinOp::Shr)?,
            "begin_unwind" => {
                let payload = call.arg(0)?;
                self.call(Op::Unwind { payload }, call.unwind);
                self.trap(Trap::Undefined("a panic has returned"));
            }
            "catch_unwind" => self.catch_unwind(call)?,
            "call_once_unsized" => self.call_once_unsized(call)?,
            "caller_location" => {
                if let Some(s) = call.caller {
                    self.copy(d, s, 8);
                } else {
                    let location = self.cx.location(call.span)?;
                    self.address(d, location);
                }
            }
            "unreachable" => {
                return Err(Trap::Undefined("a place that cannot be reached is reached"));
            }
            name if name.starts_with("trace_") && !self.cx.engine.observed => {}
            name => {
                let native = native(name)
                    .ok_or_else(|| Trap::Unsupported(format!("the intrinsic {name}")))?;
                let ty = call.types.first().copied();
                let ty = ty.unwrap_or(self.cx.tcx.types.common.unit);
                let layout = self.layout(ty)?;
                let num = Num::of(self.cx.tcx.types.kind(ty)).unwrap_or(Num::U64);
                self.native(NativeCall {
                    native,
                    args: call.args.to_vec(),
                    result: d,
                    size: layout.size,
                    num,
                    ty,
                });
            }
        }
        Ok(())
    }

    fn implements(&self, ty: Ty, lang: &str) -> bool {
        let def = self.cx.tcx.lang_item(lang).or(self.cx.tcx.lang_item("Eq"));
        let Some(def) = def else {
            return false;
        };
        let args = self.cx.tcx.types.mk_args(&[crate::ty::GenericArg::Ty(ty)]);
        let predicate = Predicate::Trait(TraitRef { def, args });
        self.cx.tcx.predicate_holds(ParamEnv::EMPTY, predicate)
    }

    fn number(&self, ty: Ty) -> Result<Num> {
        let num = Num::of(self.cx.tcx.types.kind(ty));
        num.ok_or_else(|| Trap::Unsupported("an intrinsic on this type".to_owned()))
    }

    fn overflowing(&mut self, call: &IntrinsicCall<'_>, op: BinOp) -> Result<()> {
        let num = self.number(call.ty(0)?)?;
        let (d, a, b) = (call.d, call.arg(0)?, call.arg(1)?);
        self.emit(Op::Checked { op, num, d, a, b });
        Ok(())
    }

    fn binary(&mut self, call: &IntrinsicCall<'_>, op: BinOp) -> Result<()> {
        let num = self.number(call.ty(0)?)?;
        let (d, a, b) = (call.d, call.arg(0)?, call.arg(1)?);
        self.emit(Op::Bin { op, num, d, a, b });
        Ok(())
    }

    fn shift(&mut self, call: &IntrinsicCall<'_>, op: BinOp) -> Result<()> {
        let num = self.number(call.ty(0)?)?;
        let (d, a, b) = (call.d, call.arg(0)?, call.arg(1)?);
        self.emit(Op::Shift { op, num, d, a, b });
        Ok(())
    }

    fn offset_from(&mut self, call: &IntrinsicCall<'_>) -> Result<()> {
        let size = self.layout(call.ty(0)?)?.size;
        let imm = i32::try_from(size).unwrap_or(0);
        if imm == 0 {
            return Err(Trap::Undefined(
                "the distance of values that take no room is asked for",
            ));
        }
        let (d, a, b) = (call.d, call.arg(0)?, call.arg(1)?);
        let difference = self.word();
        self.emit(Op::Bin {
            op: BinOp::Sub,
            num: Num::I64,
            d: difference,
            a,
            b,
        });
        self.emit(Op::BinImm {
            op: BinOp::Div,
            num: Num::I64,
            d,
            a: difference,
            imm,
        });
        Ok(())
    }

    /// The size or the alignment of what a pointer leads to.
    fn size_of_val(&mut self, call: &IntrinsicCall<'_>, native: Native) -> Result<()> {
        let ty = call.ty(0)?;
        let layout = self.layout(ty)?;
        let wants_size = native == Native::SizeOfVal;
        if !layout.is_unsized {
            let value = if wants_size {
                layout.size
            } else {
                layout.align
            };
            self.scalar(call.d, value.into(), 8);
            return Ok(());
        }
        let meta = call.arg(0)? + 8;
        self.native(NativeCall {
            native,
            args: vec![meta],
            result: call.d,
            size: layout.size,
            num: Num::U64,
            ty,
        });
        Ok(())
    }

    fn drop_in_place(&mut self, call: &IntrinsicCall<'_>) -> Result<()> {
        let ty = call.ty(0)?;
        if !self.cx.needs_drop(ty) {
            return Ok(());
        }
        let fat = self.cx.is_fat(ty);
        let size = if fat { 16 } else { 8 };
        let slot = self.outgoing(0, size);
        self.copy(slot, call.arg(0)?, size);
        self.call_drop_glue(ty, call.unwind);
        Ok(())
    }

    /// `catch_unwind(try_fn, data, catch_fn)`
    fn catch_unwind(&mut self, call: &IntrinsicCall<'_>) -> Result<()> {
        let (try_fn, data, catch_fn) = (call.arg(0)?, call.arg(1)?, call.arg(2)?);
        let payload = self.word();
        let (caught, done) = (self.label(), self.label());
        let first = self.outgoing(0, 8);
        self.copy(first, data, 8);
        let try_call = Op::CallPtr {
            p: try_fn,
            frame: CALLEE,
        };
        self.call(try_call, OnUnwind::Catch(caught, payload));
        self.scalar(call.d, 0, 4);
        self.goto(done);
        self.bind(caught);
        self.copy(first, data, 8);
        let second = self.outgoing(8, 8);
        self.copy(second, payload, 8);
        let catch_call = Op::CallPtr {
            p: catch_fn,
            frame: CALLEE,
        };
        self.call(catch_call, call.unwind);
        self.scalar(call.d, 1, 4);
        self.bind(done);
        Ok(())
    }

    /// Calls a closure by the address of its value, which is then gone.
    fn call_once_unsized(&mut self, call: &IntrinsicCall<'_>) -> Result<()> {
        // The types are those of the parameters `Args` and `F`, in this order.
        let (tuple, callee) = (call.ty(0)?, call.ty(1)?);
        let result = self.layout(call.result)?;
        let pointer = self.cx.thin_pointer()?;
        let tuple_layout = self.layout(tuple)?;
        let abi = Abi::new(result, [pointer, tuple_layout]);
        self.outgoing(0, abi.end.into());
        for (index, offset) in abi.args.iter().enumerate() {
            let size = if index == 0 { 8 } else { tuple_layout.size };
            let slot = self.outgoing(*offset, size);
            self.copy(slot, call.arg(index)?, size);
        }
        let instance = self.cx.call_once_of(callee, tuple)?;
        if let InstanceKind::Virtual { index, .. } = instance.kind {
            let op = Op::CallVirtual {
                vtable: call.arg(0)? + 8,
                entry: FIRST_METHOD + u32::try_from(index).unwrap_or(0),
                frame: CALLEE,
            };
            self.call(op, call.unwind);
        } else {
            let key = FunctionKey::CallOnceByRef(instance);
            let function = self.cx.engine.function_id(key);
            self.call_function(function, call.unwind);
        }
        self.copy(call.d, CALLEE, result.size);
        Ok(())
    }
}

impl crate::interp::program::Cx<'_> {
    /// The types among generic arguments.
    pub(super) fn type_args(self, args: Args) -> Vec<Ty> {
        let args = self.tcx.types.args(args);
        args.iter().filter_map(|arg| arg.as_ty()).collect()
    }

    /// `FnOnce::call_once` of a type.
    fn call_once_of(self, callee: Ty, tuple: Ty) -> Result<crate::ty::traits::Instance> {
        use crate::ty::GenericArg;
        let unsupported = || Trap::Unsupported("a call of this type".to_owned());
        let of = self.tcx.lang_item("fn_once").ok_or_else(unsupported)?;
        let method = self.tcx.assoc_items(of).find(|item| {
            let name = self.tcx.def(*item).name;
            name.is_some_and(|name| self.tcx.text(name) == "call_once")
        });
        let method = method.ok_or_else(unsupported)?;
        let args = [GenericArg::Ty(callee), GenericArg::Ty(tuple)];
        let args = self.tcx.types.mk_args(&args);
        self.instance(method, args)
    }
}

/// A number for a type: different for different ones.
fn type_id(ty: Ty) -> u128 {
    use std::hash::{Hash, Hasher};
    /// Keeps the number that a type is.
    #[derive(Default)]
    struct Number(u64);
    impl Hasher for Number {
        fn finish(&self) -> u64 {
            self.0
        }
        fn write(&mut self, bytes: &[u8]) {
            for byte in bytes {
                self.0 = self.0.wrapping_mul(0x100).wrapping_add((*byte).into());
            }
        }
        fn write_u32(&mut self, number: u32) {
            self.0 = number.into();
        }
    }
    let mut number = Number::default();
    ty.hash(&mut number);
    // Spread over all bits, so that a part of it serves as a hash.
    let spread =
        u128::from(number.finish() + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    spread ^ (spread >> 64)
}

/// The intrinsics that the machine itself carries out.
fn native(name: &str) -> Option<Native> {
    Some(match name {
        "copy" => Native::Copy,
        "copy_nonoverlapping" => Native::CopyNonoverlapping,
        "write_bytes" => Native::WriteBytes,
        "compare_bytes" => Native::CompareBytes,
        "alloc" => Native::Alloc,
        "alloc_zeroed" => Native::AllocZeroed,
        "dealloc" => Native::Dealloc,
        "realloc" => Native::Realloc,
        "saturating_add" => Native::Saturating { subtract: false },
        "saturating_sub" => Native::Saturating { subtract: true },
        "rotate_left" => Native::Bits(BitOp::RotateLeft),
        "rotate_right" => Native::Bits(BitOp::RotateRight),
        "ctpop" => Native::Bits(BitOp::CountOnes),
        "ctlz" => Native::Bits(BitOp::LeadingZeros),
        "cttz" => Native::Bits(BitOp::TrailingZeros),
        "bswap" => Native::Bits(BitOp::SwapBytes),
        "bitreverse" => Native::Bits(BitOp::ReverseBits),
        "three_way_compare" => Native::ThreeWayCompare,
        "float_fmt" => Native::FloatFmt,
        "float_parse" => Native::FloatParse,
        "char_property" => Native::CharProperty,
        "char_to_lowercase" => Native::CharToLowercase,
        "char_to_uppercase" => Native::CharToUppercase,
        "abort" => Native::Abort,
        "unknown_text" => Native::UnknownText,
        "exit" => Native::Exit,
        "write_stdout" => Native::WriteStdout,
        "write_stderr" => Native::WriteStderr,
        "read_stdin" => Native::ReadStdin,
        "clock_nanos" => Native::ClockNanos,
        "clock_advance" => Native::ClockAdvance,
        "sip_rounds" => Native::SipRounds,
        "trace_borrow" => Native::TraceBorrow,
        "trace_borrow_refused" => Native::TraceBorrowRefused,
        "trace_cell_read" => Native::TraceCellRead,
        "trace_cell_write" => Native::TraceCellWrite,
        "trace_rc_counts" => Native::TraceRcCounts,
        _ => return float(name).map(Native::Float),
    })
}

/// The functions on floats.
fn float(name: &str) -> Option<FloatFn> {
    Some(match name {
        "sqrt" => FloatFn::Sqrt,
        "powi" => FloatFn::Powi,
        "powf" => FloatFn::Powf,
        "exp" => FloatFn::Exp,
        "exp2" => FloatFn::Exp2,
        "exp_m1" => FloatFn::ExpM1,
        "ln" => FloatFn::Ln,
        "ln_1p" => FloatFn::Ln1p,
        "log2" => FloatFn::Log2,
        "log10" => FloatFn::Log10,
        "sin" => FloatFn::Sin,
        "cos" => FloatFn::Cos,
        "tan" => FloatFn::Tan,
        "asin" => FloatFn::Asin,
        "acos" => FloatFn::Acos,
        "atan" => FloatFn::Atan,
        "atan2" => FloatFn::Atan2,
        "sinh" => FloatFn::Sinh,
        "cosh" => FloatFn::Cosh,
        "tanh" => FloatFn::Tanh,
        "asinh" => FloatFn::Asinh,
        "acosh" => FloatFn::Acosh,
        "atanh" => FloatFn::Atanh,
        "cbrt" => FloatFn::Cbrt,
        "hypot" => FloatFn::Hypot,
        "fma" => FloatFn::Fma,
        "floor" => FloatFn::Floor,
        "ceil" => FloatFn::Ceil,
        "round" => FloatFn::Round,
        "round_ties_even" => FloatFn::RoundTiesEven,
        "trunc" => FloatFn::Trunc,
        "fabs" => FloatFn::Fabs,
        "copysign" => FloatFn::Copysign,
        _ => return None,
    })
}
