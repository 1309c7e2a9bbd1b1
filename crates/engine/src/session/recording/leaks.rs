//! What was never freed: handles that keep each other alive, and what was forgotten.

use std::collections::{HashMap, HashSet};

use super::Recording;
use crate::interp::{Handle, Unfreed};
use crate::trace::picture::Role;
use crate::trace::{Leak, Picture, Value};

/// How many leaks are told one by one.
const MOST: usize = 32;

/// How long a cycle may be.
const LONGEST: usize = 32;

impl Recording {
    pub(super) fn find_leaks(&mut self) -> Vec<Leak> {
        if !self.now.is_idle() {
            return Vec::new();
        }
        let unfreed: HashMap<u32, Unfreed> = self
            .now
            .unfreed()
            .into_iter()
            .map(|unfreed| (unfreed.number, unfreed))
            .collect();
        let mut shared: Vec<_> = self
            .outline
            .counted
            .iter()
            .filter_map(|(address, counted)| {
                let number = u32::try_from(address >> 32).ok()?;
                let is_kept = unfreed.contains_key(&number) && counted.strong > 0;
                Some((number, counted.ty?, counted.step)).filter(|_| is_kept)
            })
            .collect();
        shared.sort_by_key(|(number, ..)| *number);
        let types: Vec<_> = shared
            .iter()
            .map(|(number, ty, _)| (*number, *ty))
            .collect();
        let handles = self.now.handles_in(&types);
        let mut told: HashSet<u32> = HashSet::new();
        let mut leaks = Vec::new();
        for (number, ..) in &shared {
            if told.contains(number) || leaks.len() >= MOST {
                continue;
            }
            if let Some(cycle) = cycle_from(*number, &handles) {
                let mut names = HashMap::new();
                for (at, _) in &cycle {
                    let step = shared.iter().find(|(number, ..)| number == at);
                    let step = step.map_or(0, |(_, _, step)| *step);
                    names.insert(*at, self.name_of(*at, step));
                }
                leaks.push(cycle_leak(&cycle, &names, &unfreed, &mut told));
            }
        }
        for (number, _, step) in &shared {
            if leaks.len() < MOST && !told.contains(number) && !is_held(*number, &unfreed) {
                let name = self.name_of(*number, *step);
                let (numbers, bytes) = reached(&[*number], &unfreed, &mut told);
                let text = format!(
                    "{bytes} bytes are never freed: no handle of {name} is left, but one was \
                     forgotten, as by `mem::forget`, and still counts."
                );
                leaks.push(leak(&numbers, bytes, text, Vec::new()));
            }
        }
        let rest: Vec<u32> = unfreed
            .keys()
            .copied()
            .filter(|number| !told.contains(number))
            .collect();
        if !rest.is_empty() {
            let (numbers, bytes) = reached(&rest, &unfreed, &mut told);
            let pieces = match numbers.len() {
                1 => "1 piece of memory".to_owned(),
                count => format!("{count} pieces of memory"),
            };
            let text = format!(
                "{bytes} bytes in {pieces} are never freed: their owner was forgotten, as by \
                 `mem::forget` or `Box::leak`."
            );
            leaks.push(leak(&numbers, bytes, text, Vec::new()));
        }
        leaks
    }

    /// What a shared value was called when the count of its handles last changed.
    fn name_of(&mut self, number: u32, step: u64) -> String {
        let id = id(number);
        for step in [Some(step), step.checked_sub(1)].into_iter().flatten() {
            let picture = self.picture(step);
            if let Some(name) = handle_name(&picture, &id) {
                return format!("`{name}`");
            }
            let ty = picture.heap.iter().find(|allocation| allocation.id == id);
            if let Some(allocation) = ty {
                return format!("a shared `{}`", allocation.ty);
            }
        }
        "a shared value".to_owned()
    }
}

fn id(number: u32) -> String {
    format!("h{}", number.wrapping_sub(16))
}

/// The variable through which a shared value is known.
fn handle_name(picture: &Picture, id: &str) -> Option<String> {
    let is_handle = |value: &Value| matches!(value, Value::Pointer { to: Some(to), role: Role::Rc, .. } if to == id);
    let frames = picture.frames.iter().rev();
    let mut locals = frames.flat_map(|frame| &frame.locals);
    let found = locals.find(|local| !local.name.is_empty() && is_handle(&local.value));
    found.map(|local| local.name.clone())
}

/// The shortest way from a shared value back to itself, by strong handles.
fn cycle_from(start: u32, handles: &HashMap<u32, Vec<Handle>>) -> Option<Vec<(u32, Handle)>> {
    let mut ways: Vec<Vec<(u32, Handle)>> = vec![Vec::new()];
    let mut seen = HashSet::new();
    for _ in 0..LONGEST {
        let mut longer = Vec::new();
        for way in ways {
            let at = way.last().map_or(start, |(_, handle)| handle.to);
            for handle in handles.get(&at).into_iter().flatten() {
                let mut next = way.clone();
                next.push((at, handle.clone()));
                if handle.to == start {
                    return Some(next);
                }
                if seen.insert(handle.to) {
                    longer.push(next);
                }
            }
        }
        ways = longer;
    }
    None
}

/// Whether other memory that was never freed names an allocation.
fn is_held(number: u32, unfreed: &HashMap<u32, Unfreed>) -> bool {
    unfreed
        .values()
        .any(|other| other.number != number && other.names.contains(&number))
}

/// All that allocations lead to, and how many bytes that is.
fn reached(
    from: &[u32],
    unfreed: &HashMap<u32, Unfreed>,
    told: &mut HashSet<u32>,
) -> (Vec<u32>, u64) {
    let mut work = from.to_vec();
    let mut numbers = Vec::new();
    let mut bytes = 0;
    while let Some(number) = work.pop() {
        let Some(found) = unfreed.get(&number) else {
            continue;
        };
        if told.insert(number) {
            numbers.push(number);
            bytes += found.bytes;
            work.extend(&found.names);
        }
    }
    numbers.sort_unstable();
    (numbers, bytes)
}

fn leak(numbers: &[u32], bytes: u64, text: String, cycle: Vec<String>) -> Leak {
    Leak {
        allocations: numbers.iter().map(|number| id(*number)).collect(),
        bytes,
        text,
        cycle,
    }
}

fn cycle_leak(
    cycle: &[(u32, Handle)],
    names: &HashMap<u32, String>,
    unfreed: &HashMap<u32, Unfreed>,
    told: &mut HashSet<u32>,
) -> Leak {
    let name = |number: &u32| names.get(number).cloned().unwrap_or_default();
    let arrows: Vec<String> = cycle
        .iter()
        .map(|(from, handle)| {
            let from = name(from);
            let from = match from.strip_suffix('`') {
                Some(open) if from.starts_with('`') => format!("{open}{}`", handle.path),
                _ => format!("`{}` of {from}", handle.path.trim_start_matches('.')),
            };
            format!("{from} → {}", name(&handle.to))
        })
        .collect();
    let start: Vec<u32> = cycle.iter().map(|(number, _)| *number).collect();
    let (numbers, bytes) = reached(&start, unfreed, told);
    let how = if let [_] = cycle {
        "a value holds a strong handle of itself"
    } else {
        "strong handles keep each other alive in a cycle"
    };
    let text = format!(
        "{bytes} bytes are never freed: {how}: {}. A `Weak` in one place would end it.",
        arrows.join(", ")
    );
    leak(&numbers, bytes, text, arrows)
}
