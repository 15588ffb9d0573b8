//! JSON objects whose values stay text until they are asked for.
//!
//! Every answer of the provider is read through this one type instead of a derived one each: a
//! claim of an unexpected type then costs that claim and not the answer, unknown members cost
//! nothing, and the wasm carries one reader.

use std::borrow::Cow;

use serde::de::{DeserializeOwned, IgnoredAny};

use super::http::MAX_BODY;

/// More members than any honest answer has; keeps the search for repeated names short.
const MAX_MEMBERS: usize = 512;

/// The members of one JSON object.
#[derive(Clone)]
pub(crate) struct Object<'a> {
    members: Vec<(Cow<'a, str>, &'a str)>,
}

impl<'a> Object<'a> {
    /// `None` unless `text` is one valid JSON object of at most [`MAX_BODY`] bytes in which no
    /// name stands twice (RFC 7519 §4: readers that disagree on which one counts can be played
    /// against each other).
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        if text.len() > MAX_BODY || serde_json::from_str::<IgnoredAny>(text).is_err() {
            return None;
        }
        let inner = text.trim_ascii().strip_prefix('{')?.strip_suffix('}')?;
        let mut members: Vec<(Cow<'a, str>, &'a str)> = Vec::new();
        for part in split(inner) {
            let (name, value) = split_member(part)?;
            if members.len() == MAX_MEMBERS || members.iter().any(|(known, _)| *known == name) {
                return None;
            }
            members.push((name, value));
        }
        Some(Self { members })
    }

    /// Names and values in the order of the text.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.members
            .iter()
            .map(|(name, value)| (name.as_ref(), *value))
    }

    /// The JSON text of a member; `null` counts as absent.
    pub(crate) fn raw(&self, name: &str) -> Option<&'a str> {
        let (_, value) = self.members.iter().find(|(known, _)| known == name)?;
        (*value != "null").then_some(*value)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// Whether a member of that name and JSON text is there.
    pub(crate) fn contains(&self, name: &str, value: &str) -> bool {
        self.members().any(|member| member == (name, value))
    }

    pub(crate) fn text(&self, name: &str) -> Option<String> {
        text(self.raw(name)?)
    }

    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        match self.raw(name)? {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// A number without its fraction; `None` beyond the range of `i64`.
    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        integer(self.raw(name)?)
    }

    pub(crate) fn object(&self, name: &str) -> Option<Self> {
        Self::parse(self.raw(name)?)
    }

    /// The strings of an array; elements of other types are left out.
    pub(crate) fn texts(&self, name: &str) -> Option<Vec<String>> {
        let elements = elements(self.raw(name)?)?;
        Some(elements.into_iter().filter_map(text).collect())
    }

    /// The objects of an array; elements of other types are left out.
    pub(crate) fn objects(&self, name: &str) -> Option<Vec<Self>> {
        let elements = elements(self.raw(name)?)?;
        Some(elements.into_iter().filter_map(Self::parse).collect())
    }
}

/// The objects of a JSON array of at most [`MAX_BODY`] bytes; elements of other types are left out.
pub(crate) fn objects(text: &str) -> Option<Vec<Object<'_>>> {
    if text.len() > MAX_BODY || serde_json::from_str::<IgnoredAny>(text).is_err() {
        return None;
    }
    let elements = elements(text.trim_ascii())?;
    Some(elements.into_iter().filter_map(Object::parse).collect())
}

/// The elements of a JSON array that is part of a parsed object.
pub(crate) fn elements(raw: &str) -> Option<Vec<&str>> {
    Some(split(raw.strip_prefix('[')?.strip_suffix(']')?))
}

/// A JSON string without its quotes and escapes.
pub(crate) fn text(raw: &str) -> Option<String> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        return serde_json::from_str(raw).ok();
    }
    Some(inner.to_owned())
}

