use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use super::super::logto::Fault;
use super::super::{Scene, name};
use super::{none_lost, row};
use crate::client::{ErrorKind, Event};

const DAY: i64 = 86_400;

#[test]
fn fault_clock_wrong_at_sign_in() {
    for off in [-DAY, -600, 600, DAY] {
        let scene = Scene::new();
        scene.move_clock(off);
        scene
            .client
            .learn_clock(scene.browser.true_time(), Duration::ZERO);
        assert_eq!(scene.client.clock_offset().as_millis(), -off * 1_000);
        assert_eq!(scene.client.clock_offset().is_fast(), 0 < off);
        assert!(scene.client.clock_offset().is_large());
        scene.sign_in("alice");
        scene.ask().unwrap();
        // The next start knows it without being told.
        let client = scene.reload(&scene.tab);
        assert_eq!(client.clock_offset(), scene.client.clock_offset());
        scene.token_requests();
        scene.ask_in(&client).unwrap();
        assert!(scene.token_requests().is_empty(), "{off}");
        scene.browser.advance(Duration::from_secs(4_000));
        scene.ask_in(&client).unwrap();
        none_lost(
            row::CLOCK,
            &format!("the clock is {off} s off"),
            "the offset is learnt; sign-in, warm start and renewal work",
            &[&client],
        );
    }
}

#[test]
fn fault_week_old_id_token() {
    let scene = Scene::new();
    scene.move_clock(-7 * DAY);
    scene
        .client
        .learn_clock(scene.browser.true_time(), Duration::ZERO);
    scene.logto.change_claims(|claims| {
        for time in ["iat", "exp"] {
            claims[time] = (claims[time].as_i64().unwrap() - 7 * DAY).into();
        }
    });
    let callback = scene.come_back(&crate::SignInOptions::default(), "alice");
    let error = scene.handle(&callback).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Untrusted);
    scene.logto.change_claims(|_| {});
    scene.sign_in("alice");
    none_lost(
        row::CLOCK,
        "a week-old ID token, for which a wrong clock was learnt to be wrong",
        "refused; a fresh one is taken",
        &[&scene.client],
    );
}

#[test]
fn fault_clock_jumps_while_open() {
    for jump in [-DAY, -600, 600, DAY] {
        let scene = Scene::signed_in("alice");
        scene.ask().unwrap();
        scene.logto.change_claims(|claims| {
            claims["name"] = "Alice Married".into();
        });
        scene.move_clock(jump);
        scene.browser.advance(Duration::from_secs(4_000));
        scene.ask().unwrap();
        // What was obtained by a wrong clock is not believed once it is right.
        scene.token_requests();
        scene.move_clock(-jump);
        scene.ask().unwrap();
        let renewed = scene.token_requests().len();
        assert_eq!(renewed, usize::from(jump.unsigned_abs() > 60), "{jump}");
        scene.browser.advance(Duration::from_secs(4_000));
        scene.ask().unwrap();
        assert_eq!(name(&scene.client.session()).unwrap(), "Alice Married");
        none_lost(
            row::CLOCK,
            &format!("the clock jumps by {jump} s while the page is open, and back"),
            "tokens are renewed; claims wait for a clock that is right",
            &[&scene.client],
        );
    }
}

#[test]
fn fault_clock_set_back_while_an_answer_is_awaited() {
    for (after, back) in [(5, 4), (5, 3_600), (9, 9)] {
        let scene = Scene::signed_in("alice");
        scene.ask().unwrap();
        scene.browser.advance(Duration::from_secs(3_550));
        scene.token_requests();
        scene.logto.then(Fault::LoseAnswer);
        let client = scene.client.clone();
        scene.browser.spawn(async move {
            let request = crate::TokenRequest::resource(super::super::API);
            let _ = client.access_token(request).await;
        });
        scene.browser.advance(Duration::from_secs(after));
        scene.move_clock(-back);
        scene.browser.advance(Duration::from_secs(20));
        assert_eq!(scene.token_requests().len(), 1, "{back}");
        assert_eq!(scene.logto.grants_alive(), 1);
        none_lost(
            row::CLOCK,
            &format!("the clock is set back {back} s while a lost answer is awaited"),
            "the refresh token is not sent again",
            &[&scene.client],
        );
    }
}

