//! Whether an operator belongs to the demo, so that people with publicly known passwords may be added to it.

use crate::operators::OPERATORS;
use accounts::seeding::StoredOperator;

/// Returns whether an operator is the demo's: it is marked, or comes from an earlier release, which did not mark them.
/// Those have what no production operator has: the demo's name, a sender below `example.test`, a reserved domain, and
/// portals that only this machine reaches.
pub(super) fn is_own(seen: &StoredOperator) -> bool {
    seen.demo || is_of_earlier_release(seen)
}

fn is_of_earlier_release(seen: &StoredOperator) -> bool {
    let mut known = OPERATORS.iter();
    known.any(|one| one.name == seen.name && one.sender() == seen.sender)
        && !seen.origins.is_empty()
        && seen.origins.iter().all(|origin| is_local(origin))
}

fn is_local(origin: &str) -> bool {
    origin.strip_prefix("http://").is_some_and(|rest| {
        let host = rest.split_once(':').map_or(rest, |(host, _)| host);
        host.ends_with(".localhost")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn demo_operators_are_recognised_by_mark_or_by_the_traits_of_earlier_releases() {
        let (name, sender) = ("Norte Lines", "tickets@norte-lines.example.test");
        let local = "http://default.localhost:3000";
        for (demo, name, sender, origins, expected) in [
            (true, "Renamed", "desk@norte.example", &[][..], true),
            (false, name, sender, &[local], true),
            (false, name, sender, &[local, "http://shop.localhost"], true),
            (false, name, sender, &[], false),
            (false, name, sender, &[local, "https://norte.example"], false),
            (false, name, sender, &["https://default.localhost"], false),
            (false, name, sender, &["http://default.localhost.example"], false),
            (false, name, "tickets@norte.example", &[local], false),
            (false, "Norte", sender, &[local], false),
            (false, "Sur Ferries", sender, &[local], false),
        ] {
            let seen = StoredOperator {
                name: name.to_owned(),
                sender: sender.to_owned(),
                demo,
                origins: origins.iter().map(|&origin| origin.to_owned()).collect(),
            };
            assert_eq!(is_own(&seen), expected, "{seen:?}");
        }
    }
}
