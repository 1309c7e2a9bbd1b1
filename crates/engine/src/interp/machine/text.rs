//! Numbers as text, and the properties of characters.

use std::fmt::Write as _;

use super::super::code::{Native, NativeCall};
use super::super::memory::fill;
use super::super::num::Int;
use super::super::program::Cx;
use super::run::NativeError;
use super::state::State;

impl State {
    fn operand<T: Int>(&self, call: &NativeCall, index: usize) -> T {
        let slot = call.args.get(index).copied().unwrap_or(0);
        let at = self.frame.base as usize + slot as usize;
        T::load(&self.memory.stack, at).unwrap_or_default()
    }

    fn result<T: Int>(&mut self, call: &NativeCall, value: T) {
        let at = self.frame.base as usize + call.result as usize;
        let _ = value.store(&mut self.memory.stack, at);
    }

    /// `float_fmt(bits, is_f32, mode, precision, out)`
    pub(super) fn float_fmt(&mut self, _: Cx<'_>, call: &NativeCall) -> Result<(), NativeError> {
        let bits = self.operand::<u64>(call, 0);
        let is_f32 = self.operand::<u8>(call, 1) != 0;
        let mode = self.operand::<u8>(call, 2);
        let precision = self.operand::<u64>(call, 3);
        let precision = usize::try_from(precision).unwrap_or(0).min(1 << 16);
        let out = self.operand::<u64>(call, 4);
        let text = if is_f32 {
            let value = f32::from_bits(u32::narrow(bits.widen())).abs();
            format_float(value, mode, precision)
        } else {
            format_float(f64::from_bits(bits).abs(), mode, precision)
        };
        let bytes = text.as_bytes();
        fill(self.memory.write(out, bytes.len())?, bytes);
        self.result(call, bytes.len() as u64);
        Ok(())
    }

    /// `float_parse(text, len, is_f32, out)`
    pub(super) fn float_parse(&mut self, cx: Cx<'_>, call: &NativeCall) -> Result<(), NativeError> {
        let at = self.operand::<u64>(call, 0);
        let len = usize::try_from(self.operand::<u64>(call, 1)).unwrap_or(usize::MAX);
        let is_f32 = self.operand::<u8>(call, 2) != 0;
        let out = self.operand::<u64>(call, 3);
        let bytes = self.memory.read(&cx.engine.globals, at, len)?;
        let text = std::str::from_utf8(bytes).unwrap_or("");
        let bits = if is_f32 {
            text.parse::<f32>().ok().map(|value| value.to_bits().into())
        } else {
            text.parse::<f64>().ok().map(f64::to_bits)
        };
        if let Some(bits) = bits {
            let bits: u64 = bits;
            fill(self.memory.write(out, 8)?, &bits.to_le_bytes());
        }
        self.result(call, u8::from(bits.is_some()));
        Ok(())
    }

    /// `char_property(c, property)`
    pub(super) fn char_property(&mut self, call: &NativeCall) {
        let c = char::from_u32(self.operand::<u32>(call, 0)).unwrap_or('\0');
        let escapes = |text: &str| text.starts_with("\\u");
        let holds = match self.operand::<u8>(call, 1) {
            0 => c.is_alphabetic(),
            1 => c.is_numeric(),
            2 => c.is_lowercase(),
            3 => c.is_uppercase(),
            4 => c.is_whitespace(),
            5 => c.is_control(),
            6 => escapes(&c.escape_debug().to_string()),
            // Behind another character, one that extends it is left as it is.
            _ => {
                let text: String = ['a', c].iter().collect();
                let debug = format!("{text:?}");
                debug.get(2..).is_some_and(escapes)
            }
        };
        self.result(call, u8::from(holds));
    }

    /// `char_to_lowercase(c, out)`, `char_to_uppercase(c, out)`
    pub(super) fn char_case(&mut self, call: &NativeCall) -> Result<(), NativeError> {
        let c = char::from_u32(self.operand::<u32>(call, 0)).unwrap_or('\0');
        let out = self.operand::<u64>(call, 1);
        let chars: Vec<char> = if call.native == Native::CharToLowercase {
            c.to_lowercase().collect()
        } else {
            c.to_uppercase().collect()
        };
        let bytes: Vec<u8> = chars
            .iter()
            .flat_map(|c| u32::from(*c).to_le_bytes())
            .collect();
        fill(self.memory.write(out, bytes.len())?, &bytes);
        self.result(call, chars.len() as u64);
        Ok(())
    }
}

/// The digits of a float that is not negative.
fn format_float<T: std::fmt::Display + std::fmt::LowerExp>(
    value: T,
    mode: u8,
    precision: usize,
) -> String {
    let mut text = String::new();
    let _ = match mode {
        0 => write!(text, "{value}"),
        1 => write!(text, "{value:.precision$}"),
        2 => write!(text, "{value:e}"),
        _ => write!(text, "{value:.precision$e}"),
    };
    if mode == 0 && precision > 0 {
        let digits = if let Some(point) = text.find('.') {
            text.len() - point - 1
        } else {
            text.push('.');
            0
        };
        for _ in digits..precision {
            text.push('0');
        }
    }
    text
}
