//! What `stringify!`, `dbg!` and `assert!` print, as a build of rustc's prints it.

use refcellar_engine::syntax::Edition;
use refcellar_engine::syntax::ast::{ExprKind, Literal, StdMacro};

use crate::fixture::read;
use crate::judge::run;

const STRINGIFIED: &[&str] = &[
    "a+1",
    "a  +  1 *f( x,y )",
    "if x{ y }else{z}",
    "Vec<u8>, &'a mut [ u8 ], a::b, x . y, f (x), let(a,b)=c;",
    "#[x] fn f (){ }",
    "{}, { }, vec! [1 ], !x, -1, |x|y",
    "\"a\" 'b' 1.0 'c: r\"x\" r#fn",
    "match x{A=>1,B=>{2}}",
    "a /* x */ + // y\n b",
    "a . b . 0 [ 1 ] ? ;",
];

const CONDITIONS: &[&str] = &[
    "1==2&&!(2==1)",
    "vec![1,2].contains(&3)",
    "matches!(Some(1),None)",
    "\"abc\".len ( )==0xff",
    "[1,2][0]==3||(1,2).0==2",
    "(1..3).contains(&5)",
    "std::mem::size_of_val(&1)==1_0",
    "!true",
];

#[test]
fn stringify_prints_as_rustc_does() {
    let calls: Vec<String> = STRINGIFIED
        .iter()
        .map(|text| format!("println!(\"{{}}\", stringify!({text}));"))
        .collect();
    let theirs = run(&format!("fn main() {{ {} }}", calls.join("\n")));
    for (text, theirs) in STRINGIFIED.iter().zip(theirs.lines()) {
        let source = format!("fn main() {{ stringify!({text}); }}");
        let (parsed, interner) = read(&source, Edition::Edition2024);
        let ours = parsed
            .ast
            .bodies
            .values()
            .flat_map(|body| body.exprs.values());
        let ours = ours.filter_map(|expr| match &expr.kind {
            ExprKind::Literal(Literal::Str(text)) => Some(interner.text(*text)),
            _ => None,
        });
        assert_eq!(ours.collect::<Vec<_>>(), [theirs], "{text}");
    }
}

#[test]
fn a_failed_assertion_says_what_rustc_says() {
    let calls: Vec<String> = CONDITIONS
        .iter()
        .map(|text| format!("if let Err(e) = std::panic::catch_unwind(|| assert!({text})) {{ println!(\"{{}}\", e.downcast_ref::<&str>().unwrap()); }}"))
        .collect();
    let theirs = run(&format!("fn main() {{ {} }}", calls.join("\n")));
    for (text, theirs) in CONDITIONS.iter().zip(theirs.lines()) {
        let source = format!("fn main() {{ assert!({text}); }}");
        let (parsed, interner) = read(&source, Edition::Edition2024);
        let ours = parsed
            .ast
            .bodies
            .values()
            .flat_map(|body| body.exprs.values());
        let ours = ours.filter_map(|expr| match &expr.kind {
            ExprKind::Std(call) => match &**call {
                StdMacro::Assert {
                    text: Some(text), ..
                } => Some(["assertion failed: ", interner.text(*text)].concat()),
                _ => None,
            },
            _ => None,
        });
        assert_eq!(ours.collect::<Vec<_>>(), [theirs], "{text}");
    }
}
