//! ID tokens that say the right thing and are not signed by the provider.

use leptos_logto::ErrorKind::Untrusted;
use leptos_logto::oidc::Algorithm::{EdDsa, Es256, Es384, Ps256, Rs256};
use serde_json::json;

use super::claims::rows;
use crate::hostile::keys::{SigningKey, hs256};
use crate::hostile::provider::{APP, Provider};
use crate::hostile::scenario::{
    Expected::{Accepted, Refused},
    Play::{SignIn, SignInWith},
    Scenario,
};

pub(super) const ROWS: &[Scenario] = rows! {
    "8" "idtoken-sig-rs256": "signs with RS256",
        SignInWith(Rs256, |_| {}) => Accepted;
    "9" "idtoken-sig-none": "does not sign",
        SignIn(|p| {
            p.header(|h| h["alg"] = "none".into());
            p.signature(|_, _| Vec::new());
        }) => Refused(Untrusted);
    "9" "idtoken-sig-none": "does not sign, and says so in its metadata",
        SignIn(|p| {
            p.metadata(|m| m["id_token_signing_alg_values_supported"] = json!(["none", "ES384"]));
            p.header(|h| h["alg"] = "none".into());
            p.signature(|_, _| Vec::new());
        }) => Refused(Untrusted);
    "10" "invalid-sig-rs256": "spoils the RS256 signature",
        SignInWith(Rs256, |p| p.signature(|_, good| flipped(good))) => Refused(Untrusted);
    "21" "invalid-sig-es256": "spoils the ES256 signature",
        SignInWith(Es256, |p| p.signature(|_, good| flipped(good))) => Refused(Untrusted);
    "22" "invalid-sig-hs256": "signs with HS256 and the application id",
        SignIn(|p| {
            p.header(|h| h["alg"] = "HS256".into());
            p.signature(|signed, _| hs256(APP.as_bytes(), signed));
        }) => Refused(Untrusted);
    "22" "invalid-sig-hs256": "signs with HS256 and its public key as the secret",
        SignInWith(Rs256, |p| {
            let public = p.key().jwk()["n"].as_str().unwrap().to_owned();
            p.header(|h| h["alg"] = "HS256".into());
            p.signature(move |signed, _| hs256(public.as_bytes(), signed));
        }) => Refused(Untrusted);
    "49" "invalid-null-alg": "sends null as the algorithm",
        SignIn(|p| p.header(|h| h["alg"] = json!(null))) => Refused(Untrusted);
    "49" "invalid-alternate-alg": "signs well, with an algorithm its metadata does not name",
        SignIn(|p| p.metadata(|m| {
            let names = &mut m["id_token_signing_alg_values_supported"];
            *names = if *names == json!(["ES256"]) { json!(["RS256"]) } else { json!(["ES256"]) };
        })) => Refused(Untrusted);
    "58" "invalid-signature": "changes a claim after it has signed",
        SignIn(|p| p.id_token(|token| {
            let parts: Vec<&str> = token.split('.').collect();
            let claims = crate::hostile::keys::decode(parts[1]);
            let claims = String::from_utf8(claims).unwrap().replace("mallory", "alice00");
            [parts[0], &crate::hostile::keys::encode(claims.as_bytes()), parts[2]].join(".")
        })) => Refused(Untrusted);
    "58" "invalid-signature": "spoils the signature, whatever the algorithm",
        SignIn(|p| p.signature(|_, good| flipped(good))) => Refused(Untrusted);
    "58" "encrypted-idtoken": "encrypts the ID token",
        SignIn(|p| {
            p.header(|h| *h = json!({ "alg": "RSA-OAEP", "enc": "A256GCM" }));
            p.id_token(|token| format!("{token}.aXY.dGFn"));
        }) => Refused(Untrusted);

    "+" "no-signature": "leaves the signature empty",
        SignIn(|p| p.signature(|_, _| Vec::new())) => Refused(Untrusted);
    "+" "zero-signature": "sends a signature of zeros",
        SignIn(|p| p.signature(|_, good| vec![0; good.len()])) => Refused(Untrusted);
    "+" "cut-signature": "cuts the signature",
        SignIn(|p| p.signature(|_, good| good[..good.len() - 1].to_vec())) => Refused(Untrusted);
    "+" "long-signature": "appends a byte to the signature",
        SignIn(|p| p.signature(|_, good| [good, vec![0]].concat())) => Refused(Untrusted);
    "+" "der-signature": "sends the ECDSA signature in DER",
        SignInWith(Es384, |p| {
            let key = p.key();
            p.signature(move |signed, _| key.sign_as_der(signed));
        }) => Refused(Untrusted);
    "+" "signature-of-another-key": "signs with a key it does not publish, under the id of one it does",
        SignIn(|p| {
            let stranger = stranger(p);
            p.signature(move |signed, _| stranger.sign(signed));
        }) => Refused(Untrusted);
    "+" "crit": "asks for an extension that must be understood",
        SignIn(|p| p.header(|h| { h["crit"] = json!(["exp"]); h["exp"] = 1.into(); })) => Refused(Untrusted);
    "+" "crit-empty": "asks for an empty list of extensions",
        SignIn(|p| p.header(|h| h["crit"] = json!([]))) => Refused(Untrusted);
    "+" "b64-false": "does not encode what it signs (RFC 7797)",
        SignIn(|p| p.header(|h| { h["b64"] = false.into(); h["crit"] = json!(["b64"]); })) => Refused(Untrusted);
    "+" "jwk-in-header": "brings a key of its own in the header",
        SignIn(|p| {
            let stranger = stranger(p);
            let jwk = stranger.jwk();
            p.header(move |h| { h["jwk"] = jwk.clone(); h["kid"] = jwk["kid"].clone(); });
            p.signature(move |signed, _| stranger.sign(signed));
        }) => Refused(Untrusted);
    "+" "jku-and-x5u-in-header": "says where a key is to be fetched",
        SignIn(|p| {
            let stranger = stranger(p);
            p.header(|h| {
                h["jku"] = "https://evil.test/jwks".into();
                h["x5u"] = "https://evil.test/x5u".into();
            });
            p.signature(move |signed, _| stranger.sign(signed));
        }) => Refused(Untrusted);
    "+" "access-token-as-id-token": "passes an access token off as an ID token",
        SignIn(|p| p.header(|h| h["typ"] = "at+jwt".into())) => Refused(Untrusted);
    "+" "typ-jwt": "declares the type, in lower case",
        SignIn(|p| p.header(|h| h["typ"] = "jwt".into())) => Accepted;
    "+" "alg-in-another-case": "spells the algorithm in another case",
        SignIn(|p| p.header(|h| {
            let name = h["alg"].as_str().unwrap();
            h["alg"] = name.chars().map(|c| if c.is_ascii_lowercase() {
                c.to_ascii_uppercase()
            } else {
                c.to_ascii_lowercase()
            }).collect::<String>().into();
        })) => Refused(Untrusted);
    "+" "rs256-header-on-ps256": "signs with PS256 and says RS256",
        SignInWith(Ps256, |p| {
            p.metadata(|m| m["id_token_signing_alg_values_supported"] = json!(["RS256", "PS256"]));
            p.jwks(|j| { j["keys"][0].as_object_mut().unwrap().remove("alg"); });
            p.header(|h| h["alg"] = "RS256".into());
        }) => Refused(Untrusted);
    "+" "padded-parts": "pads the base64url of the signature",
        SignInWith(Es384, |p| p.id_token(|token| format!("{token}="))) => Refused(Untrusted);
    "+" "two-spellings": "spells the last bits of the signature in another way",
        SignInWith(EdDsa, |p| p.id_token(|mut token| {
            // 64 bytes leave four unused bits in the last character.
            let last = token.pop().unwrap();
            token.push(char::from(last as u8 + 1));
            token
        })) => Refused(Untrusted);
    "+" "four-parts": "appends a part",
        SignIn(|p| p.id_token(|token| format!("{token}.e30"))) => Refused(Untrusted);
    "+" "json-serialization": "sends the JWS as JSON",
        SignIn(|p| p.id_token(|token| {
            let parts: Vec<&str> = token.split('.').collect();
            json!({ "protected": parts[0], "payload": parts[1], "signature": parts[2] }).to_string()
        })) => Refused(Untrusted);
};

/// A key of the same kind that the provider does not publish.
pub(super) fn stranger(provider: &Provider) -> SigningKey {
    let own = provider.key();
    let stranger = ["stranger", "stranger-2", "stranger-3"]
        .map(|id| SigningKey::new(own.algorithm, id))
        .into_iter()
        .find(|key| {
            let (mut one, mut two) = (key.jwk(), own.jwk());
            for jwk in [&mut one, &mut two] {
                jwk.as_object_mut().unwrap().remove("kid");
            }
            one != two
        });
    stranger.unwrap()
}

fn flipped(mut signature: Vec<u8>) -> Vec<u8> {
    let middle = signature.len() / 2;
    signature[middle] ^= 1;
    signature
}
