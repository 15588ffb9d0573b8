//! Every parser of this layer on good input with a few bytes changed, cut, doubled or exchanged.
//! None may panic, and what is accepted must still have the properties that matter.

use serde_json::Value;

use super::json::Object;
use super::test_metadata::DOCUMENT;
use super::*;

const ROUNDS: u32 = 3_000;

const TOKENS: &str = r#"{"access_token":"a","expires_in":3.6e3,"id_token":"a.b.c","scope":"o \u0061","token_type":"Bearer","x":[{"y":"}"}]}"#;
const KEYS: &str = r#"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"k","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#;
const USER: &str = r#"{"sub":"u1","name":"\u738b","identities":{"wecom":{"userId":"w","details":{"rawData":{"p":[1]}}}}}"#;
const CALLBACK: &str =
    "https://app.example/callback?code=c&state=s&iss=https%3A%2F%2Fl.example%2Foidc#x";
const JWT: &str = "eyJhbGciOiJFUzM4NCIsImtpZCI6ImsifQ.eyJzdWIiOiJ1MSJ9.c2lnbmF0dXJl";

/// A small generator (xorshift): the same sequence at each run.
struct Random(u32);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as usize % end
    }

    fn spoil(&mut self, text: &str) -> String {
        const BYTES: &[u8] =
            b"\0\t\n \"#%&'()*+,-./0123456789:;=?@[\\]^_{|}~aeEintuxz\x7f\xc3\xa9\xe2\xff";
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=self.below(3) {
            let at = self.below(bytes.len());
            match self.below(5) {
                0 => bytes[at] = BYTES[self.below(BYTES.len())],
                1 => bytes.insert(at, BYTES[self.below(BYTES.len())]),
                2 => bytes.truncate(at + 1),
                3 => {
                    bytes.remove(at);
                    bytes.push(b'=');
                }
                _ => bytes.extend_from_within(at..),
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

fn each_spoilt(text: &str, mut check: impl FnMut(&str)) {
    let mut random = Random(0x9e37_79b9);
    for _ in 0..ROUNDS {
        check(&random.spoil(text));
    }
}

fn response(body: &str) -> HttpResponse {
    HttpResponse {
        status: 200,
        headers: Vec::new(),
        body: body.to_owned(),
    }
}

#[test]
fn json_is_read_as_serde_json_reads_it() {
    let mut accepted = 0;
    for text in [DOCUMENT, TOKENS, KEYS, USER] {
        each_spoilt(text, |spoilt| {
            let Some(object) = Object::parse(spoilt) else {
                return;
            };
            accepted += 1;
            // serde_json refuses half surrogates while parsing, this reader when asked.
            let Ok(Value::Object(expected)) = serde_json::from_str(spoilt) else {
                assert!(spoilt.contains("\\u"), "{spoilt}");
                return;
            };
            assert_eq!(object.members().count(), expected.len(), "{spoilt}");
            for (name, raw) in object.members() {
                let value: Value = serde_json::from_str(raw).unwrap();
                assert_eq!(value, expected[name], "{spoilt}");
                assert_eq!(object.text(name).as_deref(), value.as_str(), "{spoilt}");
                assert_eq!(object.flag(name), value.as_bool(), "{spoilt}");
                if let Some(number) = value.as_i64() {
                    assert_eq!(object.integer(name), Some(number), "{spoilt}");
                }
            }
        });
    }
    assert!(accepted > ROUNDS / 4, "{accepted}");
}

#[test]
fn a_spoilt_discovery_document_has_secure_endpoints_or_is_refused() {
    let endpoint = Endpoint::parse("http://localhost:3001").unwrap();
    each_spoilt(DOCUMENT, |spoilt| {
        let Ok(metadata) = discovery::parse(&endpoint, spoilt) else {
            return;
        };
        assert_eq!(metadata.issuer, endpoint.issuer());
        for url in [&metadata.token_endpoint, &metadata.authorization_endpoint] {
            assert!(Url::parse(url).unwrap().is_secure(), "{url}");
        }
        assert!(!metadata.id_token_algorithms.is_empty());
    });
}

#[test]
fn spoilt_answers_do_not_panic() {
    each_spoilt(TOKENS, |spoilt| {
        if let Ok(tokens) = token::parse(&response(spoilt)) {
            let header = tokens.access_token.expose();
            assert!(
                header.bytes().all(|byte| byte.is_ascii_graphic()),
                "{header}"
            );
        }
    });
    each_spoilt(KEYS, |spoilt| {
        if let Ok(set) = JwkSet::parse(spoilt) {
            let point = set.keys()[0].key.ed25519_bytes().unwrap();
            assert_eq!(point.len(), 32);
        }
    });
    each_spoilt(USER, |spoilt| {
        if let Ok(user) = user_info::parse(&response(spoilt), "u1") {
            assert_eq!(user.claim::<String>("sub").as_deref(), Some("u1"));
        }
    });
}

#[test]
fn a_spoilt_callback_gives_a_code_only_with_its_state_and_issuer() {
    let pending = Pending {
        state: "s",
        redirect_uri: "https://app.example/callback",
        issuer: "https://l.example/oidc",
        iss_required: true,
    };
    let mut accepted = 0;
    each_spoilt(CALLBACK, |spoilt| {
        let Ok(parameters) = CallbackParameters::parse(spoilt) else {
            return;
        };
        if parameters.validate(&pending).is_ok() {
            accepted += 1;
            let (address, query) = spoilt.split_once('?').unwrap();
            assert!(
                address
                    .trim_end_matches('/')
                    .eq_ignore_ascii_case(pending.redirect_uri)
            );
            let query = query.split('#').next().unwrap();
            let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
            let only = |name: &str, value: &str| {
                let mut found = pairs.iter().filter(|(known, _)| known == name);
                found.next().is_some_and(|(_, known)| known == value) && found.next().is_none()
            };
            assert!(
                only("state", "s") && only("iss", pending.issuer),
                "{spoilt}"
            );
        }
    });
    assert!(accepted > 0);
}

#[test]
fn a_spoilt_token_is_taken_apart_as_it_stands() {
    each_spoilt(JWT, |spoilt| {
        let _ = decode_claims_for_display(spoilt);
        if let Ok(token) = UnverifiedIdToken::parse(spoilt) {
            let signed = std::str::from_utf8(token.signed_part()).unwrap();
            let signature = base64url::encode(token.signature());
            assert_eq!(spoilt, [signed, ".", &signature].concat());
        }
    });
}

#[test]
fn s10_a_spoilt_return_path_stays_in_this_origin() {
    each_spoilt("/books/%2e/a?b=//c#d", |spoilt| {
        if let Ok(path) = ReturnTo::parse(spoilt, "/callback") {
            let url = Url::parse(&["https://app.example", path.as_str()].concat());
            // A path may have characters beyond ASCII, which browsers encode.
            if path.as_str().is_ascii() {
                assert_eq!(url.unwrap().origin(), "https://app.example");
            }
            assert!(!path.as_str().starts_with("//"), "{spoilt}");
        }
    });
    each_spoilt("Sun, 06 Nov 1994 08:49:37 GMT", |spoilt| {
        let _ = http::date::parse(spoilt);
    });
}
