//! What the official SDK's own tests pin, to the letter; `nonce` is ours.

use super::*;

#[test]
fn b01_to_b07_sign_in_addresses() {
    let reserved = "scope=openid+offline_access+profile";
    let options = SignInOptions::default;
    for (options, expected) in [
        (options(), format!("&prompt=consent&{reserved}&nonce=nonce")),
        (
            options().prompt([Prompt::Consent, Prompt::Login]),
            format!("&prompt=consent+login&{reserved}&nonce=nonce"),
        ),
        (
            options().first_screen(FirstScreen::Register),
            format!("&prompt=consent&{reserved}&first_screen=register&nonce=nonce"),
        ),
        (
            options()
                .first_screen(FirstScreen::IdentifierSignIn)
                .identifiers([Identifier::Email, Identifier::Phone]),
            format!(
                "&prompt=consent&{reserved}&first_screen=identifier%3Asign_in\
                 &identifier=email+phone&nonce=nonce"
            ),
        ),
        (
            options().direct_sign_in(DirectSignIn::Social("google".to_owned())),
            format!("&prompt=consent&{reserved}&direct_sign_in=social%3Agoogle&nonce=nonce"),
        ),
        (
            options()
                .one_time_token("token")
                .extra("foo", "bar")
                .extra("baz", "qux"),
            format!("&prompt=consent&{reserved}&one_time_token=token&nonce=nonce&foo=bar&baz=qux"),
        ),
    ] {
        assert_eq!(rest(&options), expected);
    }
}

#[test]
fn b02_scopes_resources_and_prompt() {
    let options = SignInOptions::default().prompt([Prompt::Login]);
    let resources = ["https://resource1.test", "https://resource2.test"];
    let redirect_uri = "http://localhost:8081/callback";
    assert_eq!(
        url_with(&options, &["email", "phone"], &resources, redirect_uri).unwrap(),
        format!(
            "{BASE}&prompt=login&scope=openid+offline_access+profile+email+phone\
             &resource=https%3A%2F%2Fresource1.test&resource=https%3A%2F%2Fresource2.test\
             &nonce=nonce"
        )
    );
}

/// Logto's documentation names the reset of a password beside the two identifier screens.
#[test]
fn identifiers_go_with_the_reset_of_a_password() {
    let options = SignInOptions::default()
        .first_screen(FirstScreen::ResetPassword)
        .identifiers([Identifier::Email]);
    assert!(rest(&options).contains("&first_screen=reset_password&identifier=email&"));
}
