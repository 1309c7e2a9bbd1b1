//! What derives expand to, and what is wrong with them. rustc shows its own expansion with
//! `-Zunpretty=expanded`; these follow it, but for the order in which fields are compared
//! being one of statements.

use expect_test::{Expect, expect};
use refcellar_engine::syntax::{
    DiagnosticKind, Edition, FileId, Interner, LineIndex, ParseOptions, Parsed, parse,
};

use crate::fixture::diagnostics;
use crate::judge::judge;

fn read(source: &str) -> (Parsed, Interner) {
    let mut interner = Interner::default();
    let options = ParseOptions {
        std_file: Some(FileId(1)),
        ..ParseOptions::default()
    };
    let parsed = parse(source, options, &mut interner);
    (parsed, interner)
}

#[track_caller]
fn check(source: &str, expected: Expect) {
    let (parsed, interner) = read(source);
    let dump = parsed.ast.dump(&interner);
    // The type itself is what the other tests are about.
    let impls = dump
        .split_once("derived impl")
        .map_or("", |(_, impls)| impls);
    let impls = format!("derived impl{impls}{}", diagnostics(source, &parsed));
    expected.assert_eq(&impls);
}

#[test]
fn clone_of_a_struct_and_of_an_enum() {
    check(
        "#[derive(Clone)] struct S<T>(T, u8);",
        expect![[r#"
        derived impl<T: $crate::clone#::Clone#> $crate::clone#::Clone# for S<T>
          fn clone#(self#: &Self#) -> Self#
            {
              (call S (call $crate::clone#::Clone#::clone# (ref (field[0] self#))) (call $crate::clone#::Clone#::clone# (ref (field[1] self#))))
            }
    "#]],
    );
    check(
        "#[derive(Clone)] enum E { A(u8), B { x: u8 }, C }",
        expect![[r#"
            derived impl $crate::clone#::Clone# for E
              fn clone#(self#: &Self#) -> Self#
                {
                  (match self#
                    (call E::A #self_0#) => (call E::A (call $crate::clone#::Clone#::clone# #self_0#))
                    (struct E::B {x: #self_0#}) => (struct E::B {x: (call $crate::clone#::Clone#::clone# #self_0#)})
                    (path E::C) => E::C)
                }
        "#]],
    );
}

#[test]
fn clone_of_what_is_copy_copies() {
    check(
        "#[derive(Clone, Copy)] struct S { a: u8, b: u8, c: [u8; 2] }",
        expect![[r#"
            derived impl $crate::clone#::Clone# for S
              fn clone#(self#: &Self#) -> Self#
                {
                  let _: $crate::clone#::AssertParamIsClone#<u8>;
                  let _: $crate::clone#::AssertParamIsClone#<[u8; 2]>;
                  (deref self#)
                }
            derived impl $crate::marker#::Copy# for S
        "#]],
    );
    check(
        "#[derive(Clone, Copy)] struct S<T>(T);",
        expect![[r#"
            derived impl<T: $crate::clone#::Clone#> $crate::clone#::Clone# for S<T>
              fn clone#(self#: &Self#) -> Self#
                {
                  (call S (call $crate::clone#::Clone#::clone# (ref (field[0] self#))))
                }
            derived impl<T: $crate::marker#::Copy#> $crate::marker#::Copy# for S<T>
        "#]],
    );
}

#[test]
fn eq_compares_scalars_first_and_discriminants_before_fields() {
    check(
        "#[derive(PartialEq)] struct S { a: String, b: u8 }",
        expect![[r#"
            derived impl $crate::cmp#::PartialEq# for S
              fn eq#(self#: &Self#, #other#: &Self#) -> bool#
                {
                  (if (not (== (field[b] self#) (field[b] #other#))) {
                    (return false);
                  });
                  (== (field[a] self#) (field[a] #other#))
                }
        "#]],
    );
    check(
        "#[derive(PartialEq, Eq)] enum E { A(u8), B }",
        expect![[r#"
            derived impl $crate::cmp#::PartialEq# for E
              fn eq#(self#: &Self#, #other#: &Self#) -> bool#
                {
                  let #self_discr# = (as[isize#] (call $crate::intrinsics#::discriminant_value# self#));
                  let #other_discr# = (as[isize#] (call $crate::intrinsics#::discriminant_value# #other#));
                  (if (not (== #self_discr# #other_discr#)) {
                    (return false);
                  });
                  (match (tuple self# #other#)
                    (tuple (call E::A #self_0#) (call E::A #other_0#)) => {
                      (== #self_0# #other_0#)
                    }
                    _ => true)
                }
            derived impl $crate::cmp#::Eq# for E
              fn assert_receiver_is_total_eq#(self#: &Self#)
                {
                  let _: $crate::cmp#::AssertParamIsEq#<u8>;
                }
        "#]],
    );
}

#[test]
fn order_goes_by_variant_and_then_by_field() {
    check(
        "#[derive(PartialOrd)] enum E { A(u8, u8), B }",
        expect![[r#"
            derived impl $crate::cmp#::PartialOrd# for E
              fn partial_cmp#(self#: &Self#, #other#: &Self#) -> $crate::option#::Option#<$crate::cmp#::Ordering#>
                {
                  let #self_discr# = (as[isize#] (call $crate::intrinsics#::discriminant_value# self#));
                  let #other_discr# = (as[isize#] (call $crate::intrinsics#::discriminant_value# #other#));
                  (match (tuple self# #other#)
                    (tuple (call E::A #self_0# #self_1#) (call E::A #other_0# #other_1#)) => {
                      (match (call $crate::cmp#::PartialOrd#::partial_cmp# #self_0# #other_0#)
                        (call $crate::option#::Option#::Some# (path $crate::cmp#::Ordering#::Equal#)) => {}
                        #unequal# => (return #unequal#));
                      (call $crate::cmp#::PartialOrd#::partial_cmp# #self_1# #other_1#)
                    }
                    _ => (call $crate::cmp#::PartialOrd#::partial_cmp# (ref #self_discr#) (ref #other_discr#)))
                }
        "#]],
    );
    check(
        "#[derive(Ord)] struct S(u8);",
        expect![[r#"
        derived impl $crate::cmp#::Ord# for S
          fn cmp#(self#: &Self#, #other#: &Self#) -> $crate::cmp#::Ordering#
            {
              (call $crate::cmp#::Ord#::cmp# (ref (field[0] self#)) (ref (field[0] #other#)))
            }
    "#]],
    );
}

#[test]
fn hash_takes_in_the_discriminant() {
    check(
        "#[derive(Hash)] #[repr(u8)] enum E { A(u8), B }",
        expect![[r#"
            derived impl $crate::hash#::Hash# for E
              fn hash#<#H#: $crate::hash#::Hasher#>(self#: &Self#, #state#: &mut #H#)
                {
                  let #self_discr# = (as[u8#] (call $crate::intrinsics#::discriminant_value# self#));
                  (call $crate::hash#::Hash#::hash# (ref #self_discr#) #state#);
                  (match self#
                    (call E::A #self_0#) => {
                      (call $crate::hash#::Hash#::hash# #self_0# #state#);
                    }
                    _ => {})
                }
        "#]],
    );
}

#[test]
fn debug_uses_the_helpers_of_the_formatter() {
    check(
        "#[derive(Debug)] enum E { A(u8, u8), B { r#type: u8 }, C }",
        expect![[r#"
            derived impl $crate::fmt#::Debug# for E
              fn fmt#(self#: &Self#, #f#: &mut $crate::fmt#::Formatter#) -> $crate::fmt#::Result#
                {
                  (match self#
                    (call E::A #self_0# #self_1#) => (call $crate::fmt#::Formatter#::debug_tuple_field2_finish# #f# "A" #self_0# (ref #self_1#))
                    (struct E::B {type: #self_0#}) => (call $crate::fmt#::Formatter#::debug_struct_field1_finish# #f# "B" "type" (ref #self_0#))
                    (path E::C) => (call $crate::fmt#::Formatter#::write_str# #f# "C"))
                }
        "#]],
    );
    check(
        "#[derive(Debug)] struct S { a: u8, b: u8, c: u8, d: u8, e: u8, f: u8 }",
        expect![[r#"
            derived impl $crate::fmt#::Debug# for S
              fn fmt#(self#: &Self#, #f#: &mut $crate::fmt#::Formatter#) -> $crate::fmt#::Result#
                {
                  {
                    let #values#: &[&dyn $crate::fmt#::Debug#] = (ref (array (ref (field[a] self#)) (ref (field[b] self#)) (ref (field[c] self#)) (ref (field[d] self#)) (ref (field[e] self#)) (ref (ref (field[f] self#)))));
                    (call $crate::fmt#::Formatter#::debug_struct_fields_finish# #f# "S" (ref (array "a" "b" "c" "d" "e" "f")) #values#)
                  }
                }
        "#]],
    );
}

#[test]
fn default_of_a_struct_and_of_an_enum() {
    check(
        "#[derive(Default)] struct S { a: u8 }",
        expect![[r#"
        derived impl $crate::default#::Default# for S
          fn default#() -> Self#
            {
              (struct S {a: (call $crate::default#::Default#::default#)})
            }
    "#]],
    );
    check(
        "#[derive(Default)] enum E<T> { A(T), #[default] B }",
        expect![[r#"
            derived impl<T: > $crate::default#::Default# for E<T>
              fn default#() -> Self#
                {
                  E::B
                }
        "#]],
    );
}

#[test]
fn parameters_and_what_is_associated_with_them_get_the_bound() {
    check(
        "#[derive(Copy)] struct S<'a, T: Iterator = U, const N: usize = 3>(&'a [T::Item; N], T) where T: Sized;",
        expect![[r#"
            derived impl<'a: , T: $crate::marker#::Copy# + Iterator, const N: usize> where [T: Sized, T::Item: $crate::marker#::Copy#] $crate::marker#::Copy# for S<'a, T, N>
        "#]],
    );
}

#[test]
fn an_enum_without_variants_is_matched_away() {
    check(
        "#[derive(Debug)] enum E {}",
        expect![[r#"
        derived impl $crate::fmt#::Debug# for E
          fn fmt#(self#: &Self#, #f#: &mut $crate::fmt#::Formatter#) -> $crate::fmt#::Result#
            {
              (match (deref self#))
            }
    "#]],
    );
}

/// Programs that rustc rejects while it expands: the same code at the same line.
#[test]
fn rustc_rejects_the_same_derives() {
    let rejected = [
        "#[derive(Default)]\nenum E { A }\nfn main() {}",
        "#[derive(\nClone, Default)]\nenum E { A }\nfn main() {}",
        "#[derive(Default)]\nenum E {\n#[default]\nA, #[default] B }\nfn main() {}",
        "#[derive(Default)]\nenum E { #[default]\nA(u8) }\nfn main() {}",
        "#[derive(Default)]\nenum E { #[default]\n#[default]\nA }\nfn main() {}",
        "#[derive(Default)]\nenum E { #[default]\n#[non_exhaustive]\nA }\nfn main() {}",
        "#[derive(Default)]\nenum E {\n#[default = 1]\nA }\nfn main() {}",
        "#[derive(Default)]\nstruct S {\n#[default]\na: u8 }\nfn main() {}",
        "enum E {\n#[default]\nA }\nfn main() {}",
        "#[derive(Clone,\nNothing)]\nstruct S;\nfn main() {}",
        "#[derive(Display)]\nstruct S;\nfn main() {}",
        "#[derive]\nstruct S;\nfn main() {}",
        "#[derive = \"Clone\"]\nstruct S;\nfn main() {}",
        "#[derive(\n\"Clone\")]\nstruct S;\nfn main() {}",
        "#[derive(\nClone(x))]\nstruct S;\nfn main() {}",
        "#[derive(Clone)]\nfn f() {}\nfn main() {}",
        "trait T {\n#[derive(Clone)]\nfn f(); }\nfn main() {}",
        "fn main() {\n#[derive(Clone)]\nlet x = 1; }",
        "struct S {\n#[derive(Clone)]\na: u8 }\nfn main() {}",
    ];
    let differing: Vec<String> = rejected
        .iter()
        .filter_map(|source| difference(source))
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

fn difference(source: &str) -> Option<String> {
    let (parsed, _) = read(source);
    let lines = LineIndex::new(source);
    let ours = parsed.diagnostics.first().map(|first| {
        let code = match first.kind {
            DiagnosticKind::Error(code) => code.map_or("", |code| code.0),
            _ => "not an error",
        };
        (
            code.to_owned(),
            lines.line_column(source, first.span.start).line,
        )
    });
    let theirs = judge(source, Edition::Edition2024).0;
    let theirs = theirs.map(|error| (error.code, error.line));
    (ours != theirs).then(|| format!("{source}\n  ours: {ours:?}\n  rustc: {theirs:?}"))
}

#[test]
fn a_path_may_lead_to_a_derive_and_a_new_name_is_not_carried() {
    let clean =
        "use std::fmt; #[derive(fmt::Debug, std::clone::Clone, ::core::cmp::PartialEq)] struct S;";
    assert!(read(clean).0.diagnostics.is_empty());
    let renamed = "use std::fmt::Debug as D; #[derive(D)] struct S;";
    let kinds: Vec<DiagnosticKind> = read(renamed).0.diagnostics.iter().map(|d| d.kind).collect();
    let construct = "derive macro by another name";
    assert_eq!(kinds, [DiagnosticKind::Unsupported { construct }]);
}

#[test]
fn what_is_derived_many_times_is_no_deeper() {
    let fields = "a: u8,".repeat(3000);
    let source =
        format!("#[derive(PartialEq, PartialOrd, Ord, Hash, Debug)] struct S {{ {fields} }}");
    let (parsed, _) = read(&source);
    assert!(parsed.diagnostics.is_empty());
}
