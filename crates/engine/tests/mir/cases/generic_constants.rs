struct Small<const N: usize>;
impl<const N: usize> Small<N> {
    const CHECK: () = assert!(N > 3, "too small");
    fn never(&self) {
        if false {
            let () = Self::CHECK;
        }
    }
}
struct Sized<T>(T);
impl<T> Sized<T> {
    const WIDE: () = assert!(size_of::<T>() > 4);
}
fn wide<T>() {
    Sized::<T>::WIDE
}
fn main() {
    let f = if std::env::args().count() > 100 {
        Some(Small::<1>::never as fn(&Small<1>))
    } else {
        None
    };
    let _ = f.is_some();
    Small::<4>.never();
    if false {
        wide::<u8>();
    }
    wide::<u64>();
}
