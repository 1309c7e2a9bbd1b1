//! Copies of the machine, to go back to.
//!
//! They are some operations apart, so many that running on from one takes a few milliseconds.
//! Copies that lie next to each other share most of their memory. If all of them together are
//! larger than they may be, each second one is given up, and from then on they are twice as
//! far apart.

use crate::interp::Machine;

/// How many operations the copies are apart at first.
const DISTANCE: u64 = 1 << 17;

/// How many copies there may be.
const MOST: usize = 2_048;

#[derive(Debug)]
struct Checkpoint {
    step: u64,
    machine: Machine,
    /// How many bytes it takes beside the one before.
    bytes: u64,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Checkpoints {
    all: Vec<Checkpoint>,
    distance: u64,
    bytes: u64,
    limit: u64,
}

impl Checkpoints {
    /// None so far, which may take so many bytes together.
    pub(super) fn new(limit: u64) -> Self {
        Self {
            all: Vec::new(),
            distance: DISTANCE,
            bytes: 0,
            limit,
        }
    }

    /// The machine is at a step: it is copied if the last copy is far enough away.
    pub(super) fn offer(&mut self, step: u64, machine: &Machine) {
        let last = self.all.last().map(|last| last.machine.steps());
        if last.is_some_and(|last| machine.steps() < last.saturating_add(self.distance)) {
            return;
        }
        let before = self.all.last().map(|last| &last.machine);
        let bytes = machine.bytes_beside(before);
        self.bytes += bytes;
        self.all.push(Checkpoint {
            step,
            machine: machine.checkpoint(),
            bytes,
        });
        while (self.bytes > self.limit || self.all.len() > MOST) && self.all.len() > 1 {
            self.thin();
        }
    }

    /// Gives each second copy up.
    fn thin(&mut self) {
        let mut number = 0;
        self.all.retain(|_| {
            number += 1;
            number % 2 == 1
        });
        self.distance = self.distance.saturating_mul(2);
        self.bytes = 0;
        for index in 0..self.all.len() {
            let before = index.checked_sub(1).and_then(|index| self.all.get(index));
            let own = self.all.get(index).map_or(0, |own| {
                own.machine
                    .bytes_beside(before.map(|before| &before.machine))
            });
            if let Some(own_entry) = self.all.get_mut(index) {
                own_entry.bytes = own;
            }
            self.bytes += own;
        }
    }

    /// The last copy that is not behind a step.
    pub(super) fn before(&self, step: u64) -> Option<&Machine> {
        let after = self.all.partition_point(|each| each.step <= step);
        let found = self.all.get(after.checked_sub(1)?)?;
        Some(&found.machine)
    }

    /// How many bytes all take together.
    pub(super) fn bytes(&self) -> u64 {
        self.all.iter().map(|each| each.bytes).sum()
    }
}
