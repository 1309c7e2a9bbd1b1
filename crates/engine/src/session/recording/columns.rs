//! Where each step is, in a few bytes a step.

use crate::interp::Machine;
use crate::trace::picture::Range;

/// Something is borrowed in the step.
pub(super) const BORROW: u8 = 1;
/// A borrow is refused.
pub(super) const REFUSED: u8 = 2;
/// A panic begins.
pub(super) const PANIC: u8 = 4;
/// Something is printed.
pub(super) const OUTPUT: u8 = 8;

/// A place that is stepped to.
#[derive(Clone, Debug, Default)]
struct Site {
    range: Range,
    function: Box<str>,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Columns {
    sites: Vec<Option<Site>>,
    site: Vec<u32>,
    depth: Vec<u32>,
    marks: Vec<u8>,
}

impl Columns {
    /// How many steps there are.
    pub(super) fn len(&self) -> u64 {
        self.site.len() as u64
    }

    /// Adds a step at which the machine is.
    pub(super) fn push(&mut self, machine: &Machine, site: u32, range: Range) {
        let index = site as usize;
        if self.sites.len() <= index {
            self.sites.resize(index + 1, None);
        }
        if let Some(entry @ None) = self.sites.get_mut(index) {
            let name = machine.program().function_name(machine.running_function());
            *entry = Some(Site {
                range,
                function: name.short.as_ref().into(),
            });
        }
        self.site.push(site);
        self.depth.push(machine.user_depth());
        self.marks.push(0);
    }

    fn site(&self, step: u64) -> Option<&Site> {
        let site = self.site.get(usize::try_from(step).ok()?)?;
        self.sites.get(*site as usize)?.as_ref()
    }

    /// Where a step is; the end of the program is where its last step was.
    pub(super) fn range(&self, step: u64) -> Option<Range> {
        let last = self.len().checked_sub(1)?;
        self.site(step.min(last)).map(|site| site.range)
    }

    pub(super) fn function(&self, step: u64) -> &str {
        self.site(step).map_or("", |site| &site.function)
    }

    pub(super) fn depth(&self, step: u64) -> u32 {
        let step = usize::try_from(step).unwrap_or(usize::MAX);
        self.depth.get(step).copied().unwrap_or(0)
    }

    pub(super) fn line(&self, step: u64) -> Option<u32> {
        self.site(step).map(|site| site.range.start.line)
    }

    /// Notes what happened in a step.
    pub(super) fn mark(&mut self, step: u64, marks: u8) {
        let step = usize::try_from(step).unwrap_or(usize::MAX);
        if let Some(known) = self.marks.get_mut(step) {
            *known |= marks;
        }
    }

    pub(super) fn has(&self, step: u64, mark: u8) -> bool {
        let step = usize::try_from(step).unwrap_or(usize::MAX);
        self.marks.get(step).is_some_and(|marks| marks & mark != 0)
    }
}
