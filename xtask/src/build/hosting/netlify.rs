//! The files that Netlify invented, and Cloudflare Pages and others read too.

use super::Hosting;
use super::headers::{ASK_FIRST, FOR_EVER, of_every_file};
use crate::build::routes;

/// `_headers`. They go up with the page, so they hold its whole policy. Where two rules name one
/// header, hosts send both values: each path has one rule for `Cache-Control`.
pub(super) fn headers(hosting: &Hosting<'_>) -> String {
    let base = hosting.base.as_str();
    let mut text = format!("{base}*\n");
    for (name, value) in of_every_file(&hosting.policy.for_header()) {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    let fixed = ["", "index.html", "404.html", "config.json"].map(str::to_owned);
    let pages = routes::all()
        .into_iter()
        .flat_map(|route| [route.to_owned(), format!("{route}/")]);
    let ask = fixed.into_iter().chain(pages).map(|path| (path, ASK_FIRST));
    let keep = hosting
        .immutable
        .iter()
        .map(|path| (path.clone(), FOR_EVER));
    for (path, value) in ask.chain(keep) {
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
