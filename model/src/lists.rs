//! Lists within sentences, in each language's way (CLDR).

use crate::Locale;

/// Returns the items as a list that all belong to, such as `a, b and c`.
pub fn joined(items: &[impl AsRef<str>], locale: Locale) -> String {
    list(items, |last| and(last, locale))
}

/// Returns the items as a list to choose one from, such as `a, b or c`.
pub fn either(items: &[impl AsRef<str>], locale: Locale) -> String {
    list(items, |last| or(last, locale))
}

/// Returns the items as a list. The word before the last one depends on it.
fn list(items: &[impl AsRef<str>], word: impl Fn(&str) -> &'static str) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [others @ .., last] => format!("{} {} {last}", others.join(", "), word(last)),
    }
}

/// Returns the word before the last item of all.
fn and(last: &str, locale: Locale) -> &'static str {
    match locale {
        Locale::English => "and",
        Locale::Spanish if begins_with_i(last) => "e",
        Locale::Spanish => "y",
        Locale::French => "et",
        Locale::BrazilianPortuguese => "e",
    }
}

/// Returns the word before the last item to choose from.
fn or(last: &str, locale: Locale) -> &'static str {
    match locale {
        Locale::English => "or",
        Locale::Spanish if begins_with_o(last) => "u",
        Locale::Spanish => "o",
        Locale::French | Locale::BrazilianPortuguese => "ou",
    }
}

/// Returns whether a Spanish word or number begins with the sound of `o`: `ocho`, `hora`, `8` and `11` do.
fn begins_with_o(word: &str) -> bool {
    let word = word.to_lowercase();
    let sound = word.strip_prefix('h').unwrap_or(&word);
    sound.starts_with(['o', 'ó', '8']) || word.split_whitespace().next() == Some("11")
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
    fn one_of_several_is_to_be_chosen() {
        let of = |items: &[&str]| Locale::ALL.map(|locale| either(items, locale));
        assert_eq!(of(&[]), ["", "", "", ""]);
        assert_eq!(of(&["a"]), ["a", "a", "a", "a"]);
        assert_eq!(of(&["a", "b"]), ["a or b", "a o b", "a ou b", "a ou b"]);
        let three = ["a, b or c", "a, b o c", "a, b ou c", "a, b ou c"];
        assert_eq!(of(&["a", "b", "c"]), three);
    }

    #[test]
    fn spanish_says_u_before_the_same_sound() {
        for (last, expected) in [
            ("otoño", "a u otoño"),
            ("Óscar", "a u Óscar"),
            ("horas", "a u horas"),
            ("812-345-678", "a u 812-345-678"),
            ("11 días", "a u 11 días"),
            ("112-345-678", "a o 112-345-678"),
            ("1 día", "a o 1 día"),
        ] {
            assert_eq!(either(&["a", last], Locale::Spanish), expected);
        }
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
