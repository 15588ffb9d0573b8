use super::Words;

pub(super) static JA: Words = Words {
    address: "アドレス",
    resource: "リソース",
    permissions: "あなたの権限",
    no_permissions: "なし。あなたのロールにこのAPIの権限がないか、このサイトの config.json の scopes で権限が要求されていません。",
    refresh: "権限を更新",
    permissions_are: |scopes| ["あなたの権限：", scopes].concat(),
    sign_in_older: "この設定が追加される前にサインインしたため、まだ利用できません。もう一度サインインしてください。",
    data: "送信するデータ（JSON）",
    data_wrong: "JSON として正しくないため、送信しませんでした。引用符、カンマ、かっこを確認してください。",
    read: "読み取り（GET）",
    create: "作成（POST）",
    lacking: |method, scope| {
        [
            method,
            " には権限 ",
            scope,
            " が必要ですが、あなたにはありません。ロールの管理者に依頼してから、権限を更新してください。",
        ]
        .concat()
    },
    request: "リクエスト",
    answer: |status| ["レスポンス：", status].concat(),
    nothing: "（内容なし）",
    cut: "レスポンスが長いため、先頭だけを表示しています。",

    answered: |status| ["APIから ", status, " が返されました。"].concat(),
    unreached: "APIから応答がありませんでした。接続を確認して、もう一度お試しください。ほかからは接続できる場合、APIがこのサイトからのリクエストを許可していない（CORS）か、別のアドレスへ転送している可能性があります。転送には従いません。",
    not_accepted: "新しいアクセストークンでもAPIに受け入れられませんでした。APIがこのサインインサービスを信頼していること、リソースが正しいことを確認してください。",
    forbidden: "APIはあなたを確認しましたが、この操作は許可されていません。",
    not_found: "このアドレスには何もありません。config.json のアドレスを確認してください。",
    too_many: "APIへのリクエストが多すぎます。しばらく待ってから、もう一度お試しください。",
    unwanted: "APIはこのリクエストを処理できませんでした。理由はレスポンスを確認してください。",
    broken: "API側で問題が発生しています。しばらくしてから、もう一度お試しください。",
};
