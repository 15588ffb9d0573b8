use super::Words;

pub(super) static JA: Words = Words {
    copy: "コピー",
    copied: "コピーしました",
    not_copied: "このブラウザーではここでコピーできません。テキストを選択してコピーしてください。",
    copy_of: "：",
};
