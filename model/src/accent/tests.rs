use super::*;
use proptest::prelude::*;

fn accent(text: &str) -> Accent {
    text.parse().unwrap()
}

fn ratio(one: Accent, other: Accent) -> f64 {
    let (a, b) = (one.luminance(), other.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn a_colour_has_exactly_six_digits() {
    assert_eq!(accent(" #005BB5 ").to_string(), "#005bb5");
    for text in ["", "#fff", "005bb5", "#005bb5;}", "red", "#00５bb5", "#-05bb5"] {
        assert_eq!(text.parse::<Accent>(), Err(InvalidAccent), "{text:?}");
    }
}

#[test]
fn contrast_matches_the_reference_values() {
    let white = accent("#ffffff");
    for (colour, with_white) in [("#000000", 21.0), ("#767676", 4.54), ("#777777", 4.48)] {
        let found = ratio(accent(colour), white);
        assert!((found - with_white).abs() < 0.01, "{colour}: {found}");
    }
    assert!(accent("#005ab5").is_readable());
    assert!(!accent("#777777").is_readable());
    assert!(!accent("#ffcc00").is_readable());
}

#[test]
fn the_nearest_readable_colour_is_only_just_darker() {
    for text in ["#ffcc00", "#ff0000", "#00ff00", "#ffffff", "#767676", "#8888ff"] {
        let nearest = accent(text).nearest_readable();
        assert!(nearest.is_readable(), "{text}: {nearest}");
        assert!(nearest.contrast() < 4.7, "{text}: {nearest} is too dark");
    }
    let blue = accent("#005ab5");
    assert_eq!(blue.nearest_readable(), blue);
}

/// Computes `color-mix(in oklab, <colour> 38%, #fff)`, as in the style sheet.
fn by_night(colour: Accent) -> Accent {
    let [r, g, b] = colour.0.map(linear);
    let cone = |x: f64, y: f64, z: f64| (x * r + y * g + z * b).cbrt();
    let l = cone(0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9);
    let m = cone(0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6);
    let s = cone(0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5);
    // White is 1 in each of the three channels.
    let [l, m, s] = [l, m, s].map(|part| (0.38 * part + 0.62).powi(3));
    let channel = |light: f64| (encoded(light.clamp(0.0, 1.0)) * 255.0).round() as u8;
    Accent([
        channel(4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s),
        channel(-1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s),
        channel(-0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s),
    ])
}

#[test]
fn every_readable_colour_is_readable_in_the_dark_theme_too() {
    let steps = || (0..=255).step_by(15).map(|channel| channel as u8);
    for colour in
        steps().flat_map(|r| steps().flat_map(move |g| steps().map(move |b| Accent([r, g, b]))))
    {
        let night = by_night(colour);
        for ground in ["#0f1319", "#171c24"] {
            let found = ratio(night, accent(ground));
            assert!(found >= 4.5, "{colour} is {night} on {ground}: {found}");
        }
    }
}

proptest! {
    #[test]
    fn every_colour_has_a_readable_neighbour(channels in any::<[u8; 3]>()) {
        let colour = Accent(channels);
        prop_assert!(colour.nearest_readable().is_readable());
        prop_assert_eq!(accent(&colour.to_string()), colour);
    }
}
