//! The bodies of std are checked only when they are used. Here all of them are.

use refcellar_engine::ty::check_bodies;

use crate::engine;

#[test]
fn nothing_is_wrong_with_std() {
    let found = std::thread::Builder::new()
        .stack_size(256 << 20)
        .spawn(|| {
            engine::with_program("", |tcx| {
                if let Some(std) = tcx.resolution.crate_id(0) {
                    check_bodies(tcx, std);
                }
                tcx.diagnostics()
                    .iter()
                    .map(engine::describe_in_std)
                    .collect::<Vec<_>>()
            })
        })
        .expect("a thread starts")
        .join()
        .expect("checking std does not panic");
    assert!(
        found.is_empty(),
        "{} errors:\n{}",
        found.len(),
        found.join("\n")
    );
}
