//! What a panic tells, and what it leaves behind. Here panics unwind; what they do with
//! `panic = "abort"` is tested in WebAssembly, by `tests/web.rs`.
#![cfg(not(target_arch = "wasm32"))]

use std::panic::{AssertUnwindSafe, catch_unwind};

use refcellar::error::StoreError;
use refcellar::event::{Extent, Happening, ReleaseCause};
use refcellar::report::{PanicReport, Remedy};
use refcellar::{Store, recover};

fn store() -> Store {
    refcellar::install_hook(|_| {});
    Store::new(|| 42)
}

fn report_of<T>(call: impl FnOnce() -> T) -> PanicReport {
    assert!(catch_unwind(AssertUnwindSafe(call)).is_err(), "it panics");
    recover(0).expect("the hook kept a report")
}

#[test]
fn a_report_names_the_guard_in_the_way_and_where_it_was_born() {
    let store = store();
    let guard = store.borrow("line 9".into()).expect("the cell is free");
    let line = line!() + 1;
    let report = report_of(|| store.borrow_mut("line 10".into()));
    assert_eq!(report.message, "RefCell already borrowed");
    assert_eq!(
        report.older_wording,
        Some("already borrowed: BorrowMutError")
    );
    assert_eq!((report.file.as_str(), report.line), (file!(), line));
    assert_eq!(report.operation, Some("borrow_mut"));
    assert_eq!(report.label, "line 10");
    let [in_the_way] = report.in_the_way.as_slice() else {
        panic!("one guard is in the way");
    };
    assert_eq!(in_the_way.id, guard.id());
    assert_eq!(in_the_way.birth.attempt.label, "line 9");
    assert_eq!(in_the_way.birth.at_ms, Some(42));
    assert_eq!(report.survivors, [guard.id()]);
    assert_eq!(report.remedies[0], Remedy::DropFirst { guard: guard.id() });
    assert!(report.unwinds);
}

#[test]
fn the_message_is_the_one_that_std_gives() {
    let cell = std::cell::RefCell::new(());
    let held = cell.borrow_mut();
    let real = catch_unwind(AssertUnwindSafe(|| drop(cell.borrow()))).expect_err("it panics");
    drop(held);
    let store = store();
    let _guard = store.borrow_mut(String::new()).expect("the cell is free");
    let report = report_of(|| store.get("a".into()));
    assert_eq!(Some(&report.message), real.downcast_ref::<String>());
    assert_eq!(
        report.older_wording,
        Some("already mutably borrowed: BorrowError")
    );
}

#[test]
fn a_guard_that_was_dropped_is_not_blamed() {
    let store = store();
    let first = store.borrow("first".into()).expect("the cell is free");
    let second = store.borrow("second".into()).expect("readers share");
    first.drop_guard().expect("it is alive");
    let report = report_of(|| store.borrow_mut(String::new()));
    let blamed: Vec<_> = report.in_the_way.iter().map(|guard| guard.id).collect();
    assert_eq!(blamed, [second.id()]);
}

#[test]
fn a_call_back_into_the_store_finds_the_outer_call_in_the_way() {
    let store = store();
    let inner = store.share().expect("it is alive");
    let report = report_of(|| {
        store.update("a".into(), "outer".into(), move |_| {
            inner.get("a".into())?;
            Ok::<_, StoreError>("b".into())
        })
    });
    let [outer] = report.in_the_way.as_slice() else {
        panic!("one guard is in the way");
    };
    assert_eq!(outer.extent, Extent::Call);
    assert_eq!(outer.birth.attempt.operation, "update");
    assert_eq!(
        report.remedies[0],
        Remedy::ReleaseBeforeCallingOut { guard: outer.id }
    );
    assert_eq!(store.flag(), 0, "unwinding dropped the outer guard");
}

#[test]
fn unwinding_drops_the_guard_of_the_call_that_panics() {
    let store = store();
    let report = report_of(|| store.append("missing".into(), "x".into()));
    assert_eq!(report.message, "no such key");
    assert_eq!(report.stranded.len(), 1);
    assert_eq!(report.remedies, [Remedy::CheckFirst]);
    assert_eq!(store.probe(), Ok((true, true)));
    store.with_history(|history| {
        let last = history.events_from(0).last().map(|event| event.what);
        let ended = ReleaseCause::CallEnded;
        assert!(matches!(last, Some(Happening::Released { cause, .. }) if cause == ended));
    });
}

#[test]
fn a_refusal_is_no_panic_and_says_what_a_panic_would() {
    let store = store();
    let guard = store.borrow_mut("writer".into()).expect("the cell is free");
    let Err(StoreError::Borrow {
        in_the_way, reason, ..
    }) = store.try_borrow(String::new())
    else {
        panic!("it is refused");
    };
    assert_eq!(in_the_way, [guard.id()]);
    assert_eq!(reason, "RefCell already mutably borrowed");
    assert_eq!(store.counters().refused, 1);
    assert_eq!(store.counters().panics, 0);
}
