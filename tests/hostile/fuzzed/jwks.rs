//! Key sets.

use leptos_logto::Platform;
use leptos_logto::memory::MemoryBrowser;
use leptos_logto::oidc::{Algorithm, JwkSet, Key, UnverifiedIdToken};

use super::id_token::{good, is_signed, jwk};

/// No key but the good one verifies the good token, and every key that is
/// accepted is whole.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Ok(set) = JwkSet::parse(text) else {
        return;
    };
    assert!(!set.keys().is_empty());
    let tab = MemoryBrowser::default().tab();
    for key in set.keys().iter().take(8) {
        let fitting = Algorithm::ALL.into_iter().filter(|it| key.fits(*it));
        let most = if key.algorithm.is_some() { 1 } else { 2 };
        assert!((1..=most).contains(&fitting.count()));
        match &key.key {
            Key::Rsa { .. } => {
                let (modulus, _) = key.key.rsa_components().unwrap();
                assert!((256..=2_049).contains(&modulus.len()) || modulus[0] == 0);
            }
            Key::Ec { curve, .. } => {
                let point = key.key.ec_point().unwrap();
                assert_eq!(point.len(), 1 + 2 * curve.coordinate_length());
            }
            Key::Okp { .. } => assert_eq!(key.key.ed25519_bytes().unwrap().len(), 32),
        }
        for algorithm in Algorithm::ALL {
            let signature = [0; 64];
            let checked = tab.verify(key, algorithm, b"signed", &signature);
            assert_eq!(futures_executor::block_on(checked), Ok(false));
        }
    }
    let token = UnverifiedIdToken::parse(good()).unwrap();
    if is_signed(&token, &set) {
        let own = jwk();
        let text = |name: &str| own[name].as_str().unwrap().to_owned();
        let known = set.keys().iter().any(|key| match &key.key {
            Key::Ec { x, y, .. } => *x == text("x") && *y == text("y"),
            _ => false,
        });
        assert!(known, "another key has verified the token");
    }
}
