//! English.

use super::Words;

pub(super) static EN: Words = Words {
    title: "This site is not set up yet",
    unreadable_title: "The settings could not be loaded",
    missing: "There is no config.json beside index.html. Put one there that names your Logto and the application.",
    unreadable: "config.json could not be loaded. Check the connection and the web server, then try again.",
    unreadable_status: |status| {
        [
            "config.json could not be loaded: the web server answered with status ",
            &status.to_string(),
            ".",
        ]
        .concat()
    },
    malformed: |line, column| {
        [
            "config.json is not valid JSON: see line ",
            &line.to_string(),
            ", column ",
            &column.to_string(),
            ".",
        ]
        .concat()
    },
    not_an_object: "config.json must be one JSON object, in braces.",
    placeholder: "config.json still has the example values. Put in the endpoint of your Logto and the ID of your application.",
    wrong_key: |key, expected| ["\"", key, "\" in config.json must be ", expected, "."].concat(),
    guide: "How to set it up",
    example: "A correct config.json",
    addresses: "Register these addresses in Logto's console, at your single-page application",
    redirect_uri: "Redirect URI",
    post_sign_out_uri: "Post sign-out redirect URI",
    expected_endpoint: "the URL of your Logto, such as \"https://your-tenant.logto.app/\" (plain http works on localhost only)",
    expected_app_id: "the ID of your application in Logto, a text such as \"a1b2c3d4e5f6g7h8i9j0k\"",
    expected_scopes: "a list of scopes such as [\"email\", \"identities\"]",
    expected_resources: "a list of API identifiers such as [\"https://api.example.com\"]",
    expected_connectors: "a list of connector names such as [\"wecom\"]",
    expected_connector_ids: "an object of connector IDs such as {\"wecom\": \"a1b2c3d4e5f6\"}",
    expected_apis: "a list of objects, each with \"name\", \"url\" and \"resource\"",
    expected_text: "a text that is not empty",
    expected_url: "a URL such as \"https://api.example.com/books\" (plain http works on localhost only)",
    expected_resource: "the API identifier in Logto, a URL such as \"https://api.example.com\"",
    expected_storage: "\"local\", \"session\" or \"memory\"",
    expected_wecom_in_app: "\"button\" or \"automatic\"",
    expected_brand: "an object such as {\"name\": \"Bookshop\", \"logo\": \"logo.svg\", \"accent\": \"#0d6e63\"}",
    expected_logo: "the https URL of a square picture, or its path beside index.html such as \"logo.svg\"",
    expected_accent: "a colour such as \"#0d6e63\": a # and six hexadecimal digits",
};
