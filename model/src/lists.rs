//! Lists within sentences, in each language's way (CLDR).

use crate::Locale;

/// Returns the items as a list that all belong to, such as `a, b and c`.
pub fn joined(items: &[impl AsRef<str>], locale: Locale) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [others @ .., last] => format!("{} {} {last}", others.join(", "), and(last, locale)),
    }
}

/// Returns the word before the last item.
fn and(last: &str, locale: Locale) -> &'static str {
    match locale {
        Locale::English => "and",
        Locale::Spanish if begins_with_i(last) => "e",
        Locale::Spanish => "y",
        Locale::French => "et",
        Locale::BrazilianPortuguese => "e",
    }
}

/// Returns whether a Spanish word begins with the sound that `y` has: `Italia` and `higos` do, `hielo` does not.
fn begins_with_i(word: &str) -> bool {
    let word = word.to_lowercase();
    let sound = word.strip_prefix('h').unwrap_or(&word);
    let mut letters = sound.chars();
    let is_i = matches!(letters.next(), Some('i' | 'í'));
    is_i && !matches!(letters.next(), Some('a' | 'e' | 'o' | 'u'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_two_have_a_word_between_them() {
        let of = |items: &[&str]| Locale::ALL.map(|locale| joined(items, locale));
        assert_eq!(of(&[]), ["", "", "", ""]);
        assert_eq!(of(&["a"]), ["a", "a", "a", "a"]);
        assert_eq!(of(&["a", "b"]), ["a and b", "a y b", "a et b", "a e b"]);
        let three = ["a, b and c", "a, b y c", "a, b et c", "a, b e c"];
        assert_eq!(of(&["a", "b", "c"]), three);
    }

    #[test]
    fn spanish_says_e_before_the_same_sound() {
        for (last, expected) in [
            ("Italia", "a e Italia"),
            ("higos", "a e higos"),
            ("Íñigo", "a e Íñigo"),
            ("hielo", "a y hielo"),
            ("ionosfera", "a y ionosfera"),
            ("hora", "a y hora"),
            ("1 día", "a y 1 día"),
        ] {
            assert_eq!(joined(&["a", last], Locale::Spanish), expected);
        }
    }
}
