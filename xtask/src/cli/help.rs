//! What `--help` prints.

use crate::test::suite::Suite;

pub(crate) fn overview() -> String {
    "\
The commands of leptos-logto. Each installs what it needs and does not find.

  cargo xtask dev      Run the app at http://localhost:8080 with a local provider
  cargo xtask test     Run every test suite, or the suites named
  cargo xtask build    Make the release build in dist/
  cargo xtask setup    Only install what is missing

Add --help to a command for its options.
"
    .to_owned()
}

pub(crate) fn setup() -> String {
    "\
Check what the other commands need and install what is missing.

  cargo xtask setup [--for dev|build|test]

  --for dev|build|test   Only what this command needs (default: test, which needs everything)

Tools go to a cache of your own, outside the clone, so that other clones find them:
  Linux     ~/.cache/leptos-logto/tools       (or $XDG_CACHE_HOME)
  macOS     ~/Library/Caches/leptos-logto/tools
  Windows   %LOCALAPPDATA%\\leptos-logto\\tools
LEPTOS_LOGTO_TOOLS names another directory. A tool on PATH in the right version is used as it is.
CHROME and CHROMEDRIVER name the browser for the tests and its driver, FIREFOX the other browser.
"
    .to_owned()
}

pub(crate) fn dev() -> String {
    "\
Run the app and rebuild it on every change. Ctrl-C stops everything.

  cargo xtask dev [--port PORT] [--provider-port PORT]
  cargo xtask dev --endpoint URL --app-id ID [--port PORT]

  --port PORT            Where the app is served (default: 8080)
  --provider-port PORT   Where the local provider listens (default: 3001)
  --endpoint URL         Use this Logto instead of the local provider
  --app-id ID            The single-page application's ID in that Logto. Register there
                         http://localhost:8080/callback as a redirect URI and
                         http://localhost:8080/ as a post sign-out redirect URI
"
    .to_owned()
}

pub(crate) fn build() -> String {
    "\
Make the release build: static files for any host. Prints what a first visit loads and
fails when that exceeds budget.toml.

  cargo xtask build [--config FILE] [--base PATH] [--dist DIR]

  --config FILE   The configuration to place beside index.html (default: config.json)
  --base PATH     The path it is served under, such as /app/ (default: /)
  --dist DIR      Where the files go (default: dist); what is there is replaced
"
    .to_owned()
}

pub(crate) fn test() -> String {
    let mut help = "\
Run every test suite, or the suites named, and end with the sum of all tests.

  cargo xtask test [SUITE...]

"
    .to_owned();
    for suite in Suite::ALL {
        help.push_str(&format!("  {:<12}{}\n", suite.name(), suite.purpose()));
    }
    help
}
