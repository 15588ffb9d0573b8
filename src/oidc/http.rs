//! HTTP requests and responses as values.

pub mod date;

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use super::value::{Secret, Timestamp};

/// The longest body that is read, in bytes. Longer answers are refused unread.
pub const MAX_BODY: usize = 1024 * 1024;

/// How long a request to the provider may take.
pub const TIMEOUT: Duration = Duration::from_secs(10);

/// An HTTP method.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// DELETE
    Delete,
    /// GET
    Get,
    /// PATCH
    Patch,
    /// POST
    Post,
    /// PUT
    Put,
}

impl Method {
    /// The method as it stands in a request line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Delete => "DELETE",
            Self::Get => "GET",
            Self::Patch => "PATCH",
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }
}

/// A request to be sent without credentials, without following redirects and past the HTTP cache.
///
/// `Debug` prints the method and the URL without its query, and nothing else.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: String,
    /// Header names and values.
    pub headers: Vec<(Cow<'static, str>, String)>,
    /// The body, if any.
    pub body: Option<String>,
    /// Whether the request must outlive the page that sends it.
    pub keepalive: bool,
    /// How long to wait for the whole answer.
    pub timeout: Duration,
}

impl HttpRequest {
    /// A request for a JSON answer, without a body.
    #[must_use]
    pub fn new(method: Method, url: &str) -> Self {
        let mut request = Self::get(url.to_owned());
        request.method = method;
        request
    }

    /// With a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned().into(), value.into()));
        self
    }

    /// With a body of JSON text.
    #[must_use]
    pub fn json(mut self, body: impl Into<String>) -> Self {
        self.body = Some(body.into());
        self.header("Content-Type", "application/json")
    }

    pub(crate) fn get(url: String) -> Self {
        Self {
            method: Method::Get,
            url,
            headers: vec![("Accept".into(), "application/json".to_owned())],
            body: None,
            keepalive: false,
            timeout: TIMEOUT,
        }
    }

    pub(crate) fn post_form(url: &str, pairs: &[(&str, &str)]) -> Self {
        let mut request = Self::get(url.to_owned());
        request.method = Method::Post;
        request.headers.push((
            "Content-Type".into(),
            "application/x-www-form-urlencoded".to_owned(),
        ));
        request.body = Some(form(pairs));
        request
    }

    /// A token goes into this header and nowhere else (RFC 6750 §2.1, §5.3).
    pub(crate) fn with_bearer(mut self, token: &Secret) -> Self {
        let value = ["Bearer ", token.expose()].concat();
        self.headers.push(("Authorization".into(), value));
        self
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.method.as_str())?;
        f.write_str(" ")?;
        f.write_str(self.url.split(['?', '#']).next().unwrap_or_default())
    }
}

/// The answer to an [`HttpRequest`].
///
/// `Debug` prints the status and the length of the body, and nothing else.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpResponse {
    /// The status code.
    pub status: u16,
    /// The header names and values that the browser lets a page of another origin see.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl HttpResponse {
    /// The first header of that name, in whatever case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// Whether the body is declared to be JSON.
    #[must_use]
    pub fn is_json(&self) -> bool {
        let declared = self.header("content-type").unwrap_or_default();
        let essence = declared.split(';').next().unwrap_or_default().trim_ascii();
        let essence = essence.to_ascii_lowercase();
        essence == "application/json" || essence.ends_with("+json")
    }

    /// Whether it is a page: a captive portal, or a proxy, has answered in the server's place.
    pub(crate) fn is_page(&self) -> bool {
        self.body.trim_ascii_start().starts_with('<')
    }

    /// How long the server asks to be left alone (RFC 9110 §10.2.3), given in seconds or as a
    /// date; zero for a date in the past.
    #[must_use]
    pub fn retry_after(&self, now: Timestamp) -> Option<Duration> {
        let value = self.header("retry-after")?;
        match seconds(value) {
            Some(seconds) => Some(Duration::from_secs(seconds.into())),
            None => Some(date::parse(value.trim_ascii())?.saturating_since(now)),
        }
    }

    /// When the answer was made, by the server's clock (RFC 9110 §6.6.1).
    #[must_use]
    pub fn date(&self) -> Option<Timestamp> {
        date::parse(self.header("date")?.trim_ascii())
    }

    /// How long it has lain in caches on the way (RFC 9111 §5.1); zero where that is not said.
    #[must_use]
    pub fn age(&self) -> Duration {
        let seconds = self.header("age").and_then(seconds).unwrap_or(0);
        Duration::from_secs(seconds.into())
    }
}

