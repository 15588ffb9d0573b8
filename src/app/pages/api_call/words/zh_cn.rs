use super::Words;

pub(super) static ZH_CN: Words = Words {
    address: "地址",
    resource: "资源",
    permissions: "您的权限",
    no_permissions: "无。可能是您的角色没有此 API 的权限，也可能是此网站 config.json 的 scopes 没有申请这些权限。",
    refresh: "刷新权限",
    permissions_are: |scopes| ["您的权限：", scopes].concat(),
    sign_in_older: "您登录时此网站尚未添加这项设置，请重新登录后使用。",
    data: "要发送的数据（JSON）",
    data_wrong: "内容不是有效的 JSON，因此没有发送。请检查引号、逗号和括号。",
    read: "读取（GET）",
    create: "创建（POST）",
    lacking: |method, scope| {
        [
            method,
            " 需要权限 ",
            scope,
            "，而您没有此权限。请联系负责分配角色的人员，然后刷新权限。",
        ]
        .concat()
    },
    request: "请求",
    answer: |status| ["响应：", status].concat(),
    nothing: "（无内容）",
    cut: "响应过长，仅显示开头部分。",

    answered: |status| ["API 返回了 ", status, "。"].concat(),
    unreached: "API 没有响应。请检查网络连接后重试。如果其他人可以访问，可能是该 API 不允许来自此网站的请求（CORS），或将请求转到了其他地址（不会跟随）。",
    not_accepted: "换用新的访问令牌后，API 仍然没有接受。请确认该 API 信任此登录服务，并且资源与其要求一致。",
    forbidden: "API 已确认您的身份，但不允许您执行此操作。",
    not_found: "此地址没有内容，请检查 config.json 中的地址。",
    too_many: "API 收到的请求过多，请稍候再试。",
    unwanted: "API 无法处理此请求，原因请查看响应内容。",
    broken: "API 自身出现问题，请稍后再试。",
};
