use super::{Scene, body};
use crate::client::{ErrorKind, Reason, Session, SignOut};
use crate::memory::Reply;

impl Scene {
    fn sign_out(&self, scope: SignOut) -> Result<(), crate::Error> {
        let client = self.client.clone();
        self.run(async move { client.sign_out(scope).await })
    }
}

#[test]
fn signing_out_clears_then_revokes_then_leaves() {
    let scene = Scene::signed_in("alice");
    let (_, other) = scene.another_tab();
    scene.sign_out(SignOut::Global).unwrap();

    for client in [&scene.client, &other] {
        assert_eq!(
            client.session(),
            Session::SignedOut {
                reason: Reason::SignedOut
            }
        );
    }
    let requests = scene.browser.take_requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].url, "https://logto.test/oidc/token/revocation");
    assert_eq!(body(&requests[0])["client_id"], "app");
    assert_eq!(scene.logto.grants_alive(), 0);
    assert_eq!(
        scene.tab.visited().last().unwrap(),
        "https://logto.test/oidc/session/end?client_id=app&post_logout_redirect_uri=https%3A%2F%2Fapp.test%2F"
    );
}

#[test]
fn a_local_sign_out_stays_on_the_page() {
    let scene = Scene::signed_in("alice");
    let visited = scene.tab.visited().len();
    scene.sign_out(SignOut::Local).unwrap();
    assert_eq!(scene.tab.visited().len(), visited);
    assert_eq!(scene.logto.grants_alive(), 0);
}

#[test]
fn s55_offline_the_person_is_signed_out_here_and_the_revocation_made_up_for_later() {
    let scene = Scene::signed_in("alice");
    scene.browser.answer(|_| Reply::Fail);
    assert_eq!(
        scene.sign_out(SignOut::Global).unwrap_err().kind(),
        ErrorKind::Network
    );
    assert_eq!(
        scene.client.session(),
        Session::SignedOut {
            reason: Reason::SignedOut
        }
    );
    scene.browser.take_requests();

    let asked = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let log = std::rc::Rc::clone(&asked);
    scene.browser.answer(move |request| {
        log.borrow_mut().push(request.url.clone());
        Reply::json(200, "")
    });
    let client = scene.client.clone();
    scene.run(async move { client.retry_revocations().await });
    assert_eq!(asked.take(), ["https://logto.test/oidc/token/revocation"]);
    let client = scene.client.clone();
    scene.run(async move { client.retry_revocations().await });
    assert!(asked.take().is_empty());
    assert!(
        !scene
            .browser
            .local_storage()
            .values()
            .any(|text| text.contains("refresh-"))
    );
}

#[test]
fn a_person_who_was_signed_out_before_can_still_end_the_providers_session() {
    let scene = Scene::new();
    scene.sign_out(SignOut::Global).unwrap();
    assert!(scene.tab.visited()[0].starts_with("https://logto.test/oidc/session/end?"));
}
