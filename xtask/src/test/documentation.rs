//! What others get of the library: its documentation, and its package.

use super::count::Counts;
use super::session::{Failure, Session, all, check};
use crate::{process, repository};
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

pub(super) fn run(session: &Session) -> Result<Counts, Failure> {
    let documented = [
        "--features test-util",
        // As applications document what they use.
        "--lib",
        "--lib --no-default-features",
    ]
    .map(|features| {
        let mut docs = session.cargo(&format!("doc --no-deps {features}"))?;
        docs.env("RUSTDOCFLAGS", "-D warnings");
        check(docs)
    });
    all(documented.into_iter().chain([package(session)]))
}

/// What would be published is whole, and Cargo has nothing to say against it.
fn package(session: &Session) -> Result<Counts, Failure> {
    const PACKAGE: &str = "package --package leptos-logto --offline --allow-dirty";
    // To build it would mean to build everything that it uses once more.
    let mut cargo = session.cargo(&format!("{PACKAGE} --no-verify"))?;
    cargo.env("CARGO_TERM_COLOR", "never");
    println!("$ {}", process::shown(&cargo));
    let output = cargo.output().context("could not start Cargo")?;
    let said = String::from_utf8_lossy(&output.stderr);
    eprint!("{said}");
    if !output.status.success() {
        return Err(anyhow::anyhow!("there is no package").into());
    }
    without_warning(&said)?;
    let files = process::output(&mut session.cargo(&format!("{PACKAGE} --list"))?)?;
    holds_what_it_includes(&files.lines().collect())?;
    Ok(Counts::ONE_PASSED)
}

fn without_warning(said: &str) -> Result<()> {
    match said.lines().find(|line| line.starts_with("warning")) {
        Some(warning) => bail!("the package is not clean: {warning}"),
        None => Ok(()),
    }
}

/// Files that the sources take in are in the package as they are.
fn holds_what_it_includes(files: &BTreeSet<&str>) -> Result<()> {
    let sources = files.iter().filter(|file| file.ends_with(".rs"));
    for source in sources {
        let text = fs::read_to_string(repository::path(source))
            .with_context(|| format!("could not read {source}"))?;
        for included in included(&text) {
            let path = normal(source, included);
            ensure!(
                files.contains(path.as_str()),
                "the package lacks {path}, which {source} includes; add it to `include` in Cargo.toml"
            );
        }
    }
    Ok(())
}

fn included(source: &str) -> impl Iterator<Item = &str> {
    source
        .split("include_str!(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
}

/// The path that a source names, from the root.
fn normal(source: &str, included: &str) -> String {
    let mut parts: Vec<_> = Path::new(source)
        .parent()
        .map(|directory| directory.iter().collect())
        .unwrap_or_default();
    for part in Path::new(included) {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    let parts: Vec<_> = parts.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_spoils_a_package() {
        without_warning("   Packaging a v0.1.0\n    Packaged 3 files\n").unwrap();
        let said = "   Packaging a v0.1.0\nwarning: ignoring example `b`\n";
        let error = without_warning(said).unwrap_err();
        assert!(error.to_string().contains("ignoring example `b`"));
    }

    #[test]
    fn a_file_that_is_included_and_not_packaged_is_missed() {
        let words = "src/app/words/mod.rs";
        let whole = BTreeSet::from([words, "index.html", "shell.js"]);
        holds_what_it_includes(&whole).unwrap();
        let error = holds_what_it_includes(&BTreeSet::from([words, "index.html"])).unwrap_err();
        assert!(error.to_string().contains("lacks shell.js"), "{error}");
    }
}
