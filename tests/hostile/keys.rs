//! Keys of a provider, of every kind, and signatures made with them.

use std::cell::RefCell;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos_logto::oidc::Algorithm;
use p256::ecdsa::signature::Signer;
use rsa::rand_core::{CryptoRng, RngCore};
use rsa::signature::{RandomizedSigner, SignatureEncoding};
use rsa::traits::PublicKeyParts;
use rsa::{BigUint, RsaPrivateKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Primes of 1024 bits; any two make a key of 2048. For tests only.
const PRIMES: [&str; 3] = [
    "0yzPbzNcUfN7Xa0qcx5yGQCB8-wTkt1VkSGKf3b-FJu_0kj_5Zts2oYDisaOCc3pXfCg0J7u\
     rpkF-ZrBr2Zf1YiIUBMU37IYDzb7BhrtHVBSk_Tk2izFL3H34rG7BSqd0dUBGJQckNs8oB94\
     Y1OsKtnMoOiLsbD9WPhjasot6Oc",
    "1rQZCG1vcYM_T6v2pwq8qre-_DN0qOKuS8r1JH4Cx-YahYJzsDlNIEmJci4wKQ0K0sAXtKVx\
     Cu3cKSyJlzH9jiGhSH6YkIRNtZb5V9_NSEo1xIFsijRLbY1z2DTh4-ERWxkNxOryY6rySVGc\
     KHJPN35FzHQTdTrEJhjXvk2AJaM",
    "9XekSL72DUI4OoHT5BgEEqcvGI5XQB1zfX8cfQUTmQKrwNKObhQP7XEf58VR-oOd384VQx_c\
     gGf4uDGf1r68Lc4ErnMMFsuk9r7gNk4Ue1n81N6l7GD7fc4rDhk1p_q1g4U4DHjGWBVb_8fj\
     -xFyd4AC20HHenPcO5HGnlUYU7U",
];

/// Primes of 512 bits, of a key that is too short.
const SHORT_PRIMES: [&str; 2] = [
    "8HvH7KKXMl9h4_5Sw0dYT0rXTfJajqoecKsKacA5cNIQPwvyIujqnhO5C3FSe5fEZ_DIC5rv\
     puABxZoOy6Ph-Q",
    "yuT94CwdgnlbzgLv7dl4-nqiPHtRfL9e6zZpDl7G1lDP5kiy_2lKmETTdJOlaPfPahp37gYP\
     6PNbdZzIrn8Sfw",
];

/// A key of a provider, for one algorithm.
#[derive(Clone)]
pub(crate) struct SigningKey {
    pub(crate) id: String,
    pub(crate) algorithm: Algorithm,
    material: Material,
}

#[derive(Clone)]
enum Material {
    Rsa(Box<RsaPrivateKey>),
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
    P521(p521::ecdsa::SigningKey),
    Ed25519(ed25519_dalek::SigningKey),
}

impl SigningKey {
    /// The key of that algorithm whose id is `id`; another id is another key.
    /// Each is made once: to check a new RSA key takes longer than to use it.
    pub(crate) fn new(algorithm: Algorithm, id: &str) -> Self {
        thread_local! {
            static MADE: RefCell<Vec<SigningKey>> = const { RefCell::new(Vec::new()) };
        }
        let known = |key: &&Self| key.algorithm == algorithm && key.id == id;
        if let Some(key) = MADE.with_borrow(|made| made.iter().find(known).cloned()) {
            return key;
        }
        let key = Self::made(algorithm, id);
        MADE.with_borrow_mut(|made| made.push(key.clone()));
        key
    }

    fn made(algorithm: Algorithm, id: &str) -> Self {
        let seed = Sha256::digest(id);
        let padded = |length: usize| {
            let mut bytes = vec![0; length - seed.len()];
            bytes.extend_from_slice(&seed);
            bytes
        };
        let material = match algorithm {
            Algorithm::Rs256 | Algorithm::Ps256 => {
                let odd = usize::from(seed[0] & 1);
                Material::Rsa(Box::new(rsa([PRIMES[odd], PRIMES[2]])))
            }
            Algorithm::Es256 => Material::P256(p256::ecdsa::SigningKey::from_slice(&seed).unwrap()),
            Algorithm::Es384 => {
                Material::P384(p384::ecdsa::SigningKey::from_slice(&padded(48)).unwrap())
            }
            Algorithm::Es512 => {
                Material::P521(p521::ecdsa::SigningKey::from_slice(&padded(66)).unwrap())
            }
            Algorithm::EdDsa => {
                Material::Ed25519(ed25519_dalek::SigningKey::from_bytes(&seed.into()))
            }
        };
        Self {
            id: id.to_owned(),
            algorithm,
            material,
        }
    }

    /// An RSA key of 1024 bits.
    pub(crate) fn short_rsa(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            algorithm: Algorithm::Rs256,
            material: Material::Rsa(Box::new(rsa(SHORT_PRIMES))),
        }
    }

    /// The public key as the provider publishes it.
    pub(crate) fn jwk(&self) -> Value {
        let mut jwk = match &self.material {
            Material::Rsa(key) => json!({
                "kty": "RSA",
                "n": encode(&key.n().to_bytes_be()),
                "e": encode(&key.e().to_bytes_be()),
            }),
            Material::P256(key) => point(
                "P-256",
                key.verifying_key().to_encoded_point(false).as_bytes(),
            ),
            Material::P384(key) => point(
                "P-384",
                key.verifying_key().to_encoded_point(false).as_bytes(),
            ),
            Material::P521(key) => {
                let key = p521::ecdsa::VerifyingKey::from(key);
                point("P-521", key.to_encoded_point(false).as_bytes())
            }
            Material::Ed25519(key) => json!({
                "kty": "OKP", "crv": "Ed25519", "x": encode(key.verifying_key().as_bytes()),
            }),
        };
        jwk["kid"] = self.id.clone().into();
        jwk["use"] = "sig".into();
        jwk["alg"] = self.algorithm.name().into();
        jwk
    }

    /// A signature over `signed`, as it stands in a JWS.
    pub(crate) fn sign(&self, signed: &[u8]) -> Vec<u8> {
        match &self.material {
            Material::Rsa(key) if self.algorithm == Algorithm::Ps256 => {
                rsa::pss::SigningKey::<Sha256>::new((**key).clone())
                    .sign_with_rng(&mut Drawn::of(signed), signed)
                    .to_vec()
            }
            Material::Rsa(key) => rsa::pkcs1v15::SigningKey::<Sha256>::new((**key).clone())
                .sign(signed)
                .to_vec(),
            Material::P256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(signed);
                signature.to_vec()
            }
            Material::P384(key) => {
                let signature: p384::ecdsa::Signature = key.sign(signed);
                signature.to_vec()
            }
            Material::P521(key) => {
                let signature: p521::ecdsa::Signature =
                    key.sign_with_rng(&mut Drawn::of(signed), signed);
                signature.to_vec()
            }
            Material::Ed25519(key) => key.sign(signed).to_vec(),
        }
    }

    /// The same signature in the DER form, in which X.509 has it.
    pub(crate) fn sign_as_der(&self, signed: &[u8]) -> Vec<u8> {
        match &self.material {
            Material::P384(key) => {
                let signature: p384::ecdsa::Signature = key.sign(signed);
                signature.to_der().as_bytes().to_vec()
            }
            _ => panic!("DER is asked for of P-384 only"),
        }
    }
}

