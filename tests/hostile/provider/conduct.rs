//! How a provider misbehaves.

use leptos_logto::HttpRequest;
use leptos_logto::memory::Reply;
use serde_json::Value;

use super::Provider;

type Change<T> = Box<dyn Fn(&mut T)>;
type ChangeSignature = Box<dyn Fn(&[u8], Vec<u8>) -> Vec<u8>>;
type Instead = Box<dyn Fn(&HttpRequest) -> Option<Reply>>;

/// What is done to each thing it says before it says it.
pub(super) struct Conduct {
    pub(super) metadata: Change<Value>,
    pub(super) jwks: Change<Value>,
    pub(super) callback: Change<Vec<(String, String)>>,
    pub(super) callback_url: Box<dyn Fn(String) -> String>,
    pub(super) header: Change<Value>,
    pub(super) claims: Change<Value>,
    pub(super) claims_text: Box<dyn Fn(String) -> String>,
    /// What is signed, and the good signature.
    pub(super) signature: ChangeSignature,
    pub(super) id_token: Box<dyn Fn(String) -> String>,
    pub(super) answer: Change<Value>,
    pub(super) user_info: Change<Value>,
    pub(super) instead: Instead,
}

impl Default for Conduct {
    fn default() -> Self {
        Self {
            metadata: Box::new(|_| {}),
            jwks: Box::new(|_| {}),
            callback: Box::new(|_| {}),
            callback_url: Box::new(|url| url),
            header: Box::new(|_| {}),
            claims: Box::new(|_| {}),
            claims_text: Box::new(|text| text),
            signature: Box::new(|_, good| good),
            id_token: Box::new(|compact| compact),
            answer: Box::new(|_| {}),
            user_info: Box::new(|_| {}),
            instead: Box::new(|_| None),
        }
    }
}

macro_rules! changes {
    ($($(#[$doc:meta])* $name:ident: $value:ty;)*) => {
        impl Provider {
            $($(#[$doc])*
            pub(crate) fn $name(&self, change: impl Fn(&mut $value) + 'static) {
                self.0.conduct.borrow_mut().$name = Box::new(change);
            })*
        }
    };
}

changes! {
    /// Changes the discovery document.
    metadata: Value;
    /// Changes the key set.
    jwks: Value;
    /// Changes the parameters of the authorization response.
    callback: Vec<(String, String)>;
    /// Changes the header of ID tokens.
    header: Value;
    /// Changes the claims of ID tokens.
    claims: Value;
    /// Changes the answer of the token endpoint.
    answer: Value;
    /// Changes the answer of the userinfo endpoint.
    user_info: Value;
}

impl Provider {
    /// Changes the address of the authorization response as a whole.
    pub(crate) fn callback_url(&self, change: impl Fn(String) -> String + 'static) {
        self.0.conduct.borrow_mut().callback_url = Box::new(change);
    }

    /// Changes the JSON text of the claims, before it is signed.
    pub(crate) fn claims_text(&self, change: impl Fn(String) -> String + 'static) {
        self.0.conduct.borrow_mut().claims_text = Box::new(change);
    }

    /// Changes the signature of ID tokens, given what is signed.
    pub(crate) fn signature(&self, change: impl Fn(&[u8], Vec<u8>) -> Vec<u8> + 'static) {
        self.0.conduct.borrow_mut().signature = Box::new(change);
    }

    /// Changes ID tokens after they were signed.
    pub(crate) fn id_token(&self, change: impl Fn(String) -> String + 'static) {
        self.0.conduct.borrow_mut().id_token = Box::new(change);
    }

    /// Gives these answers, where there are any, in place of its own.
    pub(crate) fn instead(&self, answer: impl Fn(&HttpRequest) -> Option<Reply> + 'static) {
        self.0.conduct.borrow_mut().instead = Box::new(answer);
    }

    /// Answers requests to the address of that metadata member with `reply`.
    pub(crate) fn at(&self, endpoint: &'static str, reply: impl Fn() -> Reply + 'static) {
        let provider = self.clone();
        self.instead(move |request| {
            let metadata = provider.published_metadata();
            let address = match endpoint {
                "discovery" => Some("https://logto.test/oidc/.well-known/openid-configuration"),
                endpoint => metadata[endpoint].as_str(),
            };
            (address == Some(request.url.as_str())).then(&reply)
        });
    }
}
