use super::*;

const CALLBACK: &str = "http://localhost:8081/callback";
const PENDING: Pending<'static> = Pending {
    state: "st-1",
    redirect_uri: CALLBACK,
    issuer: "http://localhost:3001/oidc",
    iss_required: true,
};
const ISS: &str = "iss=http%3A%2F%2Flocalhost%3A3001%2Foidc";

fn validate_at(url: &str, pending: &Pending<'_>) -> Result<AuthorizationCode, CallbackError> {
    CallbackParameters::parse(url)?.validate(pending)
}

/// The verdict on `CALLBACK` followed by `rest`, in which `ISS` stands for the right issuer.
fn validate(rest: &str) -> Result<AuthorizationCode, CallbackError> {
    validate_at(&[CALLBACK, &rest.replace("ISS", ISS)].concat(), &PENDING)
}

#[test]
fn logto_s_callback_gives_its_code() {
    let code = validate("?code=a%2Fb-_c&state=st-1&ISS").unwrap();
    assert_eq!(code.expose(), "a/b-_c");
}

#[test]
fn unknown_parameters_are_ignored() {
    let code = validate("?lang=ja&code=c&lang=en&state=st-1&ISS&session_state=x#/top").unwrap();
    assert_eq!(code.expose(), "c");
}

#[test]
fn the_state_can_be_read_before_anything_is_decided() {
    let parameters = CallbackParameters::parse(&format!("{CALLBACK}?state=a%20b&error=x"));
    assert_eq!(parameters.unwrap().state(), Some("a b"));
    assert_eq!(CallbackParameters::parse(CALLBACK).unwrap().state(), None);
}

#[test]
fn a_bare_callback_is_no_answer() {
    for rest in ["", "?", "#", "/", "?lang=ja", "?x=code&y=state#top"] {
        let url = [CALLBACK, rest].concat();
        assert!(CallbackParameters::parse(&url).unwrap().is_bare(), "{rest}");
        assert_eq!(validate(rest), Err(CallbackError::Bare), "{rest}");
    }
    for rest in [
        "?code",
        "?state=",
        "?iss=x",
        "?error=x",
        "#error=x",
        "?error_uri=x",
    ] {
        let url = [CALLBACK, rest].concat();
        assert!(
            !CallbackParameters::parse(&url).unwrap().is_bare(),
            "{rest}"
        );
    }
}

#[test]
fn s18_missing_state_is_refused() {
    for rest in [
        "?code=c&ISS",
        "?code=c&state=&ISS",
        "?error=access_denied&ISS",
        "?ISS",
    ] {
        assert_eq!(validate(rest), Err(CallbackError::MissingState), "{rest}");
    }
}

#[test]
fn s18_unknown_state_is_refused() {
    for state in [
        "st-2",
        "ST-1",
        "st-1%20",
        "st-1%00",
        "st-",
        "st-11",
        "st-1,st-1",
    ] {
        let rest = format!("?code=c&state={state}&ISS");
        assert_eq!(
            validate(&rest),
            Err(CallbackError::StateMismatch),
            "{state}"
        );
    }
}

#[test]
fn s6_a_forged_callback_gives_no_code_even_if_all_else_is_right() {
    let forged = format!("{CALLBACK}?code=attackers&state=attackers&{ISS}");
    assert_eq!(
        validate_at(&forged, &PENDING),
        Err(CallbackError::StateMismatch)
    );
}

#[test]
fn s19_remove_authorization_response_iss() {
    for rest in ["?code=c&state=st-1", "?error=access_denied&state=st-1"] {
        assert_eq!(validate(rest), Err(CallbackError::MissingIssuer), "{rest}");
        let url = [CALLBACK, rest].concat();
        let lenient = Pending {
            iss_required: false,
            ..PENDING
        };
        assert_ne!(
            validate_at(&url, &lenient),
            Err(CallbackError::MissingIssuer),
            "{rest}"
        );
    }
}

