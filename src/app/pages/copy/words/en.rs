use super::Words;

pub(super) static EN: Words = Words {
    copy: "Copy",
    copied: "Copied",
    not_copied: "This browser does not allow copying here. Select the text and copy it yourself.",
    copy_of: ": ",
};
