//! Absolute http and https addresses, parsed strictly.

use std::fmt;

use super::http::form;

/// An absolute http or https URL.
///
/// The parser refuses what browsers repair or read in more than one way (user names, backslashes,
/// white space, `..`, odd spellings of IPv4 addresses, empty ports), so that what is compared is
/// what is requested.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Url {
    text: String,
    origin: String,
    path: usize,
    query: usize,
    fragment: usize,
}

impl Url {
    /// Reads an absolute URL.
    ///
    /// # Errors
    /// [`UrlError`] says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        if text.is_empty() {
            return Err(UrlError::Empty);
        }
        if text
            .bytes()
            .any(|byte| !byte.is_ascii_graphic() || byte == b'\\')
        {
            return Err(UrlError::InvalidCharacter);
        }
        let (scheme, rest) = text.split_once("://").ok_or(UrlError::NotAbsolute)?;
        let (scheme, default_port) = if scheme.eq_ignore_ascii_case("https") {
            ("https", "443")
        } else if scheme.eq_ignore_ascii_case("http") {
            ("http", "80")
        } else {
            return Err(UrlError::UnsupportedScheme);
        };
        let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
        let (host, port) = split_authority(authority)?;
        check_host(host)?;

        let mut origin = [scheme, "://", host].concat().to_ascii_lowercase();
        if let Some(port) = port {
            check_port(port)?;
            if port != default_port {
                origin.push(':');
                origin.push_str(port);
            }
        }

        let path = text.len() - rest.len() + authority.len();
        let fragment = text.find('#').unwrap_or(text.len());
        let query = text[..fragment].find('?').unwrap_or(fragment);
        if text[path..query].split('/').any(is_dot_segment) {
            return Err(UrlError::DotSegment);
        }
        Ok(Self {
            text: text.to_owned(),
            origin,
            path,
            query,
            fragment,
        })
    }

    /// The URL as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// `scheme://host[:port]` in lower case, without the scheme's default port.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The host in lower case; an IPv6 address keeps its brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        let authority = self.origin.split_once("://").map_or("", |(_, rest)| rest);
        match authority.rfind([':', ']']) {
            Some(at) if authority[at..].starts_with(':') => &authority[..at],
            _ => authority,
        }
    }

    /// The path; `/` if the URL has none.
    #[must_use]
    pub fn path(&self) -> &str {
        match &self.text[self.path..self.query] {
            "" => "/",
            path => path,
        }
    }

    /// The query, without its `?`.
    #[must_use]
    pub fn query(&self) -> Option<&str> {
        self.text[self.query..self.fragment].strip_prefix('?')
    }

    /// The fragment, without its `#`.
    #[must_use]
    pub fn fragment(&self) -> Option<&str> {
        self.text[self.fragment..].strip_prefix('#')
    }

    /// Whether nobody on the way can read or change what is sent here: https, or http to this
    /// very machine (`localhost`, `*.localhost`, 127.0.0.0/8, `[::1]`; RFC 8252 §8.3).
    #[must_use]
    pub fn is_secure(&self) -> bool {
        let host = self.host();
        self.origin.starts_with("https:")
            || host == "localhost"
            || host.ends_with(".localhost")
            || host == "[::1]"
            || (host.starts_with("127.") && is_ipv4(host))
    }

    /// This URL with `pairs` added to its query, form-encoded, and without its fragment.
    #[must_use]
    pub fn with_query(&self, pairs: &[(&str, &str)]) -> String {
        with_query(&self.text, pairs)
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// An endpoint may bring a query of its own, which is kept (RFC 6749 §3.1).
pub(crate) fn with_query(endpoint: &str, pairs: &[(&str, &str)]) -> String {
    let mut url = endpoint.split('#').next().unwrap_or_default().to_owned();
    if !url.contains('?') {
        url.push('?');
    } else if !url.ends_with(['?', '&']) {
        url.push('&');
    }
    url.push_str(&form(pairs));
    url
}

/// Whether a path segment means "here" or "one up", encoded or not.
pub(crate) fn is_dot_segment(mut segment: &str) -> bool {
    let mut dots = 0;
    while let Some(rest) = [".", "%2e", "%2E"]
        .iter()
        .find_map(|dot| segment.strip_prefix(dot))
    {
        segment = rest;
        dots += 1;
    }
    segment.is_empty() && (dots == 1 || dots == 2)
}

fn split_authority(authority: &str) -> Result<(&str, Option<&str>), UrlError> {
    if authority.contains('@') {
        return Err(UrlError::UserInfo);
    }
    let end = if authority.starts_with('[') {
        authority.find(']').ok_or(UrlError::InvalidHost)? + 1
    } else {
        authority.find(':').unwrap_or(authority.len())
    };
    let (host, rest) = authority.split_at(end);
    match rest.strip_prefix(':') {
        _ if host.is_empty() => Err(UrlError::EmptyHost),
        None if !rest.is_empty() => Err(UrlError::InvalidHost),
        port => Ok((host, port)),
    }
}

fn check_host(host: &str) -> Result<(), UrlError> {
    let valid = match host.strip_prefix('[') {
        Some(rest) => {
            let address = rest.trim_end_matches(']');
            address.matches(':').count() >= 2
                && address
                    .bytes()
                    .all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'))
        }
        None => {
            host.split('.').all(is_label)
                // Browsers read a host that ends in a number as an IPv4 address, in many spellings.
                && (is_ipv4(host) || !host.rsplit('.').next().is_some_and(is_number))
        }
    };
    if valid {
        Ok(())
    } else {
        Err(UrlError::InvalidHost)
    }
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn is_number(label: &str) -> bool {
    let hex = label
        .strip_prefix("0x")
        .or_else(|| label.strip_prefix("0X"));
    match hex {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => label.bytes().all(|byte| byte.is_ascii_digit()),
    }
}

fn is_ipv4(host: &str) -> bool {
    host.split('.').count() == 4
        && host.split('.').all(|octet| {
            octet.bytes().all(|byte| byte.is_ascii_digit())
                && octet.parse::<u8>().is_ok()
                && (octet == "0" || !octet.starts_with('0'))
        })
}

fn check_port(port: &str) -> Result<(), UrlError> {
    let digits = !port.starts_with('0') && port.bytes().all(|byte| byte.is_ascii_digit());
    if digits && port.parse::<u16>().is_ok() {
        Ok(())
    } else {
        Err(UrlError::InvalidPort)
    }
}

/// Why a text is not an absolute URL this client would use.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UrlError {
    /// There is no text.
    Empty,
    /// It does not begin with a scheme and `://`.
    NotAbsolute,
    /// The scheme is neither http nor https.
    UnsupportedScheme,
    /// White space, a control character, a backslash or a character beyond ASCII.
    InvalidCharacter,
    /// A user name or password stands before the host.
    UserInfo,
    /// No host.
    EmptyHost,
    /// The host is neither a name in ASCII nor an IP address in its usual spelling.
    InvalidHost,
    /// The port is not a number from 1 to 65535.
    InvalidPort,
    /// The path has a `.` or `..` segment.
    DotSegment,
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the address is empty",
            Self::NotAbsolute => "the address must begin with https:// (or http://)",
            Self::UnsupportedScheme => "only https and http addresses can be used",
            Self::InvalidCharacter => {
                "the address has a space, a backslash or a character that must be percent-encoded"
            }
            Self::UserInfo => "the address must not have a user name or password before the host",
            Self::EmptyHost => "the address has no host",
            Self::InvalidHost => {
                "the host must be a name in ASCII (xn-- for others) or a plain IP address"
            }
            Self::InvalidPort => "the port must be a number from 1 to 65535",
            Self::DotSegment => "the path must not have a . or .. segment",
        })
    }
}

impl std::error::Error for UrlError {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
