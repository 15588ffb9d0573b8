//! The parts that a build has made of Cargo's wasm, for the next one of the same wasm: where a build
//! is for and which Logto it is for change its page alone.

use crate::build::page::Digest;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What a browser loads in place of Cargo's wasm.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// Of the first view, as is the wasm.
    pub(super) script: Vec<u8>,
    pub(super) wasm: Vec<u8>,
    /// By the names of their files.
    pub(super) chunks: Vec<(String, Vec<u8>)>,
}

/// One directory, which holds the parts that were made last.
pub(super) struct Kept {
    directory: PathBuf,
    /// What they are made of, and by what.
    origin: String,
}

const SCRIPT: &str = "script.js";
const WASM: &str = "main.wasm";
const CHUNKS: &str = "chunks";
/// Written last: the origin, then the digest of the parts.
const SEAL: &str = "seal";

impl Kept {
    /// `made_of` is all that the parts depend on.
    pub(super) fn new(directory: PathBuf, made_of: &[&[u8]]) -> Self {
        let digests: Vec<_> = made_of
            .iter()
            .map(|bytes| Digest::sha384(bytes).to_string())
            .collect();
        Self {
            directory,
            origin: digests.join(" "),
        }
    }

    /// The parts, if they are those of this origin and whole.
    pub(super) fn take(&self) -> Option<Parts> {
        let seal = fs::read_to_string(self.directory.join(SEAL)).ok()?;
        let parts = self.read().ok()?;
        (seal == self.seal(&parts)).then_some(parts)
    }

    /// # Errors
    /// When they cannot be written.
    pub(super) fn put(&self, parts: &Parts) -> Result<()> {
        self.write(parts)
            .with_context(|| format!("could not write to {}", self.directory.display()))
    }

    fn read(&self) -> std::io::Result<Parts> {
        let mut chunks = Vec::new();
        for entry in fs::read_dir(self.directory.join(CHUNKS))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            chunks.push((name, fs::read(entry.path())?));
        }
        chunks.sort();
        Ok(Parts {
            script: fs::read(self.directory.join(SCRIPT))?,
            wasm: fs::read(self.directory.join(WASM))?,
            chunks,
        })
    }

    fn write(&self, parts: &Parts) -> std::io::Result<()> {
        remove(&self.directory)?;
        let chunks = self.directory.join(CHUNKS);
        fs::create_dir_all(&chunks)?;
        fs::write(self.directory.join(SCRIPT), &parts.script)?;
        fs::write(self.directory.join(WASM), &parts.wasm)?;
        for (name, bytes) in &parts.chunks {
            fs::write(chunks.join(name), bytes)?;
        }
        fs::write(self.directory.join(SEAL), self.seal(parts))
    }

    fn seal(&self, parts: &Parts) -> String {
        let mut sealed = format!(
            "{}\n{}\n{}\n",
            self.origin,
            Digest::sha384(&parts.script),
            Digest::sha384(&parts.wasm)
        );
        for (name, bytes) in &parts.chunks {
            sealed.push_str(&format!("{name} {}\n", Digest::sha384(bytes)));
        }
        sealed
    }
}

fn remove(directory: &Path) -> std::io::Result<()> {
    match fs::remove_dir_all(directory) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts {
            script: b"script".to_vec(),
            wasm: b"wasm".to_vec(),
            chunks: vec![
                ("a-01.wasm".to_owned(), b"a".to_vec()),
                ("b-02.wasm".to_owned(), b"b".to_vec()),
            ],
        }
    }

    fn directory(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("kept-{name}-{}", std::process::id()))
    }

    #[test]
    fn parts_are_those_of_their_origin_only() {
        let directory = directory("origin");
        let kept = |made_of: &[&[u8]]| Kept::new(directory.clone(), made_of);
        assert_eq!(kept(&[b"wasm", b"tool"]).take(), None);
        kept(&[b"wasm", b"tool"]).put(&parts()).unwrap();
        assert_eq!(kept(&[b"wasm", b"tool"]).take(), Some(parts()));
        for other in [&[b"wasm", b"toil"], &[b"wosm", b"tool"]] {
            assert_eq!(kept(&[other[0], other[1]]).take(), None);
        }
        // The next build's take their place.
        let mut others = parts();
        others.chunks.pop();
        kept(&[b"other"]).put(&others).unwrap();
        assert_eq!(kept(&[b"other"]).take(), Some(others));
        assert_eq!(kept(&[b"wasm", b"tool"]).take(), None);
        fs::remove_dir_all(&directory).unwrap();
    }

    #[test]
    fn parts_that_somebody_has_changed_are_made_anew() {
        let directory = directory("changed");
        let kept = Kept::new(directory.clone(), &[b"wasm"]);
        let spoil: [fn(&Path); 4] = [
            |directory| fs::write(directory.join(SCRIPT), "other").unwrap(),
            |directory| fs::write(directory.join(CHUNKS).join("a-01.wasm"), "other").unwrap(),
            |directory| fs::remove_file(directory.join(CHUNKS).join("b-02.wasm")).unwrap(),
            |directory| fs::remove_file(directory.join(SEAL)).unwrap(),
        ];
        for spoil in spoil {
            kept.put(&parts()).unwrap();
            assert!(kept.take().is_some());
            spoil(&directory);
            assert_eq!(kept.take(), None);
        }
        fs::remove_dir_all(&directory).unwrap();
    }
}
