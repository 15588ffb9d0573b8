//! What `--help` prints.

use crate::test::suite::Suite;

pub(crate) fn overview() -> String {
    "\
The commands of leptos-logto. Each installs what it needs and does not find.

  cargo xtask dev      Run the app at http://localhost:8080 with a local provider
  cargo xtask test     Run every test suite, or the suites named
  cargo xtask build    Make the release build in dist/
  cargo xtask connect  Set up your own Logto and write its config.json
  cargo xtask bench    Measure the release build beside a React sample
  cargo xtask setup    Only install what is missing

Add --help to a command for its options.
"
    .to_owned()
}

pub(crate) fn setup() -> String {
    "\
Check what the other commands need and install what is missing.

  cargo xtask setup [--for dev|build|test|bench]

  --for dev|build|test|bench   What this command needs (default: test)

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
  cargo xtask dev --config FILE [--port PORT]

  --port PORT            Where the app is served (default: 8080)
  --provider-port PORT   Where the local provider listens (default: 3001)
  --endpoint URL         Use this Logto instead of the local provider
  --app-id ID            The single-page application's ID in that Logto. Register there
                         http://localhost:8080/callback as a redirect URI and
                         http://localhost:8080/ as a post sign-out redirect URI
  --config FILE          Use the Logto and all else that this config.json names
"
    .to_owned()
}

pub(crate) fn build() -> String {
    "\
Make the release build: static files for any host, and beside them, in DIR.hosting, what nginx,
Caddy, GitHub Pages and CloudFront have to know of them. Prints what a first visit loads and fails
when that exceeds budget.toml.

  cargo xtask build [--config FILE] [--base PATH] [--dist DIR] [--stable]

  --config FILE   The configuration to place beside index.html (default: config.json); the page may
                  then speak with what it names and nobody else
  --base PATH     The path it is served under, such as /app/ (default: /)
  --dist DIR      Where the files go (default: dist); what is there is replaced
  --stable        Ask nothing of the compiler that it does not promise; the wasm is larger then
"
    .to_owned()
}

pub(crate) fn connect() -> String {
    "\
Set up your own Logto for the application, write config.json and check that sign-in can work.
What is there already stays; a second run finds nothing to do.

  cargo xtask connect --endpoint URL --m2m-id ID [--origin ORIGIN...] [OPTION...]

  --endpoint URL             Your Logto, such as https://your-tenant.logto.app/
  --m2m-id ID                A machine-to-machine application there that has the role
                             “Logto Management API access” (or LOGTO_M2M_ID)
  --origin ORIGIN            Where the application is served, such as https://app.example.com;
                             may be repeated (default: http://localhost:8080)
  --base PATH                The path it is served under, such as /app/ (default: /)
  --app-id ID                Use this single-page application instead of making one
  --name NAME                What the one that is made is called (default: Leptos Logto)

  --wecom-corp-id ID         Sign in with WeCom: the company's Corp ID,
  --wecom-agent-id ID        the Agent ID of its application,
  --wecom-scope SCOPE        and snsapi_base (default), snsapi_userinfo or snsapi_privateinfo

  --account-center           Let people see and change their own account
  --resource INDICATOR       Make this API resource, such as https://api.example.com,
  --resource-name NAME       of this name (default: its host),
  --resource-scopes SCOPES   with these permissions, such as \"read write\"

  --config FILE              The configuration to write (default: config.json)
  --update-config            Change it where it says something else; other members stay
  --dry-run                  Show every call that would change something; make none of them
  --management-api URI       The Management API's identifier, where Logto Cloud has a domain of
                             its own (default: of the tenant in --endpoint)
  --ca FILE                  Trust this authority (PEM) for the certificate of your Logto

Secrets come from the environment, as lines NAME=value on standard input, or from the keyboard;
they are never shown:
  LOGTO_M2M_SECRET           The secret of the machine-to-machine application
  WECOM_SECRET               The Secret of the WeCom application
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

pub(crate) fn bench() -> String {
    "\
Measure the release build beside a sample of the same views made with React and @logto/react, in
one slowed-down Chromium, in turn. Prints medians, ratios and what is wanted of them.

  cargo xtask bench [PART...] [--runs N] [--json FILE] [--dist DIR] [--fallback DIR]

  journey          A first visit, a sign-in, a warm start: bytes, times, requests, memory
  micro            The library by itself: PKCE, ID tokens, restoring sessions
  tabs             1 to 50 tabs of one session: requests and writes to storage
                   (default: these three)
  sizes            What the examples weigh, in the same release profile

  --runs N         How often each application is measured (default: 9; about a minute each)
  --json FILE      Write every sample there as well
  --dist DIR       Measure the build in DIR instead of making one
  --fallback DIR   Measure the build in DIR as well, beside the other

Everything runs on this machine. Times differ between machines and with what else they do: what
counts are the ratios of one run. The bench needs Node.js 20.19 or newer.
"
    .to_owned()
}
