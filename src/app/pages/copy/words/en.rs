use super::Words;

pub(super) static EN: Words = Words {
    copied: "Copied",
    not_copied: "This browser did not let it be copied. Select the text and copy it yourself.",
};
