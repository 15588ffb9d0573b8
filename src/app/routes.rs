//! The addresses below the base that are no page of the menu.
//!
//! The build makes a file for each of them, and for each of `PAGES`
//! (`xtask/src/build/routes.rs`), so that hosts which know nothing but files
//! find them too.

pub(crate) const CALLBACK: &str = "callback";
pub(crate) const SIGN_IN: &str = "sign-in";
pub(crate) const SIGN_OUT: &str = "sign-out";
