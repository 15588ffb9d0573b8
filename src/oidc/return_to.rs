//! The path a sign-in comes back to.

use std::fmt;

use super::url::is_dot_segment;

/// A path of this application, with query and fragment: never another origin, never the callback
/// route. The default is `/`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReturnTo(String);

impl ReturnTo {
    const MAX_LENGTH: usize = 4_096;
    /// Servers, proxies and routers each may decode a path once.
    const DECODINGS: usize = 4;

    /// Checks a path, however it was come by. What is decided holds for the path as it stands and
    /// as it would read after being percent-decoded, once or several times.
    ///
    /// `redirect_path` is the path of the callback route, to which nobody can come back.
    ///
    /// # Errors
    /// [`ReturnToError`]; `/` is then a good choice.
    pub fn parse(text: &str, redirect_path: &str) -> Result<Self, ReturnToError> {
        if text.len() > Self::MAX_LENGTH {
            return Err(ReturnToError::TooLong);
        }
        if !text.starts_with('/') {
            return Err(ReturnToError::NotAPath);
        }
        if text.chars().any(|c| c == ' ' || is_never_in_a_path(c)) {
            return Err(ReturnToError::InvalidCharacter);
        }
        let path = text.split(['?', '#']).next().unwrap_or_default();
        let mut path = path.to_owned();
        for _ in 0..Self::DECODINGS {
            check_path(&path)?;
            let decoded = percent_decoded(&path).ok_or(ReturnToError::InvalidCharacter)?;
            if decoded == path {
                let route = redirect_path.trim_end_matches('/');
                let is_callback = !route.is_empty() && path.trim_end_matches('/') == route;
                return if is_callback {
                    Err(ReturnToError::Callback)
                } else {
                    Ok(Self(text.to_owned()))
                };
            }
            path = decoded;
        }
        Err(ReturnToError::InvalidCharacter)
    }

    /// The path, with query and fragment, as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for ReturnTo {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

fn check_path(path: &str) -> Result<(), ReturnToError> {
    if path.contains("//") {
        return Err(ReturnToError::OtherOrigin);
    }
    if path.chars().any(is_never_in_a_path) {
        return Err(ReturnToError::InvalidCharacter);
    }
    if path.split('/').any(is_dot_segment) {
        return Err(ReturnToError::DotSegment);
    }
    Ok(())
}

/// Browsers read a backslash as a slash and drop tabs and line breaks: `/\host` and `/<tab>/host`
/// leave the origin.
fn is_never_in_a_path(c: char) -> bool {
    matches!(c, '\\' | '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// `None` if the bytes meant are not text.
fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        match (first, tail) {
            (b'%', [high, low, tail @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = tail;
                }
                _ => bytes.push(first),
            },
            _ => bytes.push(first),
        }
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// Why a path is not one to come back to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReturnToError {
    /// Longer than 4096 bytes.
    TooLong,
    /// It does not begin with a slash.
    NotAPath,
    /// It has two slashes in a row, encoded or not, and may lead to another host.
    OtherOrigin,
    /// A space, or a backslash or control character, encoded or not.
    InvalidCharacter,
    /// A `.` or `..` segment, encoded or not.
    DotSegment,
    /// It is the callback route.
    Callback,
}

impl fmt::Display for ReturnToError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => "the return path is longer than 4096 bytes",
            Self::NotAPath => "the return path must begin with a slash",
            Self::OtherOrigin => "the return path must not have two slashes in a row",
            Self::InvalidCharacter => {
                "the return path must not have spaces, backslashes or control characters"
            }
            Self::DotSegment => "the return path must not have . or .. segments",
            Self::Callback => "the return path must not be the callback route",
        })
    }
}

impl std::error::Error for ReturnToError {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<ReturnTo, ReturnToError> {
        ReturnTo::parse(text, "/app/callback")
    }

    #[test]
    fn paths_of_this_origin_are_kept_as_they_are() {
        for text in [
            "/",
            "/books",
            "/books/",
            "/books?page=2&next=https://a.example//b#c//d",
            "/books?q=a%5Cb%2F%2Fc%0a",
            "/%E4%BC%81%E6%A5%AD/企業",
            "/100%",
            "/my%20book",
            "/.well-known/x",
            "/app/callbacks",
            "/callback",
            "/javascript:alert(1)",
            "/@a.example",
        ] {
            assert_eq!(parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn s10_paths_that_leave_the_origin_are_refused() {
        use ReturnToError::*;
        for (text, error) in [
            ("", NotAPath),
            ("books", NotAPath),
            ("?a", NotAPath),
            ("#a", NotAPath),
            ("https://evil.example", NotAPath),
            ("https:/evil.example", NotAPath),
            ("javascript:alert(1)", NotAPath),
            ("JaVaScRiPt:alert(1)", NotAPath),
            ("data:text/html,x", NotAPath),
            (" /books", NotAPath),
            ("\t//evil.example", NotAPath),
            ("\\/evil.example", NotAPath),
            ("\\\\evil.example", NotAPath),
            ("%2f%2fevil.example", NotAPath),
            ("@evil.example", NotAPath),
            (".evil.example", NotAPath),
            ("//evil.example", OtherOrigin),
            ("///evil.example", OtherOrigin),
            ("//", OtherOrigin),
            ("//user@evil.example", OtherOrigin),
            ("/a//evil.example", OtherOrigin),
            ("/%2fevil.example", OtherOrigin),
            ("/%2F%2Fevil.example", OtherOrigin),
            ("/%252fevil.example", OtherOrigin),
            ("/%25252fevil.example", OtherOrigin),
            ("/\\evil.example", InvalidCharacter),
            ("/\\/evil.example", InvalidCharacter),
            ("/books\\..\\..", InvalidCharacter),
            ("/%5cevil.example", InvalidCharacter),
            ("/%5C%5Cevil.example", InvalidCharacter),
            ("/%255cevil.example", InvalidCharacter),
            ("/\t/evil.example", InvalidCharacter),
            ("/\n/evil.example", InvalidCharacter),
            ("/\r\nlocation: https://evil.example", InvalidCharacter),
            ("/%09/evil.example", InvalidCharacter),
            ("/%0d%0alocation:evil", InvalidCharacter),
            ("/%00", InvalidCharacter),
            ("/a b", InvalidCharacter),
            ("/\u{feff}/evil.example", InvalidCharacter),
            ("/%ff%fe", InvalidCharacter),
            ("/%2525252525252fevil.example", InvalidCharacter),
            ("/..//evil.example", OtherOrigin),
            ("/../evil", DotSegment),
            ("/a/./b", DotSegment),
            ("/a/%2e%2e/b", DotSegment),
            ("/a/.%2E", DotSegment),
            ("/a/%252e%252e/b", DotSegment),
        ] {
            assert_eq!(parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn s10_the_callback_route_is_refused_however_it_is_spelt() {
        for text in [
            "/app/callback",
            "/app/callback/",
            "/app/callback?code=a&state=b",
            "/app/callback#x",
            "/app/%63allback",
            "/app/%2563allback",
        ] {
            assert_eq!(parse(text), Err(ReturnToError::Callback), "{text}");
        }
        assert!(ReturnTo::parse("/", "/").is_ok());
    }

    #[test]
    fn length_is_bounded() {
        let long = format!("/{}", "a".repeat(4_096));
        assert_eq!(parse(&long), Err(ReturnToError::TooLong));
        assert!(parse(&long[..4_096]).is_ok());
    }

    #[test]
    fn the_default_is_the_root() {
        assert_eq!(ReturnTo::default(), parse("/").unwrap());
    }
}
