use super::Words;

pub(super) static ZH_CN: Words = Words {
    intro: "以您自己的权限调用此网站的 API。访问令牌会随请求发送，但不会显示出来。",
    none: "此网站尚未配置任何 API。",
    how: "网站管理员可以在 config.json 中添加，例如：",
    others: "组织的 API 请在“组织”页面调用。",
};
