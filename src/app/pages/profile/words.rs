//! What the page says.

use crate::app::words::Translated;

pub(super) struct Words {
    pub(super) intro: &'static str,
    pub(super) name: &'static str,
    pub(super) username: &'static str,
    pub(super) email: &'static str,
    pub(super) phone: &'static str,
    pub(super) user_id: &'static str,
    pub(super) roles: &'static str,
}

pub(super) static WORDS: Translated<Words> = Translated {
    en: &Words {
        intro: "What this site knows about you from your sign-in.",
        name: "Name",
        username: "Username",
        email: "E-mail",
        phone: "Phone",
        user_id: "User ID",
        roles: "Roles",
    },
    ja: &Words {
        intro: "サインインによってこのサイトに提供された情報です。",
        name: "名前",
        username: "ユーザー名",
        email: "メールアドレス",
        phone: "電話番号",
        user_id: "ユーザーID",
        roles: "ロール",
    },
    zh_cn: &Words {
        intro: "此网站在您登录时获得的信息。",
        name: "姓名",
        username: "用户名",
        email: "邮箱",
        phone: "手机号",
        user_id: "用户 ID",
        roles: "角色",
    },
};
