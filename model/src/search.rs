//! Normalisation of texts for searching.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Returns the text in lower case without accents, with single spaces: `"  José MUÑOZ"` gives `"jose munoz"`. Applied
/// to stored texts and to queries, so that keyboards without accents find every name.
pub fn search_key(text: &str) -> String {
    let bare: String =
        text.nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c)).fold(
            String::with_capacity(text.len()),
            |mut key, c| {
                match plain(c) {
                    Some(letters) => key.push_str(letters),
                    None => key.push(c),
                }
                key
            },
        );
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the ASCII spelling of letters that Unicode does not decompose.
const fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ı' => "i",
        'þ' => "th",
        '’' | '‘' | 'ʼ' => "'",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_and_case_make_no_difference() {
        for (text, key) in [
            ("  José   MUÑOZ ", "jose munoz"),
            ("Đặng", "dang"),
            ("Łukasz Ørsted", "lukasz orsted"),
            ("İstanbul", "istanbul"),
            ("Weiß", "weiss"),
            ("O’Brien", "o'brien"),
            ("Ｆｕｌｌ", "full"),
            ("李", "李"),
            ("", ""),
        ] {
            assert_eq!(search_key(text), key, "{text}");
        }
    }

    #[test]
    fn wildcards_are_ordinary_letters() {
        assert_eq!(search_key("100%_\\"), "100%_\\");
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key(text in ".{0,60}") {
            let key = search_key(&text);
            prop_assert_eq!(search_key(&key), key);
        }
    }
}
