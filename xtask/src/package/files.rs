//! Writing a folder so that only what differs is touched.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A flat folder that is being brought up to date.
pub struct Output {
    folder: PathBuf,
    names: BTreeSet<String>,
}

impl Output {
    /// Begins with the folder as it is, and makes it if there is none.
    pub fn new(folder: PathBuf) -> Result<Self> {
        fs::create_dir_all(&folder)?;
        let names = BTreeSet::new();
        Ok(Self { folder, names })
    }

    /// Copies every file of `source` whose name ends like this.
    pub fn copy_all(&mut self, source: &Path, ending: &str) -> Result<()> {
        let names = names_ending(source, ending)?;
        names
            .iter()
            .try_for_each(|name| self.copy(&source.join(name), name))
    }

    /// Copies one file.
    pub fn copy(&mut self, source: &Path, name: &str) -> Result<()> {
        let content = fs::read(source).with_context(|| format!("{name} cannot be read"))?;
        self.write(name, &content)
    }

    /// Writes one file, unless it has that content already.
    pub fn write(&mut self, name: &str, content: &[u8]) -> Result<()> {
        self.names.insert(name.to_owned());
        let path = self.folder.join(name);
        if fs::read(&path).is_ok_and(|old| old == content) {
            return Ok(());
        }
        fs::write(&path, content).with_context(|| format!("{name} cannot be written"))
    }

    /// Removes the files that were not written this time.
    pub fn finish(self) -> Result<()> {
        for name in names_ending(&self.folder, "")? {
            if !self.names.contains(&name) {
                fs::remove_file(self.folder.join(name))?;
            }
        }
        Ok(())
    }
}

/// The sorted names of a folder's files that end like this.
pub fn names_ending(folder: &Path, ending: &str) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("the folder {} cannot be read", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && name.ends_with(ending) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Leaves an empty folder here.
pub fn empty(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error)?,
        _ => Ok(fs::create_dir_all(folder)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder for one test, below Cargo's own.
    fn folder(test: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("refcellar-{test}-{}", std::process::id()));
        empty(&folder).expect("a temporary folder");
        folder
    }

    #[test]
    fn what_is_not_written_again_is_removed() {
        let folder = folder("removed");
        fs::write(folder.join("old.js"), "old").expect("a file");
        let mut output = Output::new(folder.clone()).expect("the folder");
        output.write("new.js", b"new").expect("a file");
        output.finish().expect("the rest");
        assert_eq!(names_ending(&folder, "").expect("names"), ["new.js"]);
        fs::remove_dir_all(folder).expect("cleaned up");
    }

    #[test]
    fn an_unchanged_file_is_not_touched() {
        let folder = folder("touched");
        let time = || fs::metadata(folder.join("a.js")).and_then(|data| data.modified());
        fs::write(folder.join("a.js"), "same").expect("a file");
        let before = time().expect("a time");
        std::thread::sleep(std::time::Duration::from_millis(20));
        let mut output = Output::new(folder.clone()).expect("the folder");
        output.write("a.js", b"same").expect("no change");
        assert_eq!(time().expect("a time"), before);
        output.write("a.js", b"other").expect("a change");
        assert!(time().expect("a time") > before);
        fs::remove_dir_all(folder).expect("cleaned up");
    }
}
