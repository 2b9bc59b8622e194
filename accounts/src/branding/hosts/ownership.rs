//! Ownership of a host: claimed until a check confirms it, then the portal's that is served there.

use crate::store::rows::{HostClaimRow, HostHolder, NewHostClaim};
use model::{HostClaimId, OperatorId, PortalId};

/// Maximum pending claims of an operator.
const MAX_CLAIMS: usize = 20;

/// Result of claiming a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClaimOutcome {
    Waiting(HostClaimId),
    /// The same form has claimed it before, and the portal of that id is served there now.
    Live(PortalId),
    Taken,
    TooMany,
    /// The portal is not one of the operator's, or the claim of the same form was deleted.
    Unknown,
}

/// Returns whether a portal other than `portal` has the host.
pub(super) fn is_taken(holder: Option<HostHolder>, portal: Option<PortalId>) -> bool {
    holder.is_some_and(|holder| Some(holder.id) != portal)
}

/// Returns whether the operator has too many pending claims for another one, not counting those that it replaces.
pub(super) fn are_too_many(waiting: &[HostClaimRow], new: &NewHostClaim<'_>) -> bool {
    let is_replaced = |claim: &&HostClaimRow| {
        claim.host == new.host || (new.portal_id.is_some() && claim.portal_id == new.portal_id)
    };
    waiting.iter().filter(|claim| !is_replaced(claim)).count() >= MAX_CLAIMS
}

/// Returns the result for a repeated form. `claim` is its claim, if that is still pending.
pub(super) fn repeated_claim(
    operator: OperatorId,
    host: &str,
    claim: Option<&HostClaimRow>,
    holder: Option<HostHolder>,
) -> ClaimOutcome {
    match (claim, holder) {
        (Some(claim), _) if claim.host == host => ClaimOutcome::Waiting(claim.id),
        (_, Some(holder)) if holder.operator_id == operator => ClaimOutcome::Live(holder.id),
        _ => ClaimOutcome::Unknown,
    }
}

/// Returns whether a claim is confirmed: by the check under way that reached this deployment, or without one by the
/// server administrator.
pub(super) fn is_confirmed(claim: &HostClaimRow, seen: Option<&[u8]>) -> bool {
    seen.is_none() || claim.probe.as_deref() == seen
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPERATOR: OperatorId = OperatorId::new(1);
    const OURS: Option<HostHolder> =
        Some(HostHolder { id: PortalId::new(7), operator_id: OPERATOR });
    const THEIRS: Option<HostHolder> =
        Some(HostHolder { id: PortalId::new(8), operator_id: OperatorId::new(2) });

    fn claim(id: i64, portal_id: Option<i64>, host: &str) -> HostClaimRow {
        HostClaimRow {
            id: HostClaimId::new(id),
            operator_id: OPERATOR,
            portal_id: portal_id.map(PortalId::new),
            name: "Islands".into(),
            host: host.into(),
            origin: format!("https://{host}"),
            verdict: None,
            probe: None,
        }
    }

    #[test]
    fn a_host_is_taken_by_any_other_portal_of_whichever_operator() {
        for (holder, portal, expected) in [
            (None, None, false),
            (None, Some(7), false),
            (OURS, None, true),
            (OURS, Some(7), false),
            (OURS, Some(9), true),
            (THEIRS, None, true),
            (THEIRS, Some(7), true),
        ] {
            assert_eq!(
                is_taken(holder, portal.map(PortalId::new)),
                expected,
                "{holder:?} {portal:?}"
            );
        }
    }

    #[test]
    fn twenty_hosts_may_wait_besides_what_a_new_one_replaces() {
        let waiting = |count: i64| -> Vec<HostClaimRow> {
            (1..=count).map(|id| claim(id, Some(100 + id), &format!("{id}.example"))).collect()
        };
        for (count, portal_id, host, expected) in [
            (0, None, "new.example", false),
            (19, None, "new.example", false),
            (20, None, "new.example", true),
            (20, None, "3.example", false),
            (20, Some(103), "new.example", false),
            (20, Some(7), "new.example", true),
            (21, Some(103), "new.example", true),
            (21, Some(103), "4.example", false),
        ] {
            let new = NewHostClaim {
                operator_id: OPERATOR,
                portal_id: portal_id.map(PortalId::new),
                name: "Islands",
                host,
                origin: "https://new.example",
                created_at: chrono::DateTime::UNIX_EPOCH.naive_utc(),
            };
            let case = format!("{count} {portal_id:?} {host}");
            assert_eq!(are_too_many(&waiting(count), &new), expected, "{case}");
        }
    }

    #[test]
    fn a_repeated_form_returns_its_first_claim() {
        let host = "islands.example";
        let (same, other) = (claim(3, None, host), claim(3, None, "rivers.example"));
        for (claim, holder, expected) in [
            (Some(&same), None, ClaimOutcome::Waiting(HostClaimId::new(3))),
            (Some(&same), THEIRS, ClaimOutcome::Waiting(HostClaimId::new(3))),
            (None, OURS, ClaimOutcome::Live(PortalId::new(7))),
            (Some(&other), OURS, ClaimOutcome::Live(PortalId::new(7))),
            (None, THEIRS, ClaimOutcome::Unknown),
            (Some(&other), None, ClaimOutcome::Unknown),
            (None, None, ClaimOutcome::Unknown),
        ] {
            let outcome = repeated_claim(OPERATOR, host, claim, holder);
            assert_eq!(outcome, expected, "{claim:?} {holder:?}");
        }
    }

    #[test]
    fn only_the_latest_check_confirms_a_host() {
        let (one, two) = ([1_u8], [2_u8]);
        for (probe, seen, expected) in [
            (Some(&one), Some(&one), true),
            (Some(&two), Some(&one), false),
            (None, Some(&one), false),
            (None, None, true),
            (Some(&one), None, true),
        ] {
            let probe = probe.map(|probe| probe.to_vec());
            let claim = HostClaimRow { probe, ..claim(3, None, "islands.example") };
            let seen = seen.map(<[u8; 1]>::as_slice);
            assert_eq!(is_confirmed(&claim, seen), expected, "{:?} {seen:?}", claim.probe);
        }
    }
}
