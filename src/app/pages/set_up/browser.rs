//! What this browser is, as far as it matters to a sign-in.

use std::time::Duration;

use super::found::Found;
use crate::app::deployment::Dated;
use crate::app::wecom;
use crate::browser::page;
use crate::{StorageKind, Timestamp};

/// More than this makes the provider's tokens look expired, or not yet valid.
const LARGE: Duration = Duration::from_secs(2 * 60);

/// Applications that show pages in a browser of their own, by what they add to
/// its name.
const APPLICATIONS: [(&str, &str); 9] = [
    ("MicroMessenger/", "WeChat"),
    ("DingTalk/", "DingTalk"),
    ("Lark/", "Lark"),
    ("Feishu/", "Feishu"),
    ("Line/", "LINE"),
    ("FBAN/", "Facebook"),
    ("FBAV/", "Facebook"),
    ("Instagram ", "Instagram"),
    ("AlipayClient/", "Alipay"),
];

pub(super) fn page() -> Found {
    match (page::is_secure_context(), page::can_verify()) {
        (true, true) => Found::Fine,
        (false, true) => Found::FineOverHttp,
        (false, false) => Found::PlainHttp,
        (true, false) => Found::Unsupported,
    }
}

pub(super) fn storage(wanted: StorageKind) -> Found {
    match page::storage_in_use(wanted) {
        used if used == wanted => Found::Fine,
        used => Found::FellBack(used),
    }
}

pub(super) fn application() -> Found {
    application_of(&page::user_agent())
}

fn application_of(user_agent: &str) -> Found {
    if wecom::is_wecom(user_agent) {
        return Found::InWecom;
    }
    let known = APPLICATIONS
        .iter()
        .find(|(mark, _)| user_agent.contains(mark));
    known.map_or(Found::Fine, |(_, name)| Found::InApplication(name))
}

/// How far the clock is off the web server's.
pub(super) fn clock(dated: Option<Dated>, now: Timestamp) -> Found {
    let Some((date, age)) = dated else {
        return Found::NoDate;
    };
    let truth = date.saturating_add(age);
    let off = Duration::from_millis(truth.as_millis().abs_diff(now.as_millis()));
    if off <= LARGE {
        return Found::Fine;
    }
    Found::ClockOff {
        minutes: off.as_secs() / 60,
        is_fast: truth < now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn applications_are_known_by_their_marks() {
        for (user_agent, expected) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36",
                Found::Fine,
            ),
            (
                "Mozilla/5.0 (iPhone) Mobile/15E148 wxwork/4.1.30 MicroMessenger/7.0.1",
                Found::InWecom,
            ),
            (
                "Mozilla/5.0 (iPhone) Mobile/15E148 MicroMessenger/8.0.49",
                Found::InApplication("WeChat"),
            ),
            (
                "Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari/537.36 Line/14.1.0",
                Found::InApplication("LINE"),
            ),
            ("", Found::Fine),
        ] {
            assert_eq!(application_of(user_agent), expected, "{user_agent}");
        }
    }

    #[test]
    fn a_clock_is_off_by_what_the_answer_and_its_age_tell() {
        let now = Timestamp::from_secs(1_000_000);
        for (date, age, expected) in [
            (1_000_000, 0, Found::Fine),
            (999_880, 0, Found::Fine),
            (996_400, 3_600, Found::Fine),
            (
                999_879,
                0,
                Found::ClockOff {
                    minutes: 2,
                    is_fast: true,
                },
            ),
            (
                1_007_200,
                0,
                Found::ClockOff {
                    minutes: 120,
                    is_fast: false,
                },
            ),
        ] {
            let dated = (Timestamp::from_secs(date), Duration::from_secs(age));
            assert_eq!(clock(Some(dated), now), expected, "{date} {age}");
        }
        assert_eq!(clock(None, now), Found::NoDate);
    }
}
