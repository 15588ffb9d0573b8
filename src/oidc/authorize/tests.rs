mod official;

use std::time::Duration;

use super::*;
use crate::oidc::return_to::ReturnToError;
use crate::oidc::scope::{normalize, normalize_resources};
use crate::oidc::test_metadata::metadata;

const BASE: &str = "http://localhost:3001/oidc/auth?client_id=app&redirect_uri=http%3A%2F%2Flocalhost%3A8081%2Fcallback&code_challenge=challenge&code_challenge_method=S256&state=state&response_type=code";

fn list(entries: &[&str]) -> Vec<String> {
    entries.iter().map(|&entry| entry.to_owned()).collect()
}

fn url_with(
    options: &SignInOptions,
    scopes: &[&str],
    resources: &[&str],
    redirect_uri: &str,
) -> Result<String, OptionsError> {
    let scopes = normalize(&list(scopes), true).unwrap();
    let resources = normalize_resources(&list(resources), &scopes).unwrap();
    url(
        &metadata(),
        &AuthorizationRequest {
            client_id: "app",
            redirect_uri,
            challenge: "challenge",
            state: "state",
            nonce: "nonce",
            scopes: &scopes,
            resources: &resources,
            default_prompt: &[Prompt::Consent],
            options,
        },
    )
}

fn url_of(options: &SignInOptions) -> Result<String, OptionsError> {
    url_with(options, &[], &[], "http://localhost:8081/callback")
}

/// What follows the parameters that are always there.
fn rest(options: &SignInOptions) -> String {
    let url = url_of(options).unwrap();
    url.strip_prefix(BASE).unwrap().to_owned()
}

fn names(url: &str) -> Vec<String> {
    let (_, query) = url.split_once('?').unwrap();
    let pairs = form_urlencoded::parse(query.as_bytes());
    pairs.map(|(name, _)| name.into_owned()).collect()
}

#[test]
fn the_plain_request_is_the_one_of_the_official_sdk_and_a_nonce() {
    assert_eq!(
        url_of(&SignInOptions::default()).unwrap(),
        format!("{BASE}&prompt=consent&scope=openid+offline_access+profile&nonce=nonce")
    );
}

#[test]
fn all_parameters_have_their_place() {
    let options = SignInOptions::default()
        .prompt([Prompt::Login, Prompt::Consent, Prompt::Login])
        .first_screen(FirstScreen::IdentifierRegister)
        .identifiers([Identifier::Email, Identifier::Phone, Identifier::Email])
        .login_hint("alice wong")
        .direct_sign_in(DirectSignIn::Social("wecom".to_owned()))
        .one_time_token("t0ken")
        .organization_id("o1")
        .ui_locales("zh-CN ja")
        .max_age(Duration::from_millis(90_999))
        .extra("foo", "b ar")
        .extra("baz", "")
        .return_to("/books")
        .clear_session();
    let scopes = ["email", "urn:logto:scope:organizations"];
    let resources = ["https://a.example", "https://b.example"];
    let redirect_uri = "http://localhost:8081/callback";
    assert_eq!(
        url_with(&options, &scopes, &resources, redirect_uri).unwrap(),
        format!(
            "{BASE}&prompt=login+consent\
             &scope=openid+offline_access+profile+email+urn%3Alogto%3Ascope%3Aorganizations\
             &login_hint=alice+wong&direct_sign_in=social%3Awecom\
             &resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example\
             &resource=urn%3Alogto%3Aresource%3Aorganizations\
             &first_screen=identifier%3Aregister&identifier=email+phone&one_time_token=t0ken\
             &nonce=nonce&organization_id=o1&ui_locales=zh-CN+ja&max_age=90&foo=b+ar&baz="
        )
    );
}

#[test]
fn prompts_of_the_options_win_and_an_empty_list_sends_none() {
    let login = SignInOptions::default().prompt([Prompt::Login]);
    assert!(rest(&login).starts_with("&prompt=login&scope="));
    assert!(rest(&SignInOptions::default().prompt([])).starts_with("&scope="));
}

