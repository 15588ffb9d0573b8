//! The suites: what they need, what they build on, what they run.

use super::count::{Counts, Runner};
use super::session::{Failure, Session, all, check, count};
use super::{documentation, examples, faults, hosting, journeys, plain_http, supply_chain, wasm};
use crate::build::{self, BuildOptions};
use crate::repository;
use crate::setup::{Need, Purpose};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Suite {
    Fmt,
    Clippy,
    ClippyWasm,
    Docs,
    Deny,
    Msrv,
    Host,
    Idp,
    Contract,
    Connect,
    Parity,
    Wasm,
    Build,
    Budget,
    E2e,
    Hosting,
    Examples,
    Faults,
    Hostile,
}

impl Suite {
    /// In the order in which they run: the quick and the basic first.
    pub(crate) const ALL: [Self; 19] = [
        Self::Fmt,
        Self::Clippy,
        Self::ClippyWasm,
        Self::Docs,
        Self::Deny,
        Self::Msrv,
        Self::Host,
        Self::Idp,
        Self::Contract,
        Self::Connect,
        Self::Parity,
        Self::Wasm,
        Self::Build,
        Self::Budget,
        Self::E2e,
        Self::Hosting,
        Self::Examples,
        Self::Faults,
        Self::Hostile,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::ClippyWasm => "clippy-wasm",
            Self::Docs => "docs",
            Self::Deny => "deny",
            Self::Msrv => "msrv",
            Self::Host => "host",
            Self::Idp => "idp",
            Self::Contract => "contract",
            Self::Connect => "connect",
            Self::Parity => "parity",
            Self::Wasm => "wasm",
            Self::Build => "build",
            Self::Budget => "budget",
            Self::E2e => "e2e",
            Self::Hosting => "hosting",
            Self::Examples => "examples",
            Self::Faults => "faults",
            Self::Hostile => "hostile",
        }
    }

    pub(crate) fn purpose(self) -> &'static str {
        match self {
            Self::Fmt => "Rust is formatted",
            Self::Clippy => "lints of the whole workspace, for this machine",
            Self::ClippyWasm => "lints for the browser, with each set of features",
            Self::Docs => "the documentation and the package build without a warning",
            Self::Deny => {
                "licences, duplicates and sources of what is built in, as deny.toml has them"
            }
            Self::Msrv => "the library builds with the oldest Rust that Cargo.toml states",
            Self::Host => "tests on this machine, with and without features",
            Self::Idp => "the local provider's own tests",
            Self::Contract => "the local provider behaves like Logto",
            Self::Connect => "setting up a Logto, from empty, again and with each fault",
            Self::Parity => "the library sends what Logto's own SDKs send",
            Self::Wasm => "tests in headless Chromium and Firefox",
            Self::Build => "the release build, one below a path, and one for plain http",
            Self::Budget => "the release build is as light as budget.toml wants it",
            Self::E2e => "journeys in a real browser, on the release build",
            Self::Hosting => "the builds as nginx and plain file servers serve them",
            Self::Examples => "the examples build, and journeys through them",
            Self::Faults => {
                "of the host's and the journeys: what happens to a session, a line for each fault"
            }
            Self::Hostile => "of host and e2e: a misbehaving provider, a line for each scenario",
        }
    }

    /// # Errors
    /// When there is none of this name; the error lists them.
    pub(crate) fn named(name: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|suite| suite.name() == name) {
            Some(suite) => Ok(suite),
            None => bail!(
                "there is no suite `{name}`; the suites are {}",
                Self::ALL.map(Self::name).join(", ")
            ),
        }
    }

    /// Whether it runs only when it is named: its tests are in another suite.
    fn is_a_view(self) -> bool {
        matches!(self, Self::Faults | Self::Hostile)
    }

    /// The suite without which this one has nothing to test.
    pub(crate) fn builds_on(self) -> Option<Self> {
        match self {
            Self::Budget | Self::E2e | Self::Hosting | Self::Faults | Self::Hostile => {
                Some(Self::Build)
            }
            _ => None,
        }
    }

    fn needs(self) -> &'static [Need] {
        match self {
            Self::Fmt => &[Need::Rustfmt],
            Self::Clippy => &[Need::Clippy],
            Self::ClippyWasm => &[Need::Clippy, Need::WasmTarget],
            Self::Docs | Self::Host | Self::Budget => &[],
            Self::Deny => &[Need::CargoDeny],
            Self::Msrv => &[Need::MinimumRust],
            Self::Idp | Self::Connect => &[Need::Node, Need::ProviderPackages],
            Self::Parity => &[Need::Node, Need::ParityPackages],
            Self::Wasm => &[
                Need::Browser,
                Need::Firefox,
                Need::WasmTarget,
                Need::WasmBindgen,
                Need::WasmPack,
                Need::GeckoDriver,
            ],
            Self::Build => Need::FOR_BUILD,
            Self::Contract => &[
                Need::Node,
                Need::Browser,
                Need::ProviderPackages,
                Need::JourneyPackages,
            ],
            Self::E2e | Self::Faults | Self::Hostile => journeys::NEEDS,
            Self::Hosting => hosting::NEEDS,
            Self::Examples => examples::NEEDS,
        }
    }

    /// # Errors
    /// When a test or check fails.
    pub(crate) fn run(self, session: &Session) -> Result<Counts, Failure> {
        match self {
            Self::Fmt => check(session.cargo("fmt --all --check")?),
            Self::Clippy => {
                check(session.cargo(
                    "clippy --workspace --all-targets --features test-util -- -D warnings",
                )?)
            }
            Self::ClippyWasm => clippy_wasm(session),
            Self::Docs => documentation::run(session),
            Self::Deny => supply_chain::deny(session),
            Self::Msrv => supply_chain::minimum_rust(session),
            Self::Host => host(session),
            Self::Idp => npm(session, "idp", "test", Runner::Node),
            Self::Contract => contract(session),
            Self::Connect => npm(session, "connect", "test", Runner::Node),
            Self::Parity => npm(session, "parity", "test", Runner::Node),
            Self::Wasm => wasm::run(session),
            Self::Build => {
                build::compile(&BuildOptions {
                    dist: tested_dist(),
                    ..BuildOptions::default()
                })?;
                // Before what is compiled with other flags, for which Cargo begins from nothing.
                hosting::compile()?;
                plain_http::compile(session)?;
                Ok(Counts::ONE_PASSED)
            }
            Self::Budget => {
                build::weigh(&tested_dist(), false)?;
                Ok(Counts::ONE_PASSED)
            }
            Self::E2e => journeys::run(session, &[]),
            Self::Hosting => hosting::run(session),
            Self::Examples => examples::run(session),
            Self::Faults => faults::run(session),
            Self::Hostile => all([
                host_tests(session, "--test hostile"),
                journeys::run(session, &["hostile"]),
            ]),
        }
    }
}

