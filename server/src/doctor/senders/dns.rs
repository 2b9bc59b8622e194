//! Asks the DNS, by the name servers of this machine.

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ResolveHosts, ResolverConfig, ResolverOpts};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::ResponseCode;
use hickory_resolver::proto::rr::{Name, RData, RecordType};
use hickory_resolver::system_conf::read_system_conf;
use std::time::Duration;

/// Less than half of what a domain has, so that a lost packet or one name server that is down is no failure.
const QUERY_TIMEOUT: Duration = Duration::from_secs(2);

/// The records at a name, and none at all if the name does not exist. An error says that nobody could be asked.
pub type Found<T> = Result<Option<Vec<T>>, String>;

/// What asks; a copy of it shares its connections.
#[derive(Clone)]
pub struct Dns(TokioResolver);

impl Dns {
    /// Returns one that asks the name servers of `/etc/resolv.conf`.
    ///
    /// # Errors
    /// That the file cannot be read, or names none.
    pub fn of_system() -> Result<Self, String> {
        let (config, options) =
            read_system_conf().map_err(|error| format!("/etc/resolv.conf: {error}"))?;
        Self::new(config, options)
    }

    /// Returns one that asks those name servers.
    ///
    /// # Errors
    /// What the resolver says.
    pub fn new(config: ResolverConfig, mut options: ResolverOpts) -> Result<Self, String> {
        options.timeout = QUERY_TIMEOUT;
        // Receivers do not see what this machine alone believes.
        options.use_hosts_file = ResolveHosts::Never;
        let provider = TokioRuntimeProvider::default();
        let resolver =
            TokioResolver::builder_with_config(config, provider).with_options(options).build();
        Ok(Self(resolver.map_err(|error| error.to_string())?))
    }

    /// Returns the servers that take a domain's mail; `.` stands for nobody (RFC 7505).
    ///
    /// # Errors
    /// That the DNS could not be asked.
    pub async fn mail_servers(&self, name: &str) -> Found<String> {
        let found = self.ask(name, RecordType::MX).await?;
        Ok(found.map(|records| {
            records
                .iter()
                .filter_map(|record| match record {
                    RData::MX(mx) => Some(mx.exchange.to_ascii()),
                    _ => None,
                })
                .collect()
        }))
    }

    /// Returns the texts at a name.
    ///
    /// # Errors
    /// That the DNS could not be asked.
    pub async fn texts(&self, name: &str) -> Found<String> {
        let found = self.ask(name, RecordType::TXT).await?;
        Ok(found.map(|records| {
            records
                .iter()
                .filter_map(|record| match record {
                    RData::TXT(text) => Some(joined(&text.txt_data)),
                    _ => None,
                })
                .collect()
        }))
    }

    /// Returns whether the name is also a machine's.
    ///
    /// # Errors
    /// That the DNS could not be asked.
    pub async fn has_address(&self, name: &str) -> Result<bool, String> {
        let (four, six) =
            tokio::join!(self.ask(name, RecordType::A), self.ask(name, RecordType::AAAA));
        let is_there = |found: Option<Vec<RData>>| {
            found.unwrap_or_default().iter().any(|record| record.ip_addr().is_some())
        };
        Ok(is_there(four?) || is_there(six?))
    }

    async fn ask(&self, name: &str, kind: RecordType) -> Found<RData> {
        let unasked = |problem: &dyn std::fmt::Display| {
            format!(
                "the DNS could not be asked for {kind} of {name}, which says nothing of the records: {problem}"
            )
        };
        // The dot keeps the search domains of this machine out of it.
        let full = Name::from_ascii(format!("{name}.")).map_err(|error| unasked(&error))?;
        match self.0.lookup(full, kind).await {
            // Aliases on the way are among the answers.
            Ok(lookup) => {
                Ok(Some(lookup.answers().iter().map(|record| record.data.clone()).collect()))
            }
            Err(NetError::Dns(DnsError::NoRecordsFound(nothing))) => match nothing.response_code {
                ResponseCode::NXDomain => Ok(None),
                ResponseCode::NoError => Ok(Some(Vec::new())),
                code => Err(unasked(&code)),
            },
            Err(error) => Err(unasked(&error)),
        }
    }
}

/// A text of more than 255 bytes is kept in several strings, which belong together without a space.
fn joined(strings: &[Box<[u8]>]) -> String {
    strings.iter().map(|string| String::from_utf8_lossy(string)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strings_of_a_text_belong_together() {
        let strings = |texts: &[&str]| -> Vec<Box<[u8]>> {
            texts.iter().map(|text| Box::from(text.as_bytes())).collect()
        };
        assert_eq!(joined(&strings(&[])), "");
        assert_eq!(
            joined(&strings(&["v=spf1 ip4:192.0.", "2.1 -all"])),
            "v=spf1 ip4:192.0.2.1 -all"
        );
    }
}
