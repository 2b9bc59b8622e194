//! The accent colour of a portal and its contrast.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A colour in the form `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Accent([u8; 3]);

/// Error of parsing a text that is not a colour like `#005bb5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidAccent;

impl fmt::Display for InvalidAccent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a colour like #005bb5")
    }
}

/// The darkest background of links in the light theme, `#f6f7f9`. White (cards, button text) gives more contrast.
const GROUND: Accent = Accent([0xf6, 0xf7, 0xf9]);

impl Accent {
    /// The minimum contrast of text (WCAG 2.2, 1.4.3).
    pub const MIN_CONTRAST: f64 = 4.5;

    /// Returns the lower of two contrasts (WCAG 2.2): white text on a button of this colour, and a link of this colour
    /// on the page. The dark theme lightens the colour; every colour that passes here passes there.
    pub fn contrast(self) -> f64 {
        (GROUND.luminance() + 0.05) / (self.luminance() + 0.05)
    }

    /// Returns whether the contrast is at least [`Self::MIN_CONTRAST`].
    pub fn is_readable(self) -> bool {
        self.contrast() >= Self::MIN_CONTRAST
    }

    /// Returns the colour of the same hue, darkened as little as needed; the colour itself if it is readable.
    #[must_use]
    pub fn nearest_readable(self) -> Self {
        if self.is_readable() {
            return self;
        }
        let max_luminance = (GROUND.luminance() + 0.05) / Self::MIN_CONTRAST - 0.05;
        let share = max_luminance / self.luminance();
        // Rounded down, so that the luminance stays below the limit.
        Self(self.0.map(|channel| (encoded(linear(channel) * share) * 255.0).floor() as u8))
    }

    /// Returns the relative luminance (WCAG 2.2), from 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

fn encoded(light: f64) -> f64 {
    if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 }
}

impl FromStr for Accent {
    type Err = InvalidAccent;

    /// Surrounding white space is ignored.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.trim().strip_prefix('#').ok_or(InvalidAccent)?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(InvalidAccent);
        }
        let channel =
            |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| InvalidAccent);
        Ok(Self([channel(0)?, channel(2)?, channel(4)?]))
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl TryFrom<String> for Accent {
    type Error = InvalidAccent;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Accent> for String {
    fn from(accent: Accent) -> Self {
        accent.to_string()
    }
}

#[cfg(test)]
mod tests;
