use super::Words;

pub(super) static ZH_CN: Words = Words {
    copy: "复制",
    copied: "已复制",
    not_copied: "此浏览器不允许在这里复制。请选中文本后自行复制。",
    copy_of: "：",
};
