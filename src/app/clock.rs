//! Whether this device's clock is right, as far as the web server knows.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::deployment::{Dated, Deployment, ask_date};
use super::words::words;
use crate::browser::page;
use crate::{ClockOffset, Timestamp, use_logto};

/// Less than this may be the network's.
const NOISE: Duration = Duration::from_secs(30);

/// Lets the client learn the time, and says so when the clock is far off.
pub(super) fn clock_notice() -> AnyView {
    let logto = use_logto();
    let is_off = RwSignal::new(logto.clock_offset().is_large());
    let learn = move |(date, age): Dated| {
        logto.learn_clock(date, age);
        is_off.try_set(logto.clock_offset().is_large());
    };
    let dated = use_context::<StoredValue<Deployment>>()
        .and_then(|deployment| deployment.with_value(|deployment| deployment.dated));
    match dated {
        Some(dated) if agree(dated, page::now(), logto.clock_offset()) => learn(dated),
        // The answer may be an old one: `index.html` asked for it, and the
        // application may have been long on its way.
        Some(_) => spawn_local(async move {
            if let Some(dated) = ask_date().await {
                learn(dated);
            }
        }),
        None => {}
    }
    view! {
        <div role="status">
            {move || is_off.get().then(|| view! { <p class="notice">{words().clock_is_off}</p> })}
        </div>
    }
    .into_any()
}

/// Whether this device's clock, corrected by what is known of it, is right as
/// far as the deployment's file tells.
pub(super) fn is_right(deployment: &Deployment, known: ClockOffset) -> bool {
    let dated = deployment.dated;
    dated.is_none_or(|dated| agree(dated, page::now(), known))
}

/// Whether the answer tells the time that this device's clock, corrected by
/// what is known, tells too.
fn agree((date, age): Dated, now: Timestamp, known: ClockOffset) -> bool {
    let told = date.saturating_add(age).as_millis();
    let expected = now.as_millis().saturating_add(known.as_millis());
    u128::from(told.abs_diff(expected)) < NOISE.as_millis()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_agrees_within_the_noise_of_the_network() {
        let now = Timestamp::from_secs(1_000_000);
        for (date, age, expected) in [
            (1_000_000, 0, true),
            (999_971, 0, true),
            (1_000_029, 0, true),
            (999_970, 0, false),
            (1_000_030, 0, false),
            (996_400, 3_600, true),
            (1_000_000, 3_600, false),
        ] {
            let dated = (Timestamp::from_secs(date), Duration::from_secs(age));
            let agrees = agree(dated, now, ClockOffset::default());
            assert_eq!(agrees, expected, "{date} {age}");
        }
    }
}
