//! What the set-up page says.

mod en;
mod ja;
mod zh_cn;

use crate::app::words::Translated;

pub(in crate::app) struct Words {
    pub(in crate::app) title: &'static str,
    pub(in crate::app) unreadable_title: &'static str,
    pub(in crate::app) missing: &'static str,
    pub(in crate::app) unreadable: &'static str,
    pub(in crate::app) unreadable_status: fn(status: u16) -> String,
    pub(in crate::app) malformed: fn(line: usize, column: usize) -> String,
    pub(in crate::app) not_an_object: &'static str,
    pub(in crate::app) placeholder: &'static str,
    pub(in crate::app) wrong_key: fn(key: &str, expected: &str) -> String,
    pub(in crate::app) guide: &'static str,
    pub(in crate::app) example: &'static str,
    pub(in crate::app) addresses: &'static str,
    pub(in crate::app) redirect_uri: &'static str,
    pub(in crate::app) post_sign_out_uri: &'static str,
    pub(in crate::app) expected_endpoint: &'static str,
    pub(in crate::app) expected_app_id: &'static str,
    pub(in crate::app) expected_scopes: &'static str,
    pub(in crate::app) expected_resources: &'static str,
    pub(in crate::app) expected_connectors: &'static str,
    pub(in crate::app) expected_connector_ids: &'static str,
    pub(in crate::app) expected_apis: &'static str,
    pub(in crate::app) expected_text: &'static str,
    pub(in crate::app) expected_url: &'static str,
    pub(in crate::app) expected_resource: &'static str,
    pub(in crate::app) expected_storage: &'static str,
    pub(in crate::app) expected_wecom_in_app: &'static str,
    pub(in crate::app) expected_brand: &'static str,
    pub(in crate::app) expected_logo: &'static str,
    pub(in crate::app) expected_accent: &'static str,
}

pub(in crate::app) static WORDS: Translated<Words> = Translated {
    en: &en::EN,
    ja: &ja::JA,
    zh_cn: &zh_cn::ZH_CN,
};

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn gaps_are_filled() {
        for words in [WORDS.en, WORDS.ja, WORDS.zh_cn] {
            for (text, gaps) in [
                ((words.unreadable_status)(503), &["503"][..]),
                ((words.malformed)(12, 34), &["12", "34"]),
                ((words.wrong_key)("<1>", "<2>"), &["\"<1>\"", "<2>"]),
            ] {
                for gap in gaps {
                    assert!(text.contains(gap), "{text}");
                }
            }
        }
    }

    #[test]
    fn chinese_stands_apart_from_letters_alone() {
        let wrong = (WORDS.zh_cn.wrong_key)("scopes", WORDS.zh_cn.expected_scopes);
        assert!(
            wrong.contains("必须是权限") && wrong.ends_with("]。"),
            "{wrong}"
        );
        let wrong = (WORDS.zh_cn.wrong_key)("url", WORDS.zh_cn.expected_url);
        assert!(wrong.contains("必须是 URL"), "{wrong}");
    }
}
