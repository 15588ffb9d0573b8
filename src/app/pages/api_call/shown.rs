//! A request and its answer as texts that may be shown: no token is in them.

use serde_json::Value;

use crate::{HttpRequest, HttpResponse};

/// What stands where a token was.
const HIDDEN: &str = "•••";

/// The longest body that is shown, in characters.
const LONGEST: usize = 10_000;

/// As it goes over the wire, but for the token.
pub(super) fn request(request: &HttpRequest) -> String {
    let mut lines = vec![[request.method.as_str(), " ", &request.url].concat()];
    let headers = request.headers.iter();
    lines.extend(headers.map(|(name, value)| [name, ": ", value].concat()));
    lines.push(["Authorization: Bearer ", HIDDEN].concat());
    if let Some(body) = &request.body {
        lines.push(String::new());
        lines.push(body.clone());
    }
    lines.join("\n")
}

/// The body, JSON in lines, and whether it was too long to be shown whole. An
/// API that sends a token back does not bring it to the screen.
pub(super) fn body(response: &HttpResponse, tokens: &[String]) -> (String, bool) {
    let mut body = response.body.clone();
    for token in tokens {
        // A part of it, such as the claims alone, is decoded easily too.
        for part in [token.as_str()].into_iter().chain(token.split('.')) {
            if part.len() >= 16 {
                body = body.replace(part, HIDDEN);
            }
        }
    }
    if let Ok(value) = serde_json::from_str::<Value>(&body) {
        body = format!("{value:#}");
    }
    match body.char_indices().nth(LONGEST) {
        Some((end, _)) => {
            body.truncate(end);
            (body, true)
        }
        None => (body, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Method;

    fn answer(body: &str) -> HttpResponse {
        HttpResponse {
            status: 200,
            headers: Vec::new(),
            body: body.to_owned(),
        }
    }

    #[test]
    fn a_request_is_shown_without_its_token() {
        let sent = HttpRequest::new(Method::Post, "https://a.example/x?y=1").json("{}");
        assert_eq!(
            request(&sent),
            "POST https://a.example/x?y=1\nAccept: application/json\nContent-Type: application/json\nAuthorization: Bearer •••\n\n{}"
        );
    }

    #[test]
    fn a_token_that_comes_back_is_hidden_whole_and_in_parts() {
        let token = "header-header-header.claims-claims-claims.signature-signature";
        let body = |text: &str| body(&answer(text), &[token.to_owned()]).0;
        for text in [
            format!("got Bearer {token}"),
            format!(r#"{{"token":"{token}"}}"#),
            r#"["claims-claims-claims"]"#.to_owned(),
        ] {
            let shown = body(&text);
            assert!(shown.contains(HIDDEN), "{shown}");
            assert!(!shown.contains("claims-claims"), "{shown}");
        }
        assert_eq!(body("a.b"), "a.b");
    }

    #[test]
    fn a_long_answer_is_cut_between_characters() {
        let (shown, cut) = body(&answer(&"刘".repeat(LONGEST + 1)), &[]);
        assert_eq!((shown.chars().count(), cut), (LONGEST, true));
        let (shown, cut) = body(&answer(&"刘".repeat(LONGEST)), &[]);
        assert_eq!((shown.chars().count(), cut), (LONGEST, false));
    }

    #[test]
    fn json_is_shown_in_lines_and_the_rest_as_it_is() {
        assert_eq!(
            body(&answer("{\"a\":[1]}"), &[]).0,
            "{\n  \"a\": [\n    1\n  ]\n}"
        );
        assert_eq!(body(&answer("<h1>no"), &[]).0, "<h1>no");
    }
}
