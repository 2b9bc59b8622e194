//! The provider sign-ins that a customer has linked.

use super::provider_news::offered;
use crate::{
    Caller, StoreError, email_proof,
    groups::SingleSignOn,
    session,
    store::{Tx, query, read, rows::NewEvent, transaction},
    timeline::Event,
};
use model::{
    Customer, Failure, IdentityId, LinkedSignIn, Portal, SessionId, refusals::UnlinkRefusal,
};

impl SingleSignOn<'_> {
    /// Returns the customer's linked sign-ins.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn linked_sign_ins(
        self,
        portal: &Portal,
        customer: &Customer,
    ) -> Result<Vec<LinkedSignIn>, StoreError> {
        let (operator, id) = (portal.operator, customer.id);
        let rows = read!(self.accounts.store(), identities::of_customer(operator, id)).await?;
        let password_signs_in = portal.settings.password_sign_in()
            && customer.has_password
            && (customer.email_sign_in || customer.number_sign_in);
        let last_way_in = is_last_way_in(rows.len(), password_signs_in);
        Ok(rows
            .into_iter()
            .map(|row| LinkedSignIn {
                news: offered(&row.claims, customer),
                id: row.id,
                provider: row.provider,
                label: row.label,
                linked_at: row.linked_at,
                last_way_in,
            })
            .collect())
    }

    /// Removes a linked sign-in, and ends the other sessions that it created. The session must be fresh, with a password
    /// or without: who finds a browser signed in must not take its owner's sign-in.
    ///
    /// # Errors
    /// `LastWayIn` when the customer could no longer sign in, `Unknown` when they have no such sign-in, or `SignInAgain`.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn unlink(
        self,
        caller: &Caller,
        customer: &Customer,
        sign_in: IdentityId,
    ) -> Result<(), Failure<UnlinkRefusal>> {
        let (operator, id) = (caller.portal.operator, customer.id);
        let passwords = caller.portal.settings.password_sign_in();
        let now = self.accounts.now();
        let event = Event::SignInUnlinked.of(caller, id, now);
        let refusal = transaction!(self.accounts.store(), async |tx| {
            let linked = query!(tx, identities::of_customer(operator, id)).await?;
            let linked: Vec<IdentityId> = linked.iter().map(|row| row.id).collect();
            let has_password = query!(tx, identities::has_password_sign_in(operator, id)).await?;
            let sessions = query!(tx, sessions::of_customer(operator, id)).await?;
            let is_fresh = session::is_fresh(&sessions, customer.session, now);
            let refusal = unlink_refusal(&linked, sign_in, passwords && has_password, is_fresh);
            if refusal.is_none() {
                remove(tx, sign_in, customer.session, &event).await?;
            }
            Ok(refusal)
        })
        .await?;
        refusal.map_or(Ok(()), |refusal| Err(refusal.into()))
    }
}

/// Removes a sign-in of the event's customer with what depends on it: the sessions that it created, except one, and its
/// provider's proof of their address.
async fn remove(
    tx: &mut Tx,
    sign_in: IdentityId,
    keep_session: SessionId,
    event: &NewEvent,
) -> Result<(), StoreError> {
    let (operator, customer) = (event.operator_id, event.customer_id);
    query!(tx, identities::delete(operator, sign_in)).await?;
    query!(tx, sso::end_others_of_identity(operator, sign_in, keep_session)).await?;
    email_proof::forget_lost(tx, operator, customer).await?;
    query!(tx, timeline::record(event)).await?;
    Ok(())
}

/// Returns why a sign-in cannot be removed, if it cannot. `linked` are the customer's sign-ins.
fn unlink_refusal(
    linked: &[IdentityId],
    sign_in: IdentityId,
    password_signs_in: bool,
    is_fresh: bool,
) -> Option<UnlinkRefusal> {
    if !linked.contains(&sign_in) {
        Some(UnlinkRefusal::Unknown)
    } else if is_last_way_in(linked.len(), password_signs_in) {
        Some(UnlinkRefusal::LastWayIn)
    } else if !is_fresh {
        Some(UnlinkRefusal::SignInAgain)
    } else {
        None
    }
}

/// Returns whether each of that many linked sign-ins is the customer's only way to sign in.
const fn is_last_way_in(linked: usize, password_signs_in: bool) -> bool {
    linked == 1 && !password_signs_in
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_is_removed_only_if_another_one_is_left() {
        let last = Some(UnlinkRefusal::LastWayIn);
        let unknown = Some(UnlinkRefusal::Unknown);
        let stale = Some(UnlinkRefusal::SignInAgain);
        // The linked sign-ins, the one to remove, whether the password signs in, and the refusal with a fresh session and
        // with an old one.
        for (linked, sign_in, password_signs_in, fresh, old) in [
            (&[1][..], 1, true, None, stale),
            (&[1], 1, false, last, last),
            (&[1, 2], 1, false, None, stale),
            (&[1, 2], 2, true, None, stale),
            (&[1], 2, true, unknown, unknown),
            (&[1], 2, false, unknown, unknown),
            (&[], 1, true, unknown, unknown),
        ] {
            let linked: Vec<_> = linked.iter().copied().map(IdentityId::new).collect();
            let sign_in = IdentityId::new(sign_in);
            for (is_fresh, expected) in [(true, fresh), (false, old)] {
                let refusal = unlink_refusal(&linked, sign_in, password_signs_in, is_fresh);
                let case = format!("{sign_in} of {linked:?}, {password_signs_in}, {is_fresh}");
                assert_eq!(refusal, expected, "{case}");
            }
        }
    }
}
