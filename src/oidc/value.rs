//! Points in time and secrets.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A point in time, in milliseconds since the Unix epoch.
///
/// Arithmetic saturates: no server can make it overflow.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Beyond this a claim cannot mean seconds: it would lie in the year 5138.
    const LARGEST_SECONDS: i64 = 100_000_000_000;

    /// The point `millis` milliseconds after the Unix epoch.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// The point `secs` seconds after the Unix epoch.
    #[must_use]
    pub const fn from_secs(secs: i64) -> Self {
        Self(secs.saturating_mul(1_000))
    }

    /// The point a claim such as `updated_at` means: seconds as OpenID Connect Core §5.1 has
    /// it, or milliseconds as Logto sends it. Above 10¹¹ it is milliseconds.
    #[must_use]
    pub const fn from_claim(number: i64) -> Self {
        if number > Self::LARGEST_SECONDS || number < -Self::LARGEST_SECONDS {
            Self::from_millis(number)
        } else {
            Self::from_secs(number)
        }
    }

    /// Milliseconds since the Unix epoch.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since the Unix epoch, rounded down.
    #[must_use]
    pub const fn as_secs(self) -> i64 {
        self.0.div_euclid(1_000)
    }

    /// This point moved later.
    #[must_use]
    pub fn saturating_add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(millis(duration)))
    }

    /// This point moved earlier.
    #[must_use]
    pub fn saturating_sub(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub(millis(duration)))
    }

    /// The time passed since `earlier`; zero if that lies in the future.
    #[must_use]
    pub fn saturating_since(self, earlier: Self) -> Duration {
        let passed = self.0.saturating_sub(earlier.0);
        Duration::from_millis(u64::try_from(passed).unwrap_or(0))
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// Text that must not be seen: a token, a code, a verifier.
///
/// `Debug` prints `[redacted]` and there is no `Display`, so that it reaches no log by accident.
/// Serialized as the plain text, for the store.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Takes the text into keeping.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the request it is sent in.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn claims_in_seconds_and_in_milliseconds_mean_the_same_moment() {
        let moment = Timestamp::from_secs(1_755_000_000);
        assert_eq!(Timestamp::from_claim(1_755_000_000), moment);
        assert_eq!(Timestamp::from_claim(1_755_000_000_000), moment);
    }

    #[test]
    fn arithmetic_saturates() {
        let end = Timestamp::from_secs(i64::MAX);
        assert_eq!(end.as_millis(), i64::MAX);
        assert_eq!(end.saturating_add(Duration::MAX), end);
        let start = Timestamp::from_millis(i64::MIN);
        assert_eq!(start.saturating_sub(Duration::MAX), start);
        assert_eq!(start.saturating_since(end), Duration::ZERO);
        assert_eq!(end.saturating_since(start).as_millis(), i64::MAX as u128);
    }

    #[test]
    fn seconds_round_down_before_the_epoch_too() {
        assert_eq!(Timestamp::from_millis(1_999).as_secs(), 1);
        assert_eq!(Timestamp::from_millis(-1).as_secs(), -1);
    }

    #[test]
    fn a_timestamp_is_stored_as_a_number() {
        let moment = Timestamp::from_millis(1_755_000_000_123);
        let json = serde_json::to_string(&moment).unwrap();
        assert_eq!(json, "1755000000123");
        assert_eq!(serde_json::from_str::<Timestamp>(&json).unwrap(), moment);
    }

    #[test]
    fn a_secret_is_not_printed_but_stored() {
        let secret = Secret::new("hush");
        assert_eq!(
            format!("{secret:?} {:?}", Some(&secret)),
            "[redacted] Some([redacted])"
        );
        assert_eq!(serde_json::to_string(&secret).unwrap(), "\"hush\"");
    }
}
