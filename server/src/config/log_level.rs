//! What is logged.

use super::ConfigError;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::EnvFilter;

/// Returns the directives without the spaces around them. A word that is no level, such as `warning`, would be taken for
/// the name of a part: only that part would be logged, which is nothing.
///
/// # Errors
/// [`ConfigError`] for what is neither a level nor a part with its level.
pub(super) fn check(written: &str) -> Result<String, ConfigError> {
    let directives: Vec<&str> = written.split(',').map(str::trim).collect();
    let is_directive = |text: &str| text.contains('=') || text.parse::<LevelFilter>().is_ok();
    if let Some(word) = directives.iter().find(|directive| !is_directive(directive)) {
        return Err(ConfigError(format!(
            "log_level: {word:?} is not error, warn, info, debug or trace; parts have a level as in info,accounts=debug"
        )));
    }
    let text = directives.join(",");
    match EnvFilter::try_new(&text) {
        Ok(_) => Ok(text),
        Err(error) => Err(ConfigError(format!("log_level: {error}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_level_silences_nothing() {
        for good in ["info", "WARN", "off", "info,accounts=debug", "accounts=trace,server=off"] {
            assert_eq!(check(good), Ok(good.to_owned()));
        }
        assert_eq!(check("info, accounts=debug"), Ok("info,accounts=debug".to_owned()));
        for bad in ["warning", "inof", "info,accounts", "accounts=loud", "such=and=such"] {
            let text = check(bad).expect_err(bad).to_string();
            assert!(text.starts_with("log_level: "), "{text}");
        }
    }
}
