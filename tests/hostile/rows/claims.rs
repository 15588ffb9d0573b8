//! ID tokens that are signed by the provider and wrong in what they say.

use leptos_logto::ErrorKind::Untrusted;
use serde_json::{Value, json};

use crate::hostile::provider::APP;
use crate::hostile::scenario::{
    Expected::{Accepted, Refused},
    Play::{SignIn, StepUp},
    Scenario,
};

macro_rules! rows {
    ($($number:literal $name:literal: $deed:literal, $play:expr => $expected:expr;)*) => {
        &[$(Scenario {
            number: $number, name: $name, deed: $deed, play: $play, expected: $expected,
        }),*]
    };
}
pub(super) use rows;

pub(super) const ROWS: &[Scenario] = rows! {
    "1" "client-test": "behaves",
        SignIn(|_| {}) => Accepted;
    "2" "invalid-iss": "names another issuer in the ID token",
        SignIn(|p| p.claims(|c| c["iss"] = "https://evil.test/oidc".into())) => Refused(Untrusted);
    "2" "invalid-iss": "adds a slash to its issuer in the ID token",
        SignIn(|p| p.claims(|c| c["iss"] = "https://logto.test/oidc/".into())) => Refused(Untrusted);
    "3" "missing-sub": "leaves out sub",
        SignIn(|p| p.claims(|c| without(c, "sub"))) => Refused(Untrusted);
    "4" "invalid-aud": "issues the ID token to another application",
        SignIn(|p| p.claims(|c| c["aud"] = "other".into())) => Refused(Untrusted);
    "5" "missing-iat": "leaves out iat",
        SignIn(|p| p.claims(|c| without(c, "iat"))) => Refused(Untrusted);
    "12" "nonce-invalid": "sends another nonce",
        SignIn(|p| p.claims(|c| c["nonce"] = "another".into())) => Refused(Untrusted);
    "20" "missing-aud": "leaves out aud",
        SignIn(|p| p.claims(|c| without(c, "aud"))) => Refused(Untrusted);
    "23" "invalid-athash": "sends the hash of another access token",
        SignIn(|p| p.claims(|c| c["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA".into())) => Refused(Untrusted);
    "24" "missing-athash": "leaves out at_hash, as the code flow may",
        SignIn(|p| p.claims(|c| without(c, "at_hash"))) => Accepted;
    "26" "nonce-unless-code-flow": "leaves out the nonce that was sent",
        SignIn(|p| p.claims(|c| without(c, "nonce"))) => Refused(Untrusted);
    "30" "aggregated-claims, distributed-claims": "points to claims elsewhere",
        SignIn(|p| p.claims(|c| {
            c["_claim_names"] = json!({ "credit": "src1" });
            c["_claim_sources"] = json!({ "src1": { "endpoint": "https://evil.test/claims" } });
        })) => Accepted;
    "47" "missing-iss": "leaves out iss",
        SignIn(|p| p.claims(|c| without(c, "iss"))) => Refused(Untrusted);
    "47" "missing-exp": "leaves out exp",
        SignIn(|p| p.claims(|c| without(c, "exp"))) => Refused(Untrusted);
    "48" "invalid-expired-exp": "sends a token that expired six minutes ago",
        SignIn(|p| p.claims(|c| c["exp"] = (number(c, "iat") - 360).into())) => Refused(Untrusted);
    "50" "invalid-secondary-aud": "adds a second audience",
        SignIn(|p| p.claims(|c| c["aud"] = json!([APP, "other"]))) => Refused(Untrusted);
    "50" "invalid-secondary-aud": "adds a second audience, and azp",
        SignIn(|p| p.claims(|c| {
            c["aud"] = json!([APP, "other"]);
            c["azp"] = APP.into();
        })) => Refused(Untrusted);
    "51" "valid-aud-as-array": "sends the audience as an array",
        SignIn(|p| p.claims(|c| c["aud"] = json!([APP]))) => Accepted;
    "57" "iat-is-week-in-past": "issued the token a week ago",
        SignIn(|p| p.claims(|c| c["iat"] = (number(c, "iat") - 7 * 86_400).into())) => Refused(Untrusted);

    "+" "iat-in-the-future": "issued the token in an hour",
        SignIn(|p| p.claims(|c| c["iat"] = (number(c, "iat") + 3600).into())) => Refused(Untrusted);
    "+" "nbf-in-the-future": "sends a token for later",
        SignIn(|p| p.claims(|c| c["nbf"] = (number(c, "iat") + 3600).into())) => Refused(Untrusted);
    "+" "times-with-fractions": "sends times with fractions and exponents",
        SignIn(|p| p.claims_text(|text| text.replace("\"exp\":18000036", "\"exp\":1.8e9,\"x\":18000036"))) => Accepted;
    "+" "exp-as-text": "sends exp as a string",
        SignIn(|p| p.claims(|c| c["exp"] = number(c, "exp").to_string().into())) => Refused(Untrusted);
    "+" "exp-beyond-numbers": "sends an exp that no integer holds",
        SignIn(|p| p.claims_text(|text| text.replace("\"exp\":", "\"exp\":1e400,\"x\":"))) => Refused(Untrusted);
    "+" "empty-aud": "sends an empty list of audiences",
        SignIn(|p| p.claims(|c| c["aud"] = json!([]))) => Refused(Untrusted);
    "+" "mixed-aud": "hides a number among the audiences",
        SignIn(|p| p.claims(|c| c["aud"] = json!([APP, 1]))) => Refused(Untrusted);
    "+" "azp-of-another": "names another application as the authorized party",
        SignIn(|p| p.claims(|c| c["azp"] = "other".into())) => Refused(Untrusted);
    "+" "azp-of-another-type": "sends azp as an object",
        SignIn(|p| p.claims(|c| c["azp"] = json!({}))) => Refused(Untrusted);
    "+" "empty-sub": "sends an empty sub",
        SignIn(|p| p.claims(|c| c["sub"] = "".into())) => Refused(Untrusted);
    "+" "long-sub": "sends a sub of 256 characters",
        SignIn(|p| p.claims(|c| c["sub"] = "m".repeat(256).into())) => Refused(Untrusted);
    "+" "sub-beyond-ascii": "sends a sub that only looks like mallory",
        SignIn(|p| p.claims(|c| c["sub"] = "m\u{430}llory".into())) => Refused(Untrusted);
    "+" "sub-as-number": "sends sub as a number",
        SignIn(|p| p.claims(|c| c["sub"] = 1.into())) => Refused(Untrusted);
    "+" "null-members": "sends null for every claim it does not know",
        SignIn(|p| p.claims(|c| {
            for name in ["nbf", "azp", "acr", "amr", "at_hash", "email", "roles", "updated_at"] {
                c[name] = Value::Null;
            }
        })) => Accepted;
    "+" "null-sub": "sends null for sub",
        SignIn(|p| p.claims(|c| c["sub"] = Value::Null)) => Refused(Untrusted);
    "+" "null-nonce": "sends null for the nonce",
        SignIn(|p| p.claims(|c| c["nonce"] = Value::Null)) => Refused(Untrusted);
    "+" "nonce-as-list": "sends the nonce within a list",
        SignIn(|p| p.claims(|c| c["nonce"] = json!([c["nonce"].clone()]))) => Refused(Untrusted);
    "+" "athash-of-another-type": "sends at_hash as a number",
        SignIn(|p| p.claims(|c| c["at_hash"] = 0.into())) => Refused(Untrusted);
    "+" "sub-twice": "names two persons in one token",
        SignIn(|p| p.claims_text(|text| text.replacen('{', "{\"sub\":\"alice\",", 1))) => Refused(Untrusted);
    "+" "sub-twice-with-escapes": "names two persons, one of them spelt with an escape",
        SignIn(|p| p.claims_text(|text| text.replacen('{', "{\"s\\u0075b\":\"alice\",", 1))) => Refused(Untrusted);
    "+" "claims-as-list": "puts the claims into a list",
        SignIn(|p| p.claims_text(|text| format!("[{text}]"))) => Refused(Untrusted);
    "+" "two-documents": "appends a second set of claims",
        SignIn(|p| p.claims_text(|text| format!("{text}{text}"))) => Refused(Untrusted);
    "+" "deep-claims": "nests a claim nobody reads ten thousand times",
        SignIn(|p| p.claims_text(|text| {
            let deep = ["[".repeat(10_000), "]".repeat(10_000)].concat();
            text.replacen('{', &format!("{{\"deep\":{deep},"), 1)
        })) => Accepted;
    "+" "long-token": "sends an ID token of 100 kB",
        SignIn(|p| p.claims(|c| c["x"] = "x".repeat(100_000).into())) => Refused(Untrusted);
    "+" "step-up": "says when the person has proven who they are",
        StepUp(|_| {}) => Accepted;
    "+" "step-up-without-auth-time": "leaves out auth_time, which max_age asks for",
        StepUp(|p| p.claims(|c| without(c, "auth_time"))) => Refused(Untrusted);
    "+" "step-up-an-hour-ago": "lets a sign-in of an hour ago pass for a new one",
        StepUp(|p| p.claims(|c| c["auth_time"] = (number(c, "iat") - 3600).into())) => Refused(Untrusted);
    "+" "step-up-in-the-future": "dates the sign-in in an hour",
        StepUp(|p| p.claims(|c| c["auth_time"] = (number(c, "iat") + 3600).into())) => Refused(Untrusted);
};

pub(super) fn without(object: &mut Value, name: &str) {
    object.as_object_mut().unwrap().remove(name);
}

pub(super) fn number(object: &Value, name: &str) -> i64 {
    object[name].as_i64().unwrap()
}
