//! Signatures known to be good, and what was done to them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos_logto::browser::Browser;
use leptos_logto::oidc::{Algorithm, Curve, Jwk, Key};
use leptos_logto::{Platform, PlatformError};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::js::{call, error, get, object, window};
use super::shadow::Shadow;

const BROWSER: Browser = Browser::new();

struct Vector {
    algorithm: Algorithm,
    key: Key,
    signed: &'static str,
    signature: &'static str,
}

impl Vector {
    fn jwk(&self) -> Jwk {
        jwk(self.key.clone())
    }

    fn signature(&self) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(self.signature).unwrap()
    }

    async fn verify(&self, key: &Jwk, signature: &[u8]) -> Result<bool, PlatformError> {
        let signed = self.signed.as_bytes();
        BROWSER.verify(key, self.algorithm, signed, signature).await
    }
}

fn jwk(key: Key) -> Jwk {
    Jwk {
        key_id: None,
        algorithm: None,
        key,
    }
}

fn rsa(n: &str) -> Key {
    Key::Rsa {
        n: n.to_owned(),
        e: "AQAB".to_owned(),
    }
}

fn ec(curve: Curve, x: &str, y: &str) -> Key {
    Key::Ec {
        curve,
        x: x.to_owned(),
        y: y.to_owned(),
    }
}

/// What the vectors without an RFC sign.
const SIGNED: &str = "eyJhbGciOiJYIn0.eyJzdWIiOiJhbGljZSJ9";

fn vectors() -> [Vector; 6] {
    [
        // RFC 7515 Appendix A.2
        Vector {
            algorithm: Algorithm::Rs256,
            key: rsa(A2_MODULUS),
            signed: "eyJhbGciOiJSUzI1NiJ9.\
                eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9l\
                eGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
            signature: A2_SIGNATURE,
        },
        // RFC 7515 Appendix A.3
        Vector {
            algorithm: Algorithm::Es256,
            key: ec(
                Curve::P256,
                "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
            ),
            signed: "eyJhbGciOiJFUzI1NiJ9.\
                eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9l\
                eGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
            signature: "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8IS\
                lSApmWQxfKTUJqPP3-Kg6NU1Q",
        },
        // The others were made with Node.js.
        Vector {
            algorithm: Algorithm::Ps256,
            key: rsa(PSS_MODULUS),
            signed: SIGNED,
            signature: PSS_SIGNATURE,
        },
        Vector {
            algorithm: Algorithm::Es384,
            key: ec(
                Curve::P384,
                "psOCe8viSlZvaQ94ZBel7_EsAk8HpbjhSiGyQzlBWv9g9b5hAojdpJ17IkU_zhp8",
                "tUWnqeGtv_b6inQUIkgKoyijXRepDuTHkvSmD047shN7DzUGsOBMAQeNTjnsKXxN",
            ),
            signed: SIGNED,
            signature: "EsG2kTna7OSUJiIfeWrPMn6mqPqZ8TsNyR1q0OaiL3xJ2h2QJ1kJLw8Maf9Lnlhc\
                s0VMa7eInIHOMWtl_u2l_WpAgzJZDCM72SwCbsGVTlcOB2r5ojy29FGIZhDApXnX",
        },
        Vector {
            algorithm: Algorithm::Es512,
            key: ec(
                Curve::P521,
                "AB2ScRn88VHlUzGvGJYuLz3fO3o5rVeCG8xA1Dk8jqaO\
                rv1azTR9svlAahpouAIrjJZcCzvba92xAxuXXhAcS_cI",
                "Abf4GZNOAmzmapBQIpoiKKCT3CtUN1yAw4RvttHnnI6k\
                dMk-FGQ8j_W4dsC4Yb8aa6wxQab1_XClAWBOaWBSq7c-",
            ),
            signed: SIGNED,
            signature: "AEOI6zXG55-m-jypTxHLwuhGYdRDV1NSrEo-UCE6Hn_litKl2wOniYqsKZCw\
                Zklq_CV3404b59Xm2QnBgEhRG9xqAfDhVTGZwCaRnZNKQw-pLgwctnIeGmqH\
                Q8T6eYwxOwK5bDmGPHKIFR9Reoj_MuMHx5_WrrEgVx1whbQq0OIwhmIm",
        },
        Vector {
            algorithm: Algorithm::EdDsa,
            key: Key::Okp {
                x: "ZAF4DYYQrqHXN3phOh6XGn4So40duiz3mZUSWVUeBdU".to_owned(),
            },
            signed: SIGNED,
            signature: "oPFj36jLWySpLw51WaN1NTBTHWWi1UlhiDxyHVxWwkJy\
                lPlS3SlZH5sXuKdyjsNmQix4TEN0crXiN915TyrdAg",
        },
    ]
}

const A2_MODULUS: &str = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrc\
    S2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGz\
    jb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xs\
    mtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8\
    q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
