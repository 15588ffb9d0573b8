use super::Words;

pub(super) static ZH_CN: Words = Words {
    copied: "已复制",
    not_copied: "此浏览器不允许复制，请选中文本后手动复制。",
};
