use std::cell::RefCell;
use std::rc::Rc;

use super::{BASE, Scene};
use crate::account::{
    self, AccountError, LinkError, PasswordError, SocialCallbackError, SocialError,
    VerificationRecord,
};
use crate::memory::Reply;
use crate::oidc::HttpRequest;
use crate::{AccountCall, AccountCallError, Config, ErrorKind};

const ACCOUNT: &str = r#"{"id":"alice","hasSecurityVerificationMethod":true}"#;

/// A scene whose sign-in asked for what the Account API wants.
fn scene() -> Scene {
    let scopes = ["identities", "urn:logto:scope:sessions"];
    let config = Config::new("https://logto.test/", "app").unwrap();
    let config = config.scopes(scopes).unwrap().with_base(BASE).unwrap();
    let scene = Scene::with(config);
    scene
        .logto
        .grants_scope("openid identities urn:logto:scope:sessions");
    scene.sign_in("alice");
    scene.browser.take_requests();
    scene
}

fn call<T: 'static, E: 'static>(
    scene: &Scene,
    call: AccountCall<T, E>,
) -> Result<T, AccountCallError<E>> {
    let client = scene.client.clone();
    scene.run(async move { client.account(call).await })
}

fn account_requests(scene: &Scene) -> Vec<HttpRequest> {
    let mut requests = scene.browser.take_requests();
    requests.retain(|request| request.url.starts_with("https://logto.test/api/"));
    requests
}

fn header(request: &HttpRequest, name: &str) -> Option<String> {
    let mut found = request.headers.iter();
    let (_, value) = found.find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    Some(value.clone())
}

/// Answers with these one after the other.
fn answer_with(scene: &Scene, answers: &[(u16, &str)]) {
    let answers: Vec<_> = answers
        .iter()
        .map(|&(status, body)| (status, body.to_owned()))
        .collect();
    let left = RefCell::new(answers.into_iter());
    scene.logto.answer_others(move |request| {
        let (status, body) = left
            .borrow_mut()
            .next()
            .unwrap_or_else(|| panic!("asked for {request:?}"));
        Reply::json(status, body)
    });
}

fn record(scene: &Scene) -> VerificationRecord {
    answer_with(
        scene,
        &[(
            201,
            r#"{"verificationRecordId":"rec-1","expiresAt":"2027-01-15T08:10:00.000Z"}"#,
        )],
    );
    call(scene, account::verify_password("p")).unwrap()
}

#[test]
fn a_call_carries_the_opaque_token() {
    let scene = scene();
    answer_with(&scene, &[(200, ACCOUNT)]);
    let account = call(&scene, account::show()).unwrap();
    assert_eq!(account.id, "alice");
    let sent = account_requests(&scene);
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].url, "https://logto.test/api/my-account");
    assert!(
        header(&sent[0], "authorization")
            .unwrap()
            .starts_with("Bearer opaque-")
    );
}

