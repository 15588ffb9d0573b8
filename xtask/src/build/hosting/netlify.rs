//! The files that Netlify invented, and Cloudflare Pages and others read too.

use super::Hosting;
use super::headers::{ASK_FIRST, FOR_EVER, NO_FRAMES, of_every_file};
use crate::build::routes;

/// Of a line in `_headers`, in characters: Cloudflare Pages leaves out a longer one.
pub(super) const LONGEST_LINE: usize = 2_000;

/// Cloudflare Pages heeds no more.
pub(super) const MOST_RULES: usize = 100;

/// `_headers`. They go up with the page, so they hold its whole policy, if it fits: the page says
/// itself all but that it may not be framed. Where two rules name one header, hosts send both
/// values: each path has one rule for `Cache-Control`.
pub(super) fn headers(hosting: &Hosting<'_>) -> String {
    let base = hosting.base.as_str();
    let lines =
        |policy: &str| of_every_file(policy).map(|(name, value)| format!("  {name}: {value}\n"));
    let fits = |lines: &[String; 6]| {
        lines
            .iter()
            .all(|line| line.trim_end().len() <= LONGEST_LINE)
    };
    let whole = lines(&hosting.policy.for_header());
    let lines = if fits(&whole) {
        whole
    } else {
        lines(NO_FRAMES)
    };
    let mut text = format!("{base}*\n{}", lines.concat());
    let fixed = ["", "index.html", "404.html", "config.json"].map(str::to_owned);
    let pages = routes::all()
        .into_iter()
        .flat_map(|route| [route.to_owned(), format!("{route}/")]);
    let ask = fixed.into_iter().chain(pages).map(|path| (path, ASK_FIRST));
    let keep = hosting
        .immutable
        .iter()
        .map(|path| (path.clone(), FOR_EVER));
    // A file without a rule is only asked for more often.
    for (path, value) in ask.chain(keep).take(MOST_RULES - 1) {
        text.push_str(&format!("{base}{path}\n  Cache-Control: {value}\n"));
    }
    text
}

/// `_redirects`: a page without the slash that these hosts would add. Every other path that is no
/// file is answered with `404.html`.
pub(super) fn redirects(hosting: &Hosting<'_>) -> String {
    let base = hosting.base.as_str();
    let mut text = String::new();
    for route in routes::all() {
        text.push_str(&format!("{base}{route} {base} 200\n"));
    }
    text
}
