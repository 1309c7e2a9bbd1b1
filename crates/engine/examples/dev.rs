use refcellar_engine::session::*;
use refcellar_engine::std_source::StdSource;
use refcellar_engine::syntax::LineIndex;
fn main() {
    let file = std::env::args().nth(1).unwrap();
    let text = std::fs::read(&file).unwrap();
    let session = Session::new();
    let checked = session.check(
        &text,
        &CheckOptions {
            name: "main.rs".into(),
            ..Default::default()
        },
    );
    let std = StdSource::assemble();
    let show = |d: &refcellar_engine::syntax::Diagnostic| {
        let (name, at, t) = if d.span.file.0 == 1 {
            let place = std.locate(d.span.start);
            (format!("{place:?}"), 0, String::new())
        } else {
            (
                "main.rs".to_string(),
                d.span.start,
                String::from_utf8_lossy(&text).into_owned(),
            )
        };
        let lc = if t.is_empty() {
            String::new()
        } else {
            let lc = LineIndex::new(&t).line_column(&t, at);
            format!("{}:{}", lc.line, lc.column)
        };
        println!(
            "{name}:{lc}: {:?} {} {:?}",
            d.kind,
            d.message,
            d.notes.iter().map(|n| &n.message).collect::<Vec<_>>()
        );
    };
    for d in checked.std_diagnostics.iter().chain(&checked.diagnostics) {
        show(d);
    }
    if checked.diagnostics.is_empty() {
        let run = checked.run(&Limits::default());
        print!("{}", String::from_utf8_lossy(&run.printed(Stream::Stdout)));
        eprint!("{}", String::from_utf8_lossy(&run.printed(Stream::Stderr)));
        match &run.end {
            End::Unsupported(d) => show(d),
            e => println!("{e:?}"),
        }
        for d in checked.tcx.diagnostics() {
            show(&d);
        }
    }
}
