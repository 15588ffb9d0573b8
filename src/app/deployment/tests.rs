use super::*;
use crate::app::setup::explain;
use crate::app::setup::words::WORDS;

const GOOD: &str = r##"{
  "endpoint": "https://tenant.logto.app/",
  "appId": "app-1",
  "scopes": ["email", "identities"],
  "resources": ["https://api.example.com"],
  "connectors": ["wecom", "github"],
  "connectorIds": {"wecom": " a1b2c3 "},
  "apis": [{ "name": "Bookstore", "url": "https://api.example.com/books", "resource": "https://api.example.com" }],
  "storage": "session",
  "brand": { "name": " Bookshop ", "logo": "logo.svg", "accent": "#B8002E", "later": 1 },
  "something": { "from": ["a", "later", 1, true, null, 2.5, -1] }
}"##;

fn minimal(more: &str) -> String {
    [
        r#"{"endpoint":"https://tenant.logto.app","appId":"app-1""#,
        more,
        "}",
    ]
    .concat()
}

#[test]
fn every_key_is_read_and_unknown_ones_are_ignored() {
    let deployment = Deployment::parse(GOOD).unwrap();
    let config = Config::new("https://tenant.logto.app/", "app-1")
        .and_then(|config| config.scopes(["email", "identities"]))
        .and_then(|config| config.resources(["https://api.example.com"]))
        .unwrap()
        .storage(StorageKind::Session);
    assert_eq!(deployment.config, config);
    assert_eq!(deployment.connectors, ["wecom", "github"]);
    assert_eq!(
        deployment.connector_ids,
        [("wecom".to_owned(), "a1b2c3".to_owned())]
    );
    let brand = Brand {
        name: Some("Bookshop".to_owned()),
        logo: Some("logo.svg".to_owned()),
        accent: Some("#B8002E".to_owned()),
    };
    assert_eq!(deployment.brand, brand);
    assert_eq!(deployment.apis[0].url, "https://api.example.com/books");
}

#[test]
fn endpoint_and_app_id_are_enough() {
    let deployment = Deployment::parse(&minimal("")).unwrap();
    assert_eq!(
        deployment.config,
        Config::new("https://tenant.logto.app", "app-1").unwrap()
    );
    assert!(deployment.connectors.is_empty() && deployment.apis.is_empty());
}

#[test]
fn an_api_for_organizations_has_their_place_in_its_address() {
    for (url, expected) in [
        ("https://a.example/{organization}/documents", true),
        ("https://a.example/documents?of={organization}", true),
        ("https://a.example/organization", false),
    ] {
        let api = [
            r#","apis":[{"name":"A","resource":"urn:logto:resource:organizations","url":""#,
            url,
            r#""}]"#,
        ];
        let deployment = Deployment::parse(&minimal(&api.concat())).unwrap();
        assert_eq!(deployment.apis[0].is_for_organizations(), expected, "{url}");
    }
}

