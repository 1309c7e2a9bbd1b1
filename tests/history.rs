//! The history is bounded, and true within its bound.
#![cfg(not(target_arch = "wasm32"))]

use refcellar::Store;
use refcellar::error::StoreError;
use refcellar::event::{Happening, ReleaseCause};
use refcellar::history::{MAX_BYTES, MAX_EVENTS};

fn store() -> Store {
    Store::new(|| 0)
}

fn set(store: &Store, key: &str, value: &str) {
    store
        .set(key.into(), value.into())
        .expect("nothing is in the way");
}

#[test]
fn a_set_is_a_borrow_a_write_and_a_release_in_one_call() {
    let store = store();
    set(&store, "colour", "green");
    store.with_history(|history| {
        let events: Vec<_> = history.events_from(1).collect();
        assert!(matches!(events[0].what, Happening::Borrowed { .. }));
        assert!(matches!(&events[1].what, Happening::Wrote { before: None, after: Some(v), .. } if v == "green"));
        assert!(matches!(events[2].what, Happening::Released { cause: ReleaseCause::CallEnded, .. }));
        assert!(events.iter().all(|event| event.call == events[0].call));
    });
}

#[test]
fn old_events_make_room_and_the_window_still_replays() {
    let store = store();
    let guard = store.borrow("kept".into()).expect("the cell is free");
    for round in 0..MAX_EVENTS {
        store
            .get(format!("key {round}"))
            .expect("reading beside a reader");
    }
    store.with_history(|history| {
        assert_eq!(history.events_from(0).count(), MAX_EVENTS);
        assert!(history.bytes() <= MAX_BYTES);
        let start = history.state_at(history.first_seq());
        assert_eq!(start.seq, history.first_seq());
        assert_eq!(start.guards[0].id, guard.id());
        assert_eq!(history.state_at(history.next_seq()), store.state_now());
    });
}

#[test]
fn large_values_are_bounded_by_their_bytes() {
    let store = store();
    let megabyte = "x".repeat(1024 * 1024);
    for _ in 0..10 {
        set(&store, "big", &megabyte);
        set(&store, "small", "y");
    }
    store.with_history(|history| {
        assert!(history.bytes() <= MAX_BYTES);
        assert!(history.next_seq() - history.first_seq() < 20);
        assert_eq!(history.state_at(history.next_seq()), store.state_now());
    });
    assert_eq!(store.map_at(u64::MAX).len(), 2);
}

#[test]
fn a_cleared_map_can_be_seen_as_it_was() {
    let store = store();
    set(&store, "a", "1");
    set(&store, "b", "2");
    let before = store.with_history(refcellar::history::History::next_seq);
    store.clear().expect("nothing is in the way");
    set(&store, "b", "3");
    assert_eq!(store.map_at(before).len(), 2);
    assert_eq!(store.map_at(before)["b"], "2");
    assert_eq!(store.map_at(u64::MAX).len(), 1);
}

#[test]
fn the_entries_of_a_dropped_map_can_still_be_seen() {
    let store = store();
    set(&store, "a", "1");
    let before = store.with_history(refcellar::history::History::next_seq);
    store.drop_handle().expect("nothing borrows from it");
    assert_eq!(store.map_at(before)["a"], "1");
    assert!(store.map_at(u64::MAX).is_empty());
}

#[test]
fn an_upgrade_after_the_last_drop_gives_nothing() {
    let store = store();
    let weak = store.downgrade().expect("it is alive");
    store.drop_handle().expect("nothing borrows from it");
    assert!(matches!(weak.upgrade(), Ok(None)));
    store.with_history(|history| {
        let last = history.events_from(0).last().map(|event| event.what);
        assert!(matches!(last, Some(Happening::UpgradeFailed { .. })));
    });
}

#[test]
fn nothing_is_recorded_while_recording_is_off_and_the_history_starts_anew() {
    let store = store();
    set(&store, "a", "1");
    store.set_recording(false);
    let guard = store.borrow("unseen".into()).expect("the cell is free");
    store.set_recording(true);
    store.with_history(|history| {
        assert_eq!(history.events_from(0).count(), 0);
        assert_eq!(history.state_at(u64::MAX).guards[0].id, guard.id());
    });
    guard.drop_guard().expect("it is alive");
    store.with_history(|history| assert_eq!(history.state_at(u64::MAX), store.state_now()));
}

#[test]
fn a_map_that_is_full_says_so_and_keeps_what_it_has() {
    let store = store();
    let chunk = "x".repeat(16 * 1024 * 1024);
    for key in ["a", "b", "c"] {
        set(&store, key, &chunk);
    }
    let refused = store.set("d".into(), chunk.clone());
    assert!(matches!(refused, Err(StoreError::Full { .. })));
    assert_eq!(store.len(), Ok(3));
    set(&store, "c", "short");
    set(&store, "d", &chunk);
    assert_eq!(store.flag(), 0);
}
