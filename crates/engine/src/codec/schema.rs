//! What types consist of, in the order in which it is written.

/// Says how types are written: all that they consist of is named, and nothing else is to
/// be said. The compiler sees to it that nothing is left out.
///
/// A `node` has parts, and ends with its span, which is what the parts cover.
macro_rules! coded {
    () => {};
    (struct $name:ident { $($field:ident),* $(,)? } $($rest:tt)*) => {
        impl $crate::codec::Coded for $name {
            fn write(&self, to: &mut $crate::codec::Writer<'_>) {
                let Self { $($field),* } = self;
                $($field.write(to);)*
            }

            fn read(
                from: &mut $crate::codec::Reader<'_>,
            ) -> Result<Self, $crate::codec::ImageError> {
                Ok(Self { $($field: $crate::codec::Coded::read(from)?),* })
            }
        }
        $crate::codec::coded! { $($rest)* }
    };
    (node $name:ident { $($field:ident),* ; $span:ident } $($rest:tt)*) => {
        impl $crate::codec::Coded for $name {
            fn write(&self, to: &mut $crate::codec::Writer<'_>) {
                let Self { $($field,)* $span } = self;
                let outer = to.enter();
                $($field.write(to);)*
                to.leave(outer, *$span);
            }

            fn read(
                from: &mut $crate::codec::Reader<'_>,
            ) -> Result<Self, $crate::codec::ImageError> {
                let outer = from.enter();
                $(let $field = $crate::codec::Coded::read(from)?;)*
                let $span = from.leave(outer);
                Ok(Self { $($field,)* $span })
            }
        }
        $crate::codec::coded! { $($rest)* }
    };
    (
        enum $name:ident {
            $($variant:ident $(($($part:ident),*))? $({ $($field:ident),* })?),* $(,)?
        }
        $($rest:tt)*
    ) => {
        impl $crate::codec::Coded for $name {
            fn write(&self, to: &mut $crate::codec::Writer<'_>) {
                enum Tag { $($variant),* }
                match self {
                    $(Self::$variant $(($($part),*))? $({ $($field),* })? => {
                        to.byte(Tag::$variant as u8);
                        $($($part.write(to);)*)?
                        $($($field.write(to);)*)?
                    })*
                }
            }

            fn read(
                from: &mut $crate::codec::Reader<'_>,
            ) -> Result<Self, $crate::codec::ImageError> {
                enum Tag { $($variant),* }
                Ok(match from.byte()? {
                    $(tag if tag == Tag::$variant as u8 => {
                        $($(let $part = $crate::codec::Coded::read(from)?;)*)?
                        $($(let $field = $crate::codec::Coded::read(from)?;)*)?
                        Self::$variant $(($($part),*))? $({ $($field),* })?
                    })*
                    _ => return Err($crate::codec::ImageError::Damaged),
                })
            }
        }
        $crate::codec::coded! { $($rest)* }
    };
}

pub(crate) use coded;
