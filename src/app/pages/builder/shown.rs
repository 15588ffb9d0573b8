//! What the options come to: the address, its parameters, and the code.

use leptos::prelude::*;

use super::Builder;
use super::snippet::snippet;
use super::words::Words;
use crate::app::card::{group, text};
use crate::app::pages::copy::copy_button;
use crate::{SignInOptions, SignInPreview};

impl Builder {
    pub(super) fn address(self, words: &'static Words) -> AnyView {
        let Some((_, preview)) = self.made() else {
            return text("detail", words.not_yet);
        };
        let address = preview.to_string();
        // A line for each parameter.
        let lines = address.replacen('?', "\n?", 1).replace('&', "\n&");
        let parts = vec![
            view! { <pre class="whole" tabindex="0" dir="ltr">{lines}</pre> }.into_any(),
            text("detail", words.placeholders),
        ];
        group("exchange", parts)
    }

    pub(super) fn code(self, words: &'static Words) -> AnyView {
        let code = move || self.made().map(|(options, _)| snippet(&options));
        let shown = move || match code() {
            Some(code) => view! { <pre tabindex="0" dir="ltr">{code}</pre> }.into_any(),
            None => text("detail", words.not_yet),
        };
        let has_code = Memo::new(move |_| self.wrong.with(Option::is_none));
        let copy = move || {
            let code = move || code().unwrap_or_default();
            has_code.get().then(|| copy_button(words.code_name, code))
        };
        group("exchange", vec![shown.into_any(), copy.into_any()])
    }

    pub(super) fn parameters(self, words: &'static Words) -> AnyView {
        let Some((_, preview)) = self.made() else {
            return text("detail", words.not_yet);
        };
        let rows: Vec<_> = preview
            .parameters
            .into_iter()
            .map(|(name, value)| {
                let about = (words.about)(&name);
                let defined = defined_in(&name);
                let class = if SignInPreview::is_placeholder(&name) {
                    "detail"
                } else {
                    ""
                };
                view! {
                    <div>
                        <dt><code>{name}</code></dt>
                        <dd>
                            <code class=class dir="ltr">{value}</code>
                            <p class="detail">{about}" "<cite>{defined}</cite></p>
                        </dd>
                    </div>
                }
            })
            .collect();
        view! { <dl class="facts parameters">{rows}</dl> }.into_any()
    }

    fn made(self) -> Option<(SignInOptions, SignInPreview)> {
        self.asked.with(|asked| self.request.of(asked)).ok()
    }
}

/// Where a parameter's meaning is written; nothing for one that only the
/// person knows.
fn defined_in(name: &str) -> &'static str {
    match name {
        "client_id" | "redirect_uri" | "response_type" | "scope" | "state" => "RFC 6749 §4.1.1",
        "code_challenge" | "code_challenge_method" => "RFC 7636 §4.3",
        "resource" => "RFC 8707 §2",
        "nonce" | "prompt" | "max_age" | "login_hint" | "ui_locales" => {
            "OpenID Connect Core §3.1.2.1"
        }
        "first_screen" | "identifier" | "direct_sign_in" | "one_time_token" | "organization_id" => {
            "Logto"
        }
        _ => "",
    }
}
