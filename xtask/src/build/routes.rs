//! A file for each page, for hosts that know nothing but files.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

#[path = "../../../src/app/routes.rs"]
mod fixed;

/// Where the application has its table of pages.
const PAGES: &str = include_str!("../../../src/app/pages.rs");

/// The addresses of the application below its base, all but home.
pub(in crate::build) fn all() -> Vec<&'static str> {
    let fixed = [fixed::CALLBACK, fixed::SIGN_IN, fixed::SIGN_OUT];
    fixed.into_iter().chain(pages(PAGES)).collect()
}

fn pages(source: &str) -> impl Iterator<Item = &str> {
    let (_, table) = source.split_once("static PAGES:").unwrap_or_default();
    let (table, _) = table.split_once("\n];").unwrap_or_default();
    table.lines().filter_map(|line| {
        let path = line.trim().strip_prefix("path: \"")?;
        path.strip_suffix("\",")
    })
}

/// What a host answers with where there is no file, and the status 404.
const NOT_FOUND: &str = "404.html";

const INDEX: &str = "index.html";

/// Lays the finished page, compressed as it is, where each address of the application looks for it.
/// The page names everything by absolute paths, so it is the same everywhere.
///
/// # Errors
/// When a file cannot be written.
pub(crate) fn write(directory: &Path) -> Result<()> {
    for suffix in ["", ".br", ".gz"] {
        let page = directory.join(format!("{INDEX}{suffix}"));
        if !page.is_file() {
            continue;
        }
        copy(&page, &directory.join(format!("{NOT_FOUND}{suffix}")))?;
        for route in all() {
            let place = directory.join(route);
            fs::create_dir_all(&place)
                .with_context(|| format!("could not make {}", place.display()))?;
            copy(&page, &place.join(format!("{INDEX}{suffix}")))?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .map(drop)
        .with_context(|| format!("could not write {}", to.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_table_is_found() {
        let (_, table) = PAGES.split_once("static PAGES: [Page; ").unwrap();
        let (count, _) = table.split_once(']').unwrap();
        let pages: Vec<_> = pages(PAGES).collect();
        assert_eq!(pages.len().to_string(), count, "{pages:?}");
        assert!(pages.contains(&"profile"));
        for route in all() {
            let plain = |b: u8| b.is_ascii_lowercase() || b == b'-';
            assert!(!route.is_empty() && route.bytes().all(plain), "{route}");
        }
    }

    #[test]
    fn every_page_is_a_file_and_is_compressed_where_the_page_is() {
        let directory = std::env::temp_dir().join(format!("routes-{}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        fs::write(directory.join("index.html"), "page").unwrap();
        fs::write(directory.join("index.html.br"), "p").unwrap();
        let written = write(&directory);
        let read = |name: &str| fs::read_to_string(directory.join(name)).ok();
        let found = [
            "callback/index.html",
            "profile/index.html.br",
            "404.html",
            "404.html.gz",
        ]
        .map(read);
        let count = all()
            .iter()
            .filter(|route| directory.join(route).is_dir())
            .count();
        fs::remove_dir_all(&directory).unwrap();
        written.unwrap();
        let [callback, profile, not_found, gzip] = found;
        assert_eq!(callback.as_deref(), Some("page"));
        assert_eq!(profile.as_deref(), Some("p"));
        assert_eq!(not_found.as_deref(), Some("page"));
        assert_eq!(gzip, None);
        assert_eq!(count, all().len());
    }
}
