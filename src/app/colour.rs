//! Colours, as far as they must be told apart (WCAG 2.2, 1.4.3).

/// A colour of sRGB: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    pub(super) const BLACK: Self = Self([0; 3]);
    pub(super) const WHITE: Self = Self([255; 3]);

    pub(super) const fn new(channels: [u8; 3]) -> Self {
        Self(channels)
    }

    /// Reads `#rrggbb`, as style sheets write it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?.as_bytes();
        let mut colour = Self::BLACK;
        if digits.len() != 6 {
            return None;
        }
        for (at, digit) in digits.iter().enumerate() {
            let digit = match digit {
                b'0'..=b'9' => digit - b'0',
                b'a'..=b'f' => digit - b'a' + 10,
                b'A'..=b'F' => digit - b'A' + 10,
                _ => return None,
            };
            colour.0[at / 2] = colour.0[at / 2] << 4 | digit;
        }
        Some(colour)
    }

    /// Writes `#rrggbb`.
    pub(super) fn write(self, text: &mut String) {
        text.push('#');
        for channel in self.0 {
            for digit in [channel >> 4, channel & 15] {
                text.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
    }

    /// The contrast of two colours, from 1 to 21.
    pub(super) fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// This colour, with as much of `end` as it needs for this contrast to
    /// `ground`.
    pub(super) fn towards(self, end: Self, ground: Self, contrast: f32) -> Self {
        let mut colour = self;
        for part in 0..=STEPS {
            for at in 0..3 {
                let (from, to) = (u16::from(self.0[at]), u16::from(end.0[at]));
                // Between two channels, so it is one.
                colour.0[at] = ((from * (STEPS - part) + to * part) / STEPS) as u8;
            }
            if colour.contrast(ground) >= contrast {
                break;
            }
        }
        colour
    }

    /// The relative luminance, from 0 to 1.
    fn luminance(self) -> f32 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

const STEPS: u16 = 32;

/// Light, from what sRGB writes for it: to the power of 2.4, by square roots,
/// which are nothing but an instruction.
fn linear(channel: u8) -> f32 {
    let value = (f32::from(channel) / 255.0 + 0.055) / 1.055;
    let root = value.sqrt();
    value * value * root * (0.6 + 0.4 / root.sqrt())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
pub(super) mod tests;
