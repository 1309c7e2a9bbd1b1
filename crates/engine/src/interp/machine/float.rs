//! Functions on floats.

use super::super::code::{FloatFn, NativeCall};
use super::super::memory::{get, put};
use super::super::num::Num;
use super::state::State;

/// Implements the functions for a type of floats.
macro_rules! functions {
    ($name:ident, $float:ident) => {
        fn $name(function: FloatFn, x: $float, y: $float, z: $float, n: i32) -> $float {
            match function {
                FloatFn::Sqrt => x.sqrt(),
                FloatFn::Powi => x.powi(n),
                FloatFn::Powf => x.powf(y),
                FloatFn::Exp => x.exp(),
                FloatFn::Exp2 => x.exp2(),
                FloatFn::ExpM1 => x.exp_m1(),
                FloatFn::Ln => x.ln(),
                FloatFn::Ln1p => x.ln_1p(),
                FloatFn::Log2 => x.log2(),
                FloatFn::Log10 => x.log10(),
                FloatFn::Sin => x.sin(),
                FloatFn::Cos => x.cos(),
                FloatFn::Tan => x.tan(),
                FloatFn::Asin => x.asin(),
                FloatFn::Acos => x.acos(),
                FloatFn::Atan => x.atan(),
                FloatFn::Atan2 => x.atan2(y),
                FloatFn::Sinh => x.sinh(),
                FloatFn::Cosh => x.cosh(),
                FloatFn::Tanh => x.tanh(),
                FloatFn::Asinh => x.asinh(),
                FloatFn::Acosh => x.acosh(),
                FloatFn::Atanh => x.atanh(),
                FloatFn::Cbrt => x.cbrt(),
                FloatFn::Hypot => x.hypot(y),
                FloatFn::Fma => x.mul_add(y, z),
                FloatFn::Floor => x.floor(),
                FloatFn::Ceil => x.ceil(),
                FloatFn::Round => x.round(),
                FloatFn::RoundTiesEven => x.round_ties_even(),
                FloatFn::Trunc => x.trunc(),
                FloatFn::Fabs => x.abs(),
                FloatFn::Copysign => x.copysign(y),
            }
        }
    };
}

functions!(single, f32);
functions!(double, f64);

impl State {
    pub(super) fn float(&mut self, call: &NativeCall, function: FloatFn) {
        let stack = &self.memory.stack;
        let base = self.frame.base as usize;
        let at = |index: usize| call.args.get(index).map_or(0, |slot| base + *slot as usize);
        let n = get(stack, at(1)).map_or(0, i32::from_le_bytes);
        let result = base + call.result as usize;
        if call.num == Num::F32 {
            let of = |index: usize| get(stack, at(index)).map_or(0.0, f32::from_le_bytes);
            let value = single(function, of(0), of(1), of(2), n);
            let _ = put(&mut self.memory.stack, result, value.to_le_bytes());
        } else {
            let of = |index: usize| get(stack, at(index)).map_or(0.0, f64::from_le_bytes);
            let value = double(function, of(0), of(1), of(2), n);
            let _ = put(&mut self.memory.stack, result, value.to_le_bytes());
        }
    }
}
