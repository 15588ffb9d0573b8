//! The authorization response: S18 to S28.

use leptos_logto::oidc::Algorithm::Es384;
use leptos_logto::{ErrorKind, SignInOptions};

use crate::hostile::scene::{Scene, subject};

#[test]
fn s06_whatever_a_forged_callback_says_nothing_is_sent_and_nobody_signed_in() {
    let scene = Scene::new(Es384);
    let iss = "iss=https%3A%2F%2Flogto.test%2Foidc";
    for query in [
        format!("code=c&state=guessed&{iss}"),
        format!("code=c&state=&{iss}"),
        format!("code=c&{iss}"),
        format!("code=c&state=..%2Fsession&{iss}"),
        format!("code=c&state=%00&{iss}"),
        format!("error=access_denied&state=guessed&{iss}"),
        "code=c".to_owned(),
    ] {
        let callback = format!("https://app.test/callback?{query}");
        let error = scene.finish(&callback).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::CallbackRejected, "{query}");
        assert!(scene.browser.take_requests().is_empty(), "{query}");
        assert!(scene.client.session().user().is_none());
    }
}

#[test]
fn s18_a_sign_in_is_good_for_an_hour_and_for_one_callback() {
    let scene = Scene::new(Es384);
    let address = scene.start(SignInOptions::default()).unwrap();
    let callback = scene.provider.sign_in(&address, "alice");
    scene.browser.advance(std::time::Duration::from_secs(3_590));
    assert!(scene.finish(&callback).is_ok());
    assert_eq!(scene.token_requests(), 1);
    let other_code = callback.replace("code=", "code=x");
    let _ = scene.finish(&other_code);
    assert_eq!(
        scene.token_requests(),
        0,
        "the state was used a second time"
    );
    assert_eq!(subject(&scene.client.session()), Some("alice"));
}

#[test]
fn s21_a_response_goes_to_where_its_request_went() {
    let scene = Scene::new(Es384);
    let address = scene.start(SignInOptions::default()).unwrap();
    let callback = scene.provider.sign_in(&address, "alice");
    scene
        .provider
        .metadata(|m| m["token_endpoint"] = "https://evil.test/token".into());
    let scene = scene.anew();
    let error = scene.finish(&callback).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CallbackRejected);
    let requests = scene.browser.take_requests();
    assert!(!requests.iter().any(|it| it.url.contains("evil.test")));
}

#[test]
fn s24_what_the_provider_says_is_short_plain_text() {
    let scene = Scene::new(Es384);
    scene.provider.callback(|parameters| {
        parameters.retain(|(name, _)| name != "code");
        parameters.push(("error".to_owned(), "invalid_scope".to_owned()));
        let description = ["\u{202e}<b>\r\n\0", &"x".repeat(10_000)].concat();
        parameters.push(("error_description".to_owned(), description));
    });
    let error = scene.sign_in("mallory").unwrap_err();
    let said = error.provider_error().unwrap().description.clone().unwrap();
    assert!(
        said.chars().count() <= 200 && said.starts_with("<b>x"),
        "{said}"
    );
    assert!(!error.to_string().chars().any(char::is_control));
}

#[test]
fn s27_a_code_is_sent_once_even_if_its_answer_is_lost() {
    use leptos_logto::memory::Reply;

    let scene = Scene::new(Es384);
    let address = scene.start(SignInOptions::default()).unwrap();
    let callback = scene.provider.sign_in(&address, "alice");
    scene.provider.at("token_endpoint", || Reply::Fail);
    assert!(scene.finish(&callback).is_err());
    scene.provider.behave();
    assert_eq!(scene.token_requests(), 1);
    assert!(scene.finish(&callback).is_err());
    let scene = scene.anew();
    assert!(scene.finish(&callback).is_err());
    assert_eq!(scene.token_requests(), 0);
}

#[test]
fn s27_a_code_is_sent_once_even_if_the_page_dies_meanwhile() {
    use leptos_logto::memory::Reply;

    let scene = Scene::new(Es384);
    let address = scene.start(SignInOptions::default()).unwrap();
    let callback = scene.provider.sign_in(&address, "alice");
    scene.provider.at("token_endpoint", || Reply::Never);
    let (client, url) = (scene.client.clone(), callback.clone());
    scene.browser.spawn(async move {
        let _ = client.handle_callback(&url).await;
    });
    scene.browser.settle();
    assert_eq!(scene.token_requests(), 1);
    scene.tab.tab.close();
    scene.provider.behave();
    let scene = scene.anew();
    let error = scene.finish(&callback).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CallbackRejected);
    assert_eq!(scene.token_requests(), 0);
}