#[test]
fn values_are_those_logto_knows() {
    let names = FirstScreen::ALL.map(FirstScreen::name);
    let expected = [
        "sign_in",
        "register",
        "reset_password",
        "single_sign_on",
        "identifier:sign_in",
        "identifier:register",
    ];
    assert_eq!(names, expected);
    for screen in FirstScreen::ALL {
        assert_eq!(FirstScreen::from_name(screen.name()), Some(screen));
    }
    assert_eq!(FirstScreen::from_name("signIn"), None);
    let sso = DirectSignIn::Sso("c1".to_owned());
    assert_eq!(sso.parameter(), "sso:c1");
}

#[test]
fn s1_the_response_type_is_code_whatever_is_asked() {
    for options in [
        SignInOptions::default(),
        SignInOptions::default().extra("a", "&response_type=token"),
        SignInOptions::default().login_hint("x&response_type=id_token#"),
    ] {
        let url = url_of(&options).unwrap();
        assert_eq!(url.matches("response_type=").count(), 1, "{url}");
        assert!(url.contains("&response_type=code&"), "{url}");
    }
}

#[test]
fn s9_the_redirect_uri_is_sent_to_the_letter() {
    for uri in [
        "https://app.example",
        "https://app.example/",
        "https://app.example/a?b=c",
    ] {
        let url = url_with(&SignInOptions::default(), &[], &[], uri).unwrap();
        let pairs = form_urlencoded::parse(url.split_once('?').unwrap().1.as_bytes());
        let sent: Vec<_> = pairs.filter(|(name, _)| name == "redirect_uri").collect();
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].1, uri);
    }
    for uri in [
        "",
        "/callback",
        "https://app.example/#",
        "https://app.example/#x",
        "app:callback",
    ] {
        let result = url_with(&SignInOptions::default(), &[], &[], uri);
        assert_eq!(result, Err(OptionsError::RedirectUri), "{uri}");
    }
}

#[test]
fn s12_extra_parameters_cannot_replace_those_of_the_protocol() {
    for name in [
        "client_id",
        "redirect_uri",
        "response_type",
        "response_mode",
        "state",
        "nonce",
        "code_challenge",
        "code_challenge_method",
        "scope",
        "request",
        "request_uri",
        "resource",
        "prompt",
        "max_age",
    ] {
        let result = url_of(&SignInOptions::default().extra(name, "evil"));
        assert_eq!(
            result,
            Err(OptionsError::ReservedParameter(name.to_owned()))
        );
    }
    let twice = SignInOptions::default().extra("foo", "1").extra("foo", "2");
    assert_eq!(
        twice.check(),
        Err(OptionsError::RepeatedParameter("foo".to_owned()))
    );
}

#[test]
fn s12_no_name_stands_twice_whatever_the_extra_parameters() {
    let mut everything = SignInOptions::default()
        .first_screen(FirstScreen::IdentifierSignIn)
        .identifiers([Identifier::Username])
        .login_hint("a")
        .direct_sign_in(DirectSignIn::Sso("c".to_owned()))
        .one_time_token("t")
        .organization_id("o")
        .ui_locales("en")
        .max_age(Duration::ZERO);
    // Every name that is sent, and near misses of it, thrown in as extra ones.
    let sent = names(
        &url_with(
            &everything,
            &[],
            &["https://a.example"],
            "https://a.example/",
        )
        .unwrap(),
    );
    let mut taken = 0;
    for name in sent.iter().flat_map(|name| {
        [
            name.clone(),
            name.to_uppercase(),
            format!("{name}_"),
            format!("{name}&{name}=x"),
        ]
    }) {
        everything.extra = vec![("foo".to_owned(), "1".to_owned()), (name, "x".to_owned())];
        let Ok(url) = url_with(
            &everything,
            &[],
            &["https://a.example"],
            "https://a.example/",
        ) else {
            taken += 1;
            continue;
        };
        let names = names(&url);
        for name in &names {
            assert_eq!(
                names.iter().filter(|other| *other == name).count(),
                1,
                "{name} in {url}"
            );
        }
    }
    assert_eq!(taken, sent.len());
}

