//! An image of std: what there is to know of it before a program is, as bytes.
//!
//! ```text
//! std's sources ─▶ syntax ─▶ resolve ─▶ write ─▶ [u8] ─▶ read ─▶ a session
//!                                when the engine is built   when it starts
//! ```
//!
//! Everything outside of bodies is read at once, because programs may name any of it. A body
//! is read when it is first asked for: few of them are.
//!
//! An image does not say where in std's text something stands, which would be a third of
//! all its bytes. See [`places`] for the way back.

mod bodies;
pub mod places;
pub(crate) mod sources;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::rc::Rc;

use bodies::Bodies;
use places::StdPlaces;

use crate::codec::{Coded, Extent, Kind, Reader, Source, Symbols, Writer};
use crate::resolve::Resolution;
use crate::std_source::StdSource;
use crate::syntax::ast::{Ast, Body};
use crate::syntax::{FileId, Interner, Span};

pub use crate::codec::ImageError;

/// What an image begins with. It changes with what is behind it.
const MARK: &[u8; 4] = b"RCS1";

/// What is counted at the beginning, in this order.
const COUNTED: [Kind; 8] = [
    Kind::Item,
    Kind::Type,
    Kind::Body,
    Kind::Macro,
    Kind::Pat,
    Kind::Def,
    Kind::Module,
    Kind::Import,
];

/// Std, as far as it is known before a program is.
pub(crate) struct Std {
    pub(crate) names: Interner,
    pub(crate) ast: Ast,
    pub(crate) resolution: Resolution,
    pub(crate) places: StdPlaces,
}

/// What is written: the names, the tree, and what resolution found out.
type Known<'s> = (&'s Interner, &'s Ast, &'s Resolution);

/// The spans that were written, with what stands instead of them, in the order of writing.
type Written = Vec<(Span, Extent)>;

/// Writes std as an image.
pub(crate) fn write(std: Known<'_>, source: &StdSource) -> Vec<u8> {
    let files = |written: &Written| places::first_numbers(written, std.1, source);
    write_with(std, &files)
}

/// The same, with what finds the first number of each file.
fn write_with(std: Known<'_>, files: &dyn Fn(&Written) -> Vec<u32>) -> Vec<u8> {
    let counted = Symbols::default();
    payload(std, &counted, files);
    let (bytes, _) = payload(std, &counted.ordered(Interner::known()), files);
    let sum = checksum(&bytes).to_le_bytes();
    [MARK.as_slice(), &sum, &bytes].concat()
}

/// The spans that are written if an image is.
fn written(std: Known<'_>) -> Written {
    let (_, written) = payload(std, &Symbols::default(), &|_| Vec::new());
    written
}

/// What is behind the checksum, and the spans in it.
fn payload(
    (names, ast, resolution): Known<'_>,
    symbols: &Symbols,
    files: &dyn Fn(&Written) -> Vec<u32>,
) -> (Vec<u8>, Written) {
    let mut to = Writer::new(symbols);
    names.write(&symbols.order, &mut to);
    for (_, count) in ast.counts().into_iter().chain(resolution.counts()) {
        to.len(count);
    }
    let bodies = bodies::write(ast, resolution, symbols, &mut to);
    files(&to.spans).write(&mut to);
    ast.write_outside(&mut to);
    let mut extents: HashMap<Span, Vec<Extent>> = HashMap::new();
    for (span, extent) in &to.spans {
        extents.entry(*span).or_default().push(*extent);
    }
    resolution.write_outside(&extents, &mut to);
    to.bytes.extend(bodies);
    (to.bytes, to.spans)
}

/// Reads an image, all spans of which are to be of a file.
pub(crate) fn read(image: &[u8], file: FileId) -> Result<Std, ImageError> {
    let rest = image.strip_prefix(MARK).ok_or(ImageError::Foreign)?;
    let (sum, rest) = rest.split_first_chunk().ok_or(ImageError::Damaged)?;
    if u64::from_le_bytes(*sum) != checksum(rest) {
        return Err(ImageError::Damaged);
    }
    read_checked(rest, file)
}

/// Reads what is behind the checksum. It is safe for any bytes.
fn read_checked(bytes: &[u8], file: FileId) -> Result<Std, ImageError> {
    let bytes: Rc<[u8]> = bytes.into();
    let mut from = Reader::new(&bytes, file);
    let names = Interner::read(&mut from)?;
    from.set_limit(Kind::Symbol, names.len());
    for kind in COUNTED {
        from.limit(kind)?;
    }
    let (bodies, len) = Bodies::read(&bytes, &mut from)?;
    let bodies = Rc::new(bodies);
    let files = Vec::read(&mut from)?;
    let ast = Ast::read_outside(&mut from, Rc::clone(&bodies) as Rc<dyn Source<Body>>)?;
    let resolution = Resolution::read_outside(&mut from, bodies)?;
    if from.rest().len() != len {
        return Err(ImageError::Damaged);
    }
    Ok(Std {
        names,
        ast,
        resolution,
        places: StdPlaces::by_number(files),
    })
}

/// Eight bytes at a time, so that looking at all of them takes no time to speak of.
fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        for (to, from) in word.iter_mut().zip(chunk) {
            *to = *from;
        }
        sum = (sum ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        sum ^= sum >> 29;
    }
    sum
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
