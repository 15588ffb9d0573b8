use super::*;

/// The formula of WCAG 2.2, word for word.
pub(in crate::app) fn exact_contrast(a: Colour, b: Colour) -> f64 {
    let luminance = |colour: Colour| {
        let [red, green, blue] = colour.0.map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
    };
    let (a, b) = (luminance(a), luminance(b));
    a.max(b) / a.min(b)
}

/// Colours of every kind, evenly spread.
pub(in crate::app) fn all_kinds() -> impl Iterator<Item = Colour> {
    let channel = |at: usize| [0, 26, 51, 77, 102, 128, 153, 179, 204, 230, 255][at];
    (0..11 * 11 * 11)
        .map(move |at| Colour([channel(at / 121), channel(at / 11 % 11), channel(at % 11)]))
}

#[test]
fn what_style_sheets_write_is_read_and_written() {
    for (text, written) in [
        ("#0d6e63", Some("#0d6e63")),
        ("#FFffFf", Some("#ffffff")),
        ("#000000", Some("#000000")),
        ("0d6e63", None),
        ("#0d6e6", None),
        ("#0d6e633", None),
        ("#fff", None),
        ("#0d6e6g", None),
        ("#0d6é6", None),
        ("teal", None),
        ("", None),
    ] {
        let read = Colour::parse(text).map(|colour| {
            let mut text = String::new();
            colour.write(&mut text);
            text
        });
        assert_eq!(read.as_deref(), written, "{text}");
    }
}

#[test]
fn contrast_is_what_the_guidelines_say() {
    for colour in all_kinds() {
        for ground in [Colour::BLACK, Colour::WHITE, Colour([0x76; 3])] {
            let exact = exact_contrast(colour, ground);
            let found = f64::from(colour.contrast(ground));
            assert!(
                (found / exact - 1.0).abs() < 0.02,
                "{colour:?} {found} {exact}"
            );
        }
    }
}

#[test]
fn a_colour_is_changed_only_as_far_as_it_must_be() {
    let teal = Colour([0x0d, 0x6e, 0x63]);
    assert_eq!(teal.towards(Colour::BLACK, Colour::WHITE, 4.5), teal);
    let yellow = Colour([0xff, 0xd1, 0x00]);
    let darker = yellow.towards(Colour::BLACK, Colour::WHITE, 4.5);
    let contrast = darker.contrast(Colour::WHITE);
    assert!((4.5..5.0).contains(&contrast), "{darker:?} {contrast}");
}
