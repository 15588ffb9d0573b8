//! Japanese. A space stands around code such as `config.json`, none around

use super::Words;

pub(super) static JA: Words = Words {
    title: "このサイトはまだ設定されていません",
    unreadable_title: "設定を読み込めませんでした",
    missing: "index.html と同じ場所に config.json がありません。Logtoとアプリケーションを指定した config.json を置いてください。",
    unreadable: "config.json を読み込めませんでした。接続とWebサーバーを確認して、もう一度お試しください。",
    unreadable_status: |status| {
        [
            "config.json を読み込めませんでした。Webサーバーの応答ステータスは ",
            &status.to_string(),
            " です。",
        ]
        .concat()
    },
    malformed: |line, column| {
        [
            "config.json は正しいJSONではありません。",
            &line.to_string(),
            "行目の",
            &column.to_string(),
            "文字目を確認してください。",
        ]
        .concat()
    },
    not_an_object: "config.json の内容は、波括弧で囲んだ1つのJSONオブジェクトにしてください。",
    placeholder: "config.json が例の値のままです。お使いのLogtoのエンドポイントと、アプリケーションのIDを記入してください。",
    wrong_key: |key, expected| {
        [
            "config.json の \"",
            key,
            "\"には、",
            expected,
            "を指定してください。",
        ]
        .concat()
    },
    guide: "セットアップの手順を見る",
    example: "正しい config.json の例",
    addresses: "Logtoコンソールのシングルページアプリケーションに、次のアドレスを登録してください",
    redirect_uri: "リダイレクトURI",
    post_sign_out_uri: "サインアウト後のリダイレクトURI",
    expected_endpoint: "\"https://your-tenant.logto.app/\" のような、お使いのLogtoのURL（http を使えるのは localhost のみ）",
    expected_app_id: "\"a1b2c3d4e5f6g7h8i9j0k\" のような、LogtoのアプリケーションID（文字列）",
    expected_scopes: "[\"email\", \"identities\"] のような、スコープの配列",
    expected_resources: "[\"https://api.example.com\"] のような、API識別子の配列",
    expected_connectors: "[\"wecom\"] のような、コネクター名の配列",
    expected_connector_ids: "コネクターIDのオブジェクト（例：{\"wecom\": \"a1b2c3d4e5f6\"}）",
    expected_apis: "\"name\"、\"url\"、\"resource\" を持つオブジェクトの配列",
    expected_text: "空でない文字列",
    expected_url: "\"https://api.example.com/books\" のようなURL（http を使えるのは localhost のみ）",
    expected_resource: "\"https://api.example.com\" のような、LogtoのAPI識別子（URL）",
    expected_storage: "\"local\"、\"session\"、\"memory\" のいずれか",
    expected_wecom_in_app: "\"button\"、\"automatic\" のいずれか",
    expected_brand: "{\"name\": \"書店\", \"logo\": \"logo.svg\", \"accent\": \"#0d6e63\"} のようなオブジェクト",
    expected_logo: "正方形の画像のhttpsのURL、または \"logo.svg\" のような index.html からの相対パス",
    expected_accent: "\"#0d6e63\" のような色（# と16進数6桁）",
};
