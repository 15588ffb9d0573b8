//! The path of this page, as a way back to it.

use crate::browser;

/// Path, query and fragment of this page; `/` where there is none.
pub(super) fn current_path() -> String {
    browser::current_url()
        .as_deref()
        .and_then(path_of)
        .unwrap_or("/")
        .to_owned()
}

fn path_of(url: &str) -> Option<&str> {
    let after_scheme = url.split_once("://")?.1;
    after_scheme.find('/').map(|at| &after_scheme[at..])
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn the_path_keeps_query_and_fragment() {
        assert_eq!(path_of("https://app.test/a/b?c=d#e"), Some("/a/b?c=d#e"));
        assert_eq!(path_of("http://localhost:8080/"), Some("/"));
        assert_eq!(path_of("https://app.test"), None);
    }
}