#[test]
fn a_refused_token_is_renewed_once() {
    let unauthorized = (401, r#"{"code":"auth.unauthorized"}"#);
    for (second, good) in [((200, ACCOUNT), true), (unauthorized, false)] {
        let scene = scene();
        answer_with(&scene, &[unauthorized, second]);
        let result = call(&scene, account::show());
        assert_eq!(result.is_ok(), good);
        if !good {
            assert_eq!(
                result,
                Err(AccountCallError::Refused(AccountError::Unauthorized))
            );
        }
        let sent = account_requests(&scene);
        assert_eq!(sent.len(), 2);
        assert_ne!(
            header(&sent[0], "authorization"),
            header(&sent[1], "authorization")
        );
        assert!(scene.client.session().user().is_some());
    }
}

#[test]
fn a_call_that_must_be_verified_says_so_without_a_new_token() {
    let scene = scene();
    let record = record(&scene);
    scene.browser.take_requests();
    answer_with(
        &scene,
        &[(401, r#"{"code":"verification_record.permission_denied"}"#)],
    );
    let result = call(&scene, account::sessions(&record));
    assert_eq!(
        result,
        Err(AccountCallError::Refused(
            AccountError::VerificationRequired
        ))
    );
    let sent = scene.browser.take_requests();
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert_eq!(
        header(&sent[0], "logto-verification-id").as_deref(),
        Some("rec-1")
    );
}

#[test]
fn a_scope_that_was_not_granted_is_told_before_anything_is_sent() {
    let scene = Scene::signed_in("alice");
    let result = call(&scene, account::factors());
    assert_eq!(result, Err(AccountCallError::MissingScope("identities")));
    assert!(account_requests(&scene).is_empty());
}

#[test]
fn failures_of_the_client_keep_their_kind() {
    let scene = scene();
    scene.logto.answer_others(|_| Reply::Fail);
    for (signed_in, kind) in [(true, ErrorKind::Network), (false, ErrorKind::NotSignedIn)] {
        if !signed_in {
            scene
                .client
                .0
                .store
                .end_session(&scene.tab, crate::client::store::Ended::SignedOut)
                .unwrap();
        }
        match call(&scene, account::show()) {
            Err(AccountCallError::Client(error)) => assert_eq!(error.kind(), kind),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn an_answer_for_an_earlier_session_is_dropped() {
    let scene = scene();
    let (client, tab) = (scene.client.clone(), scene.tab.clone());
    scene.logto.answer_others(move |_| {
        client
            .0
            .store
            .end_session(&tab, crate::client::store::Ended::SignedOut)
            .unwrap();
        Reply::json(200, ACCOUNT)
    });
    match call(&scene, account::show()) {
        Err(AccountCallError::Client(error)) => assert_eq!(error.kind(), ErrorKind::NotSignedIn),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_refusal_of_the_call_itself_is_handed_on() {
    let scene = scene();
    answer_with(&scene, &[(422, r#"{"code":"user.same_password"}"#)]);
    let result = call(&scene, account::set_password("p", None));
    assert_eq!(result, Err(AccountCallError::Refused(PasswordError::Same)));
}

const BACK: &str = "https://app.test/account";

fn start(scene: &Scene) -> Result<(), AccountCallError<SocialError>> {
    let client = scene.client.clone();
    scene.run(async move { client.start_social_verification("conn-1", BACK).await })
}

fn finish(
    scene: &Scene,
    url: &str,
) -> Result<account::SocialRecord, AccountCallError<SocialError>> {
    let (client, url) = (scene.client.clone(), url.to_owned());
    scene.run(async move { client.finish_social_verification(&url).await })
}

const STARTED: &str = r#"{"verificationRecordId":"soc-1","authorizationUri":"https://wecom.test/scan","expiresAt":"2027-01-15T08:10:00.000Z"}"#;

/// Starts a verification; the state that was sent along.
fn started(scene: &Scene) -> String {
    answer_with(scene, &[(201, STARTED)]);
    start(scene).unwrap();
    assert_eq!(
        scene.tab.visited().last().unwrap(),
        "https://wecom.test/scan"
    );
    let mut sent = account_requests(scene);
    sent.retain(|request| request.url.ends_with("/verifications/social"));
    let body: serde_json::Value = serde_json::from_str(sent[0].body.as_deref().unwrap()).unwrap();
    assert_eq!(body["redirectUri"], BACK);
    body["state"].as_str().unwrap().to_owned()
}

#[test]
fn a_social_account_is_verified_over_a_page_load_and_linked() {
    let scene = scene();
    let state = started(&scene);
    assert_eq!(state.len(), 43);
    let client = scene.reload(&scene.tab);
    answer_with(
        &scene,
        &[(200, r#"{"verificationRecordId":"soc-1"}"#), (204, "")],
    );
    let url = format!("{BACK}?code=c&state={state}&appid=ww");
    let social = scene
        .run(async move { client.finish_social_verification(&url).await })
        .unwrap();
    assert_eq!(call(&scene, account::link(&social, None)), Ok(()));
    let sent = account_requests(&scene);
    assert!(sent[0].body.as_deref().unwrap().contains(r#""code":"c""#));
    assert_eq!(sent[1].url, "https://logto.test/api/my-account/identities");
}

#[test]
fn what_comes_back_is_used_once_and_only_by_whom_it_was_asked() {
    let refused = |error| Err(AccountCallError::Refused(SocialError::Callback(error)));
    let scene = scene();
    let state = started(&scene);
    let good = format!("{BACK}?code=c&state={state}");
    // A forged answer does not use up the verification.
    let forged = format!("{BACK}?code=c&state=forged");
    assert_eq!(
        finish(&scene, &forged),
        refused(SocialCallbackError::Unexpected)
    );
    answer_with(&scene, &[(200, r#"{"verificationRecordId":"soc-1"}"#)]);
    assert!(finish(&scene, &good).is_ok());
    assert_eq!(
        finish(&scene, &good),
        refused(SocialCallbackError::Unexpected)
    );

    let state = started(&scene);
    scene.sign_in("bob");
    let url = format!("{BACK}?code=c&state={state}");
    assert_eq!(
        finish(&scene, &url),
        refused(SocialCallbackError::OtherPerson)
    );
    assert!(account_requests(&scene).is_empty());
}

#[test]
fn the_page_is_not_left_when_nothing_can_be_kept() {
    let scene = scene();
    let left = scene.tab.visited().len();
    scene.browser.refuse_local_storage(true);
    answer_with(&scene, &[(201, STARTED)]);
    assert!(start(&scene).is_err());
    assert_eq!(scene.tab.visited().len(), left);
}

#[test]
fn a_link_that_is_taken_is_told_apart() {
    let scene = scene();
    let state = started(&scene);
    answer_with(
        &scene,
        &[
            (200, r#"{"verificationRecordId":"soc-1"}"#),
            (422, r#"{"code":"user.identity_already_in_use"}"#),
        ],
    );
    let social = finish(&scene, &format!("{BACK}?code=c&state={state}")).unwrap();
    let result = call(&scene, account::link(&social, None));
    assert_eq!(result, Err(AccountCallError::Refused(LinkError::InUse)));
}

#[test]
fn no_call_prints_a_token() {
    let seen = Rc::new(RefCell::new(String::new()));
    let scene = scene();
    let kept = Rc::clone(&seen);
    scene.logto.answer_others(move |request| {
        kept.borrow_mut().push_str(&format!("{request:?}"));
        Reply::json(200, ACCOUNT)
    });
    call(&scene, account::show()).unwrap();
    assert_eq!(*seen.borrow(), "GET https://logto.test/api/my-account");
}
