//! What the store reports is true at all times: after every step of a random session, it
//! is compared with what the real `RefCell` answers and with a model.
#![cfg(not(target_arch = "wasm32"))]

mod model;

use std::panic::PanicHookInfo;

use proptest::prelude::*;

use model::{Session, Step};

/// Expected panics are not printed: there are thousands.
fn quiet(_: &PanicHookInfo<'_>) {}

fn step() -> impl Strategy<Value = Step> {
    let which = any::<prop::sample::Index>;
    let key = prop::sample::select(vec!["", "a", "b", "c", "__proto__", "🦀"]);
    let value = prop::sample::select(vec!["", "1", "two", "\u{0}", "ünï"]);
    prop_oneof![
        (which(), key.clone(), value.clone()).prop_map(|(at, k, v)| Step::Set(at, k, v)),
        (which(), key.clone()).prop_map(|(at, k)| Step::Get(at, k)),
        (which(), key.clone()).prop_map(|(at, k)| Step::Remove(at, k)),
        (which(), key.clone()).prop_map(|(at, k)| Step::Has(at, k)),
        which().prop_map(Step::Len),
        which().prop_map(Step::Entries),
        which().prop_map(Step::Clear),
        (which(), key.clone(), value.clone()).prop_map(|(at, k, v)| Step::Append(at, k, v)),
        (which(), key.clone(), value.clone(), any::<bool>())
            .prop_map(|(at, k, v, reads)| Step::Update(at, k, v, reads)),
        (which(), any::<bool>()).prop_map(|(at, asks)| Step::Borrow(at, asks)),
        (which(), any::<bool>()).prop_map(|(at, asks)| Step::BorrowMut(at, asks)),
        (which(), key.clone()).prop_map(|(at, k)| Step::GuardGet(at, k)),
        (which(), key.clone(), value).prop_map(|(at, k, v)| Step::GuardSet(at, k, v)),
        (which(), key).prop_map(|(at, k)| Step::GuardRemove(at, k)),
        which().prop_map(Step::GuardDrop),
        which().prop_map(Step::GuardDrop),
        which().prop_map(Step::Share),
        which().prop_map(Step::DropHandle),
        which().prop_map(Step::Downgrade),
        which().prop_map(Step::Upgrade),
        which().prop_map(Step::DropWeak),
        which().prop_map(Step::DropTwice),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(miri) { 4 } else { 512 }, ..ProptestConfig::default() })]

    #[test]
    fn the_reported_state_is_what_the_cell_says_and_what_a_model_says(
        steps in prop::collection::vec(step(), 1..80)
    ) {
        refcellar::install_hook(quiet);
        let mut session = Session::new();
        for step in steps {
            session.perform(&step)?;
            session.check_the_present()?;
        }
        session.check_every_moment()?;
    }
}
