//! Every so manyth item.

#[must_use = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
pub struct StepBy<I> {
    iter: I,
    step_minus_one: usize,
    first_take: bool,
}

impl<I> StepBy<I> {
    pub(crate) fn new(iter: I, step: usize) -> StepBy<I> {
        assert!(step != 0);
        StepBy { iter, step_minus_one: step - 1, first_take: true }
    }

    /// How many of so many items are left out no longer.
    fn steps_in(&self, items: usize) -> usize {
        if self.step_minus_one == usize::MAX {
            if self.first_take && items > 0 { 1 } else { 0 }
        } else if !self.first_take {
            items / (self.step_minus_one + 1)
        } else if items == 0 {
            0
        } else {
            1 + (items - 1) / (self.step_minus_one + 1)
        }
    }
}

impl<I: Iterator> Iterator for StepBy<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        let skipped = if self.first_take { 0 } else { self.step_minus_one };
        self.first_take = false;
        self.iter.nth(skipped)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.iter.size_hint();
        let upper = match upper {
            None => None,
            Some(upper) => Some(self.steps_in(upper)),
        };
        (self.steps_in(lower), upper)
    }

    fn __trusted_len(&self) -> bool {
        self.iter.__trusted_len()
    }
}

impl<I> DoubleEndedIterator for StepBy<I>
where
    I: DoubleEndedIterator + ExactSizeIterator,
{
    fn next_back(&mut self) -> Option<I::Item> {
        let rest = self.iter.len() % (self.step_minus_one + 1);
        let skipped = if !self.first_take {
            rest
        } else if rest == 0 {
            self.step_minus_one
        } else {
            rest - 1
        };
        self.iter.nth_back(skipped)
    }
}

impl<I: ExactSizeIterator> ExactSizeIterator for StepBy<I> {}
