use super::{At, Words};

pub(super) static JA: Words = Words {
    intro: "サインインのオプションを選ぶと、送信されるリクエストと、同じことをするコードが表示されます。確認したら、そのままサインインを試せます。選んだ内容はこのページのアドレスに残るので、リンクとして共有できます。",
    person: "サインインする人",
    pages: "Logtoの画面",
    application: "このアプリケーション",
    label: |at| match at {
        At::Prompt => "プロンプト",
        At::MaxAge => "前回のサインインからの最長時間",
        At::LoginHint => "ログインヒント",
        At::OneTimeToken => "ワンタイムトークン",
        At::FirstScreen => "最初の画面",
        At::Identifier => "識別子",
        At::DirectSignIn => "ダイレクトサインイン",
        At::OrganizationId => "組織のブランディング",
        At::UiLocales => "言語",
        At::Extra => "追加のパラメーター",
        At::ReturnTo => "戻り先のパス",
        At::ClearSession => "移動と同時にこのサイトのセッションを終了する",
    },
    about: |name| match name {
        "client_id" => "リクエストするアプリケーションの、Logtoで発行されたIDです。",
        "redirect_uri" => {
            "Logtoがブラウザーを戻す先です。Logtoに登録したものと完全に一致する必要があります。"
        }
        "code_challenge" => {
            "このブラウザーだけが持つ秘密の値のハッシュです。その値がなければ、誰もコードを使えません（PKCE）。"
        }
        "code_challenge_method" => "ハッシュの計算方法（SHA-256）です。",
        "state" => "毎回新しく作られ、応答をこのサインインに結び付けます。",
        "nonce" => "毎回新しく作られ、IDトークンをこのサインインに結び付けます。",
        "response_type" => "コードを要求します。コードは後でトークンと交換されます。",
        "scope" => "アプリケーションが求める情報と権限です。",
        "resource" => "アクセストークンを求める対象のAPIです。",
        "prompt" => {
            "consent ではリフレッシュトークンが発行されます。login では改めて本人確認を求めます。none では画面を表示せず、Logtoにセッションがある人だけをサインインさせます。"
        }
        "max_age" => {
            "3600 のような整数の秒数です。前回のサインインからこれより長く経っている人には、もう一度サインインを求めます。"
        }
        "login_hint" => "あらかじめ入力しておくユーザー名、メールアドレス、または電話番号です。",
        "one_time_token" => {
            "マジックリンクのトークンです。ログインヒントのメールアドレスと組み合わせて使います。このページのアドレスには含まれません。"
        }
        "first_screen" => "Logtoで最初に表示する画面です。",
        "identifier" => "識別子の画面、またはパスワードのリセットで使う識別子です。",
        "direct_sign_in" => {
            "コネクターに直接移動します。social: とターゲット、または sso: とエンタープライズコネクターのIDを指定します。"
        }
        "organization_id" => {
            "Logtoの画面にブランディングを表示する組織のIDです。トークンは組織に結び付けられません。"
        }
        "ui_locales" => {
            "Logtoの画面の言語を、優先順に空白で区切って指定します。空欄の場合は、このページの言語になります。"
        }
        "extra" => {
            "そのほかにLogtoへ送るものを、1行に1つずつ 名前\u{2060}=\u{2060}値 の形で指定します。"
        }
        "return_to" => {
            "/profile のような、このサイト内のページです。このブラウザーの中だけで使われます。"
        }
        "clear_session" => "選ばない場合、新しいセッションが始まるまで今のセッションが残ります。",
        _ => "追加されたパラメーターで、そのまま送られます。",
    },
    unset: "指定しない",
    as_configured: |prompts| ["設定どおり：", prompts].concat(),
    prompt_omitted: "プロンプトを送らない",

    session_stays: |name| {
        [name, "としてサインインしています。新しいサインインが完了するまで、このサイトのセッションは残ります。途中で戻っても何も変わりません。"].concat()
    },
    session_ends: |name| {
        [name, "としてサインインしています。サインインが完了しなくても、移動と同時にこのサイトのセッションは終了します。"].concat()
    },
    no_page: "Logtoにもセッションがある間は、プロンプトが login でない限り、Logtoの画面は表示されません。",
    no_refresh: "プロンプトに consent がないと、リフレッシュトークンは発行されません。新しいセッションは、最初のトークンの有効期限が切れると終了します。",
    go: "このオプションでサインイン",
    clear: "すべてクリア",
    cleared: "すべてクリアしました。",

    address: "リクエスト",
    placeholders: "大文字の部分は、移動するときに作られる値か、秘密の値です。",
    parameters: "各パラメーターの意味",
    code: "Rustのコード",
    code_name: "Rustのコード",
    not_yet: "エラーのある項目を修正すると表示されます。",

    unknown: |name, value| {
        [
            "リンクで指定された ",
            name,
            "=",
            value,
            " は使用できません。別のものを選んでください。",
        ]
        .concat()
    },
    wrong_max_age: "3600 のように、秒数を整数で入力してください。",
    wrong_connector: "social:wecom のように social: とターゲット、または sso: とコネクターIDを入力してください。",
    wrong_return_to: "/profile のように、このサイト内のパスを入力してください。サインイン、サインアウト、コールバックのパスは使用できません。",
    wrong_extra: "1行に1つずつ、名前\u{2060}=\u{2060}値 の形で入力してください。名前に空白は使用できません。",
    wrong_text: "空白や目に見えない文字は使用できません。",
    reserved: |name| {
        [
            name,
            " はここでは指定できません。プロトコルで使われているか、専用の項目があります。",
        ]
        .concat()
    },
    repeated: |name| [name, " が重複しています。1つだけ残してください。"].concat(),
    prompt_none_alone: "none はほかのプロンプトと組み合わせられません。",
    prompt_none_page: "プロンプトが none のときは画面が表示されないため、この項目は使用できません。項目を空にするか、別のプロンプトを選んでください。",
    identifiers_alone: "最初の画面として identifier:sign_in、identifier:register、reset_password のいずれかを選ぶ必要があります。",
};
