//! Sign-out: revocation (RFC 7009) and the end of the provider's session (OpenID Connect
//! RP-Initiated Logout 1.0).

use super::discovery::Metadata;
use super::http::HttpRequest;
use super::url::with_query;
use super::value::Secret;

/// The request that revokes a refresh token, and with it all tokens of its grant. It outlives the
/// page. `None` if the provider has no such endpoint.
///
/// Without it a refresh token outlives the provider's session. An unknown token is no error
/// (RFC 7009 §2.2).
#[must_use]
pub fn revocation_request(
    metadata: &Metadata,
    client_id: &str,
    token: &Secret,
) -> Option<HttpRequest> {
    let endpoint = metadata.revocation_endpoint.as_deref()?;
    let pairs = [("client_id", client_id), ("token", token.expose())];
    let mut request = HttpRequest::post_form(endpoint, &pairs);
    request.keepalive = true;
    Some(request)
}

/// The URL to navigate to, to end the provider's session. `None` if the provider has no such
/// endpoint.
///
/// `post_sign_out_redirect_uri` must be registered; empty, the provider shows a page of its own.
/// Logto needs no `id_token_hint`, and an ID token in an address is seen by histories and logs:
/// give one only to a provider that asks otherwise.
#[must_use]
pub fn end_session_url(
    metadata: &Metadata,
    client_id: &str,
    post_sign_out_redirect_uri: &str,
    id_token_hint: Option<&str>,
) -> Option<String> {
    let endpoint = metadata.end_session_endpoint.as_deref()?;
    let mut pairs = vec![("client_id", client_id)];
    if !post_sign_out_redirect_uri.is_empty() {
        pairs.push(("post_logout_redirect_uri", post_sign_out_redirect_uri));
    }
    pairs.extend(id_token_hint.map(|hint| ("id_token_hint", hint)));
    Some(with_query(endpoint, &pairs))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::oidc::test_metadata::metadata;

    #[test]
    fn revocation_sends_client_and_token_and_outlives_the_page() {
        let request = revocation_request(&metadata(), "app", &Secret::new("r/1")).unwrap();
        assert_eq!(request.url, "http://localhost:3001/oidc/token/revocation");
        assert_eq!(request.body.as_deref(), Some("client_id=app&token=r%2F1"));
        assert!(request.keepalive);
    }

    #[test]
    fn the_url_is_the_one_of_the_official_sdk() {
        let url = end_session_url(&metadata(), "app", "http://localhost:8081/", None);
        assert_eq!(
            url.unwrap(),
            "http://localhost:3001/oidc/session/end?client_id=app&post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8081%2F"
        );
        let url = end_session_url(&metadata(), "app", "", None);
        assert_eq!(
            url.unwrap(),
            "http://localhost:3001/oidc/session/end?client_id=app"
        );
    }

    #[test]
    fn s59_a_hint_is_sent_beside_the_client_only_when_given() {
        let url = end_session_url(&metadata(), "app", "", Some("a.b.c")).unwrap();
        assert!(url.ends_with("?client_id=app&id_token_hint=a.b.c"), "{url}");
    }

    #[test]
    fn missing_endpoints_are_no_error() {
        let mut metadata = metadata();
        metadata.revocation_endpoint = None;
        metadata.end_session_endpoint = None;
        assert_eq!(
            revocation_request(&metadata, "app", &Secret::new("r")),
            None
        );
        assert_eq!(end_session_url(&metadata, "app", "", None), None);
    }
}
