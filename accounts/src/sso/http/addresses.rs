//! Classification of IP addresses: public, private, or special.

use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Networks that the configuration may allow (RFC 1918, 6598, 4193).
const PRIVATE: [&str; 5] =
    ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"];

/// Returns whether the whole network is private, and neither loopback, link-local nor otherwise special.
pub(crate) fn is_private_network(network: &IpNet) -> bool {
    let holds = |range: &str| range.parse::<IpNet>().is_ok_and(|range| range.contains(network));
    PRIVATE.into_iter().any(holds)
}

/// Returns whether a private address is that of a cloud's metadata service, which gives credentials to any client.
pub(super) fn is_metadata(ip: IpAddr) -> bool {
    match ip {
        // Alibaba; the others are link-local, which is never private.
        IpAddr::V4(ip) => ip.octets() == [100, 100, 100, 200],
        // EC2, Oracle, Google.
        IpAddr::V6(ip) => matches!(ip.segments(), [0xfd00, 0xec2 | 0xc1, ..] | [0xfd20, 0xce, ..]),
    }
}

/// Returns whether the address is public (IANA special-purpose address registries, RFC 6890 and its updates).
pub(super) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let special = match ip.octets() {
        // This network, private, loopback, link-local with its metadata services, multicast, reserved, broadcast.
        [0 | 10 | 127 | 224.., ..]
        | [172, 16..=31, ..]
        | [192, 168, ..]
        | [169, 254, ..]
        // Carrier-grade NAT (RFC 6598).
        | [100, 64..=127, ..]
        // Protocol assignments, documentation, the former 6to4 anycast.
        | [192, 0, 0 | 2, _]
        | [198, 51, 100, _]
        | [203, 0, 113, _]
        | [192, 88, 99, _]
        // Benchmarking.
        | [198, 18 | 19, ..]
        // Azure's metadata and machine agent, at an otherwise public address.
        | [168, 63, 129, 16] => true,
        _ => false,
    };
    !special
}

/// Only 2000::/3 is allocated. That excludes loopback, mapped and translated IPv4, unique local, link-local, multicast.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let special = match ip.segments() {
        // Protocol assignments with Teredo, documentation, 6to4: some embed an IPv4 address, and no provider uses them.
        [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] | [0x2002, ..] | [0x3fff, 0..=0xfff, ..] => {
            true
        }
        [first, ..] => !(0x2000..=0x3fff).contains(&first),
    };
    !special
}

/// Returns whether the name means this machine (RFC 6761, section 6.3).
pub(super) fn is_local(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_private_networks_can_be_allowed_and_never_metadata() {
        for network in ["10.0.0.0/8", "10.1.2.0/24", "192.168.7.1/32", "fd12::/16"] {
            assert!(is_private_network(&network.parse().unwrap()), "{network}");
        }
        for network in [
            "0.0.0.0/0",
            "8.0.0.0/5",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "168.63.129.16/32",
            "224.0.0.0/4",
            "::/0",
            "::1/128",
            "fe80::/10",
            "::ffff:10.0.0.0/104",
            "2000::/3",
        ] {
            assert!(!is_private_network(&network.parse().unwrap()), "{network}");
        }
        for ip in ["100.100.100.200", "fd00:ec2::254", "fd20:ce::254"] {
            assert!(is_metadata(ip.parse().unwrap()), "{ip}");
        }
        assert!(!is_metadata("10.0.0.1".parse().unwrap()));
    }

    #[test]
    fn public_addresses_are_distinguished_from_all_others() {
        let public = [
            "1.1.1.1",
            "8.8.8.8",
            "172.15.0.1",
            "172.32.0.1",
            "100.63.0.1",
            "100.128.0.1",
            "192.0.1.1",
            "169.253.0.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "168.63.129.17",
            "2606:4700::1111",
            "2a00:1450:4001::1",
            "2001:200::1",
            "2001:4860:4860::8888",
        ];
        for ip in public {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
        let others = [
            "0.0.0.0",
            "10.1.2.3",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "100.64.0.1",
            "100.100.100.200",
            "192.0.0.192",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "168.63.129.16",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "4000::1",
        ];
        for ip in others {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
        }
    }
}
