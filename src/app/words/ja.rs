//! Japanese. A space stands around code such as `config.json`, none around
//! names and abbreviations.

use super::Words;

pub(crate) static JA: Words = Words {
    product: "Leptos Logto",
    tagline: "サインインすると、アカウントの情報を確認できます。",
    profile: "プロフィール",
    account: "アカウント",
    session: "セッション",
    apis: "APIアクセス",
    organizations: "組織",
    builder: "サインインビルダー",
    set_up: "セットアップ",
    about_profile: "このサイトに提供された情報",
    about_account: "名前、パスワード、連携、端末",
    about_session: "状態とトークン",
    about_apis: "あなたの権限で呼び出す",
    about_organizations: "所属先でのロールと権限",
    about_builder: "サインインのオプションを試す",
    about_set_up: "LogtoとWeComの接続と確認",
    menu: "メニュー",
    language: "言語",
    page_title: |page, product| [page, " | ", product].concat(),
    clock_is_off: "この端末の時計が2分以上ずれています。サインインできなくなることがありますので、端末の設定で日時を自動設定にしてください。",

    sign_in: "サインイン",
    create_account: "アカウントを作成",
    continue_with: |connector| [connector, "で続行"].concat(),
    connector: |_| None,
    or: "または",
    sign_out: "サインアウト",
    try_again: "もう一度試す",
    back_home: "ホームに戻る",
    leaving_to_sign_in: "サインイン画面に移動しています…",
    finishing_sign_in: "サインインしています…",
    signing_out: "サインアウトしています…",
    loading: "読み込んでいます…",
    page_unavailable: "このページを読み込めませんでした。接続を確認してもう一度お試しください。",
    newer_version: "サイトが更新されました。続けるには、ページを再読み込みしてください。",
    reload: "再読み込み",

    now_signed_in: |name| [name, "としてサインインしました。"].concat(),
    now_signed_out: "サインアウトしました。",
    sign_in_failed: "サインインを完了できませんでした",
    sign_out_failed: "サインアウトを完了できませんでした",
    sign_in_needed: "このページを表示するにはサインインが必要です",
    provider_said: |what| ["応答の内容：", what].concat(),

    session_expired: "セッションが終了しました。続けるには、もう一度サインインしてください。",
    session_untrusted: "セッションの更新が正しいものか確認できなかったため、安全のためセッションを終了しました。もう一度サインインしてください。",
    session_answer_lost: "セッションの更新中に接続が切れました。続けるには、もう一度サインインしてください。",
    session_unreadable: "このブラウザーに保存されているセッションを読み取れません。続けるには、もう一度サインインしてください。",

    error_config: "このサイトのサインインは正しく設定されていません。サイトの管理者にお知らせください。",
    error_not_signed_in: "サインインしていません。続けるには、サインインしてください。",
    error_session_expired: "セッションが終了しました。続けるには、もう一度サインインしてください。",
    error_cancelled: "サインインはキャンセルされました。何も変更されていません。",
    error_callback_rejected: "このサインインは、すでに使用されたか、有効期限が切れたか、別のブラウザーで開始されたものです。はじめからやり直してください。",
    error_untrusted: "サインインの応答が正しいものか確認できなかったため、使用しませんでした。この端末の時計が合っていることを確認してから、もう一度お試しください。",
    error_refused: "サインインサービスがリクエストを受け付けませんでした。もう一度お試しください。解決しない場合は、サイトの管理者にお知らせください。",
    error_network: "サインインサービスに接続できませんでした。失われたものはありません。接続を確認して、もう一度お試しください。",
    error_storage: "サインインに必要な情報をこのブラウザーに保存できません。このサイトにデータの保存を許可するか、プライベートブラウズを終了してから、もう一度お試しください。",
    error_unsupported: "このブラウザーには、安全なサインインに必要な機能がありません。ブラウザーを更新するか別のブラウザーを使い、https でサイトを開いてください。",
    sign_out_unreachable: "このサイトからはサインアウトしましたが、サインインサービスに接続できませんでした。サービス側ではセッションが残っている可能性があります。オンラインになってから、もう一度お試しください。",

    wrong_parameter: |name, value| {
        [
            "アドレスで指定された ",
            name,
            "=",
            value,
            " は使用できません。",
        ]
        .concat()
    },
    wrong_first_screen: "first_screen には、register、sign_in、reset_password、single_sign_on、identifier:sign_in、identifier:register のいずれかを指定してください。",
    wrong_connector: "connector=wecom のように、コネクターの名前を指定してください。",
    wrong_return_to: "return_to=/profile のように、このサイト内のパスを指定してください。",

    not_found_title: "ページが見つかりません",
    not_found: "このアドレスにページはありません。",
};

/// What `index.html` says when the application does not come.
#[cfg(test)]
pub(super) const LATE: &str = "このページを開始できませんでした。再読み込みしてください。それでも表示されないときは、ブラウザーを更新するか、別のブラウザーをご利用ください。";
