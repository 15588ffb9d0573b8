//! Japanese.

use super::Words;

pub(super) static JA: Words = Words {
    intro: "このサイトをお使いのLogtoに接続し、WeComでサインインできるようにする手順と、まだ足りない設定を確認できます。",
    not_running: "このサイトには使用できる config.json がまだないため、誰もサインインできません。手順に沿って進め、最後の手順でエンドポイントとApp IDを入力し、ファイルを配置する前に確認してください。",
    read_again: "config.json を読み込み直す",

    checks: "確認",
    checks_about: "サインインのときと同じことをLogtoに問い合わせます。サインインやサインアウトは行われません。",
    checks_of_entered: "上で入力したエンドポイントとApp IDを使い、サインインのときと同じことをLogtoに問い合わせます。",
    check_again: "もう一度確認する",
    check_these: "この値で確認する",
    running: "確認しています…",
    fine: "問題なし",
    cannot_tell: "判定できません",
    problem: "問題あり",
    summary: |problems, unknown, fine| {
        let problems = match problems {
            0 => "問題は見つかりませんでした。".to_owned(),
            number => ["問題あり：", &number.to_string(), "件。"].concat(),
        };
        let (unknown, fine) = (unknown.to_string(), fine.to_string());
        [
            &problems,
            "問題なし：",
            &fine,
            "件。判定できません：",
            &unknown,
            "件。",
        ]
        .concat()
    },
    open_document: "アドレスを新しいタブで開く",
    try_sign_in: "新しいタブでサインインを試す",

    check_page: "ページの安全性",
    check_storage: "ストレージ",
    check_clock: "時計",
    check_application: "ブラウザー",
    check_endpoint: "エンドポイント",
    check_issuer: "発行者（issuer）",
    check_keys: "鍵",
    check_app_id: "App ID",
    check_origin: "このサイトのオリジン",
    redirect_uri: "リダイレクトURI",
    check_permissions: "スコープとAPIリソース",
    post_sign_out_uri: "サインアウト後のリダイレクトURI",

    fine_over_http: "このページはhttpで配信されているため、通信の途中で読み取られるおそれがあります。このビルドは署名を自分で検証するので動作しますが、できればhttpsで配信してください。",
    in_wecom: "WeComのアプリ内ブラウザーです。QRコードを読み取らなくても、WeComのアカウントでサインインできます。",
    in_application: |name| {
        [
            name,
            "のアプリ内ブラウザーです。アプリ内ブラウザーでは、セッションが失われたり、ほかのアプリから戻れなかったりすることがあります。その場合は、端末の標準ブラウザーでこのサイトを開いてください。",
        ]
        .concat()
    },
    no_date: "Webサーバーから時刻を取得できません。端末の日時が自動設定になっていることを確認してください。",
    after: |check| ["「", check, "」の問題が解決すると判定できます。"].concat(),
    permissions_not_told: "このLogtoには問い合わせられません。サインインが「invalid_target」で終わる場合は、config.json のAPIリソースがLogtoに登録されていません。",
    redirect_not_told: "このLogtoには、ページから問い合わせられません。実際に試してください。Logtoのサインイン画面が開けば登録済み、「invalid_redirect_uri」と表示されれば未登録です。",
    only_by_signing_out: "実際にサインアウトしないと分かりません。サインアウト後にこのサイトに戻らないときは、アプリケーションに次のアドレスを登録してください。",
    plain_http: "このページはhttpで配信されています。httpでは、サインインの検証に必要な機能をブラウザーが提供しません。httpsで配信してください（localhost では不要です）。ローカルネットワークで使う場合は、--features software-crypto を付けてビルドする方法もあります。",
    storage_memory: "このブラウザーは、このサイトのデータを一切保存しません。ページを読み込み直すたびにサインアウトされます。このサイトにデータの保存を許可するか、プライベートブラウズを終了してください。",
    storage_session: "このブラウザーは、タブを閉じるまでしかこのサイトのデータを保持しません。その後はもう一度サインインする必要があります。このサイトにデータの保存を許可するか、プライベートブラウズを終了してください。",
    clock_off: |minutes, is_fast| {
        let minutes = minutes.to_string();
        let way = if is_fast {
            "進んでいます"
        } else {
            "遅れています"
        };
        [
            "この端末の時計は", &minutes, "分", way,
            "。端末の日時を自動設定にしてください。端末の時計が正しい場合は、Webサーバーの時計を合わせてください。",
        ]
        .concat()
    },
    offline: "この端末はオフラインです。接続してから、もう一度確認してください。",
    no_answer: |endpoint| {
        [
            endpoint,
            " から応答がありません。アドレスが正しいか、Logtoが動作しているか、証明書が有効か、このネットワークから接続できるかを確認してください。下のアドレスが新しいタブで開ける場合は、Logtoの前にあるプロキシがCORSヘッダーを取り除いています。",
        ]
        .concat()
    },
    unreadable: |endpoint| {
        [
            endpoint,
            " から応答はありますが、このページからは読み取れません。Logtoではないか、Logtoの前にあるプロキシが /oidc のCORSヘッダー（Access-Control-Allow-Origin）を取り除いています。",
        ]
        .concat()
    },
    status: |status| {
        [
            "サーバーの応答ステータスは ",
            &status.to_string(),
            " です。404 の場合は、Logtoのアドレスではありません。429 や5xxの場合は、Logtoまたはその前にあるプロキシが混み合っているか、故障しています。",
        ]
        .concat()
    },
    html_page: "Logtoの応答の代わりにWebページが返されました。ネットワークがログインを求めているか、Logtoのアドレスではありません。",
    no_usable_key: "LogtoがIDトークンの署名に使うアルゴリズムに、このアプリケーションは対応していません。「npx @logto/cli db config rotate oidc.privateKeys --type ec」などで署名鍵を更新してください。",
    keys_malformed: "Logtoの鍵を読み取れませんでした。Logtoの前にあるプロキシが /oidc/jwks の内容を変えていないか確認してください。",
    unsupported: "このブラウザーは、Logtoの鍵による署名を検証できません。ブラウザーを更新するか、httpsでサイトを開いてください。",
    origin_refused: |origin| {
        [
            "Logtoから応答はありますが、",
            origin,
            " のページには許可されていません。アプリケーションにこのサイトのリダイレクトURIを登録してください。そのオリジンも許可されます。",
        ]
        .concat()
    },
    no_discovery: "応答がディスカバリードキュメントではありません。Logtoのアドレスかどうか確認してください。",
    discovery_lacks: |name| {
        [
            "Logtoのディスカバリードキュメントに「",
            name,
            "」がありません。Logtoのアドレスかどうか確認してください。",
        ]
        .concat()
    },
    other_issuer: |expected, found| {
        [
            "発行者は ", expected, " のはずですが、Logtoは ", found,
            " と名乗っています。後者のアドレス（/oidc を除く）をエンドポイントにするか、Logtoサーバーの環境変数 ENDPOINT を修正してください。",
        ]
        .concat()
    },
    unusable_endpoint: |name| {
        [
            "Logtoのディスカバリードキュメントの「", name, "」がhttpsのアドレスではありません。Logtoサーバーの環境変数 ENDPOINT を修正してください。プロキシの背後では TRUST_PROXY_HEADER=1 も設定してください。",
        ]
        .concat()
    },
    no_pkce: "このプロバイダーは、安全なサインインに必要なPKCE（S256）に対応していません。Logtoを更新してください。",
    no_code_flow: "このプロバイダーは認可コードフローに対応していません。Logtoのアドレスかどうか確認してください。",
    pushed_required: "このプロバイダーはPAR（Pushed Authorization Requests）のみを受け付けますが、このアプリケーションは対応していません。",
    unknown_application: |app_id| {
        ["IDが ", app_id, " のアプリケーションはLogtoにありません。LogtoコンソールからApp IDをコピーしてください。"].concat()
    },
    confidential: "このアプリケーションにはシークレットがあり、Webページでは安全に保持できません。「シングルページアプリ」として作り直してください。Logtoでは種類を変更できません。",
    not_registered: "このアドレスはアプリケーションに登録されていません。「リダイレクトURI」に次のアドレスを一字一句そのまま入力し、保存してください。",
    unknown_resource: "config.json のAPIリソース（resources または apis）がLogtoにありません。LogtoコンソールのAPIリソースで作成するか、識別子を修正してください。",
    closed_scope: |scope| {
        let scope = if scope.is_empty() {
            "config.json のスコープ"
        } else {
            scope
        };
        [scope, " は、このアプリケーションに許可されていません。Logtoコンソールでアプリケーションに許可するか、config.json から取り除いてください。"].concat()
    },
    refused: |answer| ["Logtoに拒否されました：", answer].concat(),

    short_way: "かんたんな方法",
    short_way_how: "Logtoコンソールで、ロール `Logto Management API access` を持つマシン間（M2M）アプリケーションを作成します。リポジトリで次のコマンドを実行すると、手順1、3、4、5を行い、WeComに入力する内容を表示し、結果を確認します。",
    command: "コマンド",
    short_way_secrets: "シークレットは実行時に入力を求められ、ファイルやコマンドラインには残りません。`--dry-run` を付けると、変更の内容を事前に確認できます。",

    application: "1. Logtoでアプリケーションを作成する",
    application_steps: &[
        "Logtoコンソールを開きます。Logto Cloud、またはご自身のサーバーの管理用アドレスにあります。",
        "「アプリケーション」で、種類が「シングルページアプリ」のアプリケーションを作成します。フレームワークは何でもかまいません。",
        "設定に次のアドレスを一字一句そのまま入力し、保存します。",
        "App IDをコピーします。`config.json` に `appId` として記入します。",
    ],
    cors_origin: "CORSで許可するオリジン",
    cors_why: "最後の項目は省略できます。リダイレクトURIのオリジンは自動的に許可されます。",
    open_logto_console: "Logto Cloudのコンソールを開く",

    wecom: "2. WeComでアプリを作成する",
    wecom_steps: &[
        "WeComの管理コンソールを管理者として開きます。Corp ID（`ww…`）は「我的企业 › 企业信息」にあります。",
        "「应用管理 › 自建」でアプリを作成し、表示できるメンバーを選びます。それ以外の人はサインインできません。アプリのページにAgent IDとSecretが表示されます。",
        "同じページで次の項目を入力します。ドメインはこのサイトではなく、Logtoのものです。",
    ],
    wecom_domain: "信頼済みドメイン（网页授权及JS-SDK › 可信域名）",
    wecom_callback: "コールバックドメイン（企业微信授权登录 › Web网页 › 授权回调域）",
    wecom_ip: "信頼済みIP（企业可信IP）",
    trusted_ip: "LogtoサーバーがWeComを呼び出すときのIPアドレス",
    domain_for_linking: "アカウントページでWeComを連携する場合に追加する信頼済みドメイン",
    scopes_why: "コネクターは、次のいずれかのスコープを要求します。",
    scope_base: "WeComの中では確認画面が表示されません。Logtoは、ユーザーIDと、アプリが読み取れるメンバー情報を取得します。",
    scope_user_info: "古い名称です。項目が空欄のとき、Logtoはこのスコープを要求します。",
    scope_private_info: "初回に本人の許可が求められます。アプリを表示できるメンバーについて、アバター、携帯電話番号、メールアドレスも取得します。",
    open_wecom_console: "WeComの管理コンソールを開く",

    connector: "3. Logtoにコネクターを追加する",
    connector_steps: &[
        "Logtoコンソールの「コネクター › ソーシャルコネクター」でWeComを追加します。ご自身のサーバーの一覧にないときは、サーバーで `npx @logto/cli connector add @logto/connector-wecom` を実行し、再起動してください。",
        "Corp ID、Agent ID、Secret、スコープを入力し、保存します。",
        "コネクターのコールバックアドレスのドメインが、WeComに入力したものと同じであることを確認します。",
    ],
    connector_callback: "コネクターのコールバックアドレス",
    connector_id: "末尾はコネクターのIDです。`config.json` に `\"connectorIds\": {\"wecom\": \"…\"}` と記入すると、アカウントページでWeComを連携できます。",

    switch_on: "4. サインイン画面に表示する",
    switch_on_steps: &[
        "Logtoコンソールの「サインイン体験 › サインアップとサインイン」で、「ソーシャルサインイン」にWeComを追加します。",
        "ユーザー登録は有効のままにします。WeComで初めてサインインした人のアカウントが作成されます。",
        "保存します。下の2つのリンクを使うと、結果を新しいタブで確認できます。",
    ],
    first_screen: "新規登録の画面から始めるには、`sign-in?first_screen=register` にリンクします。WeComの中で自動的にサインインするには、`config.json` に `\"wecomInApp\": \"automatic\"` を指定します。",
    try_wecom: "WeComでのサインインを試す",
    try_register: "アカウントの作成を試す",

    config: "5. config.json を配置する",
    config_how: "このビルドがどのLogtoを使うかは、1つのファイルで決まります。ビルドし直す必要はありません。入力した内容がこのページの外に送られることはありません。",
    config_address: "配置先のアドレス（index.html と同じ場所）",
    config_more: "変更がすぐに反映されるように、`Cache-Control: no-cache` を付けて配信してください。",
    endpoint: "エンドポイント",
    endpoint_hint: "https://your-tenant.logto.app/ のような、お使いのLogtoのアドレス",
    app_id: "App ID",
    app_id_hint: "Logtoコンソールの、アプリケーションの設定に表示されます",
    wrong_app_id: "Logtoコンソールに表示されるApp IDを、空白なしで入力してください。",
    endpoint_no_url: "https://your-tenant.logto.app/ のように、アドレス全体を入力してください。",
    endpoint_insecure: "アドレスは https:// で始めてください（http:// を使えるのは localhost のみです）。",
    endpoint_query: "「?」や「#」以降は入力しないでください。",
    endpoint_issuer: "末尾の /oidc は入力しないでください。それはエンドポイントではなく発行者です。",
};
