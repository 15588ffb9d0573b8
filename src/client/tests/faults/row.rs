//! What the faults are about: `cargo xtask test faults` prints a table of it.

pub(in crate::client::tests) const ANYTHING: &str = "anything at random";
pub(super) const MANY_TABS: &str = "many tabs";
pub(super) const HOLDER: &str = "the holder of the lock goes away";
pub(super) const CALLER: &str = "the asking page goes away";
pub(super) const LOST_ANSWER: &str = "a lost answer";
pub(super) const KEYS: &str = "keys out of reach";
pub(super) const PEOPLE: &str = "somebody else signs in";
pub(super) const SIGN_OUT: &str = "signing out";
pub(super) const NETWORK: &str = "the network";
pub(super) const INVALID_GRANT: &str = "invalid_grant";
pub(super) const CLOCK: &str = "the clock";
pub(super) const SLEEP: &str = "sleep";
pub(super) const CALLBACK: &str = "callbacks again";
pub(super) const TWO_SIGN_INS: &str = "two sign-ins at once";
pub(super) const STORAGE: &str = "storage";
pub(super) const PLAIN_HTTP: &str = "plain http";
pub(super) const REDIRECTS: &str = "redirects without end";
pub(super) const IN_APP: &str = "in-app browsers";
