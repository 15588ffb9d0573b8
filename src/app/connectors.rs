//! What people call the social connectors.

use super::words::Words;

/// The name of the connector with this target, as its maker writes it; a
/// target nobody knows is written with a capital.
pub(super) fn name(target: &str, words: &Words) -> String {
    if let Some(name) = (words.connector)(target) {
        return name.to_owned();
    }
    let known = match target {
        "wecom" => "WeCom",
        "wechat" => "WeChat",
        "alipay" => "Alipay",
        "feishu" => "Feishu",
        "dingtalk" => "DingTalk",
        "github" => "GitHub",
        "gitlab" => "GitLab",
        "linkedin" => "LinkedIn",
        "azuread" => "Microsoft",
        "line" => "LINE",
        "x" => "X",
        _ => return capitalised(target),
    };
    known.to_owned()
}

fn capitalised(target: &str) -> String {
    let mut name = target.replace(['-', '_'], " ");
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::name;
    use crate::app::words::{EN, JA, ZH_CN};

    #[test]
    fn known_ones_have_their_own_spelling() {
        for (target, expected) in [
            ("wecom", "WeCom"),
            ("github", "GitHub"),
            ("google", "Google"),
            ("my-company", "My company"),
            ("学校", "学校"),
            ("", ""),
        ] {
            assert_eq!(name(target, &EN), expected);
        }
        assert_eq!(name("wecom", &JA), "WeCom");
        assert_eq!(name("wecom", &ZH_CN), "企业微信");
        assert_eq!(name("github", &ZH_CN), "GitHub");
    }
}
