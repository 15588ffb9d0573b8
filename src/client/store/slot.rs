//! Where in a browser's storage a record lives.

/// What every key of the client's begins with.
pub(super) const PREFIX: &str = "logto:";

/// What the key of a session ends with.
pub(super) const SESSION: &str = ":session";

/// How long a part of the store lives and who shares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// Shared by all tabs of the origin; survives a restart of the browser.
    Local,
    /// This tab's own; ends with it.
    Session,
    /// This page's memory; ends with it.
    Memory,
}

/// A place for one record, read and written as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    area: Area,
    key: String,
}

impl Slot {
    /// The area that the record should live in.
    pub fn area(&self) -> Area {
        self.area
    }

    /// The key of the record within its area.
    pub fn key(&self) -> &str {
        &self.key
    }

    pub(crate) fn session(area: Area, app_id: &str) -> Self {
        Self {
            area,
            key: [PREFIX, app_id, SESSION].concat(),
        }
    }

    /// Transactions live in the area that outlives most: in-app browsers drop
    /// `sessionStorage` between two pages of one sign-in.
    pub(crate) fn transaction(app_id: &str, state: &str) -> Self {
        Self {
            area: Area::Local,
            key: format!("{}{state}", Self::transaction_prefix(app_id)),
        }
    }

    pub(crate) fn transaction_prefix(app_id: &str) -> String {
        format!("logto:{app_id}:sign-in:")
    }

    /// Which sign-in this tab came back from last.
    pub(crate) fn last_callback(app_id: &str) -> Self {
        Self {
            area: Area::Session,
            key: format!("logto:{app_id}:callback"),
        }
    }

    pub(crate) fn metadata(app_id: &str) -> Self {
        Self {
            area: Area::Local,
            key: format!("logto:{app_id}:metadata"),
        }
    }

    pub(crate) fn keys(app_id: &str) -> Self {
        Self {
            area: Area::Local,
            key: format!("logto:{app_id}:keys"),
        }
    }

    pub(crate) fn clock(app_id: &str) -> Self {
        Self {
            area: Area::Local,
            key: format!("logto:{app_id}:clock"),
        }
    }

    /// Shared by all tabs, whose own storage may be copies of each other's.
    pub(crate) fn rotations(app_id: &str) -> Self {
        Self {
            area: Area::Local,
            key: format!("logto:{app_id}:rotations"),
        }
    }

    /// One tab's: twenty that are restored at once are no loop.
    pub(crate) fn automatic(app_id: &str) -> Self {
        Self {
            area: Area::Session,
            key: format!("logto:{app_id}:automatic"),
        }
    }

    /// As transactions, it must outlive the way to a provider and back.
    pub(crate) fn social(app_id: &str) -> Self {
        Self {
            area: Area::Local,
            key: format!("logto:{app_id}:social"),
        }
    }

    pub(crate) fn revocation(app_id: &str) -> Self {
        Self {
            area: Area::Local,
            key: format!("logto:{app_id}:revocation"),
        }
    }
}
