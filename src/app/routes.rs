//! The addresses of the application, below its base.
//!
//! The build makes a file for each of them (`xtask/src/build/routes.rs`), so
//! that hosts which know nothing but files find them too.

pub(crate) const CALLBACK: &str = "callback";
pub(crate) const SIGN_IN: &str = "sign-in";
pub(crate) const SIGN_OUT: &str = "sign-out";

/// All but home. A test holds it to the table of the pages.
#[allow(dead_code, reason = "the build and the tests read it")]
pub(crate) const ROUTES: [&str; 7] = [
    CALLBACK, SIGN_IN, SIGN_OUT, "account", "apis", "profile", "session",
];
