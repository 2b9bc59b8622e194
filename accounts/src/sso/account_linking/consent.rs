//! Opening an account for a provider's user who has none to prove, once they agree to what the operator demands, or
//! leaving nothing of the sign-in.

use super::{PendingLink, owner::Proved};
use crate::{
    Caller, StoreError, consents,
    groups::SingleSignOn,
    instruments,
    sso::{SsoSignedIn, external_user::full_name},
    store::write,
    token::hash_of,
};
use model::{ConsentTextId, Failure, OfferedAccount, Portal, refusals::LinkRefusal};

impl SingleSignOn<'_> {
    /// Returns the account that a pending link would open. `None` if it has expired, or has to prove an account first.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn offered_account(
        self,
        portal: &Portal,
        cookie: &str,
    ) -> Result<Option<OfferedAccount>, StoreError> {
        let pending = self.load_pending_link(portal, cookie).await?;
        Ok(pending.filter(|it| it.owners.without_proof().is_some()).map(offered))
    }

    /// Opens the account of a pending link that has none to prove, records the consent, and signs in. `consent` is the
    /// text next to the ticked box. Returns the session.
    ///
    /// # Errors
    /// Why the consent does not count, or `PendingLinkGone` when the pending link has expired, was used, or has to prove
    /// an account by now.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn open_account(
        self,
        caller: &Caller,
        cookie: &str,
        consent: Option<ConsentTextId>,
    ) -> Result<SsoSignedIn, Failure<LinkRefusal>> {
        let outcome = self.open_agreed(caller, cookie, consent).await;
        instruments::SIGN_INS.increment(&["link", instruments::result_of(&outcome)]);
        outcome
    }

    async fn open_agreed(
        self,
        caller: &Caller,
        cookie: &str,
        consent: Option<ConsentTextId>,
    ) -> Result<SsoSignedIn, Failure<LinkRefusal>> {
        let portal = &caller.portal;
        let Some(pending) = self.load_pending_link(portal, cookie).await? else {
            return Err(LinkRefusal::PendingLinkGone.into());
        };
        let Some(owner) = pending.owners.without_proof() else {
            return Err(LinkRefusal::PendingLinkGone.into());
        };
        let consent = consents::agreed(portal, consent).map_err(LinkRefusal::from)?;
        self.link_pending(caller, &pending, owner, Proved::Provider, consent).await
    }

    /// Deletes a pending link: nothing is left of the sign-in.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn decline_account(self, portal: &Portal, cookie: &str) -> Result<(), StoreError> {
        let Some(hash) = hash_of(cookie) else {
            return Ok(());
        };
        let operator = portal.operator;
        write!(self.accounts.store(), pending_links::delete_of_browser(operator, &hash)).await
    }
}

fn offered(pending: PendingLink) -> OfferedAccount {
    let PendingLink { row, provider, .. } = pending;
    OfferedAccount {
        provider,
        name: full_name(&row.first_name, &row.last_name),
        email: row.address().map(|(email, _)| email.to_owned()),
        label: row.label,
    }
}