/// The compact form of a token with this header and these claims, whose
/// signature is what `sign` makes of it.
pub(crate) fn compact(header: &Value, claims: &str, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> String {
    let signed = [
        encode(header.to_string().as_bytes()),
        encode(claims.as_bytes()),
    ]
    .join(".");
    let signature = sign(signed.as_bytes());
    [signed, encode(&signature)].join(".")
}

/// HMAC-SHA-256 (RFC 2104): what a symmetric token would be signed with.
pub(crate) fn hs256(secret: &[u8], signed: &[u8]) -> Vec<u8> {
    const BLOCK: usize = 64;
    let mut key = [0; BLOCK];
    if BLOCK < secret.len() {
        key[..32].copy_from_slice(&Sha256::digest(secret));
    } else {
        key[..secret.len()].copy_from_slice(secret);
    }
    let padded = |pad: u8| key.map(|byte| byte ^ pad);
    let inner = Sha256::new()
        .chain_update(padded(0x36))
        .chain_update(signed)
        .finalize();
    Sha256::new()
        .chain_update(padded(0x5c))
        .chain_update(inner)
        .finalize()
        .to_vec()
}

pub(crate) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn decode(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

fn rsa(primes: [&str; 2]) -> RsaPrivateKey {
    let [p, q] = primes.map(|prime| BigUint::from_bytes_be(&decode(prime)));
    RsaPrivateKey::from_p_q(p, q, BigUint::from(65_537_u32)).unwrap()
}

/// From the uncompressed point of SEC 1 §2.3.3: `04`, `x`, `y`.
fn point(curve: &str, bytes: &[u8]) -> Value {
    let (x, y) = bytes[1..].split_at(bytes.len() / 2);
    json!({ "kty": "EC", "crv": curve, "x": encode(x), "y": encode(y) })
}

/// Salts and nonces drawn from what is signed: each run is the same.
struct Drawn([u8; 32]);

impl Drawn {
    fn of(seed: &[u8]) -> Self {
        Self(Sha256::digest(seed).into())
    }
}

impl RngCore for Drawn {
    fn next_u32(&mut self) -> u32 {
        rsa::rand_core::impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        rsa::rand_core::impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            self.0 = Sha256::digest(self.0).into();
            chunk.copy_from_slice(&self.0[..chunk.len()]);
        }
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rsa::rand_core::Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Drawn {}
