//! Whether the host still serves what this page was made from.

use crate::browser::{chunk, page};
use crate::{Error, ErrorKind};

/// The mark of a tab that was loaded anew because of a newer build.
const RELOADED: &str = "leptos-logto:reloaded";

/// Whether a newer build has taken the place of this one, whose chunks are gone
/// then. Asks the host; `false` where it does not answer with a page of the
/// application.
pub(super) async fn is_replaced() -> bool {
    let Some(script) = page::main_script() else {
        return false;
    };
    let answer = page::fetch_text("").await;
    answer.is_ok_and(|answer| answer.status == 200 && names_another(&answer.body, &script))
}

/// Whether this is the failure of a client a part of which has gone with this
/// build: trying again cannot help.
pub(super) async fn explains(error: &Error) -> bool {
    error.kind() == ErrorKind::Network && chunk::has_failed() && is_replaced().await
}

/// Loads the page anew, with the newer build. Once: where servers disagree about
/// what is newest, it would never end. `false` if that was done already.
pub(super) fn reload_once() -> bool {
    page::mark_tab(RELOADED) && page::reload()
}

/// The same for another address of the application.
pub(super) fn reload_once_at(url: &str) -> bool {
    page::mark_tab(RELOADED) && reload_at(url)
}

/// Loads another address of the application in place of this page. `false` where
/// the browser refuses.
pub(super) fn reload_at(url: &str) -> bool {
    page::replace_url(url).is_ok() && page::reload()
}

/// Everything is there: the next newer build may load the page anew again.
pub(super) fn is_complete() {
    page::unmark_tab(RELOADED);
}

/// Whether an `index.html` starts another build than that of `script`, whose name
/// ends in the digest of its content.
fn names_another(index: &str, script: &str) -> bool {
    let name = script.rsplit('/').next().unwrap_or(script);
    match name.rsplit_once('-') {
        Some((stem, _)) if !stem.is_empty() => {
            index.contains(&[stem, "-"].concat()) && !index.contains(name)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::names_another;

    #[test]
    fn another_build_is_known_by_its_main_script() {
        let index = "<link rel=modulepreload href=/app/main-22.js>/app/main-22_bg.wasm";
        for (index, script, another) in [
            (index, "/app/main-22.js", false),
            (index, "/app/main-11.js", true),
            // A page of somebody else, such as that of a network that wants a fee.
            ("<h1>Pay</h1>", "/app/main-11.js", false),
            (index, "/app/main.js", false),
            (index, "", false),
        ] {
            assert_eq!(names_another(index, script), another, "{script}");
        }
    }
}
