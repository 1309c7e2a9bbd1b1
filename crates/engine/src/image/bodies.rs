//! The bodies of std, with what their names stand for.
//!
//! They are read by the dozen, as they are in the sources: one by one they would take more
//! bytes, and all at once they would take the time that nobody has at the start.

use std::cell::OnceCell;
use std::rc::Rc;

use la_arena::Idx;

use super::to_u32;
use crate::codec::{Coded, ImageError, Kind, Limits, Reader, Source, Symbols, Writer};
use crate::resolve::{BodyTables, Resolution};
use crate::syntax::FileId;
use crate::syntax::ast::{Ast, Body};

/// How many bodies are read at once.
const CHUNK: u32 = 16;

/// Where some bodies begin, each number by its distance from the one before.
#[derive(Clone, Copy, Debug, Default)]
struct Head {
    /// How many bytes they take.
    len: u32,
    /// The number of the first leaf in them.
    leaf: u32,
    /// The first type in them.
    first_type: u32,
}

impl Head {
    fn next(&self, body: u32) -> [(Kind, u32); 2] {
        [(Kind::Type, self.first_type), (Kind::Body, body)]
    }

    fn write(&self, before: &Self, to: &mut Writer<'_>) {
        to.number(self.len.into());
        for (is, was) in self.steps().into_iter().zip(before.steps()) {
            to.signed(i64::from(is) - i64::from(was));
        }
    }

    fn read(before: &Self, from: &mut Reader<'_>) -> Result<Self, ImageError> {
        let len = from.number_u32()?;
        let mut steps = before.steps();
        for step in &mut steps {
            let is = i64::from(*step).wrapping_add(from.signed()?);
            *step = u32::try_from(is).map_err(|_| ImageError::Damaged)?;
        }
        let [leaf, first_type] = steps;
        Ok(Self {
            len,
            leaf,
            first_type,
        })
    }

    fn steps(&self) -> [u32; 2] {
        [self.leaf, self.first_type]
    }
}

/// A body, and what its names stand for.
type Pair = (Body, Option<BodyTables>);

/// The bodies of an image.
pub(super) struct Bodies {
    bytes: Rc<[u8]>,
    file: FileId,
    limits: Limits,
    count: u32,
    chunks: Vec<Chunk>,
    /// What there is instead of what cannot be read. The whole of an image is known to be
    /// undamaged before any of it is used, so that this is for images that were made to be
    /// wrong.
    missing: Body,
}

struct Chunk {
    head: Head,
    /// Where it begins in the bytes.
    start: usize,
    bodies: OnceCell<Vec<Pair>>,
}

impl Bodies {
    /// Reads where they are: they are the last bytes of all. Gives how many bytes there are
    /// besides what is still to be read now.
    pub(super) fn read(
        bytes: &Rc<[u8]>,
        from: &mut Reader<'_>,
    ) -> Result<(Self, usize), ImageError> {
        let count = from.limits().of(Kind::Body);
        let mut chunks = Vec::new();
        let mut before = Head::default();
        let mut len: usize = 0;
        for _ in 0..count.div_ceil(CHUNK) {
            before = Head::read(&before, from)?;
            chunks.push(Chunk {
                head: before,
                start: len,
                bodies: OnceCell::new(),
            });
            len = len.saturating_add(before.len as usize);
        }
        let leaf = from.number_u32()?;
        from.begin(leaf, &[]);
        let offset = bytes.len().checked_sub(len).ok_or(ImageError::Damaged)?;
        for chunk in &mut chunks {
            chunk.start += offset;
        }
        let bodies = Self {
            bytes: Rc::clone(bytes),
            file: from.file,
            limits: from.limits(),
            count,
            chunks,
            missing: Body::missing(),
        };
        Ok((bodies, len))
    }

    fn pair(&self, id: u32) -> Option<&Pair> {
        let number = id / CHUNK;
        let chunk = self.chunks.get(number as usize)?;
        let bodies = chunk
            .bodies
            .get_or_init(|| self.read_chunk(number, chunk).unwrap_or_default());
        bodies.get((id % CHUNK) as usize)
    }

    fn read_chunk(&self, number: u32, chunk: &Chunk) -> Result<Vec<Pair>, ImageError> {
        let end = chunk.start + chunk.head.len as usize;
        let slice = self.bytes.get(chunk.start..end);
        let mut from = Reader::new(slice.ok_or(ImageError::Damaged)?, self.file);
        from.set_limits(self.limits);
        let first = number * CHUNK;
        from.begin(chunk.head.leaf, &chunk.head.next(first));
        (first..self.count.min(first + CHUNK))
            .map(|_| Ok((Body::read(&mut from)?, Coded::read(&mut from)?)))
            .collect()
    }
}

impl Source<Body> for Bodies {
    fn len(&self) -> u32 {
        self.count
    }

    fn get(&self, id: u32) -> Option<&Body> {
        let body = self.pair(id).map_or(&self.missing, |(body, _)| body);
        (id < self.count).then_some(body)
    }
}

impl Source<BodyTables> for Bodies {
    fn len(&self) -> u32 {
        self.count
    }

    fn get(&self, id: u32) -> Option<&BodyTables> {
        self.pair(id)?.1.as_ref()
    }
}

/// Writes all bodies, and where they are. Gives their bytes, and notes their spans as if
/// they had been written to `heads` as well.
pub(super) fn write(
    ast: &Ast,
    resolution: &Resolution,
    symbols: &Symbols,
    heads: &mut Writer<'_>,
) -> Vec<u8> {
    let tables = resolution.crates.first();
    let ids: Vec<Idx<Body>> = ast.bodies.ids().collect();
    let mut bytes = Vec::new();
    let mut before = Head::default();
    let mut leaf = 0;
    for chunk in ids.chunks(CHUNK as usize) {
        let Some(first) = chunk.first().copied() else {
            continue;
        };
        let written = |head: &Head| {
            let mut to = Writer::new(symbols);
            to.begin(head.leaf, &head.next(first.into_raw().into_u32()));
            for id in chunk {
                ast.bodies[*id].write(&mut to);
                write_tables(tables.and_then(|tables| tables.body(*id)), &mut to);
            }
            to
        };
        let mut head = Head { leaf, ..before };
        // The first time it is written to find out which type is the first.
        let first_type = written(&head).first(Kind::Type);
        head.first_type = first_type.unwrap_or(head.first_type);
        let of_chunk = written(&head);
        leaf = of_chunk.next_leaf();
        head.len = to_u32(of_chunk.bytes.len());
        bytes.extend(of_chunk.bytes);
        heads.spans.extend(of_chunk.spans);
        head.write(&before, heads);
        before = head;
    }
    heads.number(leaf.into());
    heads.begin(leaf, &[]);
    bytes
}

fn write_tables(tables: Option<&BodyTables>, to: &mut Writer<'_>) {
    to.byte(u8::from(tables.is_some()));
    if let Some(tables) = tables {
        tables.write(to);
    }
}
