//! Who begins with an image of std hears the same as who begins with its sources.

use std::fs;
use std::path::{Path, PathBuf};

use refcellar_engine::session::{
    CheckOptions, Checked, End, Limits, Run, Session, Stream, Verdict,
};
use refcellar_engine::syntax::LineColumn;

/// All programs beneath a folder.
fn programs(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(programs(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What is said of a program, with the places in it.
fn told(checked: &Checked) -> Vec<(LineColumn, String, String)> {
    let of_std = checked.std_diagnostics.iter();
    let all = checked.diagnostics.iter().chain(of_std);
    all.map(|each| {
        let place = checked.places.start(checked.user_span(each.span));
        (place, format!("{:?}", each.kind), each.message.clone())
    })
    .collect()
}

/// What a run gave. Where within std a panic is, an image says only by the first name or
/// literal at that place, so that the line and the column are left out.
fn gave(run: &Run) -> (Vec<u8>, String, End) {
    let stderr = String::from_utf8_lossy(&run.printed(Stream::Stderr)).into_owned();
    let lines = stderr
        .lines()
        .map(|line| match line.split_once(" at library/") {
            Some((before, place)) => {
                let file = place.split(':').next().unwrap_or_default();
                format!("{before} at library/{file}\n")
            }
            None => format!("{line}\n"),
        });
    (
        run.printed(Stream::Stdout),
        lines.collect(),
        run.end.clone(),
    )
}

#[test]
fn the_image_and_the_sources_say_the_same() {
    let by_source = Session::new();
    let image = by_source.image().unwrap_or_default();
    let by_image = Session::from_image(&image);
    assert!(by_image.is_ok());
    let Ok(by_image) = by_image else { return };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = programs(&folder.join("../../tests/scenarios"));
    all.extend(programs(&folder.join("tests/interp/programs")));
    assert!(all.len() > 50, "there are too few programs");
    let options = CheckOptions::default();
    for path in all {
        let source = fs::read(&path).unwrap_or_default();
        let [first, second] =
            [&by_source, &by_image].map(|session| session.check(&source, &options));
        let name = path.display();
        assert_eq!(told(&first), told(&second), "{name}");
        if first.verdict() == Verdict::Accepted {
            let limits = Limits {
                steps: 5_000_000,
                ..Limits::default()
            };
            let runs = [first.run(&limits), second.run(&limits)];
            let [by_source, by_image] = runs.each_ref().map(gave);
            assert_eq!(by_source, by_image, "{name}");
        }
    }
}
