//! What of the heap was never freed, and which handles lead from one part of it to another.

use std::collections::{HashMap, HashSet};

use super::{Container, Pending, Root, RootKind, View, Way};
use crate::interp::machine::Machine;
use crate::interp::memory;
use crate::trace::Value;
use crate::trace::picture::{AllocationKind, Field, Role};
use crate::ty::Ty;

/// Memory that is still allocated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfreed {
    /// Its number.
    pub number: u32,
    /// How many bytes it takes.
    pub bytes: u64,
    /// What of the heap is named by the words in it.
    pub names: Vec<u32>,
}

/// A strong handle within a shared value: by which path it is come to, and the allocation that
/// it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handle {
    /// `.next`
    pub path: String,
    /// The number of the allocation.
    pub to: u32,
}

fn heap_numbers(bytes: &[u8]) -> Vec<u32> {
    let words = bytes.chunks_exact(8).filter_map(|chunk| {
        let word = u64::from_le_bytes(*chunk.first_chunk::<8>()?);
        let number = memory::allocation(word);
        (memory::HEAP..memory::GLOBAL)
            .contains(&number)
            .then_some(number)
    });
    words.collect()
}

impl Machine {
    /// Everything that is allocated and that no static leads to.
    #[must_use]
    pub fn unfreed(&self) -> Vec<Unfreed> {
        let heap = self.memory().heap.live();
        let all: HashMap<u32, Unfreed> = heap
            .map(|(number, bytes)| {
                let unfreed = Unfreed {
                    number,
                    bytes: bytes.len() as u64,
                    names: heap_numbers(bytes),
                };
                (number, unfreed)
            })
            .collect();
        let mut work: Vec<u32> = self.memory().statics().flat_map(heap_numbers).collect();
        let mut kept: HashSet<u32> = HashSet::new();
        while let Some(number) = work.pop() {
            if kept.insert(number)
                && let Some(found) = all.get(&number)
            {
                work.extend(&found.names);
            }
        }
        let mut rest: Vec<Unfreed> = all
            .into_values()
            .filter(|unfreed| !kept.contains(&unfreed.number))
            .collect();
        rest.sort_by_key(|unfreed| unfreed.number);
        rest
    }

    /// Whether all calls are over, so that nothing is alive that could be freed yet.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.frames().is_empty()
    }

    /// The strong handles in shared values of these types, each with its allocation's number.
    #[must_use]
    pub fn handles_in(&self, shared: &[(u32, Ty)]) -> HashMap<u32, Vec<Handle>> {
        let mut view = View::new(self);
        for (number, _) in shared {
            view.seen.insert(*number);
        }
        for (number, ty) in shared {
            let start = memory::address(*number, 0);
            let target = start.wrapping_add(view.behind_counts(*ty, 0));
            view.pending.push_back(Pending {
                target,
                ty: *ty,
                meta: 0,
                kind: AllocationKind::Rc,
                way: unnamed(super::pointer::allocation_id(*number)),
            });
        }
        view.follow();
        let values: HashMap<&str, &Value> = view
            .picture
            .heap
            .iter()
            .map(|allocation| (allocation.id.as_str(), &allocation.value))
            .collect();
        let mut found = HashMap::new();
        for (number, _) in shared {
            let mut handles = Vec::new();
            let id = super::pointer::allocation_id(*number);
            if let Some(value) = values.get(id.as_str()) {
                collect(value, "", &values, 0, &mut handles);
            }
            found.insert(*number, handles);
        }
        found
    }
}

fn unnamed(within: String) -> Way {
    Way {
        path: String::new(),
        within,
        container: Container::Nothing,
        root: Root {
            frame: 0,
            kind: RootKind::Static,
            name: String::new(),
            until: None,
        },
        depth: 0,
    }
}

/// The handles in a value, and in what its boxes lead to.
fn collect(
    value: &Value,
    path: &str,
    values: &HashMap<&str, &Value>,
    depth: u32,
    out: &mut Vec<Handle>,
) {
    if depth > 24 {
        return;
    }
    let named = |fields: &[Field], out: &mut Vec<Handle>| {
        for field in fields {
            let path = format!("{path}.{}", field.name);
            collect(&field.value, &path, values, depth + 1, out);
        }
    };
    match value {
        Value::Pointer {
            address,
            role: Role::Rc,
            ..
        } => out.push(Handle {
            path: path.to_owned(),
            to: memory::allocation(*address),
        }),
        Value::Pointer {
            address,
            role: Role::Box,
            ..
        } => {
            let id = super::pointer::allocation_id(memory::allocation(*address));
            if let Some(value) = values.get(id.as_str()) {
                collect(value, path, values, depth + 1, out);
            }
        }
        Value::Struct { fields, .. } | Value::Closure { fields, .. } => named(fields, out),
        // `Some` has no name of its own in a path.
        Value::Variant { fields, .. } => {
            for field in fields {
                collect(&field.value, path, values, depth + 1, out);
            }
        }
        Value::Sequence { items, .. } => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &format!("{path}[{index}]"), values, depth + 1, out);
            }
        }
        Value::Map { entries, .. } => {
            for (_, value) in entries {
                collect(value, &format!("{path}[…]"), values, depth + 1, out);
            }
        }
        Value::Cell { value, .. } => collect(value, path, values, depth + 1, out),
        _ => {}
    }
}
