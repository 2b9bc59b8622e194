//! Invisible characters, which are copied along with a text from a page, a mail or a chat.

/// Returns whether the character has no width and no meaning in an address or a number: soft hyphens, joiners,
/// direction marks, word joiners and byte order marks.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

/// Returns the text without white space and invisible characters at its ends.
pub(crate) fn trim_invisible(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// Letters and signs that have a width but no shape: the fillers of Hangul, the inherent vowels of Khmer, and the empty
/// pattern of Braille.
const SHAPELESS: [char; 7] =
    ['\u{115f}', '\u{1160}', '\u{17b4}', '\u{17b5}', '\u{2800}', '\u{3164}', '\u{ffa0}'];

/// Returns whether nothing of the text can be seen.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c) || SHAPELESS.contains(&c))
}

/// Returns the value of a decimal digit of Latin, Arabic, Persian and Japanese keyboards.
pub(crate) fn ascii_digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

/// Returns whether the character joins the groups of a number: any dash, the minus sign and full-width hyphens.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{58a}' | '\u{5be}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{207b}'
                | '\u{208b}'
                | '\u{2212}'
                | '\u{2e3a}'
                | '\u{2e3b}'
                | '\u{30fc}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
                | '\u{ff70}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_several_scripts_are_read() {
        let read: String = "09٠٩۰۹０９".chars().filter_map(ascii_digit).collect();
        assert_eq!(read, "09090909");
        for other in ['a', '²', '½', '๑', '一'] {
            assert_eq!(ascii_digit(other), None, "{other}");
        }
    }

    #[test]
    fn only_the_ends_are_trimmed() {
        assert_eq!(trim_invisible("\u{feff} a\u{200b}b \u{2069}"), "a\u{200b}b");
        assert_eq!(trim_invisible("\u{200b}\u{a0}"), "");
    }

    #[test]
    fn a_text_is_blank_without_anything_to_see() {
        for blank in ["", " \u{a0}", "\u{200b}", "\u{ad} \u{feff}", "\u{3164}\u{2800}"] {
            assert!(is_blank(blank), "{blank:?}");
        }
        for seen in ["a", "\u{200b}李", "-", "👩\u{200d}🚀"] {
            assert!(!is_blank(seen), "{seen:?}");
        }
    }
}
