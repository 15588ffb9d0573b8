use super::*;

fn of(query: &str) -> Result<SignInOptions, Wrong> {
    Asked::read(query).options("/shop")
}

#[test]
fn a_link_has_every_option_that_is_no_secret() {
    let query = "?prompt=login+consent&max_age=60&login_hint=a%2Bb%40example.com\
                 &first_screen=identifier%3Aregister&identifier=email+phone\
                 &direct_sign_in=sso%3Ac1&organization_id=o1&ui_locales=zh-CN+ja\
                 &extra=foo%3Da%3Db&extra=bar&return_to=%2Fprofile%3Ftab%3D1&clear_session=true";
    let options = SignInOptions::default()
        .prompt([Prompt::Login, Prompt::Consent])
        .max_age(Duration::from_secs(60))
        .login_hint("a+b@example.com")
        .first_screen(FirstScreen::IdentifierRegister)
        .identifiers([Identifier::Email, Identifier::Phone])
        .direct_sign_in(DirectSignIn::Sso("c1".to_owned()))
        .organization_id("o1")
        .ui_locales("zh-CN ja")
        .extra("foo", "a=b")
        .extra("bar", "")
        .return_to("/shop/profile?tab=1")
        .clear_session();
    assert_eq!(of(query), Ok(options));
    assert_eq!(Asked::read(query).query(), query);
}

#[test]
fn a_token_neither_comes_from_a_link_nor_goes_into_one() {
    let mut asked = Asked::read("one_time_token=hush&login_hint=alice");
    assert_eq!(asked.text(At::OneTimeToken), "");
    asked.set(At::OneTimeToken, "hush");
    assert_eq!(asked.query(), "?login_hint=alice");
    let options = asked.options("").unwrap();
    assert_eq!(options.one_time_token.unwrap().expose(), "hush");
}

#[test]
fn where_nothing_is_asked_for_nothing_is_in_the_address() {
    for query in [
        "",
        "?",
        "?utm_source=x&login_hint=&extra=",
        "login_hint=+&prompt=",
    ] {
        assert_eq!(of(query), Ok(SignInOptions::default()), "{query}");
        assert_eq!(Asked::read(query).query(), "", "{query}");
    }
}

#[test]
fn a_request_can_go_without_a_prompt() {
    let options = of("prompt=omitted").unwrap();
    assert_eq!(options.prompt.as_deref(), Some(&[][..]));
}

#[test]
fn what_means_nothing_stays_in_its_field() {
    let unknown = |at, value: &str| Wrong::Unknown(at, value.to_owned());
    for (query, wrong) in [
        ("?prompt=login+wait", unknown(At::Prompt, "wait")),
        ("?max_age=-1", Wrong::Seconds),
        ("?max_age=1.5", Wrong::Seconds),
        ("?max_age=an+hour", Wrong::Seconds),
        ("?max_age=18446744073709551616", Wrong::Seconds),
        ("?first_screen=signIn", unknown(At::FirstScreen, "signIn")),
        ("?identifier=email+fax", unknown(At::Identifier, "fax")),
        ("?direct_sign_in=wecom", Wrong::Connector),
        ("?direct_sign_in=web3%3Awecom", Wrong::Connector),
        ("?return_to=%2F%2Fevil.example", Wrong::WayBack),
        ("?return_to=%2Fsign-in", Wrong::WayBack),
        ("?return_to=%2Fcallback", Wrong::WayBack),
        ("?clear_session=yes", unknown(At::ClearSession, "yes")),
    ] {
        assert_eq!(of(query), Err(wrong), "{query}");
        assert_eq!(Asked::read(query).query(), query);
    }
}

#[test]
fn every_field_has_its_own_place_and_name() {
    for (index, at) in At::ALL.into_iter().enumerate() {
        assert_eq!(at as usize, index);
        assert_eq!(At::of(at.name()), Some(at));
    }
}
