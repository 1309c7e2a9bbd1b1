//! From iterators to collections, and back.

pub trait FromIterator<A>: Sized {
    fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self;
}

pub trait IntoIterator {
    type Item;
    type IntoIter: Iterator<Item = Self::Item>;

    #[lang = "into_iter"]
    fn into_iter(self) -> Self::IntoIter;
}

impl<I: Iterator> IntoIterator for I {
    type Item = I::Item;
    type IntoIter = I;

    fn into_iter(self) -> I {
        self
    }
}

pub trait Extend<A> {
    fn extend<T: IntoIterator<Item = A>>(&mut self, iter: T);

    /// Adds one item.
    fn __extend_one(&mut self, item: A) {
        self.extend(Some(item));
    }

    /// Makes room for more items.
    fn __extend_reserve(&mut self, additional: usize) {
        let _ = additional;
    }
}

impl Extend<()> for () {
    fn extend<T: IntoIterator<Item = ()>>(&mut self, iter: T) {
        iter.into_iter().for_each(drop)
    }

    fn __extend_one(&mut self, _item: ()) {}
}

impl FromIterator<()> for () {
    fn from_iter<I: IntoIterator<Item = ()>>(iter: I) -> Self {
        iter.into_iter().for_each(|()| {})
    }
}

/// What collects a tuple of items into a tuple of collections.
macro_rules! extend_tuple {
    ($(($item:ident, $collection:ident, $index:tt, $var:ident)),+) => {
        impl<$($item,)+ $($collection: Extend<$item>,)+> Extend<($($item,)+)> for ($($collection,)+) {
            fn extend<Iter: IntoIterator<Item = ($($item,)+)>>(&mut self, into_iter: Iter) {
                let mut iter = into_iter.into_iter();
                let (lower, _) = iter.size_hint();
                if lower > 0 {
                    $(self.$index.__extend_reserve(lower);)+
                }
                while let Some(($($var,)+)) = iter.next() {
                    $(self.$index.__extend_one($var);)+
                }
            }

            fn __extend_one(&mut self, item: ($($item,)+)) {
                let ($($var,)+) = item;
                $(self.$index.__extend_one($var);)+
            }

            fn __extend_reserve(&mut self, additional: usize) {
                $(self.$index.__extend_reserve(additional);)+
            }
        }

        impl<$($item,)+ $($collection: Default + Extend<$item>,)+> FromIterator<($($item,)+)>
            for ($($collection,)+)
        {
            fn from_iter<Iter: IntoIterator<Item = ($($item,)+)>>(iter: Iter) -> Self {
                let mut collected: Self = ($(<$collection as Default>::default(),)+);
                collected.extend(iter);
                collected
            }
        }
    };
}

extend_tuple!((A, EA, 0, a));
extend_tuple!((A, EA, 0, a), (B, EB, 1, b));
extend_tuple!((A, EA, 0, a), (B, EB, 1, b), (C, EC, 2, c));
extend_tuple!((A, EA, 0, a), (B, EB, 1, b), (C, EC, 2, c), (D, ED, 3, d));
extend_tuple!(
    (A, EA, 0, a),
    (B, EB, 1, b),
    (C, EC, 2, c),
    (D, ED, 3, d),
    (E, EE, 4, e)
);
extend_tuple!(
    (A, EA, 0, a),
    (B, EB, 1, b),
    (C, EC, 2, c),
    (D, ED, 3, d),
    (E, EE, 4, e),
    (F, EF, 5, f)
);
