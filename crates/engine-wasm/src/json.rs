//! Plain data as JSON text. What is written is small and known, so that a trait and a macro
//! do; serde's derive and writer were measured to be larger than all else in this crate.

use std::fmt::Write;

/// Something that is written as JSON.
pub trait Json {
    /// Appends it.
    fn write(&self, out: &mut String);
}

/// The text of a value.
pub fn text(value: &impl Json) -> String {
    let mut out = String::new();
    value.write(&mut out);
    out
}

/// An object, field by field.
pub struct Object<'out> {
    out: &'out mut String,
    empty: bool,
}

impl<'out> Object<'out> {
    /// Begins an object.
    pub fn new(out: &'out mut String) -> Self {
        out.push('{');
        Self { out, empty: true }
    }

    /// Adds a field.
    pub fn field(mut self, name: &str, value: &(impl Json + ?Sized)) -> Self {
        if !self.empty {
            self.out.push(',');
        }
        self.empty = false;
        name.write(self.out);
        self.out.push(':');
        value.write(self.out);
        self
    }

    /// Adds a field, unless there is none.
    pub fn maybe(self, name: &str, value: Option<&impl Json>) -> Self {
        match value {
            Some(value) => self.field(name, value),
            None => self,
        }
    }

    /// Ends the object.
    pub fn end(self) {
        self.out.push('}');
    }
}

impl Json for str {
    fn write(&self, out: &mut String) {
        out.push('"');
        for character in self.chars() {
            match character {
                '"' | '\\' => out.extend(['\\', character]),
                control if control < ' ' => {
                    // Writing to a `String` cannot fail.
                    let _ = write!(out, "\\u{:04x}", u32::from(control));
                }
                plain => out.push(plain),
            }
        }
        out.push('"');
    }
}

impl Json for String {
    fn write(&self, out: &mut String) {
        self.as_str().write(out);
    }
}

impl Json for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

/// Only numbers that a JavaScript number holds are written as numbers.
macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl Json for $number {
            fn write(&self, out: &mut String) {
                let _ = write!(out, "{self}");
            }
        })*
    };
}

numbers!(u8, u32, i32, u64, i64, usize);

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: Json + ?Sized> Json for &T {
    fn write(&self, out: &mut String) {
        (**self).write(out);
    }
}

impl<T: Json + ?Sized> Json for Box<T> {
    fn write(&self, out: &mut String) {
        (**self).write(out);
    }
}

impl<T: Json> Json for [T] {
    fn write(&self, out: &mut String) {
        out.push('[');
        for (index, value) in self.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            value.write(out);
        }
        out.push(']');
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut String) {
        self.as_slice().write(out);
    }
}

/// Writes a struct as an object, its fields under the names that JavaScript has for them.
macro_rules! object {
    ($name:ty { $($field:ident as $key:literal),* $(,)? }) => {
        impl $crate::json::Json for $name {
            fn write(&self, out: &mut String) {
                $crate::json::Object::new(out)$(.field($key, &self.$field))*.end();
            }
        }
    };
}

pub(crate) use object;

#[cfg(test)]
mod tests {
    use super::*;

    struct Point {
        x: i32,
        label: Option<String>,
    }

    object!(Point { x as "x", label as "labelText" });

    #[test]
    fn a_struct_is_an_object_with_the_names_that_were_given() {
        let point = Point {
            x: -1,
            label: Some("a \"b\"\n\\".to_owned()),
        };
        let expected = r#"{"x":-1,"labelText":"a \"b\"\u000a\\"}"#;
        assert_eq!(text(&point), expected);
    }

    #[test]
    fn what_is_not_there_is_null_in_a_list_and_left_out_of_an_object() {
        assert_eq!(text(&vec![Some(1_u32), None]), "[1,null]");
        let mut out = String::new();
        Object::new(&mut out).maybe("a", None::<&u32>).end();
        assert_eq!(out, "{}");
    }
}
