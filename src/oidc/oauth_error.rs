//! A refusal in the provider's words.

use std::fmt;

use super::excerpt::excerpt;
use super::json::Object;

/// An error of the provider (RFC 6749 §4.1.2.1, §5.2).
///
/// Its texts come from elsewhere: they are cut to 200 characters, free of control characters, and
/// to be shown as text only.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OAuthError {
    /// The code, such as `invalid_grant`.
    pub error: String,
    /// `error_description`, for developers.
    pub description: Option<String>,
    /// The scope the error is about; Logto names it.
    pub scope: Option<String>,
}

impl OAuthError {
    pub(crate) fn new(error: &str, description: Option<&str>, scope: Option<&str>) -> Self {
        Self {
            error: excerpt(error),
            description: description.map(excerpt),
            scope: scope.map(excerpt),
        }
    }

    /// `None` if the body is not a JSON object with `error`.
    pub(crate) fn of_body(body: &str) -> Option<Self> {
        let object = Object::parse(body)?;
        let error = object.text("error").filter(|error| !error.is_empty())?;
        Some(Self::new(
            &error,
            object.text("error_description").as_deref(),
            object.text("scope").as_deref(),
        ))
    }

    /// Whether this is the error of that code.
    #[must_use]
    pub fn is(&self, code: &str) -> bool {
        self.error == code
    }
}

impl fmt::Display for OAuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the provider answered ")?;
        f.write_str(&self.error)?;
        for part in [&self.description, &self.scope].into_iter().flatten() {
            f.write_str(", ")?;
            f.write_str(part)?;
        }
        Ok(())
    }
}

impl std::error::Error for OAuthError {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn logto_errors_are_read() {
        let error = OAuthError::of_body(
            r#"{"code":"oidc.invalid_scope","message":"Invalid scope: {{error_description}}.","error":"invalid_scope","error_description":"refresh token missing requested scope","scope":"write:things"}"#,
        )
        .unwrap();
        assert!(error.is("invalid_scope") && !error.is("invalid"));
        assert_eq!(error.scope.as_deref(), Some("write:things"));
        assert_eq!(
            error.to_string(),
            "the provider answered invalid_scope, refresh token missing requested scope, write:things"
        );
    }

    #[test]
    fn members_of_other_types_are_left_out() {
        let error = OAuthError::of_body(r#"{"error":"e","error_description":{},"scope":null}"#);
        assert_eq!(error.unwrap(), OAuthError::new("e", None, None));
        for body in [
            "",
            "<html>",
            "[]",
            "{}",
            r#"{"error":1}"#,
            r#"{"error":""}"#,
        ] {
            assert_eq!(OAuthError::of_body(body), None, "{body}");
        }
    }

    #[test]
    fn texts_are_cut_and_cleaned() {
        let long = "a\n".repeat(10_000);
        let error = OAuthError::new(&long, Some(&long), Some(&long));
        assert_eq!(error.error, "a".repeat(200));
        assert_eq!(error.description.as_deref(), Some(error.error.as_str()));
        assert_eq!(error.scope, error.description);
    }
}
