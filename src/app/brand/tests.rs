use super::*;
use crate::app::colour::tests::{all_kinds, exact_contrast};

const STYLES: &str = include_str!("../../../style/tokens.css");

fn value<'a>(rules: &'a str, name: &str) -> &'a str {
    let (_, rest) = rules.split_once(&[name, ":"].concat()).unwrap();
    rest.split([';', '}']).next().unwrap().trim()
}

fn colour(text: &str) -> Colour {
    match text {
        "#fff" => Colour::WHITE,
        "#000" => Colour::BLACK,
        _ => Colour::parse(text).unwrap_or_else(|| panic!("{text}")),
    }
}

fn schemes() -> [(&'static str, Scheme); 2] {
    let (light, dark) = STYLES.split_once("prefers-color-scheme: dark").unwrap();
    [(light, LIGHT), (dark, DARK)]
}

#[test]
fn the_grounds_are_those_of_the_style_sheet() {
    for (tokens, scheme) in schemes() {
        assert_eq!(colour(value(tokens, "--shade")), scheme.shade);
        assert_eq!(colour(value(tokens, "--surface")), scheme.surface);
    }
}

#[test]
fn every_colour_can_be_read_on_every_ground() {
    for (tokens, scheme) in schemes() {
        let grounds = ["--ground", "--surface", "--shade"].map(|name| colour(value(tokens, name)));
        for accent in all_kinds() {
            let mut rules = String::new();
            scheme.colours(accent, &mut rules);
            for ground in grounds {
                let contrast = exact_contrast(colour(value(&rules, "--accent")), ground);
                assert!(contrast >= 4.5, "{accent:?} on {ground:?}: {contrast}");
            }
            let fill = colour(value(&rules, "--fill"));
            let contrast = exact_contrast(colour(value(&rules, "--on-fill")), fill);
            assert!(contrast >= 4.5, "on a button of {accent:?}: {contrast}");
        }
    }
}

#[test]
fn a_colour_that_can_be_read_as_it_is_stays() {
    let mut rules = String::new();
    LIGHT.colours(Colour::new([0x0d, 0x6e, 0x63]), &mut rules);
    assert_eq!(value(&rules, "--accent"), "#0d6e63");
    assert_eq!(value(&rules, "--fill"), "#0d6e63");
    assert_eq!(value(&rules, "--on-fill"), "#fff");
    // Yellow stays yellow where something is written on it.
    rules.clear();
    LIGHT.colours(Colour::new([0xff, 0xd1, 0x00]), &mut rules);
    assert_eq!(value(&rules, "--fill"), "#ffd100");
    assert_eq!(value(&rules, "--on-fill"), "#000");
}
