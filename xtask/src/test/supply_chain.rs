//! What comes from elsewhere: whether it may, and whether the oldest Rust promised can build it.

use super::count::Counts;
use super::session::{Failure, Session, all, check};
use crate::process;
use crate::setup::minimum_version;

/// Licences, duplicates and sources, as deny.toml has them; known vulnerabilities where there is a
/// network that reaches their database.
pub(super) fn deny(session: &Session) -> Result<Counts, Failure> {
    let deny = |arguments: &[&str]| -> anyhow::Result<_> {
        let mut deny = session.command("cargo-deny")?;
        deny.arg("--workspace").args(arguments);
        Ok(deny)
    };
    let lists = deny(&[
        "check",
        "--deny",
        "unmatched-skip",
        "licenses",
        "bans",
        "sources",
    ])?;
    if process::output(&mut deny(&["fetch", "db"])?).is_ok() {
        return all([
            check(lists),
            check(deny(&["check", "--disable-fetch", "advisories"])?),
        ]);
    }
    println!(
        "Known vulnerabilities are not checked: the advisory database cannot be fetched here."
    );
    let mut counts = check(lists)?;
    counts.skipped += 1;
    Ok(counts)
}

/// The library with all its features, for a server's machine and for a browser.
pub(super) fn minimum_rust(session: &Session) -> Result<Counts, Failure> {
    let version = minimum_version()?;
    all([
        "--lib --features test-util,ssr",
        "--lib --bins --features test-util --target wasm32-unknown-unknown",
    ]
    .map(|what| {
        let mut cargo = session.command("rustup")?;
        cargo
            .args([
                "run",
                &version,
                "cargo",
                "check",
                "--locked",
                "--package",
                "leptos-logto",
            ])
            // Beside the artefacts of the newer compiler, which would be made anew.
            .args(["--target-dir", "target/test/minimum-rust"])
            .args(what.split_whitespace());
        check(cargo)
    }))
}
