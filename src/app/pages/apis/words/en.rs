use super::Words;

pub(super) static EN: Words = Words {
    intro: "Call the APIs of this site with your own permissions. Your access token goes along; it is never shown.",
    none: "This site calls no API yet.",
    how: "Whoever runs it can add one to config.json, for example:",
    others: "APIs of your organizations are called on the page Organizations.",
};
