//! The Rust code that starts the same sign-in.

use crate::{DirectSignIn, FirstScreen, Identifier, Prompt, Secret, SignInOptions};

/// A one-time token stays out of it: it is the variable `token`.
pub(super) fn snippet(options: &SignInOptions) -> String {
    let mut used = Vec::new();
    let calls = calls(options, &mut used);
    used.push("SignInOptions");
    used.sort_unstable();
    let imports = match used.as_slice() {
        [one] => (*one).to_owned(),
        several => ["{", &several.join(", "), "}"].concat(),
    };
    let mut code = ["use leptos_logto::", &imports, ";\n\n"].concat();
    if options.max_age.is_some() {
        code.insert_str(0, "use std::time::Duration;\n\n");
    }
    code.push_str("let options = SignInOptions::default()");
    for call in calls {
        code.extend(["\n    .", &call]);
    }
    code.push_str(";\nlogto.sign_in(options).await?;");
    code
}

fn calls(options: &SignInOptions, used: &mut Vec<&'static str>) -> Vec<String> {
    // Field by field, so that a new one does not compile until it is here.
    let SignInOptions {
        prompt,
        first_screen,
        identifiers,
        login_hint,
        direct_sign_in,
        one_time_token,
        organization_id,
        ui_locales,
        max_age,
        extra,
        return_to,
        clear_session,
    } = options;
    let mut calls = Vec::new();
    if let Some(prompts) = prompt {
        if !prompts.is_empty() {
            used.push("Prompt");
        }
        calls.push(call(
            "prompt",
            &list(prompts, |prompt| match prompt {
                Prompt::None => "Prompt::None",
                Prompt::Login => "Prompt::Login",
                Prompt::Consent => "Prompt::Consent",
            }),
        ));
    }
    if let Some(screen) = first_screen {
        used.push("FirstScreen");
        let screen = match screen {
            FirstScreen::SignIn => "SignIn",
            FirstScreen::Register => "Register",
            FirstScreen::ResetPassword => "ResetPassword",
            FirstScreen::SingleSignOn => "SingleSignOn",
            FirstScreen::IdentifierSignIn => "IdentifierSignIn",
            FirstScreen::IdentifierRegister => "IdentifierRegister",
        };
        calls.push(call("first_screen", &["FirstScreen::", screen].concat()));
    }
    if !identifiers.is_empty() {
        used.push("Identifier");
        calls.push(call(
            "identifiers",
            &list(identifiers, |kind| match kind {
                Identifier::Username => "Identifier::Username",
                Identifier::Email => "Identifier::Email",
                Identifier::Phone => "Identifier::Phone",
            }),
        ));
    }
    calls.extend(text("login_hint", login_hint.as_deref()));
    if let Some(connector) = direct_sign_in {
        used.push("DirectSignIn");
        let kind = match connector {
            DirectSignIn::Social(_) => "DirectSignIn::Social(",
            DirectSignIn::Sso(_) => "DirectSignIn::Sso(",
        };
        let connector = [kind, &literal(connector.target()), ".into())"].concat();
        calls.push(call("direct_sign_in", &connector));
    }
    calls.extend(
        one_time_token
            .as_ref()
            .map(|_: &Secret| call("one_time_token", "token")),
    );
    calls.extend(text("organization_id", organization_id.as_deref()));
    calls.extend(text("ui_locales", ui_locales.as_deref()));
    if let Some(age) = max_age {
        let seconds = age.as_secs().to_string();
        calls.push(call(
            "max_age",
            &["Duration::from_secs(", &seconds, ")"].concat(),
        ));
    }
    for (name, value) in extra {
        calls.push(call("extra", &[literal(name), literal(value)].join(", ")));
    }
    calls.extend(text("return_to", return_to.as_deref()));
    if *clear_session {
        calls.push(call("clear_session", ""));
    }
    calls
}

fn call(method: &str, arguments: &str) -> String {
    [method, "(", arguments, ")"].concat()
}

fn text(method: &str, text: Option<&str>) -> Option<String> {
    text.map(|text| call(method, &literal(text)))
}

fn list<T>(values: &[T], code: fn(&T) -> &'static str) -> String {
    let values: Vec<_> = values.iter().map(code).collect();
    ["[", &values.join(", "), "]"].concat()
}

/// The text as Rust writes it.
fn literal(text: &str) -> String {
    // Not by `Debug`: a release build leaves that out.
    let mut literal = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => literal.extend(['\\', character]),
            _ if character.is_control() => {
                literal.push_str(&format!("\\u{{{:x}}}", u32::from(character)));
            }
            _ => literal.push(character),
        }
    }
    literal.push('"');
    literal
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// Options, and how this file writes them, without white space.
    macro_rules! written {
        ($($code:tt)+) => {
            ($($code)+, stringify!($($code)+).split_whitespace().collect::<String>())
        };
    }

    #[test]
    fn the_code_makes_the_same_options() {
        let token = "hush";
        for (options, code) in [
            written!(SignInOptions::default()),
            written!(SignInOptions::default().prompt([])),
            written! {
                SignInOptions::default()
                    .prompt([Prompt::Login, Prompt::Consent])
                    .first_screen(FirstScreen::IdentifierSignIn)
                    .identifiers([Identifier::Username, Identifier::Email, Identifier::Phone])
                    .login_hint("\"a\\b\"刘")
                    .direct_sign_in(DirectSignIn::Social("wecom".into()))
                    .one_time_token(token)
                    .organization_id("o1")
                    .ui_locales("zh-CN")
                    .max_age(Duration::from_secs(60))
                    .extra("foo", "")
                    .extra("bar", "a=b")
                    .return_to("/profile")
                    .clear_session()
            },
            written! {
                SignInOptions::default()
                    .prompt([Prompt::None])
                    .direct_sign_in(DirectSignIn::Sso("c1".into()))
            },
        ] {
            let shown = snippet(&options);
            let (_, shown) = shown.split_once("let options = ").unwrap_or_default();
            let (shown, _) = shown.split_once(';').unwrap_or_default();
            assert_eq!(shown.split_whitespace().collect::<String>(), code);
        }
        for screen in FirstScreen::ALL {
            let shown = snippet(&SignInOptions::default().first_screen(screen));
            assert!(
                shown.contains(&format!("FirstScreen::{screen:?})")),
                "{shown}"
            );
        }
    }

    #[test]
    fn what_it_uses_is_imported() {
        assert_eq!(
            snippet(&SignInOptions::default()),
            "use leptos_logto::SignInOptions;\n\nlet options = SignInOptions::default();\nlogto.sign_in(options).await?;"
        );
        let options = SignInOptions::default()
            .prompt([Prompt::Login])
            .direct_sign_in(DirectSignIn::Social("wecom".into()))
            .max_age(Duration::from_secs(1));
        let shown = snippet(&options);
        assert!(
            shown.starts_with(
                "use std::time::Duration;\n\nuse leptos_logto::{DirectSignIn, Prompt, SignInOptions};\n\n"
            ),
            "{shown}"
        );
    }

    #[test]
    fn a_token_is_not_written() {
        let shown = snippet(&SignInOptions::default().one_time_token("hush-hush"));
        assert!(
            shown.contains(".one_time_token(token)") && !shown.contains("hush"),
            "{shown}"
        );
    }
}
