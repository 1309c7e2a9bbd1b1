//! Plain data as a JavaScript value, by way of JSON text.
//!
//! serde's derive does the walking. The writer is ours because of its size: measured
//! after brotli, `serde-wasm-bindgen` costs the first view 4 KB and `serde_json` 16 KB
//! more, out of 60. It writes what our types have, and says so of anything else.

use std::fmt::{self, Display, Write};

use js_sys::JSON;
use serde::ser::{
    self, Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};
use wasm_bindgen::prelude::*;

use super::Thrown;

/// Hands `value` over as a plain JavaScript value.
pub(crate) fn plain<T: Serialize>(value: &T) -> Result<JsValue, Thrown> {
    let mut text = String::new();
    value.serialize(&mut Writer(&mut text))?;
    JSON::parse(&text).map_err(Thrown)
}

/// Our types have nothing that JSON cannot say, so this is a defect wherever it appears.
#[derive(Debug)]
pub(crate) struct NotJson;

impl Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "This value has a part that is not written as JSON. That is a defect in refcellar.",
        )
    }
}

impl std::error::Error for NotJson {}

impl ser::Error for NotJson {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

impl From<NotJson> for Thrown {
    fn from(error: NotJson) -> Self {
        Self(js_sys::Error::new(&error.to_string()).into())
    }
}

struct Writer<'out>(&'out mut String);

impl Writer<'_> {
    fn integer(&mut self, number: impl Display) {
        // Writing to a `String` cannot fail.
        let _ = write!(self.0, "{number}");
    }

    fn string(&mut self, text: &str) {
        self.0.push('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => self.0.extend(['\\', character]),
                control if control < ' ' => {
                    let _ = write!(self.0, "\\u{:04x}", u32::from(control));
                }
                plain => self.0.push(plain),
            }
        }
        self.0.push('"');
    }
}

/// Sequences and structs: the same but for their brackets and the fields' names.
struct Items<'writer, 'out> {
    writer: &'writer mut Writer<'out>,
    empty: bool,
    close: char,
}

impl<'writer, 'out> Items<'writer, 'out> {
    fn open(writer: &'writer mut Writer<'out>, open: char, close: char) -> Self {
        writer.0.push(open);
        Self {
            writer,
            empty: true,
            close,
        }
    }

    fn separate(&mut self) {
        if !self.empty {
            self.writer.0.push(',');
        }
        self.empty = false;
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotJson> {
        self.separate();
        value.serialize(&mut *self.writer)
    }

    fn close(self) {
        self.writer.0.push(self.close);
    }
}

macro_rules! sequences {
    ($($kind:ident),*) => {
        $(impl $kind for Items<'_, '_> {
            type Ok = ();
            type Error = NotJson;

            fn serialize_element<T: Serialize + ?Sized>(
                &mut self,
                value: &T,
            ) -> Result<(), NotJson> {
                self.item(value)
            }

            fn end(self) -> Result<(), NotJson> {
                self.close();
                Ok(())
            }
        })*
    };
}

sequences!(SerializeSeq, SerializeTuple);

impl SerializeStruct for Items<'_, '_> {
    type Ok = ();
    type Error = NotJson;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), NotJson> {
        self.separate();
        self.writer.0.extend(["\"", name, "\":"]);
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), NotJson> {
        self.close();
        Ok(())
    }
}

macro_rules! integers {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, number: $type) -> Result<(), NotJson> {
            self.integer(number);
            Ok(())
        })*
    };
}

macro_rules! not_json {
    ($($method:ident($($type:ty),*) -> $result:ty;)*) => {
        $(fn $method(self, $(_: $type),*) -> Result<$result, NotJson> {
            Err(NotJson)
        })*
    };
}

type Nothing = Impossible<(), NotJson>;

impl<'writer, 'out> Serializer for &'writer mut Writer<'out> {
    type Ok = ();
    type Error = NotJson;
    type SerializeSeq = Items<'writer, 'out>;
    type SerializeTuple = Items<'writer, 'out>;
    type SerializeStruct = Items<'writer, 'out>;
    type SerializeTupleStruct = Nothing;
    type SerializeTupleVariant = Nothing;
    type SerializeMap = Nothing;
    type SerializeStructVariant = Nothing;

    integers!(
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    );

    not_json! {
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple_struct(&'static str, usize) -> Nothing;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Nothing;
        serialize_map(Option<usize>) -> Nothing;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Nothing;
    }

    fn serialize_bool(self, value: bool) -> Result<(), NotJson> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), NotJson> {
        self.string(text);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), NotJson> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), NotJson> {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), NotJson> {
        self.string(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), NotJson> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), NotJson> {
        Err(NotJson)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'writer, 'out>, NotJson> {
        Ok(Items::open(self, '[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'writer, 'out>, NotJson> {
        Ok(Items::open(self, '[', ']'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'writer, 'out>, NotJson> {
        Ok(Items::open(self, '{', '}'))
    }
}
