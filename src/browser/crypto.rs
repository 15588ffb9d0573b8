//! Randomness and signatures.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

use super::js;
use crate::client::PlatformError;
use crate::oidc::{Algorithm, Jwk, Key};
use crate::software_crypto;

pub(super) fn fill_random(bytes: &mut [u8]) -> Result<(), PlatformError> {
    // Web Cryptography §10.1.1: no more than this at once.
    const MOST_AT_ONCE: usize = 65_536;
    const MISSING: PlatformError = PlatformError::Unsupported("crypto.getRandomValues");

    let crypto = crypto().ok_or(MISSING)?;
    for part in bytes.chunks_mut(MOST_AT_ONCE) {
        crypto
            .get_random_values_with_u8_array(part)
            .map_err(|_| MISSING)?;
    }
    Ok(())
}

const NO_SUBTLE: PlatformError = PlatformError::Unsupported(
    "crypto.subtle: browsers offer it over https and on localhost only, \
     the feature software-crypto replaces it elsewhere",
);

/// Whether there is anything that verifies signatures.
pub(super) fn can_verify() -> Result<(), PlatformError> {
    if software_crypto::IS_THERE || subtle().is_some() {
        Ok(())
    } else {
        Err(NO_SUBTLE)
    }
}

/// The browser's verdict, or that of `software_crypto` where the browser has
/// none: no SubtleCrypto, or not the algorithm.
pub(super) async fn verify(
    key: &Jwk,
    algorithm: Algorithm,
    signed: &[u8],
    signature: &[u8],
) -> Result<bool, PlatformError> {
    match verify_by_browser(key, algorithm, signed, signature).await {
        Err(PlatformError::Unsupported(_)) if software_crypto::IS_THERE => {
            Ok(software_crypto::verify(key, algorithm, signed, signature))
        }
        verdict => verdict,
    }
}

/// Only a signature the browser found to be good gives `true`; a key it calls
/// malformed gives `false`, and everything else it cannot do is an error.
async fn verify_by_browser(
    key: &Jwk,
    algorithm: Algorithm,
    signed: &[u8],
    signature: &[u8],
) -> Result<bool, PlatformError> {
    if !key.fits(algorithm) {
        return Ok(false);
    }
    let subtle = subtle().ok_or(NO_SUBTLE)?;
    let unsupported = || PlatformError::Unsupported(missing(algorithm));
    let parameters = parameters(algorithm);

    let usages = Array::of1(&"verify".into());
    let import = subtle
        .import_key_with_object("jwk", &jwk(&key.key), &parameters, false, &usages)
        .map_err(|_| unsupported())?;
    let imported: CryptoKey = match JsFuture::from(import).await {
        Ok(imported) => imported.unchecked_into(),
        Err(thrown) if js::name(&thrown) == "DataError" => return Ok(false),
        Err(_) => return Err(unsupported()),
    };

    let verdict = subtle
        .verify_with_object_and_u8_array_and_u8_array(&parameters, &imported, signature, signed)
        .map_err(|_| unsupported())?;
    let verdict = JsFuture::from(verdict).await.map_err(|_| unsupported())?;
    Ok(verdict.as_bool() == Some(true))
}

/// What import and verification want to know. Each reads the members it knows
/// and passes over the rest (Web Cryptography §14, §18.4.4).
fn parameters(algorithm: Algorithm) -> Object {
    let (name, hash) = match algorithm {
        Algorithm::Rs256 => ("RSASSA-PKCS1-v1_5", "SHA-256"),
        Algorithm::Ps256 => ("RSA-PSS", "SHA-256"),
        Algorithm::Es256 => ("ECDSA", "SHA-256"),
        Algorithm::Es384 => ("ECDSA", "SHA-384"),
        Algorithm::Es512 => ("ECDSA", "SHA-512"),
        // RFC 8037 §3.1, of whose two curves the client knows one.
        Algorithm::EdDsa => ("Ed25519", "SHA-512"),
    };
    let parameters = Object::new();
    js::set(&parameters, "name", name);
    js::set(&parameters, "hash", hash);
    if let Some(curve) = algorithm.curve() {
        js::set(&parameters, "namedCurve", curve.name());
    }
    // RFC 7518 §3.5: as long as the hash.
    js::set(&parameters, "saltLength", 32);
    parameters
}

/// The key material alone: `alg`, `use` and `key_ops` were judged before.
fn jwk(key: &Key) -> Object {
    let jwk = Object::new();
    let set = |name, value: &str| js::set(&jwk, name, value);
    match key {
        Key::Rsa { n, e } => {
            set("kty", "RSA");
            set("n", n);
            set("e", e);
        }
        Key::Ec { curve, x, y } => {
            set("kty", "EC");
            set("crv", curve.name());
            set("x", x);
            set("y", y);
        }
        Key::Okp { x } => {
            set("kty", "OKP");
            set("crv", "Ed25519");
            set("x", x);
        }
    }
    jwk
}

const fn missing(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Rs256 => "RS256 signatures",
        Algorithm::Ps256 => "PS256 signatures",
        Algorithm::Es256 => "ES256 signatures",
        Algorithm::Es384 => "ES384 signatures",
        Algorithm::Es512 => "ES512 signatures",
        Algorithm::EdDsa => "Ed25519 signatures",
    }
}

fn crypto() -> Option<Crypto> {
    web_sys::window()?
        .crypto()
        .ok()
        .filter(|crypto| is_there(crypto))
}

fn subtle() -> Option<SubtleCrypto> {
    Some(crypto()?.subtle()).filter(|subtle| is_there(subtle))
}

/// web-sys hands out `undefined` under the type that should have been there.
fn is_there(value: &JsValue) -> bool {
    value.is_object()
}
