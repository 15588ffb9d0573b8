//! The claim `birthdate` (OpenID Connect Core §5.1).

use crate::browser::page;

/// A day, a day without its year, or a year; Logto takes any text.
#[derive(Debug, PartialEq, Eq)]
enum Birthdate {
    Day(Option<i32>, u32, u32),
    Other,
}

/// As people write it in a language.
pub(super) fn birthdate(text: String, language: &str) -> String {
    match read(&text) {
        Birthdate::Day(year, month, day) => {
            page::calendar_day(year, month, day, language).unwrap_or(text)
        }
        Birthdate::Other => text,
    }
}

fn read(text: &str) -> Birthdate {
    let mut parts = text.split('-');
    let (Some(year), Some(month), Some(day), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Birthdate::Other;
    };
    let number = |text: &str, digits: usize| {
        let valid = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        valid.then(|| text.parse::<u32>().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return Birthdate::Other;
    };
    // 0000 is a year that is not told.
    let year = i32::try_from(year).ok().filter(|year| *year != 0);
    Birthdate::Day(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::{Birthdate, read};

    #[test]
    fn days_are_read_and_all_else_left_alone() {
        for (text, expected) in [
            ("1990-01-31", Birthdate::Day(Some(1990), 1, 31)),
            ("0000-12-05", Birthdate::Day(None, 12, 5)),
            ("1990", Birthdate::Other),
            ("90-1-1", Birthdate::Other),
            ("1990-01-31T00:00", Birthdate::Other),
            ("1990-01-01-01", Birthdate::Other),
            ("not a date", Birthdate::Other),
            ("", Birthdate::Other),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
