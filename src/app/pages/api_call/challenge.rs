//! What an API asks for when it refuses a token (RFC 6750 §3).

/// The part of a `Bearer` challenge that says why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Challenge {
    pub(super) error: Option<String>,
    pub(super) scope: Option<String>,
}

impl Challenge {
    /// Reads a `WWW-Authenticate` header. What cannot be read is left out.
    pub(super) fn parse(header: &str) -> Self {
        let mut challenge = Self::default();
        let Some((scheme, mut rest)) = header.trim_start().split_once(' ') else {
            return challenge;
        };
        if !scheme.eq_ignore_ascii_case("bearer") {
            return challenge;
        }
        while let Some((name, after)) = rest.split_once('=') {
            let name = name.trim_matches([' ', ',', '\t']);
            let (value, after) = value(after.trim_start());
            if name.eq_ignore_ascii_case("error") {
                challenge.error.get_or_insert(value);
            } else if name.eq_ignore_ascii_case("scope") {
                challenge.scope.get_or_insert(value);
            }
            rest = after;
        }
        challenge
    }

    /// The scopes that the person would need, if that is why they were refused.
    pub(super) fn missing(&self) -> Option<&str> {
        (self.error.as_deref() == Some("insufficient_scope"))
            .then_some(self.scope.as_deref())?
            .filter(|scope| !scope.is_empty())
    }
}

/// A token or a quoted string (RFC 9110 §11.2), and what follows it.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([',', ' ']).unwrap_or(text.len());
        return (text[..end].to_owned(), &text[end..]);
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return (value, &quoted[at + 1..]),
            '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
            other => value.push(other),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::Challenge;

    #[test]
    fn the_missing_scope_is_read_from_the_challenge() {
        for (header, missing) in [
            (
                r#"Bearer realm="https://l/oidc", error="insufficient_scope", error_description="scope=\"write\", is required", scope="write""#,
                Some("write"),
            ),
            (
                r#"bearer scope="a b",error=insufficient_scope"#,
                Some("a b"),
            ),
            (r#"Bearer error="invalid_token", scope="write""#, None),
            (r#"Bearer error="insufficient_scope""#, None),
            (r#"Bearer error="insufficient_scope", scope="""#, None),
            (
                r#"Bearer error="insufficient_scope", scope="wri"#,
                Some("wri"),
            ),
            (r#"Basic error="insufficient_scope", scope="write""#, None),
            ("Bearer", None),
            ("Bearer =,=,\"", None),
            ("", None),
        ] {
            assert_eq!(Challenge::parse(header).missing(), missing, "{header}");
        }
    }
}
