//! Values of the language itself.

use std::rc::Rc;

use super::{Coded, ImageError, Reader, Writer};

impl Coded for bool {
    fn write(&self, to: &mut Writer<'_>) {
        to.byte(u8::from(*self));
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        Ok(from.byte()? != 0)
    }
}

impl Coded for u8 {
    fn write(&self, to: &mut Writer<'_>) {
        to.byte(*self);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        from.byte()
    }
}

/// Numbers of at most 64 bits.
macro_rules! numbers {
    ($($number:ident)*) => {$(
        impl Coded for $number {
            #[allow(clippy::cast_lossless)]
            fn write(&self, to: &mut Writer<'_>) {
                to.number(*self as u64);
            }

            fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
                Self::try_from(from.number()?).map_err(|_| ImageError::Damaged)
            }
        }
    )*};
}

numbers! { u16 u32 u64 usize }

impl Coded for u128 {
    #[allow(clippy::cast_possible_truncation)]
    fn write(&self, to: &mut Writer<'_>) {
        to.number(*self as u64);
        to.number((*self >> 64) as u64);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        let low = from.number()?;
        Ok(Self::from(low) | Self::from(from.number()?) << 64)
    }
}

impl Coded for char {
    fn write(&self, to: &mut Writer<'_>) {
        to.number(u64::from(u32::from(*self)));
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        Self::try_from(from.number_u32()?).map_err(|_| ImageError::Damaged)
    }
}

impl<T: Coded> Coded for Vec<T> {
    fn write(&self, to: &mut Writer<'_>) {
        to.len(self.len());
        for element in self {
            element.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        from.list(T::read)
    }
}

impl Coded for Rc<[u8]> {
    fn write(&self, to: &mut Writer<'_>) {
        to.len(self.len());
        to.bytes.extend_from_slice(self);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        let len = from.len()?;
        Ok(from.take(len)?.into())
    }
}

impl<T: Coded> Coded for Box<T> {
    fn write(&self, to: &mut Writer<'_>) {
        T::write(self, to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        T::read(from).map(Self::new)
    }
}

impl<T: Coded> Coded for Option<T> {
    fn write(&self, to: &mut Writer<'_>) {
        match self {
            None => to.byte(0),
            Some(value) => {
                to.byte(1);
                value.write(to);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        match from.byte()? {
            0 => Ok(None),
            _ => T::read(from).map(Some),
        }
    }
}

impl<A: Coded, B: Coded> Coded for (A, B) {
    fn write(&self, to: &mut Writer<'_>) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        Ok((A::read(from)?, B::read(from)?))
    }
}
