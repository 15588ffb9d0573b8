//! With whom the page may speak.

use web_sys::Url;

use super::document;

/// From here on the page reads only from its own origin and from those of
/// `urls`; pictures are not affected. Any script on the page is held to it, and
/// nothing takes it back but leaving the page (Content Security Policy Level 3
/// §3.3, §8.1).
///
/// `false` where no policy can say so, because a host is an IPv6 address or one
/// of `urls` is no address: then nothing has changed.
pub fn connect_only_to<'a>(urls: impl IntoIterator<Item = &'a str>) -> bool {
    let mut policy = String::from("connect-src 'self'");
    for url in urls {
        let Ok(origin) = Url::new(url).map(|url| url.origin()) else {
            return false;
        };
        // A list of sources has no way to write an IPv6 address, and `null` is
        // the origin of what is neither http nor https.
        if origin.contains('[') || !origin.starts_with("http") {
            return false;
        }
        policy.push(' ');
        policy.push_str(&origin);
    }
    insert(&policy).is_some()
}

fn insert(policy: &str) -> Option<()> {
    let document = document()?;
    let meta = document.create_element("meta").ok()?;
    meta.set_attribute("http-equiv", "Content-Security-Policy")
        .ok()?;
    meta.set_attribute("content", policy).ok()?;
    let head = document.query_selector("head").ok()??;
    head.append_child(&meta).ok().map(drop)
}
