//! Notices when something that the package is built from changes.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::project::Project;

/// One save is several events, and saving all files of an editor is several saves:
/// they count as one change until it has been quiet for this long.
const QUIET: Duration = Duration::from_millis(150);

/// The folders whose every file goes into the packages.
const FOLDERS: [&str; 4] = ["src", "js", "crates/engine", "crates/engine-wasm"];

/// Watches the package's sources.
pub struct Watcher {
    events: Receiver<()>,
    _watcher: RecommendedWatcher,
}

impl Watcher {
    /// Begins to watch.
    pub fn start(project: &Project) -> Result<Self> {
        let (sender, events) = channel();
        let sources = Sources::of(project.root());
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| sources.concern(&event)) {
                // Without a receiver the program is about to end.
                let _ = sender.send(());
            }
        })?;
        for folder in FOLDERS {
            watcher
                .watch(&project.path(folder), RecursiveMode::Recursive)
                .with_context(|| format!("the folder {folder} cannot be watched"))?;
        }
        // Editors replace a file rather than write to it, which only its folder notices.
        watcher.watch(project.root(), RecursiveMode::NonRecursive)?;
        Ok(Self {
            events,
            _watcher: watcher,
        })
    }

    /// Waits for a change, for so long at most.
    pub fn next_change(&self, patience: Duration) -> Result<(), RecvTimeoutError> {
        self.events.recv_timeout(patience)?;
        while self.events.recv_timeout(QUIET).is_ok() {}
        Ok(())
    }
}

/// The paths that matter.
struct Sources {
    folders: Vec<PathBuf>,
    manifest: PathBuf,
}

impl Sources {
    fn of(root: &Path) -> Self {
        Self {
            folders: FOLDERS.map(|folder| root.join(folder)).to_vec(),
            manifest: root.join("Cargo.toml"),
        }
    }

    /// Whether an event is a change to a source. The compiler's reading them is an
    /// event as well, and must not have it called again.
    fn concern(&self, event: &Event) -> bool {
        !event.kind.is_access() && event.paths.iter().any(|path| self.include(path))
    }

    fn include(&self, path: &Path) -> bool {
        path == self.manifest || self.folders.iter().any(|folder| path.starts_with(folder))
    }
}

#[cfg(test)]
mod tests {
    use notify::EventKind;
    use notify::event::{AccessKind, ModifyKind};

    use super::*;

    fn concerns(kind: EventKind, path: &str) -> bool {
        let event = Event::new(kind).add_path(PathBuf::from(path));
        Sources::of(Path::new("/cellar")).concern(&event)
    }

    #[test]
    fn changes_to_sources_and_the_manifest_matter() {
        let change = EventKind::Modify(ModifyKind::Any);
        assert!(concerns(change, "/cellar/src/rim/store.rs"));
        assert!(concerns(change, "/cellar/js/index.js"));
        assert!(concerns(change, "/cellar/Cargo.toml"));
    }

    #[test]
    fn what_a_build_writes_and_reads_does_not() {
        let change = EventKind::Modify(ModifyKind::Any);
        assert!(!concerns(change, "/cellar/Cargo.lock"));
        assert!(!concerns(change, "/cellar/pkg"));
        let read = EventKind::Access(AccessKind::Read);
        assert!(!concerns(read, "/cellar/src/lib.rs"));
    }
}
