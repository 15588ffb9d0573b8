//! Simplified Chinese.

use super::Words;
use crate::app::words::space_at;

pub(super) static ZH_CN: Words = Words {
    intro: "如何将此网站接入您的 Logto 并启用企业微信登录，以及还有哪些设置需要完成。",
    not_running: "此网站还没有可用的 config.json，因此暂时无法登录。请按步骤操作，在最后一步中填写端点和 App ID，并在放置文件之前进行检查。",
    read_again: "重新读取 config.json",

    checks: "检查",
    checks_about: "检查时会向您的 Logto 发出与登录时相同的请求，但不会登录或退出任何账号。",
    checks_of_entered: "使用上面填写的端点和 App ID，向您的 Logto 发出与登录时相同的请求。",
    check_again: "重新检查",
    check_these: "检查填写的值",
    running: "正在检查…",
    fine: "正常",
    cannot_tell: "无法判断",
    problem: "有问题",
    summary: |problems, unknown, fine| {
        let problems = match problems {
            0 => "未发现问题。".to_owned(),
            number => ["有问题：", &number.to_string(), " 项。"].concat(),
        };
        let (unknown, fine) = (unknown.to_string(), fine.to_string());
        [
            &problems,
            "正常：",
            &fine,
            " 项。无法判断：",
            &unknown,
            " 项。",
        ]
        .concat()
    },
    open_document: "在新标签页中打开该地址",
    try_sign_in: "在新标签页中试登录",

    check_page: "页面安全性",
    check_storage: "存储",
    check_clock: "时间",
    check_application: "浏览器",
    check_endpoint: "端点",
    check_issuer: "签发者（issuer）",
    check_keys: "密钥",
    check_app_id: "App ID",
    check_origin: "此网站的来源",
    redirect_uri: "重定向 URI",
    check_permissions: "权限范围和 API 资源",
    post_sign_out_uri: "退出登录后的重定向 URI",

    fine_over_http: "此页面通过 http 传输，途中可能被他人读取。由于此版本自行验证签名，仍可使用；如有条件，请改用 https。",
    in_wecom: "当前是企业微信的内置浏览器：无需扫码即可使用企业微信账号登录。",
    in_application: |name| {
        let name = match name {
            "WeChat" => "微信",
            "DingTalk" => "钉钉",
            "Feishu" => "飞书",
            "Alipay" => "支付宝",
            other => other,
        };
        let before = space_at(name.chars().next());
        let after = space_at(name.chars().next_back());
        [
            "当前是", before, name, after,
            "的内置浏览器。此类浏览器可能会丢失登录状态，或无法从其他应用返回。如遇到这种情况，请在设备自带的浏览器中打开此网站。",
        ]
        .concat()
    },
    no_date: "Web 服务器没有提供时间。请确认此设备已开启“自动设置时间”。",
    after: |check| ["“", check, "”正常后才能判断。"].concat(),
    permissions_not_told: "此 Logto 不提供查询。如果登录以 “invalid_target” 告终，说明 config.json 中的某个 API 资源未在 Logto 中注册。",
    redirect_not_told: "此 Logto 不允许页面查询。请直接尝试：如果打开了 Logto 的登录页面，说明该地址已登记；如果出现 “invalid_redirect_uri”，说明尚未登记。",
    only_by_signing_out: "只有实际退出登录才能知道。如果退出后没有返回此网站，请在应用中登记以下地址：",
    plain_http: "此页面通过 http 传输，浏览器在这种情况下不提供验证登录所需的功能。请改用 https（localhost 除外）。在局域网中，也可以使用 --features software-crypto 进行构建。",
    storage_memory: "此浏览器不为此网站保存任何数据，刷新页面后就需要重新登录。请允许此网站保存数据，或退出无痕浏览模式。",
    storage_session: "此浏览器只在标签页关闭之前保留此网站的数据，之后需要重新登录。请允许此网站保存数据，或退出无痕浏览模式。",
    clock_off: |minutes, is_fast| {
        let minutes = minutes.to_string();
        let way = if is_fast { "快" } else { "慢" };
        [
            "此设备的时间",
            way,
            "了 ",
            &minutes,
            " 分钟。请在系统设置中开启“自动设置时间”。如果设备时间正确，请校准 Web 服务器的时间。",
        ]
        .concat()
    },
    offline: "此设备处于离线状态。请连接网络后重新检查。",
    no_answer: |endpoint| {
        [
            endpoint,
            " 没有响应。请检查地址是否正确、Logto 是否正在运行、证书是否有效，以及当前网络能否访问它。如果下面的地址可以在新标签页中打开，说明 Logto 前面的代理去掉了 CORS 响应头。",
        ]
        .concat()
    },
    unreadable: |endpoint| {
        [
            endpoint,
            " 有响应，但不允许此页面读取。可能它不是 Logto，也可能 Logto 前面的代理去掉了 /oidc 的 CORS 响应头（Access-Control-Allow-Origin）。",
        ]
        .concat()
    },
    status: |status| {
        [
            "服务器返回的状态码为 ",
            &status.to_string(),
            "。如果是 404，说明该地址不是 Logto 的地址；如果是 429 或 5xx，说明 Logto 或其前面的代理负载过高或出现故障。",
        ]
        .concat()
    },
    html_page: "返回的是网页，而不是 Logto 的响应：可能当前网络需要先登录，也可能该地址不是 Logto 的地址。",
    no_usable_key: "Logto 用于签署 ID 令牌的算法，此应用均不支持。请轮换其签名密钥，例如运行 “npx @logto/cli db config rotate oidc.privateKeys --type ec”。",
    keys_malformed: "无法读取 Logto 的密钥。请检查 Logto 前面的代理是否修改了 /oidc/jwks 的内容。",
    unsupported: "此浏览器无法验证 Logto 密钥的签名。请更新浏览器，或通过 https 打开此网站。",
    origin_refused: |origin| {
        [
            "Logto 有响应，但不允许 ",
            origin,
            " 的页面访问。请在应用中登记此网站的重定向 URI，其来源会随之获得允许。",
        ]
        .concat()
    },
    no_discovery: "返回的不是发现文档。请确认这是 Logto 的地址。",
    discovery_lacks: |name| {
        [
            "Logto 的发现文档中缺少 “",
            name,
            "”。请确认这是 Logto 的地址。",
        ]
        .concat()
    },
    other_issuer: |expected, found| {
        [
            "签发者应为 ",
            expected,
            "，但 Logto 自称是 ",
            found,
            "。请将后者的地址（去掉 /oidc）用作端点，或更正 Logto 服务器的环境变量 ENDPOINT。",
        ]
        .concat()
    },
    unusable_endpoint: |name| {
        [
            "Logto 发现文档中的 “", name, "” 不是 https 地址。请更正 Logto 服务器的环境变量 ENDPOINT；如果前面有代理，还需设置 TRUST_PROXY_HEADER=1。",
        ]
        .concat()
    },
    no_pkce: "此服务不支持 PKCE（S256），无法保证登录安全。请升级您的 Logto。",
    no_code_flow: "此服务不支持授权码流程。请确认这是 Logto 的地址。",
    pushed_required: "此服务只接受推送授权请求（PAR），而此应用不发送此类请求。",
    unknown_application: |app_id| {
        [
            "Logto 中没有 ID 为 ",
            app_id,
            " 的应用。请从 Logto 控制台复制 App ID。",
        ]
        .concat()
    },
    confidential: "此应用带有密钥，而网页无法妥善保管密钥。请另外创建一个“单页应用”：Logto 不能更改应用类型。",
    not_registered: "此地址尚未在应用中登记。请将以下地址原样填入“重定向 URI”并保存：",
    unknown_resource: "Logto 中没有 config.json 里的某个 API 资源（resources 或 apis）。请在 Logto 控制台的“API 资源”中创建，或更正其标识符。",
    closed_scope: |scope| {
        let scope = if scope.is_empty() {
            "config.json 中的某个权限范围"
        } else {
            scope
        };
        let space = space_at(scope.chars().next_back());
        [
            scope,
            space,
            "未对此应用开放。请在 Logto 控制台中为应用开放该权限，或将其从 config.json 中删除。",
        ]
        .concat()
    },
    refused: |answer| ["Logto 拒绝了请求：", answer].concat(),

    short_way: "快捷方式",
    short_way_how: "在 Logto 控制台中创建一个带有 `Logto Management API access` 角色的机器对机器（M2M）应用，然后在代码仓库中运行以下命令：它会完成第 1、3、4、5 步，提示需要在企业微信中填写的内容，并检查结果。",
    command: "命令",
    short_way_secrets: "运行时会提示输入密钥，密钥不会写入文件，也不会出现在命令行中。使用 `--dry-run` 可以预先查看所有更改。",

    application: "1. 在 Logto 中创建应用",
    application_steps: &[
        "打开 Logto 控制台：使用 Logto Cloud，或打开您自己服务器的管理地址。",
        "在“应用”中创建一个类型为“单页应用”的应用，框架可任意选择。",
        "在应用设置中原样填入以下地址并保存。",
        "复制 App ID：它在 `config.json` 中作为 `appId` 使用。",
    ],
    cors_origin: "CORS 允许的来源",
    cors_why: "最后一项可以不填：每个重定向 URI 的来源会自动获得允许。",
    open_logto_console: "打开 Logto Cloud 控制台",

    wecom: "2. 在企业微信中创建应用",
    wecom_steps: &[
        "以管理员身份打开企业微信管理后台。企业 ID（`ww…`）位于“我的企业 › 企业信息”。",
        "在“应用管理 › 自建”中创建应用并选择可见范围：范围之外的成员无法登录。应用页面上会显示 AgentId 和 Secret。",
        "在同一页面上填写以下内容。域名是 Logto 的域名，而不是此网站的域名。",
    ],
    wecom_domain: "网页授权及 JS-SDK › 可信域名",
    wecom_callback: "企业微信授权登录 › Web 网页 › 授权回调域",
    wecom_ip: "企业可信 IP",
    trusted_ip: "Logto 服务器访问企业微信时使用的 IP 地址",
    domain_for_linking: "在账号页面关联企业微信时，还需添加的可信域名",
    scopes_why: "连接器会请求以下权限范围之一：",
    scope_base: "在企业微信中静默登录，不显示授权页面。Logto 可获取成员的 UserID，以及应用有权读取的成员信息。",
    scope_user_info: "旧名称。该字段留空时，Logto 会请求此权限范围。",
    scope_private_info: "首次登录时需要成员手动授权。对于可见范围内的成员，还可获取头像、手机号和邮箱。",
    open_wecom_console: "打开企业微信管理后台",

    connector: "3. 在 Logto 中添加连接器",
    connector_steps: &[
        "在 Logto 控制台的“连接器 › 社交连接器”中添加企业微信。如果您自己的服务器没有列出它，请在服务器上运行 `npx @logto/cli connector add @logto/connector-wecom` 并重新启动。",
        "填写企业 ID、AgentId、Secret 和权限范围并保存。",
        "确认连接器回调地址的域名与您在企业微信中填写的域名一致。",
    ],
    connector_callback: "连接器的回调地址",
    connector_id: "地址的最后一段是连接器的 ID。在 `config.json` 中写入 `\"connectorIds\": {\"wecom\": \"…\"}` 后，即可在账号页面关联企业微信。",

    switch_on: "4. 启用企业微信登录",
    switch_on_steps: &[
        "在 Logto 控制台的“登录体验 › 注册与登录”中，将企业微信添加到“社交登录”。",
        "保持“用户注册”开启：首次通过企业微信登录的成员会由此获得账号。",
        "保存。可通过下面两个链接在新标签页中查看效果。",
    ],
    first_screen: "如需先显示注册页面，请链接到 `sign-in?first_screen=register`。如需在企业微信中自动登录，请在 `config.json` 中设置 `\"wecomInApp\": \"automatic\"`。",
    try_wecom: "试用企业微信登录",
    try_register: "试着创建账号",

    config: "5. 放置 config.json",
    config_how: "此版本使用哪个 Logto，由一个文件决定，无需重新构建。您填写的内容只留在此页面上。",
    config_address: "文件地址（与 index.html 同目录）",
    config_more: "请以 `Cache-Control: no-cache` 提供该文件，使更改立即生效。",
    endpoint: "端点",
    endpoint_hint: "您的 Logto 的地址，例如 https://your-tenant.logto.app/",
    app_id: "App ID",
    app_id_hint: "可在 Logto 控制台的应用设置中找到",
    wrong_app_id: "请按 Logto 控制台中显示的内容填写 App ID，不含空格。",
    endpoint_no_url: "请填写完整的地址，例如 https://your-tenant.logto.app/",
    endpoint_insecure: "地址必须以 https:// 开头（仅 localhost 可以使用 http://）。",
    endpoint_query: "请去掉 “?” 或 “#” 及其后面的内容。",
    endpoint_issuer: "请去掉末尾的 /oidc：那是签发者，不是端点。",
};