/// Whole seconds (RFC 9111 §1.2.2): more than can be counted is as much as can be.
fn seconds(text: &str) -> Option<u32> {
    let text = text.trim_ascii();
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u32::MAX))
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.status, self.body.len())
    }
}

/// `pairs` in `application/x-www-form-urlencoded`.
pub(crate) fn form(pairs: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push('&');
        }
        text.extend(form_urlencoded::byte_serialize(name.as_bytes()));
        text.push('=');
        text.extend(form_urlencoded::byte_serialize(value.as_bytes()));
    }
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn response(headers: &[(&str, &str)]) -> HttpResponse {
        HttpResponse {
            status: 200,
            headers: headers
                .iter()
                .map(|&(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            body: "top secret".to_owned(),
        }
    }

    #[test]
    fn nothing_secret_is_printed() {
        let request =
            HttpRequest::post_form("https://idp.example/token?a=hush#hush", &[("code", "hush")])
                .with_bearer(&Secret::new("hush"));
        assert_eq!(format!("{request:?}"), "POST https://idp.example/token");
        let response = response(&[("x", "hush")]);
        assert_eq!(format!("{response:?}"), "200 (10 bytes)");
    }

    #[test]
    fn forms_are_encoded_as_browsers_do() {
        let pairs = [("a b", "c&d=e"), ("é", "~*-._/:+")];
        assert_eq!(form(&pairs), "a+b=c%26d%3De&%C3%A9=%7E*-._%2F%3A%2B");
    }

    #[test]
    fn headers_are_found_in_any_case() {
        let response = response(&[("Content-Type", "a"), ("content-type", "b")]);
        assert_eq!(response.header("CONTENT-TYPE"), Some("a"));
        assert_eq!(response.header("etag"), None);
    }

    #[test]
    fn json_is_recognised_by_its_media_type() {
        for (declared, expected) in [
            ("application/json", true),
            ("Application/JSON; charset=utf-8", true),
            ("application/jwk-set+json; charset=utf-8", true),
            ("text/html", false),
            ("application/jwt", false),
            ("text/plain; a=application/json", false),
        ] {
            let response = response(&[("content-type", declared)]);
            assert_eq!(response.is_json(), expected, "{declared}");
        }
        assert!(!response(&[]).is_json());
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = date::parse("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
        for (value, expected) in [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("99999999999999999999", Some(u32::MAX.into())),
            ("Sun, 06 Nov 1994 08:50:07 GMT", Some(30)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", Some(0)),
            ("-5", None),
            ("soon", None),
            ("", None),
        ] {
            let response = response(&[("Retry-After", value)]);
            let expected = expected.map(Duration::from_secs);
            assert_eq!(response.retry_after(now), expected, "{value}");
        }
    }

    #[test]
    fn an_answer_says_when_it_was_made_and_how_old_it_is() {
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        let answer = response(&[("Date", date), ("Age", " 120 ")]);
        assert_eq!(answer.date(), date::parse(date));
        assert_eq!(answer.date().unwrap().as_secs(), 784_111_777);
        assert_eq!(answer.age(), Duration::from_secs(120));
        for (date, age) in [
            ("yesterday", "-5"),
            ("784111777", "1.5"),
            ("", ""),
            ("Sun, 06 Nov 1994 08:49:37 CET", "soon"),
        ] {
            let answer = response(&[("Date", date), ("Age", age)]);
            assert_eq!(
                (answer.date(), answer.age()),
                (None, Duration::ZERO),
                "{date}"
            );
        }
        let answer = response(&[("Age", "99999999999999999999")]);
        assert_eq!(answer.age(), Duration::from_secs(u32::MAX.into()));
        assert_eq!(answer.date(), None);
    }
}
