//! What was judged before.

use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::PathBuf;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::JudgeError;
use crate::program::Program;

/// Raised whenever the judge comes to judge the same text differently.
const REVISION: u32 = 3;

/// One file for each program that was judged.
pub struct Cache {
    folder: PathBuf,
}

/// What an answer depends on: the question, the text, how it is judged, and by which compiler.
pub struct Key(String);

impl Key {
    pub fn of(question: &str, program: &Program, version: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(format!(
            "{REVISION}\n{question}\n{version}\n{}\n{:?}\n",
            program.edition, program.mode
        ));
        hash.update(&program.source);
        // Half of the hash is enough to tell a few thousand programs apart.
        let bytes = hash.finalize();
        let number = bytes
            .iter()
            .fold(0_u128, |number, &byte| number << 8 | u128::from(byte));
        Self(format!("{number:032x}"))
    }
}

impl Display for Key {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Cache {
    pub fn new(folder: PathBuf) -> Result<Self, JudgeError> {
        fs::create_dir_all(&folder).map_err(JudgeError::io("make its memory"))?;
        Ok(Self { folder })
    }

    /// A file that cannot be read is as good as none: the program is judged again.
    pub fn get<T: DeserializeOwned>(&self, key: &Key) -> Option<T> {
        let text = fs::read_to_string(self.file(key)).ok()?;
        serde_json::from_str(&text).ok()
    }

    pub fn put(&self, key: &Key, answer: &impl Serialize) -> Result<(), JudgeError> {
        let failed = || JudgeError::io("remember an answer");
        let text = serde_json::to_string(answer).map_err(|error| failed()(error.into()))?;
        fs::write(self.file(key), text).map_err(failed())
    }

    fn file(&self, key: &Key) -> PathBuf {
        self.folder.join(format!("{key}.json"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::{Edition, Mode};

    #[test]
    fn a_key_depends_on_all_that_the_answer_depends_on() {
        let program = Program {
            name: "a".to_owned(),
            source: "fn main() {}".to_owned(),
            edition: Edition::E2024,
            mode: Mode::Run,
            fragment: false,
        };
        let key = |program: &Program, version| Key::of("how", program, version).to_string();
        let first = key(&program, "1");
        let renamed = Program {
            name: "b".to_owned(),
            ..program.clone()
        };
        let older = Program {
            edition: Edition::E2021,
            ..program.clone()
        };
        assert_eq!(first, key(&renamed, "1"));
        assert_ne!(first, key(&older, "1"));
        assert_ne!(first, key(&program, "2"));
    }
}
