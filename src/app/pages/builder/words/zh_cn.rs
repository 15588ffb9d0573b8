use super::{At, Words};
use crate::app::words::space_at;

pub(super) static ZH_CN: Words = Words {
    intro: "选择登录时要使用的选项，查看由此产生的请求和等效代码，然后直接试一试。所选内容保存在此页面的网址中，可以作为链接分享。",
    person: "登录者",
    pages: "Logto 的页面",
    application: "此应用",
    label: |at| match at {
        At::Prompt => "提示方式",
        At::MaxAge => "距上次登录的最长时间",
        At::LoginHint => "登录提示",
        At::OneTimeToken => "一次性令牌",
        At::FirstScreen => "首屏",
        At::Identifier => "标识符",
        At::DirectSignIn => "直接登录",
        At::OrganizationId => "组织品牌",
        At::UiLocales => "语言",
        At::Extra => "额外参数",
        At::ReturnTo => "返回路径",
        At::ClearSession => "前往登录时立即结束此处的会话",
    },
    about: |name| match name {
        "client_id" => "发起请求的应用，即 Logto 分配的应用 ID。",
        "redirect_uri" => "Logto 让浏览器返回的地址，必须与在 Logto 中登记的完全一致。",
        "code_challenge" => {
            "一个秘密值的哈希，秘密值只保存在此浏览器中：没有它，谁也无法使用授权码（PKCE）。"
        }
        "code_challenge_method" => "计算上述哈希的方法：SHA-256。",
        "state" => "每次重新生成，将响应与本次登录绑定。",
        "nonce" => "每次重新生成，将 ID 令牌与本次登录绑定。",
        "response_type" => "请求授权码，随后用它换取令牌。",
        "scope" => "应用请求的信息和权限。",
        "resource" => "需要访问令牌的 API。",
        "prompt" => {
            "consent 可获得刷新令牌；login 要求重新验证身份；none 不显示任何页面，只有在 Logto 仍有会话的人才能登录。"
        }
        "max_age" => "整数秒，例如 3600。距上次登录超过此时间的人需要重新登录。",
        "login_hint" => "预先填入的用户名、邮箱或手机号。",
        "one_time_token" => {
            "魔法链接中的令牌，需要同时用邮箱作为登录提示。它不会出现在此页面的网址中。"
        }
        "first_screen" => "首先显示的 Logto 页面。",
        "identifier" => "在标识符页面或重置密码时使用的标识符。",
        "direct_sign_in" => "直接前往某个连接器：social: 加目标名称，或 sso: 加企业连接器的 ID。",
        "organization_id" => "组织的 ID，Logto 的页面会显示其品牌。令牌不会与该组织绑定。",
        "ui_locales" => "Logto 页面的语言，按优先顺序用空格分隔。留空则使用此页面的语言。",
        "extra" => "要发送给 Logto 的其他参数，每行一个，格式为 名称\u{2060}=\u{2060}值。",
        "return_to" => "此网站中的页面，例如 /profile。它只保存在此浏览器中。",
        "clear_session" => "否则，当前会话会保留到新会话开始为止。",
        _ => "您添加的参数，按原样发送。",
    },
    unset: "不设置",
    as_configured: |prompts| ["按配置：", prompts].concat(),
    prompt_omitted: "不发送此参数",

    session_stays: |name| {
        [
            "当前账号：",
            name,
            "。在新的登录完成之前，此处的会话会保留；中途返回也不会有任何改变。",
        ]
        .concat()
    },
    session_ends: |name| {
        [
            "当前账号：",
            name,
            "。前往登录时，此处的会话会立即结束，即使登录没有完成。",
        ]
        .concat()
    },
    no_page: "只要您在 Logto 也有会话，除非提示方式为 login，否则 Logto 不会显示任何页面。",
    no_refresh: "提示方式不含 consent 时，Logto 不会签发刷新令牌：新会话会在首批令牌过期时结束。",
    go: "用这些选项登录",
    clear: "全部清除",
    cleared: "已全部清除。",

    address: "请求",
    placeholders: "大写的部分在前往登录时才生成，或者是秘密。",
    parameters: "各参数的作用",
    code: "Rust 代码",
    code_name: "Rust 代码",
    not_yet: "更正有问题的字段后即可显示。",

    unknown: |name, value| ["链接要求 ", name, "=", value, "，但无法识别。请另选一项。"].concat(),
    wrong_max_age: "请输入整数秒，例如 3600。",
    wrong_connector: "请输入 social: 加目标名称，例如 social:wecom，或者 sso: 加连接器 ID。",
    wrong_return_to: "请输入此网站中的路径，例如 /profile。不能是登录、退出登录或回调的路径。",
    wrong_extra: "请每行填写一个参数，格式为 名称\u{2060}=\u{2060}值，名称中不能有空格。",
    wrong_text: "不能包含空格或不可见字符。",
    reserved: |name| {
        let after = space_at(name.chars().next_back());
        [
            name,
            after,
            "不能在这里设置：它属于协议本身，或者有单独的字段。",
        ]
        .concat()
    },
    repeated: |name| {
        let after = space_at(name.chars().next_back());
        [name, after, "重复了，请只保留一个。"].concat()
    },
    prompt_none_alone: "none 不能与其他提示方式同时使用。",
    prompt_none_page: "提示方式为 none 时不显示任何页面，因此不能设置此项。请将其清空，或选择其他提示方式。",
    identifiers_alone: "需要将首屏设为 identifier:sign_in、identifier:register 或 reset_password。",
};
