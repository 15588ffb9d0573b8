//! The alert for what a page could not learn from the client.

use leptos::prelude::*;

use crate::app::alert;
use crate::app::card::{group, reload};
use crate::app::words::words;
use crate::browser::chunk;
use crate::{Error, ErrorKind};

/// With `action` to try it again. Where a part of the application could not be
/// loaded, it may have gone with an older build: loading the page anew helps then.
pub(super) fn failed(error: &Error, action: AnyView) -> AnyView {
    let action = if error.kind() == ErrorKind::Network && chunk::has_failed() {
        group("row", vec![action, reload(words().reload)])
    } else {
        action
    };
    alert::failure(error, action)
}