/// The whole part of a JSON number. A NumericDate may have a fraction (RFC 7519 §2), and JSON
/// may write it with an exponent.
pub(crate) fn integer(raw: &str) -> Option<i64> {
    let (mantissa, exponent) = match raw.find(['e', 'E']) {
        Some(at) => (&raw[..at], raw[at + 1..].parse::<i32>().ok()?),
        None => (raw, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if exponent == 0 {
        return whole.parse().ok();
    }
    let sign = usize::from(whole.starts_with('-'));
    let mut digits = [whole, fraction].concat();
    let point = i32::try_from(whole.len())
        .ok()?
        .saturating_add(exponent)
        .clamp(0, 64);
    let point = usize::try_from(point).ok()?;
    if point <= sign {
        return Some(0);
    }
    while digits.len() < point {
        digits.push('0');
    }
    digits.get(..point)?.parse().ok()
}

/// A member of an object, in the caller's own type.
pub(crate) fn member<T: DeserializeOwned>(object: &str, name: &str) -> Option<T> {
    serde_json::from_str(Object::parse(object)?.raw(name)?).ok()
}

/// A name and its value, from `"name" : value`.
fn split_member(part: &str) -> Option<(Cow<'_, str>, &str)> {
    let quoted = part.get(..string_end(part)?)?;
    let value = part
        .get(quoted.len()..)?
        .trim_ascii_start()
        .strip_prefix(':')?
        .trim_ascii_start();
    let name = if quoted.contains('\\') {
        Cow::Owned(text(quoted)?)
    } else {
        Cow::Borrowed(quoted.trim_matches('"'))
    };
    Some((name, value))
}

/// Where the string that `part` begins with ends.
fn string_end(part: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in part.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The comma-separated parts between the outer brackets of valid JSON.
fn split(inner: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth, mut in_string, mut escaped) = (0, 0_usize, false, false);
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                parts.push(inner[start..at].trim_ascii());
                start = at + 1;
            }
            _ => {}
        }
    }
    let last = inner[start..].trim_ascii();
    if !last.is_empty() {
        parts.push(last);
    }
    parts
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn object(text: &str) -> Object<'_> {
        Object::parse(text).unwrap()
    }

    #[test]
    fn members_keep_their_text() {
        let text = " { \"a\" : \"x,}\\\"y\" ,\n\"b\":[1, {\"c\":\"]\"} ],\"n\\u0061me\":null, \"o\":{\"p\":{}} } ";
        let object = object(text);
        assert_eq!(object.text("a").unwrap(), "x,}\"y");
        assert_eq!(object.raw("b").unwrap(), "[1, {\"c\":\"]\"} ]");
        assert_eq!(object.raw("name"), None);
        assert!(object.members().any(|member| member == ("name", "null")));
        assert_eq!(object.object("o").unwrap().raw("p").unwrap(), "{}");
        assert_eq!(
            elements(object.raw("b").unwrap()).unwrap(),
            ["1", "{\"c\":\"]\"}"]
        );
    }

    #[test]
    fn what_is_not_one_object_is_refused() {
        for text in [
            "",
            "null",
            "[]",
            "[{}]",
            "\"{}\"",
            "{",
            "{}}",
            "{} {}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "{\"a\":01}",
            "{\"a\":nul}",
            "<html>",
            "{\"a\":1}x",
        ] {
            assert!(Object::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_repeated_name_is_refused_however_it_is_spelt() {
        assert!(Object::parse(r#"{"sub":"a","sub":"b"}"#).is_none());
        assert!(Object::parse(r#"{"sub":"a","s\u0075b":"b"}"#).is_none());
        assert!(Object::parse(r#"{"sub":"a","x":{"sub":"b"}}"#).is_some());
    }

    #[test]
    fn the_objects_of_an_array_are_read() {
        let names = |text| -> Option<Vec<_>> {
            let objects = objects(text)?;
            Some(objects.iter().filter_map(|it| it.text("n")).collect())
        };
        assert_eq!(
            names(" [{\"n\":\"a\"}, 1, [], {\"n\":\"]\"}]\n").unwrap(),
            ["a", "]"]
        );
        assert_eq!(names("[]").unwrap().len(), 0);
        for text in ["", "{}", "null", "[", "[1,]", "[]]", "<html>"] {
            assert_eq!(names(text), None, "{text}");
        }
    }

    #[test]
    fn size_is_bounded() {
        let long = format!("{{\"a\":\"{}\"}}", "x".repeat(MAX_BODY));
        assert!(Object::parse(&long).is_none());
        let members: Vec<_> = (0..=MAX_MEMBERS).map(|n| format!("\"m{n}\":0")).collect();
        assert!(Object::parse(&format!("{{{}}}", members.join(","))).is_none());
        assert!(Object::parse(&format!("{{{}}}", members[1..].join(","))).is_some());
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(object(&deep).text("a").is_none());
    }

    #[test]
    fn numbers_lose_their_fraction_and_nothing_else() {
        for (raw, expected) in [
            ("0", Some(0)),
            ("-7", Some(-7)),
            ("1700000000", Some(1_700_000_000)),
            ("1700000000.9", Some(1_700_000_000)),
            ("1.7e9", Some(1_700_000_000)),
            ("17E+8", Some(1_700_000_000)),
            ("17000000005e-1", Some(1_700_000_000)),
            ("-1.5e1", Some(-15)),
            ("5e-9", Some(0)),
            ("-5e-9", Some(0)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("1e400", None),
            ("1e99999999999", None),
            ("\"5\"", None),
            ("true", None),
        ] {
            assert_eq!(integer(raw), expected, "{raw}");
        }
    }

    #[test]
    fn wrong_types_read_as_absent() {
        let object = object(r#"{"t":1,"f":"true","n":"1","a":{},"o":[],"m":["x",1,null,"y"]}"#);
        assert_eq!(object.text("t"), None);
        assert_eq!(object.flag("f"), None);
        assert_eq!(object.integer("n"), None);
        assert_eq!(object.texts("a"), None);
        assert!(object.object("o").is_none());
        assert_eq!(object.texts("m").unwrap(), ["x", "y"]);
    }

    #[test]
    fn strings_with_half_a_surrogate_read_as_absent() {
        assert_eq!(object(r#"{"a":"\ud800"}"#).text("a"), None);
        assert_eq!(object(r#"{"a":"\ud83d\ude00"}"#).text("a").unwrap(), "😀");
    }
}
