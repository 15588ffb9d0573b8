//! Whether there is room for what a command is about to write.
//!
//! A full disk ends a build with hundreds of lines of a compiler that could not write, or of a
//! linker that was killed: said beforehand it is one.

use super::Purpose;
use crate::repository;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What the disk must hold below `target`, measured on Linux in a clone that was new, and rounded
/// down: whoever has had room before has room again.
impl Purpose {
    fn gigabytes(self) -> u64 {
        match self {
            Self::Dev => 2,
            Self::Build | Self::Bench => 3,
            Self::Test => 8,
        }
    }
}

const GIGABYTE: u64 = 1_000_000_000;

/// # Errors
/// When the disk is too full; the error says which directory is meant and what to do.
pub(crate) fn require(purpose: Purpose) -> Result<()> {
    let target = target_directory();
    let Some(free) = free(&target) else {
        return Ok(());
    };
    let wanted = purpose.gigabytes() * GIGABYTE;
    // What is there takes a second to count.
    let present = if free < wanted { size(&target) } else { 0 };
    match shortage(wanted, free, present) {
        Some(shortage) => bail!(
            "{shortage} below {}; free some space, or name a directory on another disk with CARGO_TARGET_DIR, and run the command again",
            target.display()
        ),
        None => Ok(()),
    }
}

/// What is missing, to be followed by where.
fn shortage(wanted: u64, free: u64, present: u64) -> Option<String> {
    let needed = wanted.saturating_sub(present);
    (free < needed).then(|| {
        format!(
            "the disk has {} free and this takes about {} more",
            in_gigabytes(free),
            in_gigabytes(needed)
        )
    })
}

/// As people read the sizes of disks, rounded down.
fn in_gigabytes(bytes: u64) -> String {
    let tenths = bytes / (GIGABYTE / 10);
    format!("{}.{} GB", tenths / 10, tenths % 10)
}

/// Cargo's, as far as the environment tells.
fn target_directory() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .filter(|directory| !directory.is_empty())
        .map_or_else(
            || repository::path("target"),
            |directory| repository::root().join(directory),
        )
}

/// What whoever runs this may still write, in bytes, where the system tells.
#[cfg(unix)]
#[allow(
    clippy::useless_conversion,
    reason = "some systems count in narrower numbers"
)]
fn free(directory: &Path) -> Option<u64> {
    let there = directory.ancestors().find(|parent| parent.is_dir())?;
    let disk = nix::sys::statvfs::statvfs(there).ok()?;
    let blocks: u64 = disk.blocks_available().into();
    let block: u64 = disk.fragment_size().into();
    blocks.checked_mul(block)
}

#[cfg(not(unix))]
fn free(_: &Path) -> Option<u64> {
    None
}

/// Of all files below, in bytes; what cannot be read counts as nothing.
fn size(directory: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(directory) else {
        return 0;
    };
    let sizes = entries.flatten().map(|entry| match entry.metadata() {
        Ok(found) if found.is_dir() => size(&entry.path()),
        Ok(found) => found.len(),
        Err(_) => 0,
    });
    sizes.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_already_is_not_written_again() {
        for (wanted, free, present, said) in [
            (8, 8, 0, None),
            (8, 20, 0, None),
            (8, 1, 7, None),
            (8, 1, 30, None),
            (8, 0, 0, Some("0.0 GB free and this takes about 8.0 GB")),
            (8, 1, 6, Some("1.0 GB free and this takes about 2.0 GB")),
        ] {
            let text = shortage(wanted * GIGABYTE, free * GIGABYTE, present * GIGABYTE);
            match (&text, said) {
                (None, None) => {}
                (Some(text), Some(said)) => assert!(text.contains(said), "{text}"),
                _ => panic!("{wanted} {free} {present}: {text:?}"),
            }
        }
    }

    #[test]
    fn sizes_are_never_made_larger_than_they_are() {
        for (bytes, text) in [
            (0, "0.0 GB"),
            (99_999_999, "0.0 GB"),
            (999_999_999, "0.9 GB"),
            (12_340_000_000, "12.3 GB"),
        ] {
            assert_eq!(in_gigabytes(bytes), text);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_directory_that_is_still_to_be_made_is_on_the_disk_of_the_nearest_that_is_there() {
        let there = repository::root();
        assert!(free(&there).is_some_and(|bytes| bytes > 0));
        assert!(free(&there.join("no/such/directory")).is_some());
    }

    #[test]
    fn every_file_below_counts() {
        let directory = env::temp_dir().join(format!("disk-space-{}", std::process::id()));
        fs::create_dir_all(directory.join("a/b")).unwrap();
        fs::write(directory.join("one"), [0; 10]).unwrap();
        fs::write(directory.join("a/b/two"), [0; 32]).unwrap();
        let counted = size(&directory);
        fs::remove_dir_all(&directory).unwrap();
        assert_eq!(counted, 42);
        assert_eq!(size(&directory), 0);
    }
}
