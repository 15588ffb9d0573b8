//! Japanese. A space stands around code such as `config.json`, none around
//! names and abbreviations.

use super::Words;

pub(crate) static JA: Words = Words {
    product: "Leptos Logto",
    tagline: "サインインすると、アカウントの情報を確認できます。",
    profile: "プロフィール",
    main_menu: "メインメニュー",
    language: "言語",
    page_title: |page| [page, " | ", JA.product].concat(),
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
    page_unavailable: "このページを読み込めませんでした。接続を確認してもう一度お試しください。サイトが更新された可能性があるときは、再読み込みしてください。",
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

    setup_title: "このサイトはまだ設定されていません",
    setup_unreadable_title: "設定を読み込めませんでした",
    setup_missing: "index.html と同じ場所に config.json がありません。Logtoとアプリケーションを指定した config.json を置いてください。",
    setup_unreadable: "config.json を読み込めませんでした。接続とWebサーバーを確認して、もう一度お試しください。",
    setup_unreadable_status: |status| {
        [
            "config.json を読み込めませんでした。Webサーバーの応答ステータスは ",
            &status.to_string(),
            " です。",
        ]
        .concat()
    },
    setup_malformed: |line, column| {
        [
            "config.json は正しいJSONではありません。",
            &line.to_string(),
            "行目の",
            &column.to_string(),
            "文字目を確認してください。",
        ]
        .concat()
    },
    setup_not_an_object: "config.json の内容は、波括弧で囲んだ1つのJSONオブジェクトにしてください。",
    setup_placeholder: "config.json が例の値のままです。お使いのLogtoのエンドポイントと、アプリケーションのIDを記入してください。",
    setup_wrong_key: |key, expected| {
        [
            "config.json の \"",
            key,
            "\"には、",
            expected,
            "を指定してください。",
        ]
        .concat()
    },
    setup_example: "正しい config.json の例",
    setup_addresses: "Logtoコンソールのシングルページアプリケーションに、次のアドレスを登録してください",
    setup_redirect_uri: "リダイレクトURI",
    setup_post_sign_out_uri: "サインアウト後のリダイレクトURI",
    expected_endpoint: "\"https://your-tenant.logto.app/\" のような、お使いのLogtoのURL（http を使えるのは localhost のみ）",
    expected_app_id: "\"a1b2c3d4e5f6g7h8i9j0k\" のような、LogtoのアプリケーションID（文字列）",
    expected_scopes: "[\"email\", \"identities\"] のような、スコープの配列",
    expected_resources: "[\"https://api.example.com\"] のような、API識別子の配列",
    expected_connectors: "[\"wecom\"] のような、コネクター名の配列",
    expected_apis: "\"name\"、\"url\"、\"resource\" を持つオブジェクトの配列",
    expected_text: "空でない文字列",
    expected_url: "\"https://api.example.com/books\" のようなURL（http を使えるのは localhost のみ）",
    expected_resource: "\"https://api.example.com\" のような、LogtoのAPI識別子（URL）",
    expected_storage: "\"local\"、\"session\"、\"memory\" のいずれか",

    not_found_title: "ページが見つかりません",
    not_found: "このアドレスにページはありません。",
};
