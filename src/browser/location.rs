//! Where the page is, and leaving it.

use crate::client::PlatformError;

/// The application's base address: that of the page's `<base href>` up to its
/// last `/`, or the root of the origin where the page has none.
///
/// `None` where there is no page, or none that came over http or https.
#[must_use]
pub fn base_url() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let uri = document.base_uri().ok()??;
    let declared = document
        .query_selector("base[href]")
        .ok()
        .flatten()
        .is_some();
    // Without one, the base URI is the address of whatever page was opened.
    let base = if declared {
        directory(&uri)
    } else {
        root(&uri)
    };
    base.map(str::to_owned)
}

/// The whole address of this page, query and fragment included.
///
/// `None` where there is no page.
#[must_use]
pub fn current_url() -> Option<String> {
    web_sys::window()?.location().href().ok()
}

/// Leaves this page for another.
pub(super) fn leave_for(url: &str) -> Result<(), PlatformError> {
    // `location.assign` would run a `javascript:` address as a script.
    if !is_http(url) {
        return Err(PlatformError::Unsupported(
            "addresses other than http and https",
        ));
    }
    web_sys::window()
        .and_then(|window| window.location().assign(url).ok())
        .ok_or(PlatformError::Unsupported("leaving this page"))
}

fn directory(uri: &str) -> Option<&str> {
    let end = uri.find(['?', '#']).unwrap_or(uri.len());
    let last = uri[..end].rfind('/')?;
    is_http(uri).then(|| &uri[..=last])
}

fn root(uri: &str) -> Option<&str> {
    let host = uri.find("://")? + 3;
    let end = uri[host..].find('/')? + host;
    is_http(uri).then(|| &uri[..=end])
}

fn is_http(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_base_element_the_base_is_the_root() {
        let deep = "https://app.example/a/b?c=/d#e/f";
        assert_eq!(root(deep), Some("https://app.example/"));
        assert_eq!(root("about:blank"), None);
    }

    #[test]
    fn the_base_is_the_directory_of_the_base_uri() {
        for (uri, base) in [
            ("https://app.example/", Some("https://app.example/")),
            (
                "https://app.example/shop/",
                Some("https://app.example/shop/"),
            ),
            (
                "https://app.example/shop/index.html",
                Some("https://app.example/shop/"),
            ),
            (
                "http://localhost:8080/callback?code=a/b#c/d",
                Some("http://localhost:8080/"),
            ),
            ("https://app.example/#/a/b", Some("https://app.example/")),
            ("file:///home/index.html", None),
            ("about:blank", None),
            ("blob:https://app.example/1", None),
        ] {
            assert_eq!(directory(uri), base, "{uri}");
        }
    }
}
