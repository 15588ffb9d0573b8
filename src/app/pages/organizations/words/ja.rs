use super::Words;

pub(super) static JA: Words = Words {
    intro: "あなたが所属する組織と、それぞれの組織での権限を確認できます。",
    yours: "所属する組織",
    find: "組織を検索",
    showing: |shown, found| [found, "件中", shown, "件を表示しています。"].concat(),
    nothing_found: |sought| ["「", sought, "」に一致する組織はありません。"].concat(),
    more: "さらに表示",
    choose: "組織を選択すると、その組織での権限を確認できます。",
    chosen: "選択中",
    none: "所属している組織はありません。組織の管理者に追加してもらってから、更新してください。",
    not_asked: "このサイトは、所属する組織の情報を要求していません。",
    not_asked_how: "サイトの管理者が次のスコープを config.json に追加すると、もう一度サインインしたあとに表示されます。",
    refresh: "更新",
    refreshed: "組織の情報を更新しました。",

    description: "説明",
    id: "組織ID",
    roles: "あなたのロール",
    no_roles: "なし",
    roles_hidden: |scope| {
        [
            "不明。このサイトの config.json の scopes に ",
            scope,
            " がありません。",
        ]
        .concat()
    },
    permissions: "あなたの権限",
    no_permissions: "なし。あなたのロールにこの組織の権限がないか、このサイトの config.json の scopes で権限が要求されていません。",
    permissions_are: |permissions| ["あなたの権限：", permissions].concat(),
    audience: "トークンの対象",
    expires: "トークンの有効期限",

    not_member: "あなたはこの組織のメンバーではないか、このIDの組織が存在しません。組織の管理者に追加してもらってから、更新してください。",
    mfa_required: "この組織のメンバーには多要素認証が必要ですが、あなたのアカウントにはまだ設定されていません。設定してから更新してください。もう一度サインインすると設定画面が表示されることがあります。表示されない場合は、サイトの管理者にお問い合わせください。",
    not_allowed: "この組織へのアクセスをこのサイトに許可していません。もう一度サインインして、この組織を選択してください。",
    sign_in_older: "このサイトが組織の情報を要求するようになる前にサインインしています。表示するには、もう一度サインインしてください。",

    apis: "API",
    apis_none: "このサイトが組織のために呼び出すAPIは、まだありません。",
    apis_how: "config.json への追加方法",
};
