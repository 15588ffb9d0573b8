//! The path under which a build is served.

use anyhow::{Result, bail};

/// Starts and ends with a slash; every segment is plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BasePath(String);

impl BasePath {
    pub(crate) fn root() -> Self {
        Self("/".to_owned())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// What a person should know who serves the build below a path (RFC 10017 §9.4).
    pub(crate) fn advice(&self) -> Option<&'static str> {
        (*self != Self::root()).then_some(
            "Note: whatever else is served from this origin can read the sessions of this application. \
             Give each application an origin of its own; SECURITY.md says why.",
        )
    }

    /// # Errors
    /// When no browser could find the files or come back from a sign-in under this path.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        if text.contains("://") || text.starts_with("//") {
            bail!(
                "--base takes a path, not the address `{text}`: sign-in comes back to the host that serves the page"
            );
        }
        let Some(relative) = text.strip_prefix('/') else {
            bail!(
                "--base must start with a slash, such as /app/, not `{text}`: deep links would look for files in the wrong place"
            );
        };
        let path = relative.strip_suffix('/').unwrap_or(relative);
        if path.is_empty() {
            return Ok(Self::root());
        }
        for segment in path.split('/') {
            check_segment(segment, text)?;
        }
        Ok(Self(format!("/{path}/")))
    }
}

fn check_segment(segment: &str, text: &str) -> Result<()> {
    if segment.is_empty() {
        bail!("--base `{text}` has two slashes in a row");
    }
    if segment == "." || segment == ".." {
        bail!("--base `{text}` must not contain `{segment}`: browsers remove it");
    }
    // The unreserved characters of RFC 3986 §2.3: the same in every encoding, and in redirect
    // URIs, which are compared byte by byte.
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~');
    if let Some(other) = segment.chars().find(|c| !plain(*c)) {
        bail!(
            "--base `{text}` must not contain `{other}`: only letters, digits, `-`, `.`, `_` and `~` are the same in every browser and redirect URI"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_paths_get_both_slashes() {
        for (text, path) in [
            ("/", "/"),
            ("/app", "/app/"),
            ("/app/", "/app/"),
            ("/a/b-c/d_e~1.0/", "/a/b-c/d_e~1.0/"),
        ] {
            assert_eq!(BasePath::parse(text).unwrap().as_str(), path);
        }
    }

    #[test]
    fn whoever_builds_for_a_path_is_told_who_shares_the_origin() {
        assert_eq!(BasePath::root().advice(), None);
        let advice = BasePath::parse("/app/").unwrap().advice();
        assert!(advice.unwrap().contains("an origin of its own"));
    }

    #[test]
    fn paths_that_cannot_work_are_refused() {
        for text in [
            "",
            "app/",
            "./",
            "../app/",
            "//",
            "//cdn.example.com/",
            "https://cdn.example.com/",
            "/a//b/",
            "/app//",
            "/a/../b/",
            "/./",
            "/a b/",
            "/a?b/",
            "/a#b/",
            "/a%20b/",
            "/a\\b/",
            "/應用/",
            "C:/Program Files/Git/app/",
        ] {
            let error = BasePath::parse(text).map(|path| path.0).unwrap_err();
            assert!(error.to_string().contains("--base"), "{text}: {error}");
        }
    }
}
