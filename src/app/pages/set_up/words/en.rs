//! English.

use super::Words;

pub(super) static EN: Words = Words {
    intro: "How to connect this site to your Logto, with WeCom as a way to sign in, and what is still missing.",
    not_running: "This site has no usable config.json yet, so nobody can sign in here. Go through the steps; in the last one, enter your endpoint and App ID, and check them before you put the file in place.",
    read_again: "Read config.json again",

    checks: "Checks",
    checks_about: "They ask your Logto what a sign-in will ask for. Nobody is signed in or out by them.",
    checks_of_entered: "With the endpoint and App ID that you have entered above, they ask your Logto what a sign-in will ask for.",
    check_again: "Check again",
    check_these: "Check these values",
    running: "Checking…",
    fine: "Fine",
    cannot_tell: "Cannot tell",
    problem: "Problem",
    summary: |problems, unknown, fine| {
        let problems = match problems {
            0 => "No problems found.".to_owned(),
            number => ["Problems: ", &number.to_string(), "."].concat(),
        };
        let (unknown, fine) = (unknown.to_string(), fine.to_string());
        [
            &problems,
            " Fine: ",
            &fine,
            ". Cannot tell: ",
            &unknown,
            ".",
        ]
        .concat()
    },
    open_document: "Open the address in a new tab",
    try_sign_in: "Try signing in, in a new tab",

    check_page: "Secure page",
    check_storage: "Storage",
    check_clock: "Clock",
    check_application: "Browser",
    check_endpoint: "Endpoint",
    check_issuer: "Issuer",
    check_keys: "Keys",
    check_app_id: "App ID",
    check_origin: "Origin of this site",
    redirect_uri: "Redirect URI",
    check_permissions: "Scopes and API resources",
    post_sign_out_uri: "Post sign-out redirect URI",

    fine_over_http: "This page came over plain http, where anybody on the way can read along. It works, because this build verifies signatures itself; serve it over https if you can.",
    in_wecom: "This is WeCom’s own browser: people are signed in with their WeCom account without scanning a code.",
    in_application: |name| {
        [
            "This is the browser inside ",
            name,
            ". Such browsers may forget a session, or not find the way back from another application. If that happens, open this site in the device’s own browser.",
        ]
        .concat()
    },
    no_date: "The web server does not say what time it is. See to it that this device sets its clock automatically.",
    after: |check| ["This can be told once “", check, "” is fine."].concat(),
    permissions_not_told: "This Logto does not tell. If a sign-in ends with “invalid_target”, an API resource in config.json is not registered in Logto.",
    redirect_not_told: "This Logto does not tell a page. Try it: if Logto’s sign-in page opens, the address is registered; if “invalid_redirect_uri” appears, it is not.",
    only_by_signing_out: "Only signing out shows it. If Logto does not lead back here, register this address at the application:",
    plain_http: "This page came over plain http, where browsers hide what verifies a sign-in. Serve it over https; localhost works without. In a local network, build with --features software-crypto instead.",
    storage_memory: "This browser stores nothing for this site: people are signed out when the page is loaded anew. Allow site data for this site, or leave private browsing.",
    storage_session: "This browser keeps data of this site only until the tab is closed: people have to sign in again afterwards. Allow site data for this site, or leave private browsing.",
    clock_off: |minutes, is_fast| {
        let minutes = minutes.to_string();
        let way = if is_fast { "fast" } else { "slow" };
        [
            "This device’s clock is ", &minutes, " minutes ", way,
            ". Let the device set it automatically. If it is right, correct the clock of the web server.",
        ]
        .concat()
    },
    offline: "This device is offline. Connect it, and check again.",
    no_answer: |endpoint| {
        [
            "No answer from ",
            endpoint,
            ". Is the address right, does Logto run, is its certificate valid, and may this network reach it? If the address below opens in a new tab, a proxy in front of Logto removes its CORS headers.",
        ]
        .concat()
    },
    unreadable: |endpoint| {
        [
            "Something answers at ",
            endpoint,
            ", but lets this page read nothing. Either it is no Logto, or a proxy in front of it removes the CORS headers (Access-Control-Allow-Origin) from /oidc.",
        ]
        .concat()
    },
    status: |status| {
        [
            "The server answered with status ",
            &status.to_string(),
            ". With 404 the address is not that of a Logto; with 429 or 5xx Logto or a proxy in front of it is overloaded or broken.",
        ]
        .concat()
    },
    html_page: "A web page came in place of Logto’s answer: the network asks for a sign-in of its own, or the address is not that of a Logto.",
    no_usable_key: "Logto signs ID tokens with no algorithm that this application accepts. Rotate its signing key, for example with “npx @logto/cli db config rotate oidc.privateKeys --type ec”.",
    keys_malformed: "Logto’s keys could not be read. Does a proxy in front of it change what comes from /oidc/jwks?",
    unsupported: "This browser cannot verify signatures of Logto’s keys. Update it, or open the site over https.",
    origin_refused: |origin| {
        [
            "Logto answers, but not to pages of ",
            origin,
            ". Register this site’s redirect URI at the application: its origin is then allowed as well.",
        ]
        .concat()
    },
    no_discovery: "The answer is no discovery document. Is this the address of a Logto?",
    discovery_lacks: |name| {
        [
            "Logto’s discovery document lacks “",
            name,
            "”. Is this a Logto?",
        ]
        .concat()
    },
    other_issuer: |expected, found| {
        [
            "The issuer should be ", expected, ", but Logto calls itself ", found,
            ". Take that one’s address as the endpoint (without /oidc), or correct the ENDPOINT variable of your Logto server.",
        ]
        .concat()
    },
    unusable_endpoint: |name| {
        [
            "“", name, "” in Logto’s discovery document is no https address. Correct the ENDPOINT variable of your Logto server; behind a proxy set TRUST_PROXY_HEADER=1 too.",
        ]
        .concat()
    },
    no_pkce: "This provider does not support PKCE with S256, without which no sign-in is safe. Update your Logto.",
    no_code_flow: "This provider does not support the authorization code flow. Is this a Logto?",
    pushed_required: "This provider takes pushed authorization requests only, which this application does not send.",
    unknown_application: |app_id| {
        [
            "Logto has no application with the ID ",
            app_id,
            ". Copy the App ID from Logto’s console.",
        ]
        .concat()
    },
    confidential: "This application has a secret, which a page cannot keep. Create one of the type “Single page app”: Logto cannot change the type.",
    not_registered: "This address is not registered at the application. Enter it letter for letter under “Redirect URIs”, and save:",
    unknown_resource: "Logto does not know an API resource of config.json (“resources” or “apis”). Create it in Logto’s console under API resources, or correct its identifier.",
    closed_scope: |scope| {
        let scope = if scope.is_empty() {
            "A scope of config.json"
        } else {
            scope
        };
        [scope, " is not open to this application. Permit it at the application in Logto’s console, or take it out of config.json."].concat()
    },
    refused: |answer| ["Logto refused: ", answer, "."].concat(),

    short_way: "The short way",
    short_way_how: "In Logto’s console, create a machine-to-machine application with the role `Logto Management API access`. Then run this in the repository: it does steps 1, 3, 4 and 5, says what to enter at WeCom, and checks the result.",
    command: "Command",
    short_way_secrets: "It asks for the secrets and keeps them out of files and of the command line. `--dry-run` shows every change before it is made.",

    application: "1. Create the application in Logto",
    application_steps: &[
        "Open Logto’s console: on Logto Cloud, or on a server of your own at its admin address.",
        "Under Applications, create one of the type Single page app. Any framework will do.",
        "In its settings, enter the addresses below letter for letter, and save.",
        "Copy its App ID: it goes into `config.json` as `appId`.",
    ],
    cors_origin: "CORS allowed origin",
    cors_why: "The last one may be left out: the origin of each redirect URI is allowed by itself.",
    open_logto_console: "Open the console of Logto Cloud",

    wecom: "2. Create the application in WeCom",
    wecom_steps: &[
        "Open WeCom’s admin console as an administrator. The Corp ID, `ww…`, is under 我的企业 › 企业信息.",
        "Under 应用管理 › 自建, create an application, and choose who may see it: nobody else can sign in. Its page shows the Agent ID and the Secret.",
        "On the same page, enter these. The domain is Logto’s, not this site’s.",
    ],
    wecom_domain: "Trusted domain (网页授权及JS-SDK › 可信域名)",
    wecom_callback: "Callback domain (企业微信授权登录 › Web网页 › 授权回调域)",
    wecom_ip: "Trusted IP (企业可信IP)",
    trusted_ip: "The address from which your Logto server calls WeCom",
    domain_for_linking: "Also trusted, for linking WeCom on the account page",
    scopes_why: "The connector asks for one of these scopes:",
    scope_base: "Inside WeCom nobody is asked anything. Logto learns the user ID, and what the application may read of the member.",
    scope_user_info: "An older name. It is what Logto asks for when the field is empty.",
    scope_private_info: "People are asked once for their permission. Logto learns avatar, mobile number and email too, of members who may see the application.",
    open_wecom_console: "Open WeCom’s admin console",

    connector: "3. Add the connector to Logto",
    connector_steps: &[
        "In Logto’s console, under Connectors › Social connectors, add WeCom. If your own server does not list it, run `npx @logto/cli connector add @logto/connector-wecom` there and restart it.",
        "Enter the Corp ID, the Agent ID, the Secret and the scope, and save.",
        "See that the domain of its callback address is the one you entered at WeCom.",
    ],
    connector_callback: "Callback address of the connector",
    connector_id: "Its last part is the connector’s ID. As `\"connectorIds\": {\"wecom\": \"…\"}` in `config.json` it lets people link WeCom on their account page.",

    switch_on: "4. Switch it on",
    switch_on_steps: &[
        "In Logto’s console, under Sign-in experience › Sign-up and sign-in, add WeCom to Social sign-in.",
        "Leave user registration on: whoever comes by WeCom for the first time gets an account by it.",
        "Save. The two links below show the result in a new tab.",
    ],
    first_screen: "To begin with the page for new accounts, link to `sign-in?first_screen=register`. To sign people in at once inside WeCom, set `\"wecomInApp\": \"automatic\"` in `config.json`.",
    try_wecom: "Try signing in with WeCom",
    try_register: "Try creating an account",

    config: "5. Put config.json in place",
    config_how: "One file tells this build which Logto it serves; nothing is built anew. What you enter stays on this page.",
    config_address: "Its address, beside index.html",
    config_more: "Serve it with `Cache-Control: no-cache`, so that a change is seen at once.",
    endpoint: "Endpoint",
    endpoint_hint: "The address of your Logto, such as https://your-tenant.logto.app/",
    app_id: "App ID",
    app_id_hint: "In Logto’s console, in the settings of the application",
    wrong_app_id: "Enter the App ID as Logto’s console shows it, without spaces.",
    endpoint_no_url: "Enter a whole address, such as https://your-tenant.logto.app/",
    endpoint_insecure: "The address must begin with https:// (http:// works on localhost only).",
    endpoint_query: "Leave out everything from “?” or “#” on.",
    endpoint_issuer: "Leave out /oidc at the end: that is the issuer, not the endpoint.",
};
