//! Whatever the source, the engine answers: it neither panics, nor overflows its stack, nor
//! goes on past its limits.

mod deep;
mod mutate;
mod run;
mod seeds;

use proptest::prelude::*;

// A bounded run; `crates/engine/fuzz` is for long ones.
proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        max_shrink_iters: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// 96 programs with up to eight changes each.
    #[test]
    fn programs_with_changes(
        seed in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        changes in prop::collection::vec(mutate::change(), 1..8),
    ) {
        let seeds = seeds::all();
        let source = mutate::apply(seed.get::<String>(seeds), other.get::<String>(seeds), &changes);
        run::on_small_stack(source);
    }

    /// 96 programs that are the start of one and the end of another.
    #[test]
    fn programs_cut_and_joined(
        first in any::<prop::sample::Index>(),
        second in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
    ) {
        let seeds = seeds::all();
        let source = mutate::join(first.get::<String>(seeds), second.get::<String>(seeds), at, from);
        run::on_small_stack(source);
    }
}

#[test]
fn programs_that_nest_deeply() {
    for source in deep::nested(150).into_iter().chain(deep::nested(10_000)) {
        run::on_small_stack(source);
    }
}

#[test]
fn programs_that_never_end_or_are_too_large() {
    for source in deep::endless() {
        run::on_small_stack((*source).to_owned());
    }
}

#[test]
fn programs_that_depend_on_themselves() {
    for source in deep::chains(300) {
        run::on_small_stack(source);
    }
}