const A2_SIGNATURE: &str = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Q\
    c_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTy\
    WzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwu\
    sC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5A\
    XLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
const PSS_MODULUS: &str = "04lIST81tV-OcGf_QPye7_DLmhPQKVjX0_5w9PTOhK6vF7vGAD1mLob_SKhuNpgI_oWl0nmSPOHv\
    C5yRPFJNWVe7tE0Ksz0YegbpO_th75v_eFBoxas2Ymjgv3rh3LTe9CuDs7JOPGSC74I0tadxhlVK\
    cuEuVFme_2Xzvw3MaBiHETrCoT-G9mvkCuyxM0YaFC2hFwuqs3zFjs0iqFg0lEGxQi76wQR3rEJg\
    xk85nDjtiFLwJWG2ngCTTZoUj_g-Ne7j1cCPeSm_53CfIL5Rf-DEuXHq2heFQBo4L_akLrlzAPRQ\
    WmGqliM2w7HLO-__MGZVpFox9WvHXYgQhKnW9Q";
const PSS_SIGNATURE: &str = "wivfS8ubWBNjWXrjT0R9mfsf8i6SiGEyttL2AnxHvp5CiH4hvGQLICjWV4i1r6f85pwAq87DxSFf\
    gzfJCu1P9G6W0f1w1ZpDJ-36SYrvEjw7gRT_F6gDIqv8tjrj42poSk5cmFrm9FZSH9pwgpe3McSa\
    BTj_vRi1HznIWI5B0_ttPiCsYqG8Xm5QEC5T9_QLXWMqDvZr6JcjZEt5B0Ic-ItRseN905RJt9aF\
    hXxSISAkkQfUPdxZfb-yKoK05ZS6MX10V13LZ5nwT5q_KmYqJYcl2qguJ6k6qIvQY9svSH--1Yru\
    7NdKyoVuzWQ3qoiIU2Lh-IWKB4gTjiljMLmPWA";

#[test]
async fn good_signatures_are_good() {
    for vector in vectors() {
        let verdict = vector.verify(&vector.jwk(), &vector.signature()).await;
        assert_eq!(verdict, Ok(true), "{:?}", vector.algorithm);
    }
}

#[test]
async fn a_flipped_bit_is_noticed() {
    for vector in vectors() {
        let key = vector.jwk();
        let good = vector.signature();
        for at in [0, good.len() / 2, good.len() - 1] {
            let mut bad = good.clone();
            bad[at] ^= 1;
            let verdict = vector.verify(&key, &bad).await;
            assert_eq!(verdict, Ok(false), "{:?}, byte {at}", vector.algorithm);
        }
        let mut signed = vector.signed.as_bytes().to_vec();
        signed[20] ^= 1;
        let verdict = BROWSER.verify(&key, vector.algorithm, &signed, &good);
        assert_eq!(verdict.await, Ok(false), "{:?}", vector.algorithm);
    }
}

#[test]
async fn signatures_of_a_wrong_length_are_bad() {
    for vector in vectors() {
        let key = vector.jwk();
        let good = vector.signature();
        let zeros = vec![0; good.len()];
        for bad in [&[][..], &good[1..], &[&good[..], &[0]].concat(), &zeros] {
            let verdict = vector.verify(&key, bad).await;
            assert_eq!(verdict, Ok(false), "{:?}", vector.algorithm);
        }
    }
}

/// Every algorithm with every other one's key: none may verify, whether the
/// type, the curve or only the key is wrong.
#[test]
async fn no_other_key_verifies() {
    for vector in vectors() {
        for other in vectors() {
            if other.algorithm == vector.algorithm {
                continue;
            }
            let verdict = vector.verify(&other.jwk(), &vector.signature()).await;
            let pair = (vector.algorithm, other.algorithm);
            assert_eq!(verdict, Ok(false), "{pair:?}");
        }
    }
}

#[test]
async fn a_key_for_another_algorithm_does_not_verify() {
    let [vector, ..] = vectors();
    let key = Jwk {
        algorithm: Some(Algorithm::Ps256),
        ..vector.jwk()
    };
    assert_eq!(vector.verify(&key, &vector.signature()).await, Ok(false));
}

