//! Nesting of every kind, on a stack as small as the one in wasm.

use refcellar_engine::syntax::{DiagnosticKind, Edition};

use crate::fixture::read;

/// Unoptimised frames are some five times as large as those that are shipped, which take
/// less than 700 KiB.
const STACK: usize = if cfg!(debug_assertions) {
    8 << 20
} else {
    1 << 20
};

fn shapes(n: usize) -> Vec<(&'static str, String)> {
    let expr = |text: String| format!("fn main() {{ let x = {text}; }}");
    let ty = |text: String| format!("fn main() {{ let x: {text}; }}");
    let pat = |text: String| format!("fn main() {{ let {text} = 1; }}");
    let around = |open: &str, inside: &str, close: &str| {
        format!("{}{inside}{}", open.repeat(n), close.repeat(n))
    };
    vec![
        ("parentheses", expr(around("(", "1", ")"))),
        ("arrays", expr(around("[", "1", "]"))),
        ("blocks", expr(around("{", "1", "}"))),
        ("calls in calls", expr(around("f(", "1", ")"))),
        ("macros in macros", expr(around("vec![", "1", "]"))),
        (
            "formats in formats",
            expr(around("format!(\"{}\", ", "1", ")")),
        ),
        ("negations", expr(around("!", "1", ""))),
        ("borrows", expr(around("&", "1", ""))),
        ("method calls", expr(around("", "a", ".f()"))),
        (
            "generic method calls",
            expr(around("", "a", ".f::<A, B>()")),
        ),
        ("calls of calls", expr(around("", "a", "()"))),
        ("question marks", expr(around("", "a", "?"))),
        ("sums", expr(around("", "1", "+1"))),
        ("assignments", expr(around("a = ", "1", ""))),
        ("casts", expr(around("", "1", " as u8"))),
        ("else ifs", expr(around("if a {} else ", "{}", ""))),
        ("ifs", expr(around("if a {", "", "}"))),
        ("matches", expr(around("match a { _ => ", "1", "}"))),
        ("closures", expr(around("|a, b| ", "1", ""))),
        (
            "closures after shifts",
            expr(around("1 >> |a, b| ", "1", "")),
        ),
        ("returns", expr(around("return ", "1", ""))),
        ("breaks", expr(around("break ", "1", ""))),
        ("reference types", ty(around("&", "u8", ""))),
        ("generic types", ty(around("A<u8, ", "u8", ">"))),
        (
            "generic types with arrows",
            ty(around("A<fn() -> u8, ", "u8", ">")),
        ),
        ("function types", ty(around("fn() -> ", "u8", ""))),
        ("trait objects", ty(around("dyn Fn() -> ", "u8", ""))),
        ("qualified types", ty(around("<", "u8", " as T>::U"))),
        ("reference patterns", pat(around("&", "a", ""))),
        ("bindings", pat(around("a @ ", "a", ""))),
        ("tuple patterns", pat(around("A(", "a", ")"))),
        ("use trees", format!("use {};", around("a::", "a", ""))),
        ("use groups", format!("use {};", around("a::{", "a", "}"))),
        ("modules", around("mod a {", "", "}")),
        ("functions", around("fn a() {", "", "}")),
        ("comments", around("/*", "", "*/")),
        ("delimiters that never close", "(".repeat(n)),
        (
            "repetitions",
            format!("macro_rules! m {{ ({}) => {{}} }}", around("$(", "a", ")*")),
        ),
        (
            "a macro that calls itself",
            format!(
                "macro_rules! m {{ ($t:tt $($r:tt)*) => {{ {{ 1 + m!($($r)*) }} }}; () => {{ 1 }} }} \
                 fn main() {{ m!({}); }}",
                "a ".repeat(n)
            ),
        ),
    ]
}

fn on_small_stack<R: Send + 'static>(run: impl FnOnce() -> R + Send + 'static) -> R {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(run);
    thread
        .expect("a thread starts")
        .join()
        .expect("nothing panics")
}

#[test]
fn no_depth_overflows_the_stack() {
    for depth in [
        20, 50, 75, 100, 150, 200, 400, 600, 800, 1200, 1500, 3000, 100_000,
    ] {
        for (_, source) in shapes(depth) {
            on_small_stack(move || {
                let (parsed, interner) = read(&source, Edition::Edition2024);
                if depth <= 1500 {
                    assert!(parsed.ast.dump(&interner).len() < 100 << 20);
                }
            });
        }
    }
}

#[test]
fn a_depth_that_people_write_is_carried() {
    for (name, source) in shapes(20) {
        let (parsed, _) = read(&source, Edition::Edition2024);
        let reached = |kind| matches!(kind, DiagnosticKind::Limit);
        assert!(
            !parsed.diagnostics.iter().any(|each| reached(each.kind)),
            "{name}"
        );
    }
}

#[test]
fn what_is_too_deep_is_a_limit() {
    for (name, source) in shapes(20_000) {
        let (parsed, _) = read(&source, Edition::Edition2024);
        let is_refused = parsed
            .diagnostics
            .iter()
            .any(|each| matches!(each.kind, DiagnosticKind::Limit | DiagnosticKind::Error(_)));
        assert!(is_refused || name == "comments", "{name}");
    }
}

#[test]
fn a_macro_that_doubles_its_input_ends() {
    let source = "macro_rules! m { ($($t:tt)*) => { m!($($t)* $($t)*) } } fn main() { m!(a b c); }";
    let (parsed, _) = read(source, Edition::Edition2024);
    assert!(!parsed.diagnostics.is_empty());
}
