//! The elements of a page of our own, as far as sealing it needs them.

use std::ops::Range;

#[derive(Debug)]
pub(super) struct Element<'a> {
    /// In small letters.
    pub(super) name: String,
    /// Names in small letters.
    pub(super) attributes: Vec<(String, &'a str)>,
    /// What a script or style sheet holds; empty for all others.
    pub(super) content: &'a str,
    /// Where it stands, with its content and end tag where it is a script or style sheet.
    pub(super) range: Range<usize>,
}

impl<'a> Element<'a> {
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| *value)
    }

    pub(super) fn is_inline_script(&self) -> bool {
        self.name == "script" && self.attribute("src").is_none()
    }

    pub(super) fn is_link(&self, rel: &str) -> bool {
        self.name == "link" && self.attribute("rel") == Some(rel)
    }
}

/// The start tags in their order, comments left out.
pub(super) fn elements(html: &str) -> Vec<Element<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|offset| at + offset) {
        let rest = &html[open..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            at = comment
                .find("-->")
                .map_or(html.len(), |end| open + 4 + end + 3);
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let element = element(html, open);
            at = element.range.end;
            found.push(element);
        } else {
            at = open + 1;
        }
    }
    found
}

fn element(html: &str, open: usize) -> Element<'_> {
    let mut at = open + 1;
    let name = take(html, &mut at, |c| {
        c.is_ascii_whitespace() || c == '>' || c == '/'
    });
    let name = name.to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        take(html, &mut at, |c| !(c.is_ascii_whitespace() || c == '/'));
        if at >= html.len() || html[at..].starts_with('>') {
            break;
        }
        attributes.push(attribute(html, &mut at));
    }
    at = (at + 1).min(html.len());
    let mut content = "";
    if matches!(name.as_str(), "script" | "style") {
        let close = format!("</{name}");
        // Ours are written in small letters, by Trunk or by hand.
        let length = html[at..].find(&close).unwrap_or(html.len() - at);
        content = &html[at..at + length];
        at += length;
        at = html[at..].find('>').map_or(html.len(), |end| at + end + 1);
    }
    Element {
        name,
        attributes,
        content,
        range: open..at,
    }
}

fn attribute<'a>(html: &'a str, at: &mut usize) -> (String, &'a str) {
    let name = take(html, at, |c| {
        c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/')
    });
    if name.is_empty() {
        // A stray character: step over it.
        *at += html[*at..].chars().next().map_or(1, char::len_utf8);
        return (String::new(), "");
    }
    let mut after = *at;
    take(html, &mut after, |c| !c.is_ascii_whitespace());
    if !html[after..].starts_with('=') {
        return (name.to_ascii_lowercase(), "");
    }
    *at = after + 1;
    take(html, at, |c| !c.is_ascii_whitespace());
    let value = match html[*at..].chars().next() {
        Some(quote @ ('"' | '\'')) => {
            *at += 1;
            let value = take(html, at, |c| c == quote);
            *at = (*at + 1).min(html.len());
            value
        }
        _ => take(html, at, |c| c.is_ascii_whitespace() || c == '>'),
    };
    (name.to_ascii_lowercase(), value)
}

/// What stands before the first character that ends it, and moves there.
fn take<'a>(html: &'a str, at: &mut usize, ends: impl Fn(char) -> bool) -> &'a str {
    let rest = &html[*at..];
    let taken = &rest[..rest.find(ends).unwrap_or(rest.len())];
    *at += taken.len();
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_may_be_quoted_bare_or_empty() {
        let html = r#"<!doctype html><LINK href=/a-1.js Rel = "modulepreload" crossorigin integrity='sha384-a=' /><p>"#;
        let [link, p] = &elements(html)[..] else {
            panic!("not two elements");
        };
        assert!(link.is_link("modulepreload"));
        assert_eq!(link.attribute("href"), Some("/a-1.js"));
        assert_eq!(link.attribute("crossorigin"), Some(""));
        assert_eq!(link.attribute("integrity"), Some("sha384-a="));
        assert_eq!((p.name.as_str(), p.attributes.len()), ("p", 0));
    }

    #[test]
    fn scripts_hold_text_and_comments_hold_nothing() {
        let html =
            "<!-- <script>a</script> --><script>if (a < b) '<p>'</script><script src=x></script >";
        let [inline, external] = &elements(html)[..] else {
            panic!("not two elements");
        };
        assert!(inline.is_inline_script() && !external.is_inline_script());
        assert_eq!(inline.content, "if (a < b) '<p>'");
        assert_eq!(external.range.end, html.len());
    }

    #[test]
    fn no_text_is_too_odd() {
        for html in [
            "", "<", "<a", "<a =", "<a b='", "<a b=", "<script", "<script>", "<!--", "<a é=ü",
            "</a>",
        ] {
            for element in elements(html) {
                assert!(element.range.end <= html.len(), "{html}");
            }
        }
    }
}
