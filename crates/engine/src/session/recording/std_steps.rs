//! What std does within one step of the program.

use super::Recording;
use crate::interp::Detail;
use crate::trace::StdStep;

/// How many steps of std's are told for one step of the program.
const MOST: usize = 20_000;

impl Recording {
    /// The places in std's source that a step comes through.
    pub fn std_steps(&mut self, step: u64) -> Vec<StdStep> {
        let mut found = Vec::new();
        if step >= self.columns.len() || self.seek(step).is_none() {
            return found;
        }
        let Some(mut machine) = self.cursor.clone() else {
            return found;
        };
        machine.watch(Detail::Nothing, false);
        let arrived = machine.arrived();
        let depth = machine.frames().len();
        let mut last = None;
        while machine.arrived() == arrived && found.len() < MOST {
            if machine.step().is_some() {
                break;
            }
            let frames = machine.frames();
            let Some(within) = frames.len().checked_sub(depth).filter(|depth| *depth > 0) else {
                continue;
            };
            let here = (frames.len(), machine.span());
            if last == Some(here) {
                continue;
            }
            last = Some(here);
            let Some(place) = machine.std_place() else {
                continue;
            };
            found.push(StdStep {
                function: place.0,
                file: place.1,
                place: place.2,
                depth: u32::try_from(within).unwrap_or(u32::MAX),
            });
        }
        found
    }
}
