use crate::app::words::space_at;

use super::Words;

pub(super) static ZH_CN: Words = Words {
    intro: "管理您的公开信息、登录方式和已登录的设备。",
    about: "基本信息",
    signing_in: "登录",
    linked: "关联账号",
    sessions: "已登录的设备",
    factors: "两步验证",
    change: "修改",
    set: "设置",
    save: "保存",
    saved: "已保存",
    cancel: "取消",
    go_on: "继续",
    unset: "未设置",
    name: "姓名",
    name_hint: "最多 128 个字符，留空则不设置。",
    name_too_long: "姓名太长，请缩短到 128 个字符以内（一个表情符号算两个字符）。",
    avatar: "头像",
    avatar_hint: "以 https:// 开头的图片网址，留空则不设置。",
    avatar_invalid: "这不是可用的图片网址。请填写以 https:// 开头、不超过 2048 个字符的网址。",
    username: "用户名",
    username_hint: "可以使用英文字母、数字和下划线，不能以数字开头。",
    username_invalid: "无法使用此用户名。只能包含英文字母、数字和下划线，且不能以数字开头；此网站可能还有其他要求。",
    username_taken: "此用户名已被使用，请换一个。",
    last_identifier: "移除后您将无法登录。请先添加其他登录方式，例如用户名。",
    password: "密码",
    password_set: "已设置",
    new_password: "新密码",
    new_password_hint: "密码越长越安全。其他设备会保持登录状态。",
    show_password: "显示密码",
    password_stuck: "首次设置密码需要通过验证码确认您的邮箱或手机号，但此网站不支持。请联系网站管理员为您设置。",
    password_first: "请先设置密码，之后即可使用。",
    password_same: "新密码与当前密码相同，请换一个。",
    password_too_short: |it| ["至少需要 ", it, " 个字符。"].concat(),
    password_too_long: |it| ["最多 ", it, " 个字符。"].concat(),
    password_types: |it| ["小写字母、大写字母、数字、符号中至少使用 ", it, " 种。"].concat(),
    password_characters: "只能使用英文字母、数字和英文符号，不能有空格。",
    password_pattern: "请避免重复的字符，以及按键盘或字母顺序排列的字符。",
    password_user_info: "密码中包含您的姓名等个人信息，请换一个别人猜不到的密码。",
    password_words: "密码中包含此网站禁止使用的词语。",
    password_pwned: "此密码曾在数据泄露中出现，请换一个。",
    password_rejected: "此网站不接受此密码，请换一个。",
    proof: "您的密码",
    proof_hint: "用于确认是您本人操作，之后 10 分钟内无需再次输入。",
    proof_missing: "请输入密码。",
    proof_wrong: "密码不正确，请重新输入。",
    proof_blocked: "密码错误次数过多，请约一小时后再试。在此期间仍可正常登录。",
    proof_again: "已超过有效时间，请再次输入密码。",
    empty: "请先填写。",
    road: "完善您的账号",
    road_why: "您目前只能通过关联账号登录。设置用户名和密码后，不依赖关联账号也能登录。",
    road_password: "设置密码",
    road_username: "选择用户名",
    road_rest: "查看已登录的设备，解除不需要的关联",
    done: "（已完成）",
    is_linked: "已关联",
    not_linked: "未关联",
    linked_none: "此网站没有可关联的其他服务。",
    link_not_set_up: "此网站尚未设置关联功能：config.json 的 connectorIds 中没有此连接器的 ID。",
    link_service: |it| {
        let (before, after) = spaces(it);
        ["关联", before, it, after, ""].concat()
    },
    link: "关联",
    link_confirm: "已确认该账号属于您。请输入密码完成关联。",
    unlink: |it| {
        let (before, after) = spaces(it);
        ["解除", before, it, after, "关联"].concat()
    },
    unlink_question: |it| {
        let (before, after) = spaces(it);
        [
            "要解除与",
            before,
            it,
            after,
            "的关联吗？解除后将无法再通过它登录。",
        ]
        .concat()
    },
    unlink_now: "解除关联",
    unlink_not_linked: "关联已解除，请刷新页面查看最新状态。",
    link_in_use: "它已关联到另一个账号。请先登录那个账号并解除关联。",
    link_already: "已关联此服务的另一个账号，请先解除关联。",
    link_gone: "已超过有效时间，请重新开始关联。",
    link_not_confirmed: "对方服务未能确认该账号，请重新开始关联。",
    link_unknown_connector: "登录服务中没有此 ID 的连接器。请告知网站管理员：config.json 中的 connectorIds 有误。",
    link_cancelled: "您在对方服务中取消了操作，未进行关联。",
    link_other_person: "未进行关联：其间有其他人在此登录。",
    link_unexpected: "未进行关联：返回的内容与此浏览器中发起的操作不符。请重新开始关联。",
    sessions_hidden: "确认是您本人后，将显示已登录您账号的浏览器。",
    sessions_show: "查看设备",
    sessions_only: "没有其他已登录的设备。",
    this_browser: "当前浏览器",
    unknown_browser: "未知浏览器",
    on: |it, other| [other, " 上的 ", it].concat(),
    signed_in_at: |it, other| ["登录时间：", it, "（", other, "）"].concat(),
    end: |it| ["退出 ", it].concat(),
    end_others: "退出其他所有设备",
    session_gone: "此会话已结束。",
    factors_none: "尚未设置。",
    factor_totp: "身份验证器应用",
    factor_backup_codes: "备用验证码",
    factor_passkey: "通行密钥",
    codes_left: |number, _| ["剩余 ", number, " 个"].concat(),
    since: |it| ["设置于 ", it].concat(),
    not_enabled: "此网站未开放账号管理功能。",
    not_enabled_detail: "致网站管理员：请在 Logto 控制台中启用账号中心并开放相应字段，或运行带 --account-center 的 cargo xtask connect。",
    missing_scope: "此网站没有请求所需的权限。",
    missing_scope_detail: |it| {
        [
            "致网站管理员：请在 config.json 的 scopes 中加入 \"",
            it,
            "\"，然后重新登录。",
        ]
        .concat()
    },
    field_hidden: "网站管理员未开放此项。",
    field_closed: "网站管理员不允许在此修改此项。如需修改，请联系管理员。",
    unauthorized: "登录服务未接受请求。请退出后重新登录再试。",
    third_party: "第三方网站不能在此修改账号。",
    invalid_input: "内容中有无法保存的字符，请删除特殊字符后重试。",
    unavailable: "登录服务暂时无法处理。您填写的内容没有丢失，请稍后重试。",
    refused_detail: |it| ["返回信息：", it].concat(),
    said_saved: "已保存。",
    said_password: "密码已设置。",
    said_linked: "关联成功。",
    said_unlinked: "已解除关联。",
    said_sessions: "已显示设备。",
    said_ended: "已退出该设备。",
    said_others_ended: "已退出其他所有设备。",
};

/// What stands before and after a name among Chinese characters.
fn spaces(name: &str) -> (&'static str, &'static str) {
    let mut chars = name.chars();
    let first = chars.next();
    (space_at(first), space_at(chars.next_back().or(first)))
}
