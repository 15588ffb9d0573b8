//! Text from elsewhere, made fit for an error sentence.

const LENGTH: usize = 200;

/// At most 200 characters of `text`, without control characters and without the marks that
/// reverse the direction of what follows.
pub(crate) fn excerpt(text: &str) -> String {
    text.chars().filter(|&c| is_shown(c)).take(LENGTH).collect()
}

fn is_shown(c: char) -> bool {
    !matches!(
        c,
        '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_bounded_in_characters_and_free_of_controls() {
        assert_eq!(excerpt("a\r\nb\u{1b}[31mc\u{202e}d\u{85}"), "ab[31mcd");
        assert_eq!(excerpt(&"企".repeat(1_000)), "企".repeat(200));
        assert_eq!(excerpt("<b>plain</b>"), "<b>plain</b>");
    }
}