#[test]
fn s13_offline_access_without_consent_is_noticed() {
    let scopes = normalize(&[], true).unwrap();
    let bare = normalize(&[], false).unwrap();
    for (scopes, prompt, loses) in [
        (&scopes, None, false),
        (&scopes, Some(vec![Prompt::Login]), true),
        (&scopes, Some(vec![Prompt::Login, Prompt::Consent]), false),
        (&scopes, Some(vec![]), true),
        (&bare, Some(vec![Prompt::Login]), false),
    ] {
        let options = SignInOptions {
            prompt,
            ..SignInOptions::default()
        };
        let request = AuthorizationRequest {
            client_id: "app",
            redirect_uri: "https://a.example/",
            challenge: "c",
            state: "s",
            nonce: "n",
            scopes,
            resources: &[],
            default_prompt: &[Prompt::Consent],
            options: &options,
        };
        assert_eq!(request.loses_refresh_token(), loses, "{:?}", options.prompt);
    }
}

#[test]
fn contradictions_are_refused() {
    use OptionsError::*;
    let options = SignInOptions::default;
    let none = || options().prompt([Prompt::None]);
    let social = DirectSignIn::Social("wecom".to_owned());
    for (options, error) in [
        (
            options().prompt([Prompt::None, Prompt::Consent]),
            PromptNoneWithOthers,
        ),
        (
            none().first_screen(FirstScreen::Register),
            PromptNoneWithPage("first_screen"),
        ),
        (
            none().direct_sign_in(social.clone()),
            PromptNoneWithPage("direct_sign_in"),
        ),
        (
            none().one_time_token("t"),
            PromptNoneWithPage("one_time_token"),
        ),
        (
            options().identifiers([Identifier::Email]),
            IdentifiersWithoutScreen,
        ),
        (
            options()
                .identifiers([Identifier::Email])
                .first_screen(FirstScreen::SignIn),
            IdentifiersWithoutScreen,
        ),
        (
            options().return_to("//evil.example"),
            ReturnTo(ReturnToError::OtherOrigin),
        ),
    ] {
        assert_eq!(options.check(), Err(error.clone()));
        assert_eq!(url_of(&options), Err(error));
    }
    assert!(none().login_hint("alice").check().is_ok());
    assert!(
        options()
            .direct_sign_in(social)
            .first_screen(FirstScreen::Register)
            .check()
            .is_ok()
    );
}

#[test]
fn a_configured_prompt_can_contradict_too() {
    let options = SignInOptions::default().first_screen(FirstScreen::Register);
    let result = url(
        &metadata(),
        &AuthorizationRequest {
            client_id: "app",
            redirect_uri: "https://a.example/",
            challenge: "c",
            state: "s",
            nonce: "n",
            scopes: &[],
            resources: &[],
            default_prompt: &[Prompt::None],
            options: &options,
        },
    );
    assert_eq!(
        result,
        Err(OptionsError::PromptNoneWithPage("first_screen"))
    );
}

#[test]
fn empty_and_garbled_texts_are_refused() {
    type Set = fn(SignInOptions, &str) -> SignInOptions;
    let setters: [(&str, Set); 6] = [
        ("login_hint", |options, text| options.login_hint(text)),
        ("direct_sign_in", |options, text| {
            options.direct_sign_in(DirectSignIn::Social(text.to_owned()))
        }),
        ("one_time_token", |options, text| {
            options.one_time_token(text)
        }),
        ("organization_id", |options, text| {
            options.organization_id(text)
        }),
        ("ui_locales", |options, text| options.ui_locales(text)),
        ("extra", |options, text| options.extra(text, "x")),
    ];
    for (name, set) in setters {
        for (text, error) in [
            ("", OptionsError::Empty(name)),
            ("  ", OptionsError::Empty(name)),
            ("a\nb", OptionsError::InvalidCharacter(name)),
            ("a\0", OptionsError::InvalidCharacter(name)),
            ("a\u{2003}b", OptionsError::InvalidCharacter(name)),
        ] {
            let options = set(SignInOptions::default(), text);
            assert_eq!(options.check(), Err(error), "{name} {text:?}");
        }
        assert!(
            set(SignInOptions::default(), "abc").check().is_ok(),
            "{name}"
        );
    }
    let options = SignInOptions::default().extra("a", "b\nc");
    assert_eq!(
        options.check(),
        Err(OptionsError::InvalidCharacter("extra"))
    );
}

#[test]
fn options_with_a_token_do_not_print_it() {
    let options = SignInOptions::default().one_time_token("hush");
    assert!(!format!("{options:?}").contains("hush"));
}
