//! Simplified Chinese. A space stands between Chinese characters and letters
//! or digits.

use super::Words;

pub(crate) static ZH_CN: Words = Words {
    product: "Leptos Logto",
    tagline: "登录后即可查看您的账号。",
    profile: "个人资料",
    account: "账号设置",
    session: "会话",
    apis: "API 访问",
    organizations: "组织",
    builder: "登录构建器",
    set_up: "部署指南",
    about_profile: "此网站收到的您的资料",
    about_account: "姓名、密码、关联账号和设备",
    about_session: "状态和令牌",
    about_apis: "以您的权限调用",
    about_organizations: "您在其中的角色和权限",
    about_builder: "试用各种登录选项",
    about_set_up: "连接并检查 Logto 和企业微信",
    menu: "菜单",
    language: "语言",
    page_title: |page, product| [page, " - ", product].concat(),
    clock_is_off: "此设备的时间误差超过 2 分钟，可能导致无法登录。请在系统设置中开启“自动设置时间”。",

    sign_in: "登录",
    create_account: "创建账号",
    continue_with: |connector| {
        let before = space_at(connector.chars().next());
        let after = space_at(connector.chars().next_back());
        ["使用", before, connector, after, "登录"].concat()
    },
    connector: |target| {
        Some(match target {
            "wecom" => "企业微信",
            "wechat" => "微信",
            "alipay" => "支付宝",
            "feishu" => "飞书",
            "dingtalk" => "钉钉",
            _ => return None,
        })
    },
    or: "或",
    sign_out: "退出登录",
    try_again: "重试",
    back_home: "返回首页",
    leaving_to_sign_in: "正在前往登录页面…",
    finishing_sign_in: "正在登录…",
    signing_out: "正在退出登录…",
    loading: "正在加载…",
    page_unavailable: "无法加载此页面。请检查网络连接后重试。",
    newer_version: "网站已更新。请刷新页面以继续。",
    reload: "刷新页面",

    now_signed_in: |name| ["您已登录，当前账号：", name, "。"].concat(),
    now_signed_out: "您已退出登录。",
    sign_in_failed: "登录未完成",
    sign_out_failed: "退出登录未完成",
    sign_in_needed: "请登录后查看此页面",
    provider_said: |what| ["返回信息：", what].concat(),

    session_expired: "登录状态已失效，请重新登录后继续。",
    session_untrusted: "登录状态在续期时未能通过验证，为保障账号安全已将其结束。请重新登录。",
    session_answer_lost: "登录状态续期时网络连接中断，请重新登录后继续。",
    session_unreadable: "无法读取此浏览器中保存的登录状态，请重新登录后继续。",

    error_config: "此网站的登录设置有误，请联系网站管理员。",
    error_not_signed_in: "您尚未登录，请登录后继续。",
    error_session_expired: "登录状态已失效，请重新登录后继续。",
    error_cancelled: "登录已取消，未作任何更改。",
    error_callback_rejected: "此次登录已使用过、已过期，或是在其他浏览器中发起的。请重新登录。",
    error_untrusted: "登录返回的信息未能通过验证，因此未被采用。请检查此设备的时间是否准确，然后重试。",
    error_refused: "登录服务拒绝了此次请求。请重试；如果问题仍然存在，请联系网站管理员。",
    error_network: "无法连接登录服务。您的数据没有丢失，请检查网络连接后重试。",
    error_storage: "此浏览器不允许网站保存登录所需的数据。请允许此网站保存数据，或退出无痕浏览模式，然后重试。",
    error_unsupported: "此浏览器缺少安全登录所需的功能。请更新浏览器或换用其他浏览器，并通过 https 打开此网站。",
    sign_out_unreachable: "您已在此网站退出登录，但无法连接登录服务，您在该服务上的登录状态可能仍然有效。请在网络恢复后重试。",

    wrong_parameter: |name, value| ["网址中的 ", name, "=", value, " 无法识别。"].concat(),
    wrong_first_screen: "first_screen 的值可以是 register、sign_in、reset_password、single_sign_on、identifier:sign_in 或 identifier:register。",
    wrong_connector: "请填写连接器的名称，例如 connector=wecom。",
    wrong_return_to: "请填写本站内的路径，例如 return_to=/profile。",

    not_found_title: "页面不存在",
    not_found: "此网址没有对应的页面。",
};

/// What `index.html` says when the application does not come.
#[cfg(test)]
pub(super) const LATE: &str =
    "此页面无法启动。请重新加载；如果仍然不行，请更新浏览器或换用其他浏览器。";

/// What stands between Chinese characters and a text with this edge.
pub(in crate::app) fn space_at(edge: Option<char>) -> &'static str {
    match edge {
        Some(edge) if edge < '\u{2e80}' => " ",
        _ => "",
    }
}