#[test]
fn s20_invalid_authorization_response_iss() {
    for issuer in [
        "",
        "http://localhost:3001/OIDC",
        "http://localhost:3001/oidc/",
        "HTTP://localhost:3001/oidc",
        "http://localhost:3001",
        "https://evil.example/oidc",
    ] {
        for answer in ["code=c", "error=access_denied"] {
            for iss_required in [true, false] {
                let pending = Pending {
                    iss_required,
                    ..PENDING
                };
                let url = format!("{CALLBACK}?{answer}&state=st-1&iss={issuer}");
                let result = validate_at(&url, &pending);
                assert_eq!(result, Err(CallbackError::IssuerMismatch), "{url}");
            }
        }
    }
}

#[test]
fn s21_the_answer_of_the_issuer_now_configured_does_not_serve_an_older_request() {
    let pending = Pending {
        issuer: "https://former.example/oidc",
        ..PENDING
    };
    let url = format!("{CALLBACK}?code=c&state=st-1&{ISS}");
    assert_eq!(
        validate_at(&url, &pending),
        Err(CallbackError::IssuerMismatch)
    );
}

#[test]
fn s22_repeated_parameters_are_refused() {
    for (rest, name) in [
        ("?code=a&code=b&state=st-1&ISS", "code"),
        ("?code=a&code=a&state=st-1&ISS", "code"),
        ("?code=a&state=st-1&state=st-2&ISS", "state"),
        ("?code=a&state=st-1&ISS&iss=x", "iss"),
        ("?error=a&error=b&state=st-1&ISS", "error"),
        (
            "?error=a&error_description=a&error_description=b",
            "error_description",
        ),
        ("?c%6fde=a&code=b&state=st-1&ISS", "code"),
        ("?code=&code=b&state=st-1&ISS", "code"),
        ("?code=a&state=st-1&ISS#state=st-1", "state"),
        (
            "?code=a&state=st-1&ISS&session_state=a&session_state=b",
            "session_state",
        ),
    ] {
        assert_eq!(
            validate(rest),
            Err(CallbackError::DuplicateParameter(name)),
            "{rest}"
        );
    }
}

#[test]
fn s23_tokens_in_the_address_are_refused() {
    for token in ["access_token", "id_token", "refresh_token", "response"] {
        for rest in [
            format!("?code=a&state=st-1&ISS&{token}=x"),
            format!("?code=a&state=st-1&ISS#{token}=x"),
            format!("#{token}=x&state=st-1"),
        ] {
            assert_eq!(validate(&rest), Err(CallbackError::TokenInUrl), "{rest}");
        }
    }
}

#[test]
fn a_code_is_not_taken_from_the_fragment() {
    assert_eq!(
        validate("#code=a&state=st-1&ISS"),
        Err(CallbackError::Malformed)
    );
}

#[test]
fn s24_an_error_is_believed_after_state_and_issuer_only() {
    let rest = "?error=access_denied&error_description=Access+denied.&state=st-1&ISS";
    let error = OAuthError::new("access_denied", Some("Access denied."), None);
    assert_eq!(validate(rest), Err(CallbackError::Provider(error)));
    for (from, to, error) in [
        ("st-1", "st-2", CallbackError::StateMismatch),
        ("state=st-1&", "", CallbackError::MissingState),
        ("ISS", "iss=evil", CallbackError::IssuerMismatch),
        ("&ISS", "", CallbackError::MissingIssuer),
    ] {
        assert_eq!(validate(&rest.replace(from, to)), Err(error), "{from}");
    }
}

