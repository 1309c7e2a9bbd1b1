use refcellar_engine::*;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let src = std::fs::read(&path).unwrap();
    let session = session::Session::new();
    let edition = if std::env::args().any(|a| a == "2021") {
        syntax::Edition::Edition2021
    } else {
        syntax::Edition::Edition2024
    };
    let checked = session.check(
        &src,
        &session::CheckOptions {
            edition,
            name: "src/main.rs".into(),
        },
    );
    for d in &checked.diagnostics {
        let p = checked.places.start(checked.user_span(d.span));
        println!("DIAG {:?} {:?} {} {:?}", d.kind, p, d.message, d.notes);
    }
    for d in &checked.std_diagnostics {
        println!("STD {:?} {:?} {:?}", d.kind, d.span, d.message);
    }
    let tcx = &checked.tcx;
    let all = std::env::args().any(|a| a == "--raw");
    let keys = mir::bodies_of(tcx, tcx.local_crate().unwrap());
    for key in keys {
        println!("== {:?}", key);
        if all {
            if let Some(thir) = thir::build::build(tcx, key) {
                if let Some((body, _)) = mir::build::build(tcx, &thir) {
                    println!("{}", mir::dump::dump(tcx, &body));
                }
            }
        } else if let Some(body) = mir::Bodies::default().get(tcx, key) {
            println!("{}", mir::dump::dump(tcx, body));
        }
    }
    for d in tcx.diagnostics() {
        let p = checked.places.start(checked.user_span(d.span));
        println!("DIAG {:?} {:?} {} {:?}", d.kind, p, d.message, d.notes);
    }
}
