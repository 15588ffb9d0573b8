use super::Words;

pub(super) static ZH_CN: Words = Words {
    intro: "查看您所属的组织，以及您在各组织中的权限。",
    yours: "您的组织",
    find: "查找组织",
    showing: |shown, found| ["共 ", found, " 个，显示 ", shown, " 个。"].concat(),
    nothing_found: |sought| ["没有与“", sought, "”匹配的组织。"].concat(),
    more: "显示更多",
    choose: "选择一个组织，即可查看您在其中的权限。",
    chosen: "已选择",
    none: "您尚未加入任何组织。请联系组织管理员添加您，然后刷新。",
    not_asked: "此网站没有申请查看您的组织。",
    not_asked_how: "网站管理员可以在 config.json 中添加以下 scopes，之后您需要重新登录。",
    refresh: "刷新",
    refreshed: "组织信息已更新。",

    description: "描述",
    id: "组织 ID",
    roles: "您的角色",
    no_roles: "无",
    roles_hidden: |scope| ["未知。此网站 config.json 的 scopes 中没有 ", scope, "。"].concat(),
    permissions: "您的权限",
    no_permissions: "无。可能是您的角色在此组织中没有权限，也可能是此网站 config.json 的 scopes 没有申请这些权限。",
    permissions_are: |permissions| ["您的权限：", permissions].concat(),
    audience: "令牌适用于",
    expires: "令牌有效期至",

    not_member: "您不是此组织的成员，或者没有使用此 ID 的组织。请联系组织管理员添加您，然后刷新。",
    mfa_required: "此组织要求成员启用多因素认证，而您的账号尚未设置。请设置后刷新。重新登录时可能会引导您完成设置；如果没有，请联系网站管理员。",
    not_allowed: "您尚未允许此网站访问该组织。请重新登录，并选择该组织。",
    sign_in_older: "您登录时，此网站尚未申请查看您的组织。请重新登录后查看。",

    apis: "API",
    apis_none: "此网站尚未配置用于组织的 API。",
    apis_how: "如何在 config.json 中添加",
};