#[test]
fn fault_clock_set_back_after_a_lost_answer() {
    let scene = Scene::signed_in("alice");
    let kept = scene.ask().unwrap();
    scene.browser.advance(Duration::from_secs(3_545));
    scene.logto.then(Fault::LoseAnswer);
    assert_eq!(scene.ask().unwrap(), kept);
    // The attempt seems to lie in the future, and so within the leeway.
    scene.move_clock(-12);
    let client = scene.client.clone();
    scene.tab_does(async move { client.prepare().await });
    scene.token_requests();
    assert_eq!(scene.ask().unwrap(), kept);
    assert!(scene.token_requests().is_empty());
    assert_eq!(scene.logto.grants_alive(), 1);
    none_lost(
        row::CLOCK,
        "the clock is set back after an answer was lost",
        "the refresh token is not sent again while an access token lives",
        &[&scene.client],
    );
}

#[test]
fn fault_clock_set_back_while_backing_off() {
    let scene = Scene::signed_in("alice");
    scene
        .logto
        .then(Fault::BreakBefore)
        .then(Fault::BreakBefore);
    assert_eq!(scene.ask().unwrap_err().kind(), ErrorKind::Network);
    assert!(scene.client.pause() > Duration::ZERO);
    scene.move_clock(-DAY);
    scene.ask().unwrap();
    none_lost(
        row::CLOCK,
        "the clock is set back a day while backing off",
        "the pause is over at once, not in a day",
        &[&scene.client],
    );
}

#[test]
fn fault_clock_noise_is_not_learnt() {
    let scene = Scene::signed_in("alice");
    let told = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&told);
    let subscription = scene
        .client
        .events(move |event| heard.borrow_mut().push(*event));
    let date = scene.browser.true_time();
    // `Date` has whole seconds, and a shared cache tells the answer's age.
    scene.client.learn_clock(
        date.saturating_sub(Duration::from_secs(905)),
        Duration::from_secs(900),
    );
    assert_eq!(scene.client.clock_offset().as_millis(), 0);
    assert_eq!(told.take(), []);
    scene.client.learn_clock(
        date.saturating_add(Duration::from_secs(121)),
        Duration::ZERO,
    );
    assert!(scene.client.clock_offset().is_large());
    assert!(!scene.client.clock_offset().is_fast());
    assert_eq!(
        told.take(),
        [Event::ClockLearnt(scene.client.clock_offset())]
    );
    // Another tab hears of it, and it can be unlearnt.
    let (_, other) = scene.another_tab();
    assert_eq!(other.clock_offset().size(), Duration::from_secs(121));
    other.learn_clock(date, Duration::ZERO);
    scene.client.refresh();
    assert_eq!(scene.client.clock_offset().as_millis(), 0);
    drop(subscription);
    none_lost(
        row::CLOCK,
        "a Date header that is some seconds off, or from a cache",
        "nothing is learnt",
        &[&scene.client],
    );
}

#[test]
fn fault_lifetime_beyond_a_32_bit_timer() {
    let scene = Scene::signed_in("alice");
    scene.logto.lifetime(60 * DAY.unsigned_abs());
    let token = scene.ask().unwrap();
    scene.token_requests();
    scene
        .browser
        .advance(Duration::from_secs(59 * DAY.unsigned_abs()));
    assert_eq!(scene.ask(), Ok(token));
    assert!(scene.token_requests().is_empty());
    scene
        .browser
        .advance(Duration::from_secs(2 * DAY.unsigned_abs()));
    scene.ask().unwrap();
    none_lost(
        row::SLEEP,
        "an access token lives 60 days, beyond the 24.8 of a timer",
        "kept for 59 days, renewed after 60",
        &[&scene.client],
    );
}
