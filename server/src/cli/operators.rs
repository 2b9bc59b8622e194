//! Creates an operator with its first portal.

use super::output::say;
use super::values::{parse_email, parse_host, parse_locale, parse_name, parse_time_zone};
use crate::origin;
use accounts::{Accounts, NewOperator};
use clap::Args;
use model::{EmailAddress, Locale, Settings, TimeZone};
use std::error::Error;

#[derive(Debug, Args)]
pub(super) struct OperatorArgs {
    /// The name that customers see, such as "Norte Lines"
    #[arg(long, value_parser = parse_name)]
    name: String,
    /// The portal's host name, without a port
    #[arg(long, value_parser = parse_host)]
    host: String,
    /// Scheme, host and port that links begin with [default: https://<host>]
    #[arg(long)]
    origin: Option<String>,
    /// The colour of buttons and links, such as #005ab5
    #[arg(long, default_value = "#005ab5")]
    accent: String,
    /// The address that emails come from
    #[arg(long, value_parser = parse_email)]
    sender: EmailAddress,
    /// The language of visitors whose browser asks for none of the others: en, es, fr or pt-BR
    #[arg(long, default_value = "en", value_parser = parse_locale)]
    locale: Locale,
    /// The operator's time zone, such as Europe/Madrid [default: that of its first admin's browser]
    #[arg(long, value_name = "ZONE", value_parser = parse_time_zone)]
    time_zone: Option<TimeZone>,
    /// Sells to guests only: customers cannot register or sign in
    #[arg(long)]
    without_accounts: bool,
}

pub(super) async fn create(accounts: &Accounts, args: OperatorArgs) -> Result<(), Box<dyn Error>> {
    let origin = args.origin.unwrap_or_else(|| format!("https://{}", args.host));
    check_origin(&origin, &args.host)?;
    let operator = NewOperator {
        name: args.name,
        host: args.host,
        origin: origin.clone(),
        accent: args.accent,
        sender: args.sender,
        default_locale: args.locale,
        settings: Settings {
            customer_accounts_enabled: !args.without_accounts,
            time_zone: args.time_zone.unwrap_or_default(),
            ..Settings::default()
        },
    };
    let (operator, portal) = accounts.operators().create(&operator).await?;
    say!("Created operator {operator} with portal {portal}: {origin}/");
    Ok(())
}

/// Links and cookies depend on the origin: a wrong one would be noticed only once customers cannot sign in.
fn check_origin(origin: &str, host: &str) -> Result<(), String> {
    if origin::host(origin).as_deref() == Some(host) {
        Ok(())
    } else {
        Err(format!("--origin must be like https://{host}, with the portal's host and no path"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_the_portals_host_and_no_path() {
        for good in ["https://a.example", "http://a.example:3000"] {
            assert_eq!(check_origin(good, "a.example"), Ok(()), "{good}");
        }
        for bad in [
            "https://b.example",
            "https://a.example/",
            "https://a.example/x",
            "a.example",
            "ftp://a.example",
        ] {
            assert!(check_origin(bad, "a.example").is_err(), "{bad}");
        }
    }
}
