//! `/set-up`: how a real Logto is set up for this application, and what is
//! still wrong with it. It works without a usable `config.json` too.

mod browser;
mod checking;
mod checks;
mod copy;
mod file;
mod findings;
mod found;
mod guide;
mod place;
mod rich;
mod told;
mod values;
mod words;

use leptos::prelude::*;

use super::facts::section;
use super::styles::add_styles;
use crate::Config;
use crate::app::card::{group, reload, text};
use crate::app::deployment::Deployment;
use checking::Checking;
use place::Place;
use values::Values;
use words::WORDS;

pub(super) fn set_up() -> AnyView {
    add_styles();
    let running = use_context::<StoredValue<Deployment>>()
        .map(|deployment| deployment.with_value(|it| it.config.clone()));
    let place = StoredValue::new(Place::of_page());
    let is_running = running.is_some();
    let values = Values::start(running.as_ref());
    let checking = Checking::start(place, running);
    let page = move || {
        let words = WORDS.of_page();
        let lead = if is_running {
            vec![text("lead", words.intro)]
        } else {
            vec![
                text("lead", words.intro),
                text("road", words.not_running),
                group("row", vec![reload(words.read_again)]),
            ]
        };
        let checks = section(words.checks, findings::findings(checking, values, words));
        let steps = place.with_value(|place| guide::steps(place, values, words));
        let mut parts = lead;
        if is_running {
            parts.push(checks);
            parts.extend(steps);
        } else {
            // They need what is entered in the last step.
            parts.extend(steps);
            parts.push(checks);
        }
        group("parts", parts)
    };
    page.into_any()
}

/// The configuration that the checks are about.
#[derive(Clone, PartialEq)]
struct Subject {
    place: Place,
    /// None before anything was entered.
    config: Option<Config>,
}
