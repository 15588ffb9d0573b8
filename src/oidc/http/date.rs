//! Dates in HTTP headers (RFC 9110 §5.6.7) and in JSON (RFC 3339).

use crate::oidc::value::Timestamp;

const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";

/// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, the only form servers may send today.
#[must_use]
pub fn parse(text: &str) -> Option<Timestamp> {
    let (_, rest) = text.split_once(", ")?;
    let mut words = rest.split(' ');
    let day = number(words.next()?, 2)?;
    let month = MONTHS.find(words.next().filter(|name| name.len() == 3)?)?;
    let year = number(words.next()?, 4)?;
    let mut clock = words.next()?.split(':');
    let hour = number(clock.next()?, 2)?;
    let minute = number(clock.next()?, 2)?;
    let second = number(clock.next()?, 2)?;
    let complete = words.next() == Some("GMT") && words.next().is_none() && clock.next().is_none();
    // 60 is a leap second.
    let in_range = (1..=31).contains(&day) && hour < 24 && minute < 60 && second <= 60;
    if !complete || !in_range || month % 3 != 0 {
        return None;
    }
    let month = i64::try_from(month / 3).ok()? + 1;
    let seconds = days_since_epoch(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    Some(Timestamp::from_secs(seconds))
}

/// Reads `1994-11-06T08:49:37.250Z`, as JavaScript writes dates: with or without a fraction, always
/// in UTC. What lies below a millisecond is cut off.
#[must_use]
pub fn parse_rfc3339(text: &str) -> Option<Timestamp> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut date = date.split('-');
    let year = number(date.next()?, 4)?;
    let month = number(date.next()?, 2)?;
    let day = number(date.next()?, 2)?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut clock = time.split(':');
    let hour = number(clock.next()?, 2)?;
    let minute = number(clock.next()?, 2)?;
    let second = number(clock.next()?, 2)?;
    let in_range = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    let digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if !in_range || !digits || date.next().is_some() || clock.next().is_some() {
        return None;
    }
    let millis: i64 = [fraction, "00"].concat().get(..3)?.parse().ok()?;
    let seconds = days_since_epoch(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    Some(Timestamp::from_millis(seconds * 1_000 + millis))
}

fn number(text: &str, digits: usize) -> Option<i64> {
    let valid = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if valid { text.parse().ok() } else { None }
}

/// Days of the Gregorian calendar. The year is made to begin in March, so that the leap day is its
/// last, and counted in eras of 400 years, which all have 146 097 days.
fn days_since_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        for (text, secs) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
            ("Wed, 31 Dec 2025 23:59:59 GMT", 1_767_225_599),
            ("Fri, 01 Mar 2024 00:00:00 GMT", 1_709_251_200),
        ] {
            assert_eq!(parse(text).unwrap().as_secs(), secs, "{text}");
        }
    }

    #[test]
    fn dates_in_json_are_read() {
        for (text, millis) in [
            ("1970-01-01T00:00:00.000Z", 0),
            ("1994-11-06T08:49:37Z", 784_111_777_000),
            ("1994-11-06T08:49:37.5Z", 784_111_777_500),
            ("2000-02-29T12:00:00.123456Z", 951_825_600_123),
        ] {
            assert_eq!(parse_rfc3339(text).unwrap().as_millis(), millis, "{text}");
        }
        for text in [
            "",
            "Z",
            "1994-11-06T08:49:37",
            "1994-11-06T08:49:37+01:00",
            "1994-11-06 08:49:37Z",
            "1994-13-06T08:49:37Z",
            "1994-11-06T24:00:00Z",
            "1994-11-06T08:49:37.Z",
            "1994-11-06T08:49:37.xZ",
            "1994-11-06-1T08:49:37Z",
            "94-11-06T08:49:37Z",
        ] {
            assert_eq!(parse_rfc3339(text), None, "{text}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "0",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 08:49:37 GMT x",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 ovD 1994 08:49:37 GMT",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
