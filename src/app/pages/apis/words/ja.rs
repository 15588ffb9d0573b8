use super::Words;

pub(super) static JA: Words = Words {
    intro: "このサイトのAPIを、あなたの権限で呼び出せます。アクセストークンは送信されますが、表示されることはありません。",
    none: "このサイトが呼び出すAPIは、まだありません。",
    how: "サイトの管理者は、次のように config.json に追加できます。",
    others: "組織のAPIは「組織」ページで呼び出せます。",
};
