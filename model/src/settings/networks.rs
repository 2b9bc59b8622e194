//! The list of trusted networks.

use ipnet::IpNet;
use std::net::IpAddr;

/// The valid values.
pub const WANTED: &str = "up to 20 addresses or networks of at most 65,536 IPv4 addresses or an IPv6 /32, separated by commas";
const MAX: usize = 20;
/// Larger networks are a part of the internet rather than a campus.
const MIN_PREFIX_V4: u8 = 16;
const MIN_PREFIX_V6: u8 = 32;

fn parse(text: &str) -> Option<IpNet> {
    let network =
        text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from)).ok()?;
    let least = match network {
        IpNet::V4(_) => MIN_PREFIX_V4,
        IpNet::V6(_) => MIN_PREFIX_V6,
    };
    (network.prefix_len() >= least).then(|| network.trunc())
}

/// Returns the list in its stored form; `None` if it is invalid.
pub fn normalise(list: &str) -> Option<String> {
    let networks: Option<Vec<String>> = list
        .split([',', ' ', '\n', '\r', '\t'])
        .filter(|text| !text.is_empty())
        .map(|text| parse(text).map(|network| network.to_string()))
        .collect();
    networks.filter(|networks| networks.len() <= MAX).map(|networks| networks.join(", "))
}

/// Returns whether one of the networks contains the address.
pub fn contain(list: &str, ip: IpAddr) -> bool {
    let ip = ip.to_canonical();
    list.split(", ").filter_map(parse).any(|network| network.contains(&ip))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_stored_in_one_spelling() {
        for (typed, kept) in [
            ("", Some("")),
            ("192.0.2.7", Some("192.0.2.7/32")),
            ("192.0.2.7/24,2001:db8::/32", Some("192.0.2.0/24, 2001:db8::/32")),
            (" 192.0.2.0/24 \n 198.51.100.1 ", Some("192.0.2.0/24, 198.51.100.1/32")),
            ("0.0.0.0/0", None),
            ("10.0.0.0/8", None),
            ("::/0", None),
            ("campus", None),
            ("192.0.2.0/33", None),
        ] {
            assert_eq!(normalise(typed).as_deref(), kept, "{typed}");
        }
        assert_eq!(normalise(&"192.0.2.7,".repeat(21)), None);
    }

    #[test]
    fn an_address_is_found_in_its_network() {
        let list = "192.0.2.0/24, 2001:db8::/32";
        for (ip, found) in [
            ("192.0.2.9", true),
            ("::ffff:192.0.2.9", true),
            ("192.0.3.9", false),
            ("2001:db8:1::1", true),
            ("2001:db9::1", false),
        ] {
            assert_eq!(contain(list, ip.parse().unwrap()), found, "{ip}");
        }
        assert!(!contain("", "192.0.2.9".parse().unwrap()));
    }
}
