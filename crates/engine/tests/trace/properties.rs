//! What holds at each step of each scenario.

use std::sync::OnceLock;

use refcellar_engine::session::{CheckOptions, Limits, RecordLimits, Session};
use refcellar_engine::trace::{Picture, WhyKind};

use crate::record_with;
use crate::scenarios::{self, Scenario};

/// All steps of all scenarios, one after another.
fn pictures() -> &'static [(Scenario, Vec<Picture>)] {
    static ALL: OnceLock<Vec<(Scenario, Vec<Picture>)>> = OnceLock::new();
    ALL.get_or_init(|| {
        let session = Session::new();
        let all = scenarios::all().into_iter().map(|scenario| {
            let mut recording = record_with(&session, &scenario.source, scenario.edition);
            let steps = 0..recording.steps();
            let pictures = steps.map(|step| recording.picture(step)).collect();
            (scenario, pictures)
        });
        all.collect()
    })
}

/// A flag counts the guards that there are: all of them are found, and no others.
#[test]
fn guards_agree_with_the_flags_of_their_cells() {
    for (scenario, pictures) in pictures() {
        for picture in pictures {
            for cell in &picture.cells {
                let Some(flag) = cell.flag else { continue };
                let guards: Vec<_> = picture.guards_of(cell.address).collect();
                let writers = guards.iter().filter(|guard| guard.unique).count();
                let readers = guards.len() - writers;
                let counted = i64::try_from(readers).unwrap() - i64::try_from(writers).unwrap();
                let at = format!("{} step {} {}", scenario.name, picture.step, cell.path);
                assert_eq!(counted, flag, "{at}: {guards:#?}");
            }
        }
    }
}

/// Each guard has a holder that can be named, unless std has it right now.
#[test]
fn guards_are_held_by_something() {
    for (scenario, pictures) in pictures() {
        for picture in pictures {
            for guard in &picture.guards {
                let at = format!("{} step {}", scenario.name, picture.step);
                let lost = guard.why.kind == WhyKind::InFlight && guard.why.name.is_none();
                let handed_on = guard.why.text.starts_with("It is ")
                    && !guard.why.text.starts_with("It is on its way");
                assert!(!lost || handed_on, "{at}: {guard:#?}");
                assert!(guard.why.text.ends_with('.'), "{at}: {guard:#?}");
            }
        }
    }
}

/// A guard keeps its number as long as it lives, and numbers are not given twice.
#[test]
fn guards_keep_their_numbers() {
    for (scenario, pictures) in pictures() {
        let mut before: Vec<(u32, String, u64)> = Vec::new();
        let mut gone: Vec<u32> = Vec::new();
        for picture in pictures {
            let now: Vec<(u32, String, u64)> = picture
                .guards
                .iter()
                .map(|guard| (guard.id, guard.cell.clone(), guard.born))
                .collect();
            for guard in &now {
                assert!(!gone.contains(&guard.0), "{}", scenario.name);
                let same = before.iter().find(|old| old.0 == guard.0);
                assert!(same.is_none_or(|old| old == guard), "{}", scenario.name);
            }
            let ended = before
                .iter()
                .filter(|old| !now.iter().any(|new| new.0 == old.0));
            gone.extend(ended.map(|old| old.0));
            before = now;
        }
    }
}

/// A step looks the same whatever was looked at before.
#[test]
fn pictures_do_not_depend_on_the_order_of_looking() {
    let session = Session::new();
    for (scenario, forwards) in pictures() {
        let mut recording = record_with(&session, &scenario.source, scenario.edition);
        let count = forwards.len();
        for index in 0..count {
            // Seven and the number of steps share no factor but for some counts; then not
            // all steps are looked at, which is no matter.
            let step = (count - 1 - index) * 7 % count;
            let picture = recording.picture(u64::try_from(step).unwrap());
            assert_eq!(picture, forwards[step], "{} step {step}", scenario.name);
            if index % 3 == 0 {
                recording.step(u64::try_from(step).unwrap());
            }
        }
    }
}

/// How a recording is made in pieces does not matter, and it runs as an unwatched run does.
#[test]
fn recordings_are_deterministic_and_change_nothing() {
    let session = Session::new();
    for scenario in scenarios::all() {
        let whole = record_with(&session, &scenario.source, scenario.edition);
        let options = CheckOptions {
            edition: scenario.edition,
            name: "main.rs".to_owned(),
        };
        let checked = session.check(scenario.source.as_bytes(), &options);
        let mut pieces = checked.record(&RecordLimits::default());
        while !pieces.advance(97).done {}
        assert_eq!(pieces.steps(), whole.steps(), "{}", scenario.name);
        assert_eq!(pieces.lanes(), whole.lanes(), "{}", scenario.name);
        assert_eq!(pieces.conflicts(), whole.conflicts(), "{}", scenario.name);
        let run = checked.run(&Limits::default());
        assert_eq!(whole.run(), Some(run), "{}", scenario.name);
    }
}

/// Where a scenario panics because of a borrow, there is something in the way, with a reason.
#[test]
fn panics_of_borrows_name_what_is_in_the_way() {
    let session = Session::new();
    let mut seen = 0;
    for scenario in scenarios::all() {
        let outcome = scenario
            .source
            .lines()
            .find(|line| line.starts_with("//@ outcome"));
        let Some(place) = outcome.and_then(|line| {
            let (_, place) = line.split_once("RefCell already")?.1.split_once(" at ")?;
            Some(place.to_owned())
        }) else {
            continue;
        };
        seen += 1;
        let recording = record_with(&session, &scenario.source, scenario.edition);
        let conflict = recording.conflict().expect(&scenario.name);
        let at = format!("{}:{}", conflict.place.line, conflict.place.column);
        assert_eq!(at, place, "{}", scenario.name);
        assert!(conflict.panicked, "{}", scenario.name);
        assert!(!conflict.guards.is_empty(), "{}", scenario.name);
        assert!(
            !conflict.path.is_empty(),
            "{}: {conflict:#?}",
            scenario.name
        );
    }
    assert!(seen > 10, "{seen}");
}
