//! Which impls overlap: each case says for its trait `T` whether the two impls do.

use super::fixture::tcx;
use refcellar_engine::resolve::DefKind;

fn overlap(source: &str) -> Option<String> {
    let (tcx, _) = tcx(source);
    let krate = tcx.local_crate()?;
    let impls: Vec<_> = tcx
        .defs_of(krate)
        .filter(|def| tcx.def_kind(*def) == DefKind::Impl)
        .filter(|def| {
            let of = tcx.impl_trait_def(*def);
            let name = of.and_then(|of| tcx.def(of).name);
            name.is_some_and(|name| tcx.text(name) == "T")
        })
        .collect();
    let [a, b] = impls.as_slice() else {
        panic!("there are not two impls: {source}");
    };
    let overlap = tcx.overlap(*a, *b)?;
    let args = tcx.types.args(overlap.trait_ref.args);
    args.first().map(|ty| tcx.arg_text(*ty))
}

#[test]
#[allow(clippy::too_many_lines)]
fn impls_overlap() {
    let cases: &[(&str, Option<&str>)] = &[
        ("trait T {} impl T for i32 {} impl T for u32 {}", None),
        (
            "trait T {} impl T for i32 {} impl T for i32 {}",
            Some("i32"),
        ),
        (
            "trait T {} impl<X> T for X {} impl T for u32 {}",
            Some("u32"),
        ),
        (
            "trait T {} impl<X> T for Vec<X> {} impl<X> T for Option<X> {}",
            None,
        ),
        (
            "trait T {} impl<X> T for Vec<X> {} impl T for Vec<u8> {}",
            Some("Vec<u8>"),
        ),
        (
            "trait T {} impl<X> T for (X, u8) {} impl<X> T for (u8, X) {}",
            Some("(u8, u8)"),
        ),
        (
            "trait T {} impl<X> T for (X, X) {} impl T for (u8, i8) {}",
            None,
        ),
        ("trait T {} impl T for &i32 {} impl T for &mut i32 {}", None),
        (
            "trait T {} impl<X> T for &X {} impl<X> T for Box<X> {}",
            None,
        ),
        // Others may come to implement a trait of std for a type of std.
        (
            "trait T {} impl<X: Copy> T for X {} impl T for String {}",
            Some("String"),
        ),
        (
            "trait T {} impl<X: std::fmt::Display> T for X {} impl<X> T for Vec<X> {}",
            Some("Vec<_>"),
        ),
        // Nobody else may for a type of ours, nor a trait of ours for whatever type.
        (
            "trait T {} struct S; impl<X: Copy> T for X {} impl T for S {}",
            None,
        ),
        (
            "trait T {} trait U {} impl<X: U> T for X {} impl T for String {}",
            None,
        ),
        (
            "trait T {} trait U {} impl U for String {} impl<X: U> T for X {} impl T for String {}",
            Some("String"),
        ),
        // Who uses this crate may implement its trait for what is his.
        (
            "trait T {} trait U {} impl<X: U> T for X {} impl<X> T for Box<X> {}",
            Some("Box<_>"),
        ),
        (
            "trait T {} trait U {} impl<X: U> T for X {} impl<X> T for Vec<X> {}",
            None,
        ),
        (
            "trait T<A> {} impl<A> T<A> for u8 {} impl T<u8> for u16 {}",
            None,
        ),
        (
            "trait T<A> {} impl<A> T<A> for u8 {} impl T<u8> for u8 {}",
            Some("u8"),
        ),
        (
            "trait T<A> {} impl T<u16> for u8 {} impl T<u8> for u8 {}",
            None,
        ),
        (
            "trait T {} trait U { type A; } impl U for u8 { type A = i8; } \
             impl T for <u8 as U>::A {} impl T for i8 {}",
            Some("i8"),
        ),
        (
            "trait T {} impl<X, const N: usize> T for [X; N] {} impl<X> T for [X] {}",
            None,
        ),
        (
            "trait T {} impl T for [u8; 1] {} impl T for [u8; 2] {}",
            None,
        ),
        ("trait T {} impl T for fn() {} impl T for fn(i32) {}", None),
        (
            "trait T {} impl<F: Fn()> T for F {} impl T for i32 {}",
            None,
        ),
        (
            "trait T {} impl<F: Fn()> T for F {} impl<F: Fn(i32)> T for F {}",
            Some("_"),
        ),
        (
            "trait T {} impl<I: Iterator<Item = u8>> T for I {} struct S; impl T for S {}",
            None,
        ),
        (
            "trait T {} struct S; impl Iterator for S { type Item = u8; fn next(&mut self) -> Option<u8> { None } } \
             impl<I: Iterator<Item = u16>> T for I {} impl T for S {}",
            None,
        ),
        (
            "trait T {} struct S; impl Iterator for S { type Item = u8; fn next(&mut self) -> Option<u8> { None } } \
             impl<I: Iterator<Item = u8>> T for I {} impl T for S {}",
            Some("S"),
        ),
        (
            "trait T {} impl T for dyn Fn() {} impl T for dyn Fn(i32) {}",
            None,
        ),
        (
            "trait T {} impl<X: ?Sized> T for X {} impl T for str {}",
            Some("str"),
        ),
        ("trait T {} impl<X> T for X {} impl T for str {}", None),
    ];
    for (source, expected) in cases {
        let found = overlap(source);
        assert_eq!(found.as_deref(), *expected, "{source}");
    }
}
