//! Settings that are lists: in the file as arrays, in the environment as text with commas.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ipnet::IpNet;
use secrecy::SecretString;
use serde::{Deserialize, Deserializer, de};
use std::net::IpAddr;

/// The length of a key in bytes.
const KEY: usize = 32;

/// Deserializes addresses and networks.
pub fn networks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<IpNet>, D::Error> {
    read(deserializer, network)
}

/// Deserializes keys, each the base64 of 32 bytes.
pub fn keys<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<SecretString>, D::Error> {
    read(deserializer, key)
}

fn read<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    item: fn(&str) -> Result<T, String>,
) -> Result<Vec<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "must be a list of texts in quotes")]
    enum List {
        Many(Vec<String>),
        One(String),
    }
    let texts = match List::deserialize(deserializer)? {
        List::Many(texts) => texts,
        List::One(text) => text.split(',').map(str::to_owned).collect(),
    };
    texts
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .map(item)
        .collect::<Result<_, _>>()
        .map_err(de::Error::custom)
}

fn network(text: &str) -> Result<IpNet, String> {
    text.parse::<IpNet>()
        .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
        .map_err(|_| format!("{text} is not an IP address or a network such as 10.0.0.0/8"))
}

/// Decodes a key. No message contains it: a wrong key may be a right one with a typo.
fn key(text: &str) -> Result<SecretString, String> {
    let bytes = STANDARD.decode(text).unwrap_or_default();
    if bytes.len() == KEY {
        Ok(text.into())
    } else {
        Err(format!("a key is the base64 of {KEY} bytes; `openssl rand -base64 {KEY}` makes one"))
    }
}