#[test]
fn s24_a_description_is_bounded_text() {
    let html = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%0D%0A%1B[31m".repeat(100);
    let rest = format!("?error=x&error_description={html}&state=st-1&ISS");
    let Err(CallbackError::Provider(error)) = validate(&rest) else {
        panic!("not an error of the provider");
    };
    let description = error.description.unwrap();
    assert!(
        description.starts_with("<img src=x onerror=alert(1)>[31m<img"),
        "{description}"
    );
    assert_eq!(description.chars().count(), 200);
    assert!(!description.chars().any(char::is_control));
}

#[test]
fn an_error_wins_over_a_code() {
    let result = validate("?code=c&error=server_error&state=st-1&ISS");
    let error = OAuthError::new("server_error", None, None);
    assert_eq!(result, Err(CallbackError::Provider(error)));
}

#[test]
fn errors_are_found_in_the_fragment_and_name_their_scope() {
    let rest = "#error=unsupported_response_type&state=st-1&ISS";
    let error = OAuthError::new("unsupported_response_type", None, None);
    assert_eq!(validate(rest), Err(CallbackError::Provider(error)));
    let rest = "?error=invalid_scope&scope=phone&state=st-1&ISS";
    let error = OAuthError::new("invalid_scope", None, Some("phone"));
    assert_eq!(validate(rest), Err(CallbackError::Provider(error)));
}

#[test]
fn a_response_without_code_and_error_is_refused() {
    for rest in [
        "?state=st-1&ISS",
        "?code=&state=st-1&ISS",
        "?code&state=st-1&ISS",
    ] {
        assert_eq!(validate(rest), Err(CallbackError::MissingCode), "{rest}");
    }
}

#[test]
fn the_address_must_be_the_redirect_address() {
    let answer = format!("code=c&state=st-1&{ISS}");
    for (address, redirect_uri, matches) in [
        (CALLBACK, CALLBACK, true),
        ("http://localhost:8081/callback/", CALLBACK, true),
        ("HTTP://LOCALHOST:8081/callback", CALLBACK, true),
        (
            "https://a.example/callback",
            "https://a.example:443/callback",
            true,
        ),
        ("https://a.example/", "https://a.example", true),
        ("https://a.example/cb", "https://a.example/cb?x=y", true),
        ("http://localhost:8081/callback//", CALLBACK, false),
        ("http://localhost:8081/Callback", CALLBACK, false),
        ("http://localhost:8081/callbacks", CALLBACK, false),
        ("http://localhost:8081/callback/x", CALLBACK, false),
        ("http://localhost:8081/", CALLBACK, false),
        (
            "http://localhost:8081/callback",
            "http://localhost:8081/callback/",
            false,
        ),
        ("http://localhost:8082/callback", CALLBACK, false),
        ("https://localhost:8081/callback", CALLBACK, false),
        (
            "http://localhost.evil.example:8081/callback",
            CALLBACK,
            false,
        ),
        (
            "http://localhost:8081.evil.example/callback",
            CALLBACK,
            false,
        ),
        (CALLBACK, "", false),
    ] {
        let pending = Pending {
            redirect_uri,
            ..PENDING
        };
        let result = validate_at(&format!("{address}?{answer}"), &pending);
        assert_eq!(
            result.is_ok(),
            matches,
            "{address} {redirect_uri} {result:?}"
        );
    }
    let elsewhere = format!("https://a.example/?{answer}");
    assert_eq!(
        validate_at(&elsewhere, &PENDING),
        Err(CallbackError::RedirectMismatch)
    );
}

#[test]
fn what_is_not_an_address_is_refused() {
    let long = format!("{CALLBACK}?code={}", "a".repeat(MAX_LENGTH));
    for url in [
        "",
        "/callback?code=c",
        "?code=c&state=st-1",
        "about:blank",
        &long,
    ] {
        assert_eq!(
            CallbackParameters::parse(url),
            Err(CallbackError::Malformed)
        );
    }
}

#[test]
fn nothing_secret_is_printed() {
    let parameters = CallbackParameters::parse(&format!("{CALLBACK}?code=hush&state=hush"));
    assert!(!format!("{parameters:?}").contains("hush"));
    let code = validate("?code=hush&state=st-1&ISS").unwrap();
    assert!(!format!("{code:?}").contains("hush"));
    assert!(!format!("{PENDING:?}").contains("st-1"));
}
