//! What a provider's user has to do before they are signed in: prove the ownership of an account, once, or agree to what
//! the operator demands of a new one, which is in `consent`. `link` does the linking, `owner` decides which accounts are
//! possible.

mod consent;
mod link;
mod owner;

use super::address_owners::{self, AddressOwners};
use crate::{
    Caller, StoreError,
    groups::SingleSignOn,
    mail::Mail,
    outbox,
    store::{
        read,
        rows::{AccountRow, LinkTarget, NewMail, PendingLinkRow, TokenRow},
    },
    throttle::Quota,
    token::{Purpose, hash_of},
};
use model::{Candidate, Failure, Link, Portal, Proof, refusals::LinkRefusal};

/// A sign-in by a provider that awaits a proof or consent, and the accounts it may be linked to.
struct PendingLink {
    row: PendingLinkRow,
    /// Display name of the provider.
    provider: String,
    owners: AddressOwners,
}

impl SingleSignOn<'_> {
    /// Returns what a pending link has to prove. `link` is the mailed link that was opened in this browser, if any.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn proof(
        self,
        portal: &Portal,
        cookie: &str,
        link: Option<&str>,
    ) -> Result<Option<Proof>, StoreError> {
        let Some(pending) = self.load_pending_link(portal, cookie).await? else {
            return Ok(None);
        };
        let opened = self.proving_token(portal, &pending.row, link).await?.is_some();
        let candidates = if opened { pending.owners.candidates() } else { &[] };
        let passwords = portal.settings.password_sign_in();
        let candidates: Vec<_> = candidates.iter().map(candidate).collect();
        Ok(Some(Proof {
            link_dead: link.is_some() && candidates.is_empty(),
            candidates,
            by_password: owner::by_password(&pending.owners, passwords).is_some(),
            may_open_new: pending.owners.active.is_empty(),
            return_path: pending.row.return_path.and_then(|path| path.parse().ok()),
            provider: pending.provider,
            label: pending.row.label,
            email: pending.row.email,
        }))
    }

    /// Mails the link that proves the mailbox. It only works in this browser.
    ///
    /// # Errors
    /// `PendingLinkGone` when the pending link has expired, or the wait when too many mails were sent.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn mail_proof(
        self,
        caller: &Caller,
        cookie: &str,
    ) -> Result<(), Failure<LinkRefusal>> {
        let portal = &caller.portal;
        let Some(pending) = self.load_pending_link(portal, cookie).await? else {
            return Err(LinkRefusal::PendingLinkGone.into());
        };
        // A user without an address has none to prove.
        let Some(key) = pending.row.key() else {
            return Err(LinkRefusal::PendingLinkGone.into());
        };
        let mail = self.proof_mail(caller, &pending)?;
        let source = self.accounts.source(caller, None).await?;
        let quotas = [
            Quota::requests_of("prove", portal.operator, &source),
            Quota::mails_to("prove", portal.operator, key),
        ];
        self.accounts.queue_on_request(&quotas, &[mail]).await
    }

    fn proof_mail(self, caller: &Caller, pending: &PendingLink) -> Result<NewMail, StoreError> {
        let row = &pending.row;
        // To the address on file, however the provider spells it.
        let (to, first_name, locale, customer) = match pending.owners.candidates() {
            [one] => (
                one.email.as_ref().unwrap_or(&row.email),
                &one.first_name,
                one.locale.parse().unwrap_or_default(),
                Some(one.customer),
            ),
            _ => (&row.email, &row.first_name, caller.locale, None),
        };
        let mail = Mail::LinkSignIn {
            first_name: first_name.clone(),
            provider: pending.provider.clone(),
            minutes: Purpose::Prove.minutes(),
        };
        let link = LinkTarget {
            email_key: Some(row.email_key.clone()),
            customer,
            pending_link: Some(row.id),
            ..LinkTarget::of(Purpose::Prove)
        };
        let mail = outbox::mail(&caller.portal, customer, to, locale, &mail, self.accounts.now())?;
        outbox::with_link(mail, &link)
    }

    /// Returns the pending link of a cookie while it is valid, its provider is enabled, and no customer of its address
    /// is disabled.
    async fn load_pending_link(
        self,
        portal: &Portal,
        cookie: &str,
    ) -> Result<Option<PendingLink>, StoreError> {
        let Some(hash) = hash_of(cookie) else {
            return Ok(None);
        };
        let (operator, now) = (portal.operator, self.accounts.now());
        let row =
            read!(self.accounts.store(), pending_links::by_browser(operator, &hash, now)).await?;
        let Some(row) = row else {
            return Ok(None);
        };
        // A user admitted by an outdated access rule has to sign in at the provider again.
        let provider = portal.provider(row.provider_id);
        let Some(provider) = provider.filter(|it| it.access_rule == row.access_rule) else {
            return Ok(None);
        };
        let owners = read!(self.accounts.store(), async |tx| {
            address_owners::find(tx, operator, row.key(), now).await
        })
        .await?;
        let provider = provider.name.clone();
        Ok((!owners.blocked).then_some(PendingLink { provider, row, owners }))
    }

    /// Returns the token of a valid link, if it proves the mailbox for that pending link.
    async fn proving_token(
        self,
        portal: &Portal,
        row: &PendingLinkRow,
        link: Option<&str>,
    ) -> Result<Option<TokenRow>, StoreError> {
        let Some(link) = link else { return Ok(None) };
        let state = self.accounts.link_state(portal.operator, link, &[Purpose::Prove]).await?;
        Ok(match state {
            Link::Ready(token) if token.arrival_id == Some(row.id) => Some(token),
            _ => None,
        })
    }
}

fn candidate(row: &AccountRow) -> Candidate {
    Candidate {
        number: row.number.clone(),
        first_name: row.first_name.clone(),
        last_name: row.last_name.clone(),
        last_purchase_at: row.last_purchase_at,
    }
}