/// Not `dist/`, which may hold somebody's own build.
pub(super) fn tested_dist() -> PathBuf {
    repository::path("target/test/dist")
}

fn clippy_wasm(session: &Session) -> Result<Counts, Failure> {
    const WASM: &str = "--target wasm32-unknown-unknown";
    let all_targets = format!("clippy {WASM} --all-targets --features test-util -- -D warnings");
    let lines = [
        "--no-default-features",
        "--no-default-features --features browser",
        "--no-default-features --features provider",
    ]
    .map(|features| format!("clippy {WASM} {features} -- -D warnings"));
    all([all_targets]
        .iter()
        .chain(&lines)
        .map(|line| check(session.cargo(line)?)))
}

fn host(session: &Session) -> Result<Counts, Failure> {
    all([
        // Proves that the protocol and the client touch neither the browser nor Leptos.
        "test --no-default-features --features test-util",
        // What the line above leaves out.
        "test -p leptos-logto -p xtask --features test-util --lib --bins --test layers -- --skip client::tests::",
        "test --features test-util --doc",
        "test --no-default-features --features ssr --test ssr",
    ]
    .map(|line| count(session.cargo(line)?, Runner::Cargo)))
}

/// Some of the host's tests, with what they say.
fn host_tests(session: &Session, which: &str) -> Result<Counts, Failure> {
    let line = format!("test --no-default-features {which} -- --nocapture --test-threads=1");
    count(session.cargo(&line)?, Runner::Cargo)
}

fn npm(
    session: &Session,
    directory: &str,
    script: &str,
    runner: Runner,
) -> Result<Counts, Failure> {
    let mut npm = session.command("npm")?;
    npm.args(["run", script])
        .current_dir(repository::path(directory));
    count(npm, runner)
}

/// With the browser of the journeys, whose steps lead through the sign-in.
fn contract(session: &Session) -> Result<Counts, Failure> {
    let browser = session
        .tools
        .browser
        .as_ref()
        .context("the contract has no browser to sign in with")?;
    let mut npm = session.command("npm")?;
    npm.args(["run", "contract"])
        .current_dir(repository::path("idp"))
        .env("CHROMIUM", &browser.chrome)
        .env("CHROMIUM_SHELL", browser.for_journeys());
    count(npm, Runner::Sum)
}

/// Those named, or all, in their order, each once and with what they build on.
pub(crate) fn in_order(named: &[Suite]) -> Vec<Suite> {
    Suite::ALL
        .into_iter()
        .filter(|suite| {
            (named.is_empty() && !suite.is_a_view())
                || named.contains(suite)
                || named.iter().any(|other| other.builds_on() == Some(*suite))
        })
        .collect()
}

/// The command that writes about as much as these suites; `None` where that is little.
pub(crate) fn as_large_as(suites: &[Suite]) -> Option<Purpose> {
    if in_order(&[]).iter().all(|suite| suites.contains(suite)) {
        return Some(Purpose::Test);
    }
    let compiles = |suite: &Suite| suite.needs().contains(&Need::WasmTarget);
    suites.iter().any(compiles).then_some(Purpose::Build)
}

/// What the suites need together.
pub(crate) fn needs(suites: &[Suite]) -> Vec<Need> {
    suites
        .iter()
        .flat_map(|suite| suite.needs())
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_named_means_all_that_are_not_in_another() {
        assert_eq!(in_order(&[]), Suite::ALL[..17]);
    }

    #[test]
    fn named_suites_run_in_order_once_and_with_what_they_build_on() {
        let named = [Suite::E2e, Suite::Host, Suite::Host];
        assert_eq!(in_order(&named), [Suite::Host, Suite::Build, Suite::E2e]);
    }

    #[test]
    fn all_suites_take_more_room_than_some() {
        assert_eq!(as_large_as(&in_order(&[])), Some(Purpose::Test));
        assert_eq!(
            as_large_as(&[Suite::Fmt, Suite::Build]),
            Some(Purpose::Build)
        );
        assert_eq!(as_large_as(&[Suite::Fmt, Suite::Idp]), None);
    }

    #[test]
    fn formatting_needs_no_browser() {
        assert_eq!(needs(&[Suite::Fmt]), [Need::Rustfmt]);
    }
}
