//! What the tree of each construct is.

use expect_test::{Expect, expect};

use crate::fixture::dump;

#[track_caller]
fn check(source: &str, expected: Expect) {
    expected.assert_eq(&dump(source));
}

/// The tree of the statements of a function.
#[track_caller]
fn check_body(statements: &str, expected: Expect) {
    check(&format!("fn f() {{ {statements} }}"), expected);
}

#[test]
fn items() {
    check(
        "use a::{self, b as c, d::*}; pub(crate) mod m { const A: u8 = 1; static mut B: [u8; 2] = [0; 2]; } \
         #[derive(Debug, Clone)] struct S<'a, T: ?Sized + 'a, const N: usize = 3>(pub &'a T) where T: Copy; \
         enum E { A = 1, B(u8), C { x: u8 } } type A<T> = Vec<T>; extern crate alloc; struct U;",
        expect![[r#"
            use a::{self, b as c, d::*}
            pub(crate) mod m
              const A: u8 = 1
              static mut B: [u8; 2] = (repeat[2] 0)
            #[derive Debug, Clone]
            struct S<'a: , T: ?Sized + 'a, const N: usize = 3> where [T: Copy] (0: &'a T)
            enum E
              A unit = 1
              B (0: u8)
              C {x: u8}
            type A<T: > = Vec<T>
            extern crate alloc as alloc
            struct U unit
        "#]],
    );
}

#[test]
fn traits_and_impls() {
    check(
        "unsafe trait T: Copy { type Out<'a>: Clone where Self: 'a; const K: u8 = 3; fn f(&self, _: u8) -> Self::Out<'_>; fn g(self: Box<Self>) {} } \
         unsafe impl<X> T for Vec<X> { type Out<'a> = u8; fn f(&mut self, x: u8) -> u8 { x } } \
         impl S { pub const async unsafe fn h(mut self) {} }",
        expect![[r#"
            unsafe trait T: Copy
              type Out<'a: > where [Self: 'a]: Clone
              const K: u8 = 3
              fn f(_: &Self, _: u8) -> Self::Out<'_>
              fn g(self: Box<Self>)
                {}
            impl<X: > T for Vec<X>
              type Out<'a: >:  = u8
              fn f(self: &mut Self, x: u8) -> u8
                {
                  x
                }
            impl S
              const async unsafe fn h(mut self: Self)
                {}
            1:240: error: functions cannot be both `const` and `async`
        "#]],
    );
}

#[test]
fn types() {
    check(
        "fn f(a: &'static mut [u8], b: *const (u8,), c: impl Fn(&u8) -> u8 + Send, d: Box<dyn for<'a> Fn(&'a u8)>, e: for<'a> unsafe extern \"C\" fn(x: &'a u8) -> !, g: <Vec<u8> as IntoIterator>::Item, h: impl Iterator<Item = u8>, i: [u8; { 1 + 2 }]) -> (u8) {}",
        expect![[r#"
            fn f(a: &'static mut [u8], b: *const (tuple u8), c: impl Fn(&u8) -> u8 + Send, d: Box<dyn for<'a> Fn(&'a u8)>, e: for<'a> unsafe extern "C" fn(&'a u8) -> !, g: <Vec<u8> as 1>IntoIterator::Item, h: impl Iterator<Item = u8>, i: [u8; {
              (+ 1 2)
            }]) -> (u8)
              {}
        "#]],
    );
}

#[test]
fn literals() {
    check_body(
        r##"(1, 0xffu8, 1_000, 1.5, 2e3f32, 1f64, 'a', b'a', "a\n", r#"a"b"#, b"ab", c"a", true);"##,
        expect![[r#"
            fn f()
              {
                (tuple 1 255u8 1000 1.5 2e3f32 1f64 'a' b97 "a\n" "a\"b" b[97, 98] c[97] true);
              }
        "#]],
    );
}

#[test]
fn operators() {
    check_body(
        "a + b * -c; !x && y || z; *p = q; s += &mut t; x as u8 as u16; a..=b; ..; (a.f)(1); a.0.1; v[i]?; &raw mut x;",
        expect![[r#"
            fn f()
              {
                (+ a (* b (neg c)));
                (|| (&& (not x) y) z);
                (= (deref p) q);
                (+= s (ref mut t));
                (as[u16] (as[u8] x));
                (a..=b a b);
                (..);
                (call (paren (field[f] a)) 1);
                (field[1] (field[0] a));
                (? (index v i));
                (raw-ref mut x);
              }
        "#]],
    );
}

#[test]
fn branches() {
    check_body(
        "if let Some(x) = a && x > 1 { 1 } else if b { 2 } else { 3 }; match x { 1 | 2 if y => {} -3..=4 => (), S { a, b: ref c, .. } => a, [x, .., y @ ..] => x, &(mut z) => z, _ => return, }",
        expect![[r#"
            fn f()
              {
                (if (&& (let a (call Some x)) (> x 1)) {
                  1
                } (if b {
                  2
                } {
                  3
                }));
                (match x
                  (| 1 2) if y => {}
                  ((neg 3)..=4) => (tuple)
                  (struct S {a: a, b: ref c, ..}) => a
                  (slice x .. y @ ..) => x
                  (ref (paren mut z)) => z
                  _ => (return))
              }
            1:153: error: `..` can only be used once per slice pattern
        "#]],
    );
}

#[test]
fn loops() {
    check_body(
        "'a: loop { break 'a 1; } while let Some(x) = it.next() { continue; } for (i, x) in v { } let y = 'b: { break 'b 2; };",
        expect![[r#"
            fn f()
              {
                (loop 'a {
                  (break 'a 1);
                })
                (while (let (.next it) (call Some x)) {
                  (continue);
                })
                (for v (tuple i x) {})
                let y = 'b: {
                  (break 'b 2);
                };
              }
        "#]],
    );
}

#[test]
fn bindings() {
    check_body(
        "let x; let y: u8 = 1; let Some(z) = w else { return; }; let ref mut a = b; let n @ (1 | 2) = 1; 1; { 2 } 3",
        expect![[r#"
            fn f()
              {
                let x;
                let y: u8 = 1;
                let (call Some z) = w else {
                  (return);
                };
                let ref mut a = b;
                let n @ (paren (| 1 2)) = 1;
                1;
                {
                  2
                }
                3
              }
        "#]],
    );
}

#[test]
fn closures_and_async() {
    check_body(
        "let f = move |a: u8, &b| -> u8 { a }; let g = async |x| x; let h = async move { g().await? }; const { 1 }; unsafe { 2 }",
        expect![[r#"
            fn f()
              {
                let f = (move |a: u8, (ref b)| -> u8 {
                  a
                });
                let g = (async |argument 0| params {
                  let argument 0 = argument 0;
                  let x = argument 0;
                  x
                });
                let h = async move {
                  (? (await (call g)))
                };
                const {
                  1
                };
                unsafe {
                  2
                }
              }
        "#]],
    );
}

#[test]
fn structs_and_calls() {
    check_body(
        "let s = S { x, y: 1, ..Default::default() }; s.m::<u8, 3>(1, x); Vec::<u8>::new(); <[u8]>::len(v); (a, S { b, .. }) = c;",
        expect![[r#"
            fn f()
              {
                let s = (struct S {x: x, y: 1, ..(call Default::default)});
                (.m<u8, (const 3)> s 1 x);
                (call Vec<u8>::new);
                (call <[u8] as 0>len v);
                (= (tuple a (struct S {b: b, ..})) c);
              }
        "#]],
    );
}

#[test]
fn formats() {
    check_body(
        r#"println!("{a} {0:>w$.2} {:?} {:#010x} {:+.*} {{}}", 1, 2, 3, 4.0, w = 5); print!("x"); eprintln!(); write!(s, "{}", 1); format!("{x:?}"); panic!(); todo!("{}", 1); unreachable!();"#,
        expect![[r#"
            fn f()
              {
                (print! Stdout [{5:Display} " " {0:Display Right width Argument(FormatArg(4)) prec Literal(2)} " " {0:Debug} " " {1:LowerHex # 0 width Literal(10)} " " {3:Display Plus prec Argument(FormatArg(2))} " {}\n"] 1 2 3 4.0 5 a);
                (print! Stdout ["x"]);
                (print! Stderr ["\n"]);
                (write! [{0:Display}] s 1);
                (format! [{0:Debug}] x);
                (panic! Panic);
                (panic! Todo [{0:Display}] 1);
                (panic! Unreachable);
              }
        "#]],
    );
}

#[test]
fn std_macros() {
    check_body(
        r#"vec![1, 2]; vec![0; n]; assert!(a==b); assert!(x, "no {}", 1); assert_eq!(a, b, "c"); matches!(x, Some(1) | None if y); dbg!(a+1, b); let s = concat!("a", 1, 2.5, true); stringify!(a  + b); line!(); cfg!(unix);"#,
        expect![[r#"
            fn f()
              {
                (vec! 1 2);
                (vec-repeat! 0 n);
                (assert! "a == b" (== a b));
                (assert! "x" ["no " {0:Display}] x 1);
                (assert! Eq ["c"] a b);
                (matches! x (| (call Some 1) None) y);
                (dbg! ["a+1", "b"] (+ a 1) b);
                let s = "a12.5true";
                "a + b";
                (line! 1);
                (cfg! true);
              }
        "#]],
    );
}

#[test]
fn what_is_not_carried_is_named() {
    check(
        "union U { a: u8 } extern \"C\" { fn f(); } mod m; fn g() { let x = include_str!(\"a\"); asm!(\"\"); } #[deny(unused)] fn h() {} extern crate serde; fn é() {}",
        expect![[r#"
            1:146: unsupported: identifier outside ASCII
        "#]],
    );
    check(
        "union U { a: u8 } extern \"C\" { fn f(); } mod m; #[deny(unused)] fn h() {} extern crate serde;",
        expect![[r#"
            fn h()
              {}
            extern crate serde as serde
            1:1: unsupported: union
            1:19: unsupported: extern block
            1:42: unsupported: module in another file
            1:49: unsupported: deny attribute
            1:88: unsupported: crate other than std, core and alloc
        "#]],
    );
}
