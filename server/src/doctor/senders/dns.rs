//! DNS queries to the name servers of this machine.

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ResolveHosts, ResolverConfig, ResolverOpts};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::ResponseCode;
use hickory_resolver::proto::rr::{Name, RData, RecordType};
use hickory_resolver::system_conf::read_system_conf;
use std::time::Duration;

/// Less than half of a domain's timeout, so that one lost packet or one dead name server is no failure.
const QUERY_TIMEOUT: Duration = Duration::from_secs(2);

/// The records at a name; `None` if the name does not exist. An error means that the query failed.
pub type LookupResult<T> = Result<Option<Vec<T>>, String>;

/// The resolver. Clones share its connections.
#[derive(Clone)]
pub struct Dns(TokioResolver);

impl Dns {
    /// Creates a resolver with the name servers of `/etc/resolv.conf`.
    ///
    /// # Errors
    /// A message if the file cannot be read or names none.
    pub fn of_system() -> Result<Self, String> {
        let (config, options) =
            read_system_conf().map_err(|error| format!("/etc/resolv.conf: {error}"))?;
        Self::new(config, options)
    }

    /// Creates a resolver with those name servers.
    ///
    /// # Errors
    /// The resolver's message.
    pub fn new(config: ResolverConfig, mut options: ResolverOpts) -> Result<Self, String> {
        options.timeout = QUERY_TIMEOUT;
        // Other machines do not see this one's hosts file.
        options.use_hosts_file = ResolveHosts::Never;
        let provider = TokioRuntimeProvider::default();
        let resolver =
            TokioResolver::builder_with_config(config, provider).with_options(options).build();
        Ok(Self(resolver.map_err(|error| error.to_string())?))
    }

    /// Returns the servers that accept a domain's mail; `.` is a null MX (RFC 7505).
    ///
    /// # Errors
    /// A message if the query failed.
    pub async fn mail_servers(&self, name: &str) -> LookupResult<String> {
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

    /// Returns the TXT records at a name.
    ///
    /// # Errors
    /// A message if the query failed.
    pub async fn texts(&self, name: &str) -> LookupResult<String> {
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

    /// Returns whether the name has an address.
    ///
    /// # Errors
    /// A message if the query failed.
    pub async fn has_address(&self, name: &str) -> Result<bool, String> {
        let (four, six) =
            tokio::join!(self.ask(name, RecordType::A), self.ask(name, RecordType::AAAA));
        let is_there = |found: Option<Vec<RData>>| {
            found.unwrap_or_default().iter().any(|record| record.ip_addr().is_some())
        };
        Ok(is_there(four?) || is_there(six?))
    }

    async fn ask(&self, name: &str, kind: RecordType) -> LookupResult<RData> {
        let unasked = |problem: &dyn std::fmt::Display| {
            format!(
                "the DNS could not be asked for {kind} of {name}, which says nothing of the records: {problem}"
            )
        };
        // The final dot disables the search domains of this machine.
        let full = Name::from_ascii(format!("{name}.")).map_err(|error| unasked(&error))?;
        match self.0.lookup(full, kind).await {
            // The answers also contain the aliases.
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

/// Joins the strings of a text of more than 255 bytes, without a space between them.
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
