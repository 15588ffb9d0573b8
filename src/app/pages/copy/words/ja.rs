use super::Words;

pub(super) static JA: Words = Words {
    copied: "コピーしました",
    not_copied: "このブラウザーではコピーできませんでした。テキストを選択してコピーしてください。",
};
