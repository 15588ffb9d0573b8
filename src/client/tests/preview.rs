//! A preview says what the sign-in then does, and nothing that is secret.

use std::time::Duration;

use super::logto::{APP, ENDPOINT};
use super::{Scene, config};
use crate::client::{Config, SignInPreview};
use crate::oidc::{
    DirectSignIn, FirstScreen, Identifier, OptionsError, Prompt, ReturnToError, SignInOptions,
};

fn everything() -> SignInOptions {
    SignInOptions::default()
        .prompt([Prompt::Login, Prompt::Consent])
        .first_screen(FirstScreen::IdentifierSignIn)
        .identifiers([Identifier::Email, Identifier::Phone])
        .login_hint("alice wong")
        .direct_sign_in(DirectSignIn::Sso("c1".to_owned()))
        .one_time_token("hush-hush-hush")
        .organization_id("o1")
        .ui_locales("zh-CN ja")
        .max_age(Duration::from_secs(60))
        .extra("state_of_mind", "a=b&c é")
        .return_to("/profile")
        .clear_session()
}

fn pairs(url: &str) -> Vec<(String, String)> {
    let (_, query) = url.split_once('?').unwrap();
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

#[test]
fn it_is_the_request_that_the_sign_in_then_makes() {
    for options in [
        SignInOptions::default(),
        SignInOptions::default().prompt([]),
        everything(),
    ] {
        let preview = config().sign_in_preview(&options).unwrap();

        let scene = Scene::new();
        let client = scene.client.clone();
        scene
            .run(async move { client.sign_in(options).await })
            .unwrap();
        let left_for = scene.tab.visited().pop().unwrap();
        assert_eq!(left_for.split('?').next(), Some(&*preview.endpoint));

        let sent = pairs(&left_for);
        assert_eq!(sent.len(), preview.parameters.len());
        for ((name, value), (shown_name, shown)) in sent.iter().zip(&preview.parameters) {
            assert_eq!(name, shown_name);
            if SignInPreview::is_placeholder(name) {
                assert_eq!(*shown, name.to_uppercase());
                assert_ne!(value, shown);
            } else {
                assert_eq!(value, shown, "{name}");
            }
        }
        assert_eq!(pairs(&preview.to_string()), preview.parameters);
    }
}

#[test]
fn the_token_of_a_magic_link_is_not_in_it() {
    let options = SignInOptions::default().one_time_token("hush-hush-hush");
    let preview = config().sign_in_preview(&options).unwrap();
    assert!(
        preview
            .to_string()
            .contains("one_time_token=ONE_TIME_TOKEN")
    );
    assert!(!format!("{preview:?}{preview}").contains("hush"));
}

#[test]
fn what_a_sign_in_refuses_has_no_preview() {
    for (options, error) in [
        (
            SignInOptions::default().prompt([Prompt::None, Prompt::Login]),
            OptionsError::PromptNoneWithOthers,
        ),
        (
            SignInOptions::default().one_time_token("a b"),
            OptionsError::InvalidCharacter("one_time_token"),
        ),
        (
            SignInOptions::default().return_to("/callback"),
            OptionsError::ReturnTo(ReturnToError::Callback),
        ),
        (
            SignInOptions::default().return_to("//evil.test"),
            OptionsError::ReturnTo(ReturnToError::OtherOrigin),
        ),
    ] {
        assert_eq!(config().sign_in_preview(&options), Err(error.clone()));
        let scene = Scene::new();
        let client = scene.client.clone();
        let refused = scene
            .run(async move { client.sign_in(options).await })
            .unwrap_err();
        assert!(
            refused.to_string().contains(&error.to_string()),
            "{refused}"
        );
    }
    // The prompts of the configuration count as well.
    let silent = config().prompt([Prompt::None]);
    let register = SignInOptions::default().first_screen(FirstScreen::Register);
    assert_eq!(
        silent.sign_in_preview(&register),
        Err(OptionsError::PromptNoneWithPage("first_screen"))
    );
}

#[test]
fn without_a_redirect_address_there_is_none() {
    let config = Config::new(ENDPOINT, APP).unwrap();
    assert_eq!(
        config.sign_in_preview(&SignInOptions::default()),
        Err(OptionsError::RedirectUri)
    );
}

#[test]
fn it_says_when_there_will_be_no_refresh_token() {
    let loses = |options: &SignInOptions, config: Config| {
        let preview = config.sign_in_preview(options).unwrap();
        preview.loses_refresh_token
    };
    let login = SignInOptions::default().prompt([Prompt::Login]);
    assert!(!loses(&SignInOptions::default(), config()));
    assert!(loses(&login, config()));
    let without = config().without_reserved_scopes().unwrap();
    assert!(!loses(&login, without));
}
