//! Shows and changes what an operator has decided.

use super::output::say;
use super::values::{parse_change, parse_host};
use accounts::Accounts;
use clap::Subcommand;
use std::error::Error;

#[derive(Debug, Subcommand)]
pub(super) enum SettingsCommand {
    /// Shows all settings
    Show {
        /// The host name of one of its portals
        #[arg(long, value_parser = parse_host)]
        host: String,
    },
    /// Changes settings: all of those given, or none if one is refused
    Set {
        /// The host name of one of its portals
        #[arg(long, value_parser = parse_host)]
        host: String,
        /// Such as force_login=true
        #[arg(required = true, value_name = "NAME=VALUE", value_parser = parse_change)]
        changes: Vec<(String, String)>,
    },
}

pub(super) async fn settings(
    accounts: &Accounts,
    command: SettingsCommand,
) -> Result<(), Box<dyn Error>> {
    let settings = match command {
        SettingsCommand::Show { host } => accounts.settings().of_host(&host).await?,
        SettingsCommand::Set { host, changes } => {
            accounts.settings().change_of_host(&host, &changes).await?
        }
    };
    for (setting, value) in settings.entries() {
        say!("{} = {value}", setting.name());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use model::Settings;

    const OPERATIONS: &str = include_str!("../../../docs/operations.md");

    #[test]
    fn the_operations_manual_has_every_setting_with_its_values_and_default() {
        let (_, section) =
            OPERATIONS.split_once("\n## Settings of operators\n").expect("the section");
        let section = section.split("\n## ").next().unwrap_or_default();
        let rows: Vec<&str> = section.lines().filter(|line| line.starts_with("| `")).collect();
        let settings = Settings::default().entries();
        assert_eq!(rows.len(), settings.len());
        for (row, (setting, default)) in rows.into_iter().zip(settings) {
            let values = setting.rule().to_string().replace('|', "\\|");
            let default = if default.is_empty() { "none" } else { &*default };
            let expected = format!("| `{}` | {values} | {default} | ", setting.name());
            assert!(row.starts_with(&expected), "{row}: {expected}");
        }
    }
}
