//! The picture of a person, or what stands for it.

use leptos::prelude::*;

/// The picture over the initials, which show until it has loaded and when it
/// does not. It is decoration: the name stands beside it.
pub(super) fn avatar(name: &str, picture: Option<&str>, class: &'static str) -> AnyView {
    let broken = RwSignal::new(false);
    let picture = picture.filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    let image = picture.map(|url| {
        view! {
            <img
                referrerpolicy="no-referrer"
                decoding="async"
                alt=""
                class:broken=broken
                on:error=move |_| broken.set(true)
                src=url.to_owned()
            />
        }
    });
    view! { <span class=class aria-hidden="true">{initials(name)}{image}</span> }.into_any()
}

/// One or two characters for a name: those that begin its first and last
/// word, or the first alone where names are written without spaces.
fn initials(name: &str) -> String {
    let mut firsts = name.split_whitespace().filter_map(|word| {
        word.chars()
            .find(|c| !c.is_ascii() || c.is_ascii_alphanumeric())
    });
    let Some(first) = firsts.next() else {
        return String::from("?");
    };
    let mut initials = String::from(first);
    if is_latin_like(first) {
        initials.extend(firsts.next_back());
    }
    initials
}

/// Whether a script has capitals, and so initials; those come before the
/// scripts of East Asia.
fn is_latin_like(c: char) -> bool {
    c < '\u{2e80}'
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn names_of_many_scripts() {
        for (name, expected) in [
            ("Alice Adams", "AA"),
            ("alice", "a"),
            ("Ludwig van Beethoven", "LB"),
            ("  Ana   María  ", "AM"),
            ("(Bob) \"Z\" Quinn", "BQ"),
            ("alice@example.com", "a"),
            ("Élodie Ångström", "ÉÅ"),
            ("张三", "张"),
            ("欧阳 娜娜", "欧"),
            ("山田 太郎", "山"),
            ("김 철수", "김"),
            ("+81 90 1234", "81"),
            ("…", "…"),
            ("- -", "?"),
            ("", "?"),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
