//! Tokens of mailed links, as mail programs and people copy them.

/// The length of a token: 256 bits as base64url.
const TOKEN_CHARS: usize = 43;

/// Returns the token of a damaged link if it can be read in exactly one way; otherwise the text unchanged.
///
/// Mail programs include a full stop or bracket after the link, break it into lines, or leave `=3D` and `=` of
/// quoted-printable (RFC 2045, section 6.7) in it.
pub fn repaired(text: &str) -> String {
    let joined: String = text
        .split(['\r', '\n'])
        .map(|line| line.trim_matches(|c: char| c.is_whitespace() || c == '>'))
        .map(|line| line.strip_suffix('=').unwrap_or(line))
        .collect();
    let kept: String = joined.chars().filter(|c| !c.is_whitespace()).collect();
    let token = kept.trim_matches(|c: char| !is_token_char(c));
    let token = match token.strip_prefix("3D") {
        Some(rest) if rest.len() == TOKEN_CHARS => rest,
        _ => token,
    };
    if token.len() == TOKEN_CHARS && token.chars().all(is_token_char) {
        token.to_owned()
    } else {
        text.to_owned()
    }
}

const fn is_token_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TOKEN: &str = "q5mB0vXb8W9d_3Zz-1GJq2vYx7mA4kTn6pRs0uLcEwI";

    #[test]
    fn characters_added_by_mail_programs_are_removed() {
        let (head, tail) = TOKEN.split_at(20);
        for damaged in [
            format!("{TOKEN}."),
            format!("{TOKEN}>"),
            format!("<{TOKEN}>"),
            format!("{TOKEN})."),
            format!("{TOKEN}”,"),
            format!("{TOKEN} "),
            format!("={TOKEN}"),
            format!("=3D{TOKEN}"),
            format!("3D{TOKEN}"),
            format!("{TOKEN}="),
            format!("{head}\r\n{tail}"),
            format!("{head}=\r\n{tail}"),
            format!("{head}\n  {tail}."),
            format!("{head}\n> {tail}"),
            format!("{head} {tail}"),
        ] {
            assert_eq!(repaired(&damaged), TOKEN, "{damaged:?}");
        }
    }

    #[test]
    fn ambiguous_texts_stay_unchanged() {
        let (head, tail) = TOKEN.split_at(20);
        for text in [
            "",
            ".",
            head,
            &format!("{head}."),
            &format!("{head}={tail}"),
            &format!("{head}.{tail}"),
            &format!("{TOKEN}x"),
            &format!("{TOKEN}-"),
            &TOKEN[1..],
        ] {
            assert_eq!(repaired(text), text, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn an_undamaged_token_is_never_changed(token in "[A-Za-z0-9_-]{43}") {
            prop_assert_eq!(repaired(&token), token);
        }

        #[test]
        fn a_token_is_found_among_surrounding_characters(
            token in "[A-Za-z0-9_-]{43}",
            before in "[<(\\[ =\"']{0,3}",
            after in "[.,;:!?>)\\]= \"']{0,3}",
        ) {
            prop_assert_eq!(repaired(&format!("{before}{token}{after}")), token);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,80}") {
            repaired(&text);
        }
    }
}
