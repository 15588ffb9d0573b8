//! Authorization responses that are not the answer to what was asked.

use leptos_logto::ErrorKind::{CallbackRejected, Cancelled, Network, Refused as RefusedByProvider};

use super::claims::rows;
use crate::hostile::provider::{EVIL, REDIRECT};
use crate::hostile::scenario::{
    Expected::{Accepted, Refused},
    Play::SignIn,
    Scenario,
};

type Parameters = Vec<(String, String)>;

pub(super) const ROWS: &[Scenario] = rows! {
    "25" "invalid-chash, missing-chash": "answers as in the hybrid flow, with an ID token in the fragment",
        SignIn(|p| p.callback_url(|url| format!("{}#id_token=e30.e30.AA", url))) => Refused(CallbackRejected);
    "25" "invalid-chash, missing-chash": "puts the code into the fragment",
        SignIn(|p| p.callback_url(|url| url.replace('?', "#"))) => Refused(CallbackRejected);
    "31" "form-post-error": "posts its error, of which a static site sees a bare callback only",
        SignIn(|p| p.callback_url(|_| REDIRECT.to_owned())) => Refused(Cancelled);
    "44" "ensure-authorization-response-with-invalid-state-fails": "answers with another state",
        SignIn(|p| p.callback(|c| set(c, "state", "guessed"))) => Refused(CallbackRejected);
    "44" "ensure-authorization-response-with-invalid-state-fails": "answers with the state in another case",
        SignIn(|p| p.callback(|c| {
            let state = c.iter().find(|(name, _)| name == "state").unwrap().1.clone();
            let swapped: String = state.chars().map(|c| if c.is_ascii_lowercase() {
                c.to_ascii_uppercase()
            } else {
                c.to_ascii_lowercase()
            }).collect();
            set(c, "state", &swapped);
        })) => Refused(CallbackRejected);
    "44" "ensure-authorization-response-with-missing-state-fails": "answers without state",
        SignIn(|p| p.callback(|c| remove(c, "state"))) => Refused(CallbackRejected);
    "45" "invalid-authorization-response-iss": "names another issuer in the answer",
        SignIn(|p| p.callback(|c| set(c, "iss", "https://evil.test/oidc"))) => Refused(CallbackRejected);
    "45" "invalid-authorization-response-iss": "adds a slash to its issuer",
        SignIn(|p| p.callback(|c| set(c, "iss", "https://logto.test/oidc/"))) => Refused(CallbackRejected);
    "45" "invalid-authorization-response-iss": "spells its issuer in another case",
        SignIn(|p| p.callback(|c| set(c, "iss", "https://Logto.test/oidc"))) => Refused(CallbackRejected);
    "46" "remove-authorization-response-iss": "promises iss and leaves it out",
        SignIn(|p| p.callback(|c| remove(c, "iss"))) => Refused(CallbackRejected);
    "59" "JARM": "answers with a JWT that nobody asked for",
        SignIn(|p| p.callback(|c| *c = vec![("response".to_owned(), "e30.e30.AA".to_owned())])) => Refused(CallbackRejected);

    "+" "iss-not-promised": "neither promises iss nor sends it",
        SignIn(|p| {
            p.metadata(|m| m["authorization_response_iss_parameter_supported"] = false.into());
            p.callback(|c| remove(c, "iss"));
        }) => Accepted;
    "+" "wrong-iss-not-promised": "does not promise iss, and sends another's",
        SignIn(|p| {
            p.metadata(|m| m["authorization_response_iss_parameter_supported"] = false.into());
            p.callback(|c| set(c, "iss", EVIL));
        }) => Refused(CallbackRejected);
    "+" "code-twice": "sends two codes",
        SignIn(|p| p.callback(|c| c.push(("code".to_owned(), "another".to_owned())))) => Refused(CallbackRejected);
    "+" "state-twice": "sends its state twice",
        SignIn(|p| p.callback(|c| c.push(c[1].clone()))) => Refused(CallbackRejected);
    "+" "iss-in-query-and-fragment": "names an issuer in the query and one in the fragment",
        SignIn(|p| p.callback_url(|url| format!("{url}#iss=https%3A%2F%2Fevil.test"))) => Refused(CallbackRejected);
    "+" "code-and-error": "sends a code and an error",
        SignIn(|p| p.callback(|c| c.push(("error".to_owned(), "access_denied".to_owned())))) => Refused(Cancelled);
    "+" "iss-on-errors": "names another issuer beside its error",
        SignIn(|p| p.callback(|c| {
            set(c, "iss", EVIL);
            fail(c, "access_denied");
        })) => Refused(CallbackRejected);
    "+" "no-iss-on-errors": "leaves out iss beside its error",
        SignIn(|p| p.callback(|c| {
            remove(c, "iss");
            fail(c, "access_denied");
        })) => Refused(CallbackRejected);
    "+" "error-with-unknown-state": "sends an error with a state nobody knows",
        SignIn(|p| p.callback(|c| {
            set(c, "state", "guessed");
            fail(c, "access_denied");
        })) => Refused(CallbackRejected);
    "+" "error": "refuses the request",
        SignIn(|p| p.callback(|c| fail(c, "invalid_scope"))) => Refused(RefusedByProvider);
    "+" "temporary-error": "says that it is busy",
        SignIn(|p| p.callback(|c| fail(c, "temporarily_unavailable"))) => Refused(Network);
    "+" "access-token-in-query": "sends an access token with the code",
        SignIn(|p| p.callback(|c| c.push(("access_token".to_owned(), "t".to_owned())))) => Refused(CallbackRejected);
    "+" "refresh-token-in-fragment": "sends a refresh token in the fragment",
        SignIn(|p| p.callback_url(|url| format!("{url}#refresh_token=t"))) => Refused(CallbackRejected);
    "+" "no-code": "sends neither a code nor an error",
        SignIn(|p| p.callback(|c| remove(c, "code"))) => Refused(CallbackRejected);
    "+" "empty-code": "sends an empty code",
        SignIn(|p| p.callback(|c| set(c, "code", ""))) => Refused(CallbackRejected);
    "+" "code-of-nobody": "sends a code it has never issued",
        SignIn(|p| p.callback(|c| set(c, "code", "made-up"))) => Refused(CallbackRejected);
    "+" "another-path": "answers to another page of the application",
        SignIn(|p| p.callback_url(|url| url.replace("/callback", "/books"))) => Refused(CallbackRejected);
    "+" "another-origin": "answers to another origin",
        SignIn(|p| p.callback_url(|url| url.replace("app.test", "app.test.evil.test"))) => Refused(CallbackRejected);
    "+" "long-callback": "answers with an address of 10 MB",
        SignIn(|p| p.callback(|c| c.push(("x".to_owned(), "x".repeat(10_000_000))))) => Refused(CallbackRejected);
    "+" "many-parameters": "adds a thousand parameters of its own",
        SignIn(|p| p.callback(|c| c.extend((0..1_000).map(|n| (format!("x{n}"), "y".to_owned()))))) => Accepted;
};

fn set(parameters: &mut Parameters, name: &str, value: &str) {
    let found = parameters.iter_mut().find(|(known, _)| known == name);
    found.unwrap().1 = value.to_owned();
}

fn remove(parameters: &mut Parameters, name: &str) {
    parameters.retain(|(known, _)| known != name);
}

fn fail(parameters: &mut Parameters, error: &str) {
    remove(parameters, "code");
    parameters.push(("error".to_owned(), error.to_owned()));
}
