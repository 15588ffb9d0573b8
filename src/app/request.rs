//! What the address of `/sign-in` asks for.

use super::deployment::is_target;
use crate::{DirectSignIn, FirstScreen, ReturnTo, SignInOptions};

/// A parameter whose value cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WrongParameter {
    pub(super) name: Parameter,
    pub(super) value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parameter {
    FirstScreen,
    Connector,
    ReturnTo,
}

impl Parameter {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::FirstScreen => "first_screen",
            Self::Connector => "connector",
            Self::ReturnTo => "return_to",
        }
    }
}

/// The value of a parameter in the query of an address.
pub(super) fn parameter(url: &str, name: &str) -> Option<String> {
    let query = url.split('#').next()?.split_once('?')?.1;
    form_urlencoded::parse(query.as_bytes())
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.into_owned())
}

/// The address without a parameter of its query. All else stays as it is
/// written.
pub(super) fn without_parameter(url: &str, name: &str) -> String {
    let (url, fragment) = url.find('#').map_or((url, ""), |at| url.split_at(at));
    let Some((path, query)) = url.split_once('?') else {
        return [url, fragment].concat();
    };
    let is_other =
        |pair: &&str| form_urlencoded::parse(pair.as_bytes()).all(|(known, _)| known != name);
    let kept: Vec<&str> = query.split('&').filter(is_other).collect();
    let query = kept.join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    [path, mark, &query, fragment].concat()
}

/// The options of a sign-in, from the query of an address. Parameters that
/// are unknown or empty are ignored. The way back is below `base_path`, which
/// has no slash at its end.
///
/// # Errors
/// The first one whose value cannot be used.
pub(super) fn parse(query: &str, base_path: &str) -> Result<SignInOptions, WrongParameter> {
    let mut options = SignInOptions::default();
    for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
        if value.is_empty() {
            continue;
        }
        let wrong = |name| WrongParameter {
            name,
            value: value.to_string(),
        };
        match &*name {
            "first_screen" => {
                let screen = first_screen(&value).ok_or_else(|| wrong(Parameter::FirstScreen))?;
                options = options.first_screen(screen);
            }
            "connector" if is_target(&value) => {
                options = options.direct_sign_in(DirectSignIn::Social(value.into_owned()));
            }
            "connector" => return Err(wrong(Parameter::Connector)),
            "return_to" => {
                let path = way_back(&value, base_path);
                options = options.return_to(path.ok_or_else(|| wrong(Parameter::ReturnTo))?);
            }
            "login_hint" => options = options.login_hint(value),
            _ => {}
        }
    }
    Ok(options)
}

/// The path of this application that a sign-in is to come back to, if one can.
pub(super) fn way_back(value: &str, base_path: &str) -> Option<String> {
    let path = [base_path, value].concat();
    let callback = [base_path, "/callback"].concat();
    (is_own_page(value) && ReturnTo::parse(&path, &callback).is_ok()).then_some(path)
}

fn first_screen(value: &str) -> Option<FirstScreen> {
    FirstScreen::ALL
        .into_iter()
        .find(|screen| screen.name() == value)
}

// Coming back to where a sign-in starts would start the next one, for ever.
fn is_own_page(path: &str) -> bool {
    let route = path
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_end_matches('/');
    path.starts_with('/') && route != "/sign-in" && route != "/sign-out"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_passed_on() {
        for (query, expected) in [
            ("", SignInOptions::default()),
            ("?first_screen=&utm=1", SignInOptions::default()),
            (
                "first_screen=register",
                SignInOptions::default().first_screen(FirstScreen::Register),
            ),
            (
                "?connector=wecom&return_to=%2Fprofile%3Ftab%3D1",
                SignInOptions::default()
                    .direct_sign_in(DirectSignIn::Social("wecom".into()))
                    .return_to("/profile?tab=1"),
            ),
            (
                "login_hint=a%2Bb%40example.com",
                SignInOptions::default().login_hint("a+b@example.com"),
            ),
        ] {
            assert_eq!(parse(query, ""), Ok(expected), "{query}");
        }
    }

    #[test]
    fn wrong_values_are_named() {
        for (query, name, value) in [
            ("first_screen=sideways", Parameter::FirstScreen, "sideways"),
            ("connector=we%20com", Parameter::Connector, "we com"),
            (
                "connector=wecom&connector=%3Cb%3E",
                Parameter::Connector,
                "<b>",
            ),
            (
                "return_to=https://evil.example/",
                Parameter::ReturnTo,
                "https://evil.example/",
            ),
            (
                "return_to=//evil.example",
                Parameter::ReturnTo,
                "//evil.example",
            ),
            (
                "return_to=/%5Cevil.example",
                Parameter::ReturnTo,
                "/\\evil.example",
            ),
            ("return_to=profile", Parameter::ReturnTo, "profile"),
            ("return_to=/sign-in/?x", Parameter::ReturnTo, "/sign-in/?x"),
            ("return_to=/sign-out", Parameter::ReturnTo, "/sign-out"),
            ("return_to=/callback", Parameter::ReturnTo, "/callback"),
        ] {
            assert_eq!(
                parse(query, ""),
                Err(WrongParameter {
                    name,
                    value: value.into()
                }),
                "{query}"
            );
        }
    }

    #[test]
    fn the_way_back_is_below_the_base() {
        let options = SignInOptions::default().return_to("/shop/profile");
        assert_eq!(parse("return_to=/profile", "/shop"), Ok(options));
        assert!(parse("return_to=/callback", "/shop").is_err());
        assert!(parse("return_to=//evil.example", "/shop").is_err());
    }

    #[test]
    fn a_parameter_is_read_from_the_query_alone() {
        for (url, value) in [
            (
                "https://app.example/a?x=1&lang=zh-CN#lang=ja",
                Some("zh-CN"),
            ),
            ("https://app.example/?lang=", Some("")),
            ("https://app.example/lang=en", None),
            ("https://app.example/#?lang=en", None),
        ] {
            assert_eq!(parameter(url, "lang").as_deref(), value, "{url}");
        }
    }

    #[test]
    fn a_parameter_is_taken_out_of_the_query_alone() {
        for (url, rest) in [
            ("https://app.example/?lang=ja", "https://app.example/"),
            (
                "https://app.example/a?x=%41&lang=ja&&y#lang=ja",
                "https://app.example/a?x=%41&&y#lang=ja",
            ),
            ("/?l%61ng=ja&lang=en&language=x#", "/?language=x#"),
            ("/#?lang=ja", "/#?lang=ja"),
            ("/lang=ja?", "/lang=ja"),
        ] {
            assert_eq!(without_parameter(url, "lang"), rest, "{url}");
        }
    }
}