#[test]
fn in_wecom_a_sign_in_starts_by_itself_only_where_that_is_asked_for() {
    for (more, automatic) in [
        ("", false),
        (r#","wecomInApp":"button""#, false),
        (r#","wecomInApp":"automatic""#, true),
    ] {
        let deployment = Deployment::parse(&minimal(more)).unwrap();
        assert_eq!(deployment.automatic_in_wecom, automatic, "{more}");
    }
}

#[test]
fn a_brand_may_have_any_of_its_parts() {
    for (brand, expected) in [
        ("{}", Brand::default()),
        (
            r##"{"accent":"#0d6e63"}"##,
            Brand {
                accent: Some("#0d6e63".to_owned()),
                ..Brand::default()
            },
        ),
    ] {
        let deployment = Deployment::parse(&minimal(&[r#","brand":"#, brand].concat())).unwrap();
        assert_eq!(deployment.brand, expected, "{brand}");
    }
    for logo in [
        "logo.svg",
        "/pictures/logo.svg?v=2",
        "https://cdn.example/logo.png",
    ] {
        let more = [r#","brand":{"logo":""#, logo, r#""}"#].concat();
        let deployment = Deployment::parse(&minimal(&more)).unwrap();
        assert_eq!(deployment.brand.logo.as_deref(), Some(logo));
    }
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    assert!(Deployment::parse(&["\u{feff}", GOOD].concat()).is_ok());
}

#[test]
fn the_resource_of_an_api_is_asked_for() {
    let api =
        r#", "apis": [{"name":"A","url":"https://a.example/x","resource":"https://a.example"}]"#;
    let deployment = Deployment::parse(&minimal(api)).unwrap();
    let config = Config::new("https://tenant.logto.app", "app-1").unwrap();
    assert_eq!(
        deployment.config,
        config.resources(["https://a.example"]).unwrap()
    );
}

#[test]
fn what_is_wrong_is_said_in_words() {
    let key = |key: &str, expected: &str| (WORDS.en.wrong_key)(key, expected);
    let cases: Vec<(String, String)> = vec![
        (
            "<!doctype html><title>x</title>".into(),
            WORDS.en.missing.into(),
        ),
        (
            "".into(),
            "config.json is not valid JSON: see line 1, column 0.".into(),
        ),
        (
            "{\n  \"endpoint\": \"https://x.example\"\n  \"appId\": 1}".into(),
            "config.json is not valid JSON: see line 3, column 3.".into(),
        ),
        ("[]".into(), WORDS.en.not_an_object.into()),
        ("\"text\"".into(), WORDS.en.not_an_object.into()),
        (
            "{}".into(),
            "\"endpoint\" in config.json must be the URL of your Logto, \
             such as \"https://your-tenant.logto.app/\" (plain http works on localhost only)."
                .into(),
        ),
        (
            r#"{"endpoint":7,"appId":"a"}"#.into(),
            key("endpoint", WORDS.en.expected_endpoint),
        ),
        (
            r#"{"endpoint":"  ","appId":"a"}"#.into(),
            key("endpoint", WORDS.en.expected_endpoint),
        ),
        (
            r#"{"endpoint":"tenant","appId":"a"}"#.into(),
            key("endpoint", WORDS.en.expected_endpoint),
        ),
        (
            r#"{"endpoint":"http://logto.example.com/","appId":"a"}"#.into(),
            key("endpoint", WORDS.en.expected_endpoint),
        ),
        (
            r#"{"endpoint":"ftp://x/","appId":"a"}"#.into(),
            key("endpoint", WORDS.en.expected_endpoint),
        ),
        (
            r#"{"endpoint":"https://t.example"}"#.into(),
            key("appId", WORDS.en.expected_app_id),
        ),
        (
            r#"{"endpoint":"https://t.example","appid":"a"}"#.into(),
            key("appId", WORDS.en.expected_app_id),
        ),
        (
            r#"{"endpoint":"https://t.example","appId":"an app"}"#.into(),
            key("appId", WORDS.en.expected_app_id),
        ),
        (EXAMPLE.into(), WORDS.en.placeholder.into()),
        (
            r#"{"endpoint":"https://t.example","appId":"your-app-id"}"#.into(),
            WORDS.en.placeholder.into(),
        ),
        (
            r#"{"endpoint":"https://your-tenant.logto.app","appId":"a"}"#.into(),
            WORDS.en.placeholder.into(),
        ),
        (
            minimal(r#","scopes":"email""#),
            key("scopes", WORDS.en.expected_scopes),
        ),
        (
            minimal(r#","scopes":["email",1]"#),
            key("scopes", WORDS.en.expected_scopes),
        ),
        (
            minimal(r#","scopes":["a \"b"]"#),
            key("scopes", WORDS.en.expected_scopes),
        ),
        (
            minimal(r#","resources":{}"#),
            key("resources", WORDS.en.expected_resources),
        ),
        (
            minimal(r#","resources":["api"]"#),
            key("resources", WORDS.en.expected_resources),
        ),
        (
            minimal(r#","connectors":"wecom""#),
            key("connectors", WORDS.en.expected_connectors),
        ),
        (
            minimal(r#","connectors":[["wecom"]]"#),
            key("connectors", WORDS.en.expected_connectors),
        ),
        (
            minimal(r#","connectors":["we com"]"#),
            key("connectors", WORDS.en.expected_connectors),
        ),
        (
            minimal(r#","connectorIds":["wecom"]"#),
            key("connectorIds", WORDS.en.expected_connector_ids),
        ),
        (
            minimal(r#","connectorIds":{"wecom":1}"#),
            key("connectorIds", WORDS.en.expected_connector_ids),
        ),
        (
            minimal(r#","connectorIds":{"we com":"a"}"#),
            key("connectorIds", WORDS.en.expected_connector_ids),
        ),
        (
            minimal(r#","storage":"cookie""#),
            key("storage", WORDS.en.expected_storage),
        ),
        (
            minimal(r#","storage":null"#),
            key("storage", WORDS.en.expected_storage),
        ),
        (
            minimal(r#","wecomInApp":"auto""#),
            key("wecomInApp", WORDS.en.expected_wecom_in_app),
        ),
        (
            minimal(r#","wecomInApp":true"#),
            key("wecomInApp", WORDS.en.expected_wecom_in_app),
        ),
        (
            minimal(r#","brand":"Bookshop""#),
            key("brand", WORDS.en.expected_brand),
        ),
        (
            minimal(r#","brand":{"name":""}"#),
            key("brand.name", WORDS.en.expected_text),
        ),
        (
            minimal(r#","brand":{"name":null}"#),
            key("brand.name", WORDS.en.expected_text),
        ),
        (
            minimal(r#","brand":{"accent":"teal"}"#),
            key("brand.accent", WORDS.en.expected_accent),
        ),
        (
            minimal(r##","brand":{"accent":["#0d6e63"]}"##),
            key("brand.accent", WORDS.en.expected_accent),
        ),
        (
            minimal(r#","apis":{}"#),
            key("apis", WORDS.en.expected_apis),
        ),
        (
            minimal(r#","apis":["books"]"#),
            key("apis[0].name", WORDS.en.expected_text),
        ),
        (
            minimal(r#","apis":[{"name":"A"}]"#),
            key("apis[0].url", WORDS.en.expected_url),
        ),
        (
            minimal(r#","apis":[{"name":"A","url":"/books","resource":"https://a.example"}]"#),
            key("apis[0].url", WORDS.en.expected_url),
        ),
        (
            minimal(
                r#","apis":[{"name":"A","url":"http://a.example/x","resource":"https://a.example"}]"#,
            ),
            key("apis[0].url", WORDS.en.expected_url),
        ),
        (
            minimal(
                r#","apis":[{"name":"A","url":"https://user@a.example/","resource":"https://a.example"}]"#,
            ),
            key("apis[0].url", WORDS.en.expected_url),
        ),
        (
            minimal(
                r#","apis":[{"name":"A","url":"https://{organization}.a.example/","resource":"https://a.example"}]"#,
            ),
            key("apis[0].url", WORDS.en.expected_url),
        ),
        (
            minimal(r#","apis":[{"name":"A","url":"https://a.example/x","resource":"api"}]"#),
            key("apis[0].resource", WORDS.en.expected_resource),
        ),
    ];
    for (text, words) in cases {
        let problem = Deployment::parse(&text).unwrap_err();
        assert_eq!(explain(&problem, WORDS.en), words, "{text}");
    }
}

/// Configurations that cannot be used, each with the key that is wrong; none where they are the
/// ones that were delivered. A build that is given one refuses it too.
#[test]
fn what_a_build_refuses_the_application_refuses() {
    let cases: Vec<(String, serde_json::Value)> =
        serde_json::from_str(include_str!("unusable.json")).unwrap();
    for (wrong, config) in cases {
        let text = config.to_string();
        let problem = Deployment::parse(&text).unwrap_err();
        let named = match &problem {
            SetupProblem::Placeholder => Some(""),
            SetupProblem::Key { key, .. } => Some(key.as_str()),
            _ => None,
        };
        assert_eq!(named, Some(wrong.as_str()), "{text}: {problem:?}");
    }
}

#[test]
fn the_example_of_the_setup_page_works_once_it_is_filled_in() {
    let filled = EXAMPLE
        .replace("your-tenant", "tenant")
        .replace("your-app-id", "app-1");
    let deployment = Deployment::parse(&filled).unwrap();
    assert_eq!(deployment.connectors, ["wecom"]);
}