#[test]
async fn a_malformed_key_never_verifies() {
    let [rs256, es256, _, _, _, eddsa] = vectors();
    let off_the_curve = ec(
        Curve::P256,
        "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    );
    let short = Key::Okp {
        x: "AAAA".to_owned(),
    };
    for (vector, key) in [
        (&rs256, rsa("")),
        (&rs256, rsa("not base64url!")),
        (&es256, ec(Curve::P256, "", "")),
        (&es256, off_the_curve),
        (&eddsa, short),
    ] {
        let verdict = vector.verify(&jwk(key.clone()), &vector.signature()).await;
        assert_ne!(verdict, Ok(true), "{key:?}");
    }
}

/// What is expected where the browser itself cannot verify: the feature does.
async fn assert_left_to_software(vector: &Vector, what: &str) {
    let good = vector.signature();
    let mut bad = good.clone();
    bad[good.len() / 2] ^= 1;
    for (signature, is_good) in [(good, true), (bad, false)] {
        let verdict = vector.verify(&vector.jwk(), &signature).await;
        let what = (what, vector.algorithm);
        if cfg!(feature = "software-crypto") {
            assert_eq!(verdict, Ok(is_good), "{what:?}");
        } else {
            let unsupported = matches!(verdict, Err(PlatformError::Unsupported(_)));
            assert!(unsupported, "{what:?}: {verdict:?}");
        }
    }
}

/// The browser says of a lacking algorithm that it does not support it; that
/// is no verdict on the signature.
#[test]
async fn lacking_algorithms_are_told_from_bad_signatures() {
    let subtle = get(&window(), "SubtleCrypto.prototype");
    let rejects = || {
        let lacking = error("NotSupportedError", "unrecognized name");
        Ok(js_sys::Promise::reject(&lacking).into())
    };
    for method in ["importKey", "verify"] {
        let _lacking = Shadow::method(&subtle, method, rejects);
        for vector in vectors() {
            assert_left_to_software(&vector, method).await;
        }
    }
}

/// Over plain http there is no `crypto.subtle`.
#[test]
async fn without_subtle_crypto_software_verifies_or_nothing_does() {
    assert_eq!(BROWSER.can_verify(), Ok(()));
    let crypto = get(&window(), "crypto");
    let _missing = Shadow::value(&crypto, "subtle", JsValue::UNDEFINED);
    let can_verify = BROWSER.can_verify().is_ok();
    assert_eq!(can_verify, cfg!(feature = "software-crypto"));
    for vector in vectors() {
        assert_left_to_software(&vector, "no SubtleCrypto").await;
    }
}

/// A signature made here and now, by a key that was generated here.
#[test]
async fn fresh_signatures_verify() {
    let subtle = get(&window(), "crypto.subtle");
    let parameters = object(&[
        ("name", "ECDSA".into()),
        ("namedCurve", "P-256".into()),
        ("hash", "SHA-256".into()),
    ]);
    let done = async |promise: JsValue| {
        JsFuture::from(js_sys::Promise::from(promise))
            .await
            .unwrap()
    };
    let usages = js_sys::Array::of2(&"sign".into(), &"verify".into());
    let generated = call(
        &subtle,
        "generateKey",
        &[parameters.clone(), true.into(), usages.into()],
    );
    let pair = done(generated).await;
    let exported = call(
        &subtle,
        "exportKey",
        &["jwk".into(), get(&pair, "publicKey")],
    );
    let exported = done(exported).await;
    let text = |name| get(&exported, name).as_string().unwrap();
    let key = jwk(ec(Curve::P256, &text("x"), &text("y")));

    let signed = js_sys::Uint8Array::from(SIGNED.as_bytes());
    let signing = call(
        &subtle,
        "sign",
        &[parameters, get(&pair, "privateKey"), signed.into()],
    );
    let signature = js_sys::Uint8Array::new(&done(signing).await).to_vec();
    let verdict = BROWSER.verify(&key, Algorithm::Es256, SIGNED.as_bytes(), &signature);
    assert_eq!(verdict.await, Ok(true));
}

#[test]
fn random_bytes_differ() {
    let (mut one, mut two) = ([0; 32], [0; 32]);
    BROWSER.fill_random(&mut one).unwrap();
    BROWSER.fill_random(&mut two).unwrap();
    assert_ne!(one, two);
    assert_ne!(one, [0; 32]);
    assert_eq!(BROWSER.fill_random(&mut []), Ok(()));
}

/// Browsers give no more than 65,536 bytes at once.
#[test]
fn many_random_bytes_are_all_random() {
    let mut bytes = vec![0; 200_000];
    BROWSER.fill_random(&mut bytes).unwrap();
    for part in bytes.chunks(1_000) {
        assert!(part.iter().any(|&byte| byte != 0));
    }
}

#[test]
fn without_a_source_of_randomness_there_is_none() {
    let missing = Shadow::value(&window(), "crypto", JsValue::UNDEFINED);
    let refused = BROWSER.fill_random(&mut [0; 32]);
    drop(missing);
    assert!(matches!(refused, Err(PlatformError::Unsupported(_))));
    let prototype = get(&window(), "Crypto.prototype");
    let broken = || Err(error("OperationError", "no entropy"));
    let _broken = Shadow::method(&prototype, "getRandomValues", broken);
    let refused = BROWSER.fill_random(&mut [0; 32]);
    assert!(matches!(refused, Err(PlatformError::Unsupported(_))));
}
