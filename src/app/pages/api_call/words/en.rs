use super::Words;

pub(super) static EN: Words = Words {
    address: "Address",
    resource: "Resource",
    permissions: "Your permissions",
    no_permissions: "None. Either your roles give you none here, or the scopes of this site's config.json do not ask for them.",
    refresh: "Refresh permissions",
    permissions_are: |scopes| ["Your permissions: ", scopes].concat(),
    sign_in_older: "You signed in before this site knew of this. Sign in again to use it.",
    data: "Data to send (JSON)",
    data_wrong: "This is not JSON, so nothing was sent. Check the quotation marks, commas and brackets.",
    read: "Read (GET)",
    create: "Create (POST)",
    lacking: |method, scope| {
        [
            method,
            " needs the permission ",
            scope,
            ", which you do not have. Ask whoever gives out roles here, then refresh your permissions.",
        ]
        .concat()
    },
    request: "Request",
    answer: |status| ["Answer: ", status].concat(),
    nothing: "(no content)",
    cut: "The answer is longer; only its beginning is shown.",

    answered: |status| ["The API answered with ", status, "."].concat(),
    unreached: "No answer came from the API. Check your connection and try again. If others can reach it, the API may not allow requests from this site (CORS), or may send them on to another address, which is not followed.",
    not_accepted: "The API did not accept the access token, not even a new one. Check that it trusts this sign-in service and that the resource is the one it expects.",
    forbidden: "The API knows who you are and does not let you do this.",
    not_found: "The API has nothing at this address. Check the address in config.json.",
    too_many: "The API received too many requests. Wait a moment, then try again.",
    unwanted: "The API could not use this request. Its answer says why.",
    broken: "The API has a problem of its own. Try again later.",
};
