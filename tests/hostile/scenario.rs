//! One row of the table: what a provider does, and what must come of it.

use std::time::Duration;

use leptos_logto::client::Reason;
use leptos_logto::oidc::Algorithm;
use leptos_logto::{Error, ErrorKind, Session, SignInOptions, SignOut};

use super::provider::Provider;
use super::scene::{Scene, subject};

/// A row: a module of the OpenID Foundation's suite, or one of our own.
pub(crate) struct Scenario {
    /// The number of the module; `+` for those beyond the suite.
    pub(crate) number: &'static str,
    pub(crate) name: &'static str,
    /// What the provider does.
    pub(crate) deed: &'static str,
    pub(crate) play: Play,
    pub(crate) expected: Expected,
}

/// When the provider misbehaves.
pub(crate) enum Play {
    /// At a sign-in: with every algorithm, alone and beside an earlier session.
    SignIn(fn(&Provider)),
    /// The same, with one algorithm.
    SignInWith(Algorithm, fn(&Provider)),
    /// At a step-up, which asks for `auth_time`.
    StepUp(fn(&Provider)),
    /// When the tokens of a session are renewed.
    Renewal(fn(&Provider)),
    /// When it is asked about the person.
    UserInfo(fn(&Provider)),
    /// When the person signs out.
    SignOut(fn(&Provider)),
    /// A story of its own.
    Story(fn() -> Result<String, String>),
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Expected {
    /// It works as if nothing were wrong.
    Accepted,
    /// The call fails; nobody else is signed in and nobody is signed out.
    Refused(ErrorKind),
    /// The call fails, and with it the session ends.
    Ended(ErrorKind),
}

/// What the client did, or what was wrong with that.
pub(crate) type Finding = Result<String, String>;

impl Scenario {
    pub(crate) fn run(&self) -> Finding {
        let expected = self.expected;
        match self.play {
            Play::SignIn(misbehave) => {
                let mut finding = sign_in(Algorithm::Es384, true, misbehave, expected)?;
                for algorithm in Algorithm::ALL {
                    finding = sign_in(algorithm, false, misbehave, expected)
                        .map_err(|wrong| format!("with {}: {wrong}", algorithm.name()))?;
                }
                Ok(finding)
            }
            Play::SignInWith(algorithm, misbehave) => {
                sign_in(algorithm, true, misbehave, expected)?;
                sign_in(algorithm, false, misbehave, expected)
            }
            Play::StepUp(misbehave) => step_up(misbehave, expected),
            Play::Renewal(misbehave) => renewal(misbehave, expected),
            Play::UserInfo(misbehave) => user_info(misbehave, expected),
            Play::SignOut(misbehave) => sign_out(misbehave, expected),
            Play::Story(story) => story(),
        }
    }
}

/// Mallory signs in, with or without Alice's session in the browser.
fn sign_in(
    algorithm: Algorithm,
    beside_alice: bool,
    misbehave: fn(&Provider),
    expected: Expected,
) -> Finding {
    let scene = if beside_alice {
        Scene::signed_in(algorithm, "alice").anew()
    } else {
        Scene::new(algorithm)
    };
    let before = scene.stored_session();
    scene.provider.take_issued();
    misbehave(&scene.provider);
    scene.watch();

    let mut callback = None;
    let result = scene.start(SignInOptions::default()).and_then(|address| {
        let address = scene.provider.sign_in(&address, "mallory");
        callback = Some(address.clone());
        scene.finish(&address)
    });
    let finding = said(&result);
    good_requests(&scene)?;
    if expected == Expected::Accepted {
        ensure(result.is_ok_and(|done| done.signed_in), "was not accepted")?;
        let session = scene.client.session();
        ensure(subject(&session) == Some("mallory"), "nobody is signed in")?;
        return Ok(finding);
    }
    refused(&result, expected)?;
    let person = beside_alice.then_some("alice");
    nothing_came_of_it(&scene, person)?;
    ensure(scene.stored_session() == before, "the session has changed")?;

    // Loading the same callback again sends no code a second time.
    if let Some(callback) = callback
        && scene.token_requests() != 0
    {
        ensure(scene.finish(&callback).is_err(), "accepted the second time")?;
        ensure(scene.token_requests() == 0, "sent the code twice")?;
        good_requests(&scene)?;
    }
    if algorithm == Algorithm::Es384 {
        works_again(&scene)?;
    }
    Ok(finding)
}

/// Alice proves anew who she is.
fn step_up(misbehave: fn(&Provider), expected: Expected) -> Finding {
    let scene = Scene::signed_in(Algorithm::Es384, "alice");
    let before = scene.stored_session();
    misbehave(&scene.provider);
    scene.watch();
    let client = scene.client.clone();
    let left = scene.run(async move { client.step_up(None).await });
    left.map_err(|error| format!("the step-up did not start: {error}"))?;
    let address = scene.tab.tab.visited().last().cloned().unwrap_or_default();
    let result = scene.finish(&scene.provider.sign_in(&address, "alice"));
    good_requests(&scene)?;
    if expected == Expected::Accepted {
        ensure(result.is_ok(), "was not accepted")?;
    } else {
        refused(&result, expected)?;
        ensure(scene.stored_session() == before, "the session has changed")?;
    }
    Ok(said(&result))
}

/// Two hours later the tokens of Alice's session are renewed.
fn renewal(misbehave: fn(&Provider), expected: Expected) -> Finding {
    let scene = Scene::signed_in(Algorithm::Es384, "alice");
    scene.browser.advance(Duration::from_secs(2 * 60 * 60));
    let before = scene.provider.take_issued();
    misbehave(&scene.provider);
    scene.watch();

    let result = scene.ask();
    let finding = said(&result);
    good_requests(&scene)?;
    only_ever_shown(&scene, &["alice"])?;
    match expected {
        Expected::Accepted => {
            ensure(result.is_ok(), "was not accepted")?;
            still_signed_in(&scene, "alice")?;
        }
        Expected::Refused(_) => {
            refused(&result, expected)?;
            nothing_came_of_it(&scene, Some("alice"))?;
            // The provider comes to its senses, and nothing was lost.
            scene.provider.behave();
            scene.wait_and_revalidate();
            ensure(scene.ask().is_ok(), "the session was of no use afterwards")?;
            still_signed_in(&scene, "alice")?;
        }
        Expected::Ended(_) => {
            refused(&result, expected)?;
            let ended = Session::SignedOut {
                reason: Reason::Untrusted,
            };
            ensure(scene.client.session() == ended, "the session did not end")?;
            let mut tokens = scene.provider.take_issued();
            tokens.extend(before);
            holds_none(scene.tab.stored(), &tokens)?;
            works_again(&scene)?;
        }
    }
    Ok(finding)
}

fn user_info(misbehave: fn(&Provider), expected: Expected) -> Finding {
    let scene = Scene::signed_in(Algorithm::Es384, "alice");
    misbehave(&scene.provider);
    scene.watch();
    let result = scene.user_info();
    good_requests(&scene)?;
    only_ever_shown(&scene, &["alice"])?;
    still_signed_in(&scene, "alice")?;
    for (key, value) in scene.tab.saved() {
        ensure(!value.contains("mallory"), &format!("{key} names Mallory"))?;
    }
    match (&result, expected) {
        (Ok(info), Expected::Accepted) => ensure(info.subject == "alice", "of somebody else")?,
        _ => refused(&result, expected)?,
    }
    Ok(said(&result))
}

fn sign_out(misbehave: fn(&Provider), expected: Expected) -> Finding {
    let scene = Scene::signed_in(Algorithm::Es384, "alice").anew();
    let tokens = scene.provider.take_issued();
    misbehave(&scene.provider);
    scene.watch();
    let result = scene.sign_out(SignOut::Global);
    good_requests(&scene)?;
    // Whatever the provider does, here the person is signed out.
    let ended = Session::SignedOut {
        reason: Reason::SignedOut,
    };
    ensure(scene.client.session() == ended, "not signed out")?;
    let mut stored = scene.tab.stored();
    stored.retain(|key, _| !key.ends_with(":revocation"));
    holds_none(stored, &tokens)?;
    match expected {
        Expected::Accepted => ensure(result.is_ok(), "was not accepted")?,
        _ => refused(&result, expected)?,
    }
    // What could not be revoked is revoked when the provider is back.
    scene.provider.behave();
    let client = scene.client.clone();
    scene.run(async move { client.retry_revocations().await });
    holds_none(scene.tab.stored(), &tokens)?;
    works_again(&scene)?;
    Ok(said(&result))
}

fn refused<T>(result: &Result<T, Error>, expected: Expected) -> Result<(), String> {
    match (result, expected) {
        (Err(error), Expected::Refused(kind) | Expected::Ended(kind)) => ensure(
            error.kind() == kind,
            &format!("refused as {:?}, not as {kind:?}: {error}", error.kind()),
        ),
        (Err(error), Expected::Accepted) => Err(format!("{:?}: {error}", error.kind())),
        (Ok(_), _) => Err("was accepted".to_owned()),
    }
}

/// Nothing of what the provider has issued was ever stored or shown.
fn nothing_came_of_it(scene: &Scene, person: Option<&str>) -> Result<(), String> {
    let issued = scene.provider.take_issued();
    holds_none(scene.tab.saved(), &issued)?;
    for (key, value) in scene.tab.saved() {
        ensure(!value.contains("mallory"), &format!("{key} names Mallory"))?;
    }
    let allowed: Vec<&str> = person.into_iter().collect();
    only_ever_shown(scene, &allowed)?;
    match person {
        Some(person) => still_signed_in(scene, person),
        None => ensure(
            scene.client.session().signed_in() == Some(false),
            "somebody is signed in",
        ),
    }
}

fn holds_none(
    stored: impl IntoIterator<Item = (String, String)>,
    secrets: &[String],
) -> Result<(), String> {
    for (key, value) in stored {
        for secret in secrets {
            ensure(
                !value.contains(secret.as_str()) && !key.contains(secret.as_str()),
                &format!("{key} holds {secret}"),
            )?;
        }
    }
    Ok(())
}

fn only_ever_shown(scene: &Scene, people: &[&str]) -> Result<(), String> {
    for session in scene.shown() {
        if let Some(subject) = subject(&session) {
            ensure(people.contains(&subject), &format!("{subject} was shown"))?;
            let name = session.user().map(leptos_logto::User::display_name);
            let expected = format!("{subject} of Test");
            ensure(
                name == Some(&expected),
                &format!("{name:?} was shown for {subject}"),
            )?;
        }
    }
    Ok(())
}

fn still_signed_in(scene: &Scene, person: &str) -> Result<(), String> {
    let session = scene.client.session();
    ensure(
        subject(&session) == Some(person),
        &format!("{person} is signed in no more: {session:?}"),
    )
}

fn good_requests(scene: &Scene) -> Result<(), String> {
    let complaints = scene.provider.take_complaints();
    ensure(complaints.is_empty(), &complaints.join("; "))
}

/// The provider behaves again: an ordinary sign-in is not hindered.
fn works_again(scene: &Scene) -> Result<(), String> {
    scene.provider.behave();
    scene.wait_and_revalidate();
    let result = scene.sign_in("bob");
    ensure(
        result.is_ok(),
        &format!("the next sign-in fails too: {result:?}"),
    )?;
    still_signed_in(scene, "bob")
}

pub(crate) fn ensure(holds: bool, wrong: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(wrong.to_owned()) }
}

/// What the client did, in a few words.
pub(crate) fn said<T>(result: &Result<T, Error>) -> String {
    match result {
        Ok(_) => "accepted".to_owned(),
        Err(error) => format!("refused ({:?}): {error}", error.kind()),
    }
}
