//! Simplified Chinese. A space stands between Chinese characters and letters

use super::Words;
use crate::app::words::space_at;

pub(super) static ZH_CN: Words = Words {
    title: "此网站尚未完成设置",
    unreadable_title: "无法加载设置",
    missing: "index.html 所在的目录中没有 config.json。请放入一个 config.json，指明您的 Logto 和应用。",
    unreadable: "无法加载 config.json。请检查网络连接和 Web 服务器，然后重试。",
    unreadable_status: |status| {
        [
            "无法加载 config.json：Web 服务器返回的状态码为 ",
            &status.to_string(),
            "。",
        ]
        .concat()
    },
    malformed: |line, column| {
        [
            "config.json 不是有效的 JSON，请检查第 ",
            &line.to_string(),
            " 行第 ",
            &column.to_string(),
            " 列。",
        ]
        .concat()
    },
    not_an_object: "config.json 的内容必须是一个用花括号括起来的 JSON 对象。",
    placeholder: "config.json 中仍是示例值。请填写您的 Logto 端点和应用 ID。",
    wrong_key: |key, expected| {
        let space = space_at(expected.chars().next());
        [
            "config.json 中的 \"",
            key,
            "\" 必须是",
            space,
            expected,
            "。",
        ]
        .concat()
    },
    guide: "查看部署指南",
    example: "config.json 的正确示例",
    addresses: "请在 Logto 控制台中，为您的单页应用登记以下地址",
    redirect_uri: "重定向 URI",
    post_sign_out_uri: "退出登录后的重定向 URI",
    expected_endpoint: "您的 Logto 的 URL，例如 \"https://your-tenant.logto.app/\"（仅 localhost 可以使用 http）",
    expected_app_id: "您的应用在 Logto 中的 ID，是一段文本，例如 \"a1b2c3d4e5f6g7h8i9j0k\"",
    expected_scopes: "权限范围（scope）列表，例如 [\"email\", \"identities\"]",
    expected_resources: "API 标识符列表，例如 [\"https://api.example.com\"]",
    expected_connectors: "连接器名称列表，例如 [\"wecom\"]",
    expected_connector_ids: "连接器 ID 的对象，例如 {\"wecom\": \"a1b2c3d4e5f6\"}",
    expected_apis: "对象列表，每个对象都有 \"name\"、\"url\" 和 \"resource\"",
    expected_text: "非空的文本",
    expected_url: "URL，例如 \"https://api.example.com/books\"（仅 localhost 可以使用 http）",
    expected_resource: "Logto 中的 API 标识符，是一个 URL，例如 \"https://api.example.com\"",
    expected_storage: "\"local\"、\"session\" 或 \"memory\"",
    expected_wecom_in_app: "\"button\" 或 \"automatic\"",
    expected_brand: "对象，例如 {\"name\": \"书店\", \"logo\": \"logo.svg\", \"accent\": \"#0d6e63\"}",
    expected_logo: "正方形图片的 https URL，或相对于 index.html 的路径，例如 \"logo.svg\"",
    expected_accent: "颜色，例如 \"#0d6e63\"（# 加六位十六进制数）",
};
