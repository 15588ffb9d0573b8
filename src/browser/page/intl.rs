//! Dates, numbers, plurals, lists and names as people write them in a language,
//! a BCP 47 tag. `None` where the browser does not know the language, or what
//! is asked of it.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::js;
use crate::oidc::Timestamp;

/// A day of the calendar, whatever the time zone: the year if it is known,
/// month and day from 1. `None` for a day that does not exist.
#[must_use]
pub fn calendar_day(year: Option<i32>, month: u32, day: u32, language: &str) -> Option<String> {
    let options = Object::new();
    js::set(&options, "timeZone", "UTC");
    js::set(&options, "day", "numeric");
    js::set(&options, "month", "long");
    if year.is_some() {
        js::set(&options, "year", "numeric");
    }
    // A leap year has all days there are.
    let at = js_sys::Date::new(&JsValue::from(0));
    at.set_utc_full_year_with_month_date(
        u32::try_from(year.unwrap_or(2000)).ok()?,
        i32::try_from(month).ok()? - 1,
        i32::try_from(day).ok()?,
    );
    let exists = at.get_utc_date() == day && at.get_utc_month() + 1 == month;
    exists.then(|| {
        let at = [at.into()];
        call("DateTimeFormat", "format", language, &options, &at)
    })?
}

/// The time of day in the device's time zone, to the second.
#[must_use]
pub fn time_of_day(at: Timestamp, language: &str) -> Option<String> {
    let options = Object::new();
    js::set(&options, "timeStyle", "medium");
    let at = [JsValue::from(at.as_millis() as f64)];
    call("DateTimeFormat", "format", language, &options, &at)
}

/// How long ago something was, or how soon it is, in the largest unit that says
/// it well.
#[must_use]
pub fn relative_time(at: Timestamp, now: Timestamp, language: &str) -> Option<String> {
    let (number, unit) = distance(at.as_millis().saturating_sub(now.as_millis()));
    let options = Object::new();
    js::set(&options, "numeric", "auto");
    let about = [JsValue::from(number as f64), unit.into()];
    call("RelativeTimeFormat", "format", language, &options, &about)
}

fn distance(millis: i64) -> (i64, &'static str) {
    const UNITS: [(&str, i64); 5] = [
        ("year", 365 * 86_400),
        ("month", 30 * 86_400),
        ("day", 86_400),
        ("hour", 3_600),
        ("minute", 60),
    ];
    let seconds = millis / 1_000;
    UNITS
        .into_iter()
        .find(|(_, length)| *length <= seconds.abs())
        .map_or((0, "minute"), |(unit, length)| (seconds / length, unit))
}

/// The plural category of a number (CLDR), such as `one` or `other`.
#[must_use]
pub fn plural(number: u32, language: &str) -> Option<String> {
    let number = [number.into()];
    call("PluralRules", "select", language, &Object::new(), &number)
}

/// A number with the marks of the language.
#[must_use]
pub fn number(number: u32, language: &str) -> Option<String> {
    let number = [number.into()];
    call("NumberFormat", "format", language, &Object::new(), &number)
}

/// Several things as one text.
#[must_use]
pub fn list<'a>(items: impl IntoIterator<Item = &'a str>, language: &str) -> Option<String> {
    let items: Vec<_> = items.into_iter().collect();
    // Browsers take long to learn how a language lists things.
    if items.len() < 2 {
        return Some(items.concat());
    }
    let items: Array = items.into_iter().map(JsValue::from).collect();
    call(
        "ListFormat",
        "format",
        language,
        &Object::new(),
        &[items.into()],
    )
}

/// What a language, by its tag, is called.
#[must_use]
pub fn language_name(tag: &str, language: &str) -> Option<String> {
    let options = Object::new();
    js::set(&options, "type", "language");
    call("DisplayNames", "of", language, &options, &[tag.into()])
}

fn call(
    constructor: &str,
    method: &str,
    language: &str,
    options: &Object,
    arguments: &[JsValue],
) -> Option<String> {
    let member = |object: &JsValue, name: &str| {
        let member = Reflect::get(object, &name.into()).ok()?;
        member.dyn_into::<Function>().ok()
    };
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor = member(&intl, constructor)?;
    let how = Array::of2(&language.into(), options);
    let format = Reflect::construct(&constructor, &how).ok()?;
    let arguments: Array = arguments.iter().collect();
    let text = Reflect::apply(&member(&format, method)?, &format, &arguments).ok()?;
    text.as_string()
}

#[cfg(test)]
mod tests {
    use super::{distance, list};

    #[test]
    fn what_is_alone_is_said_without_asking_the_browser() {
        assert_eq!(list([], "ja").as_deref(), Some(""));
        assert_eq!(list(["admin"], "ja").as_deref(), Some("admin"));
    }

    #[test]
    fn the_largest_unit_that_fits_is_chosen() {
        for (seconds, expected) in [
            (0, (0, "minute")),
            (-59, (0, "minute")),
            (-60, (-1, "minute")),
            (-3_599, (-59, "minute")),
            (3_600, (1, "hour")),
            (-86_400 * 29, (-29, "day")),
            (-86_400 * 364, (-12, "month")),
            (86_400 * 800, (2, "year")),
        ] {
            assert_eq!(distance(seconds * 1_000), expected, "{seconds}");
        }
    }
}
