use super::Words;

pub(super) static EN: Words = Words {
    intro: "The organizations you belong to, and what you may do in each.",
    yours: "Your organizations",
    find: "Find an organization",
    showing: |shown, found| ["Showing ", shown, " of ", found, "."].concat(),
    nothing_found: |sought| ["Nothing matches “", sought, "”."].concat(),
    more: "Show more",
    choose: "Choose an organization to see what you may do there.",
    chosen: "Chosen",
    none: "You do not belong to any organization. Once somebody who manages one has added you, refresh.",
    not_asked: "This site does not ask for your organizations.",
    not_asked_how: "Whoever runs it can have it ask, by adding these scopes to config.json. You then sign in again.",
    refresh: "Refresh",
    refreshed: "Your organizations are up to date.",

    description: "Description",
    id: "Organization ID",
    roles: "Your roles",
    no_roles: "None",
    roles_hidden: |scope| {
        [
            "Not known. The scopes of this site's config.json do not have ",
            scope,
            ".",
        ]
        .concat()
    },
    permissions: "Your permissions",
    no_permissions: "None. Either your roles give you none in this organization, or the scopes of this site's config.json do not ask for them.",
    permissions_are: |permissions| ["Your permissions: ", permissions].concat(),
    audience: "Token issued for",
    expires: "Token expires",

    not_member: "You are not a member of this organization, or there is none with this ID. Ask somebody who manages it to add you, then refresh.",
    mfa_required: "This organization asks its members for a second factor, and your account has none yet. Set one up and refresh. Signing in again may lead you to it; otherwise ask whoever runs this site.",
    not_allowed: "You have not let this site act in this organization. Sign in again and choose it there.",
    sign_in_older: "You signed in before this site asked for your organizations. Sign in again to see them.",

    apis: "APIs",
    apis_none: "This site calls no API for organizations yet.",
    apis_how: "How to add one to config.json",
};
