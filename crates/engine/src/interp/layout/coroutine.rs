//! Coroutines: what they captured, where they wait, and the locals that they keep.

use std::collections::HashMap;

use la_arena::ArenaMap;

use super::univariant::{Kind, univariant};
use super::{Layout, LayoutError, Shape};
use crate::interp::layout::niche::ValidRange;
use crate::interp::num::Num;
use crate::interp::program::Cx;
use crate::mir::{Body, Local, LocalKind, PlaceElem, StatementKind};
use crate::ty::{Args, BodyKey, ClosureId, Ty};

/// Where the parts of a coroutine are.
#[derive(Clone, Debug, Default)]
pub struct CoroutineLayout {
    /// What it captured.
    pub upvars: Vec<u64>,
    /// The number that says where it waits, of four bytes.
    pub state: u64,
    /// The locals that it keeps while it waits.
    pub kept: HashMap<Local, u64>,
}

impl<'p> Cx<'p> {
    /// Where the parts of a coroutine are.
    ///
    /// # Errors
    /// If a part has no layout.
    pub fn coroutine_layout(
        self,
        id: ClosureId,
        args: Args,
    ) -> Result<&'p CoroutineLayout, LayoutError> {
        self.coroutine_parts(id, args).map(|(parts, _)| parts)
    }

    /// The offset of something that a coroutine captured.
    #[must_use]
    pub fn coroutine_upvar(self, id: ClosureId, args: Args, index: usize) -> Option<u64> {
        let layout = self.coroutine_layout(id, args).ok()?;
        layout.upvars.get(index).copied()
    }

    pub(super) fn coroutine(self, id: ClosureId, args: Args) -> Result<Layout, LayoutError> {
        self.coroutine_parts(id, args)
            .map(|(_, layout)| layout.clone())
    }

    fn coroutine_parts(
        self,
        id: ClosureId,
        args: Args,
    ) -> Result<&'p (CoroutineLayout, Layout), LayoutError> {
        let cache = &self.engine.coroutines;
        if let Some(known) = cache.get(&(id, args)) {
            return Ok(known);
        }
        let computed = self.compute_coroutine(id, args)?;
        Ok(cache.insert((id, args), Box::new(computed)))
    }

    fn compute_coroutine(
        self,
        id: ClosureId,
        args: Args,
    ) -> Result<(CoroutineLayout, Layout), LayoutError> {
        let body = self.engine.bodies.get(self.tcx, BodyKey::Closure(id));
        let body = body.ok_or(LayoutError::Unknown)?;
        let upvars = self.upvar_tys(id, args);
        let kept = kept_locals(body);
        let mut types: Vec<Ty> = upvars.clone();
        types.push(self.tcx.types.common.u32);
        for local in &kept {
            types.push(self.mono(body.locals[*local].ty, args));
        }
        let mut layouts = Vec::new();
        for ty in types {
            layouts.push(self.layout(ty)?);
        }
        let placed = univariant(&layouts, Kind::Sized, true)?;
        let offset = |index: usize| placed.offsets.get(index).copied().unwrap_or(0);
        let first_kept = upvars.len() + 1;
        let parts = CoroutineLayout {
            upvars: (0..upvars.len()).map(offset).collect(),
            state: offset(upvars.len()),
            kept: kept
                .iter()
                .enumerate()
                .map(|(index, local)| (*local, offset(first_kept + index)))
                .collect(),
        };
        let state = Layout::scalar(Num::U32, ValidRange::full(Num::U32));
        let layout = Layout {
            size: placed.size.max(state.size),
            align: placed.align,
            niche: None,
            uninhabited: false,
            is_unsized: false,
            shape: Shape::Struct(placed.offsets),
        };
        Ok((parts, layout))
    }
}

/// The locals that may have to be kept while a coroutine waits: all but those temporaries
/// that are named in one block only. The result and the coroutine itself are none.
fn kept_locals(body: &Body) -> Vec<Local> {
    let mut blocks: ArenaMap<Local, Option<u32>> = ArenaMap::default();
    for (block, data) in body.blocks.iter() {
        let number = block.into_raw().into_u32();
        let mut each = |local: Local| match blocks.get_mut(local) {
            Some(Some(known)) if *known == number => {}
            Some(known) => *known = None,
            None => {
                blocks.insert(local, Some(number));
            }
        };
        crate::interp::compile::for_each_local(data, &mut each);
        // A reference to a local may outlive the block.
        for statement in &data.statements {
            if let StatementKind::Assign(assign) = &statement.kind
                && let crate::mir::Rvalue::Ref(_, place) | crate::mir::Rvalue::RawPtr(_, place) =
                    &assign.1
                && !place.projection.contains(&PlaceElem::Deref)
            {
                blocks.insert(place.local, None);
            }
        }
    }
    let locals = body.locals.iter().skip(2).filter(|(local, decl)| {
        let one_block = matches!(blocks.get(*local), Some(Some(_)));
        !one_block || !matches!(decl.kind, LocalKind::Internal | LocalKind::Temp { .. })
    });
    locals
        .map(|(local, _)| local)
        .filter(|local| blocks.contains_idx(*local))
        .collect()
}
