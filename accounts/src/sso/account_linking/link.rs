//! Linking a provider's user to an account, proved by its password or its mailbox, or opened with consent.

use super::{
    PendingLink,
    owner::{self, Proved},
};
use crate::{
    Caller, consents,
    groups::SingleSignOn,
    instruments,
    mail::Mail,
    outbox, random,
    session::SignInMethod,
    sso::{
        SsoSignedIn,
        address_owners::{self, LinkOwner},
        external_user::ExternalUser,
        opening::{self, CreatedSession, SessionSeed},
    },
    store::{
        StoreError, Tx, query,
        rows::{AccountRow, NewMail, PendingLinkRow},
        transaction,
    },
};
use model::{ConsentTextId, Failure, Portal, refusals::LinkRefusal};
use secrecy::{ExposeSecret, SecretString};

/// Result of linking.
enum Outcome {
    SignedIn(CreatedSession),
    Refused(LinkRefusal),
}

impl SingleSignOn<'_> {
    /// Verifies the account's password, links the user to it, notifies its owner, and signs in. Returns the session.
    ///
    /// # Errors
    /// What is wrong with the password, `PendingLinkGone` when the pending link has expired, or the wait after too many
    /// attempts.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn link_by_password(
        self,
        caller: &Caller,
        cookie: &str,
        password: &SecretString,
    ) -> Result<SsoSignedIn, Failure<LinkRefusal>> {
        let outcome = self.link_with_password(caller, cookie, password).await;
        instruments::SIGN_INS.increment(&["link", instruments::result_of(&outcome)]);
        outcome
    }

    async fn link_with_password(
        self,
        caller: &Caller,
        cookie: &str,
        password: &SecretString,
    ) -> Result<SsoSignedIn, Failure<LinkRefusal>> {
        if password.expose_secret().is_empty() {
            return Err(LinkRefusal::PasswordMissing.into());
        }
        let portal = &caller.portal;
        let Some(pending) = self.load_pending_link(portal, cookie).await? else {
            return Err(LinkRefusal::PendingLinkGone.into());
        };
        let passwords = portal.settings.password_sign_in();
        let Some((account, hash)) = owner::by_password(&pending.owners, passwords) else {
            return Err(LinkRefusal::PasswordWrong.into());
        };
        let counters = self.accounts.counters_of(caller, account.customer).await?;
        let password = password.expose_secret();
        if !self.accounts.verify_password_throttled(&counters, password, Some(hash)).await? {
            self.accounts.sessions().record_failure(caller, Some(account));
            return Err(LinkRefusal::PasswordWrong.into());
        }
        self.accounts.record_correct_password(&counters).await?;
        let proved = Proved::Password { customer: account.customer, hash };
        self.link_pending(caller, &pending, LinkOwner::Customer(account), proved, None).await
    }

    /// Uses the mailed link, links the user to the customer of that number, or to a new one for `new`, notifies the
    /// owner, and signs in. An empty choice means the only candidate. `consent` is the text next to the ticked box, for a
    /// choice that opens an account. Returns the session.
    ///
    /// # Errors
    /// `LinkDead` when the mailed link is not valid, `PendingLinkGone` when the pending link has expired,
    /// `ChoiceMissing`, or why the consent does not count.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn link_by_mail(
        self,
        caller: &Caller,
        cookie: &str,
        link: &str,
        customer: &str,
        consent: Option<ConsentTextId>,
    ) -> Result<SsoSignedIn, Failure<LinkRefusal>> {
        let outcome = self.link_with_mail(caller, cookie, link, customer, consent).await;
        instruments::SIGN_INS.increment(&["link", instruments::result_of(&outcome)]);
        outcome
    }

    async fn link_with_mail(
        self,
        caller: &Caller,
        cookie: &str,
        link: &str,
        customer: &str,
        consent: Option<ConsentTextId>,
    ) -> Result<SsoSignedIn, Failure<LinkRefusal>> {
        let portal = &caller.portal;
        let Some(pending) = self.load_pending_link(portal, cookie).await? else {
            return Err(LinkRefusal::PendingLinkGone.into());
        };
        let Some(token) = self.proving_token(portal, &pending.row, Some(link)).await? else {
            return Err(LinkRefusal::LinkDead.into());
        };
        let chosen = owner::choice(&pending.owners, customer).ok_or(LinkRefusal::ChoiceMissing)?;
        let (customer, opens) = match chosen {
            LinkOwner::Customer(row) => (Some(row.customer), !row.is_active()),
            LinkOwner::New => (None, true),
        };
        let consent = if opens {
            consents::agreed(portal, consent).map_err(LinkRefusal::from)?
        } else {
            None
        };
        let proved = Proved::Mailbox { token: token.id, customer };
        self.link_pending(caller, &pending, chosen, proved, consent).await
    }

    /// Links the user of a pending link, and signs in. `consent` is recorded for an account that is opened.
    pub(super) async fn link_pending(
        self,
        caller: &Caller,
        pending: &PendingLink,
        owner: LinkOwner<'_>,
        proved: Proved<'_>,
        consent: Option<ConsentTextId>,
    ) -> Result<SsoSignedIn, Failure<LinkRefusal>> {
        let row = &pending.row;
        let user = external_user(row, caller);
        let seed = SessionSeed {
            accounts: self.accounts,
            caller,
            provider: &pending.provider,
            method: SignInMethod::Provider { id: row.provider_id, access_rule: row.access_rule },
            provider_session: row.provider_session.clone(),
            id_token: row.id_token.clone(),
            device: caller.device_or_new(),
            consent,
            draw: random::u32(),
            now: self.accounts.now(),
        };
        let notice = match (owner, proved) {
            // As at a sign-in that opens an account without a question.
            (_, Proved::Provider) | (LinkOwner::New, _) => None,
            (LinkOwner::Customer(owner), _) => {
                self.linked_notice(&caller.portal, &pending.provider, owner)?
            }
        };
        let notice = notice.as_ref();
        let outcome = transaction!(self.accounts.store(), async |tx| {
            link(tx, &seed, row, &user, proved, notice).await
        })
        .await?;
        match outcome {
            Outcome::SignedIn(opened) => {
                self.accounts.mail_queued();
                let path = row.return_path.as_deref();
                let return_path = path.and_then(|path| path.parse().ok());
                Ok(seed.signed_in(opened, return_path))
            }
            Outcome::Refused(refusal) => Err(refusal.into()),
        }
    }

    /// Returns the notice of the new sign-in to the account's owner.
    fn linked_notice(
        self,
        portal: &Portal,
        provider: &str,
        owner: &AccountRow,
    ) -> Result<Option<NewMail>, StoreError> {
        let Some(email) = &owner.email else {
            return Ok(None);
        };
        let mail = Mail::SignInLinked {
            first_name: owner.first_name.clone(),
            provider: provider.to_owned(),
            profile_url: format!("{}/account/profile", portal.origin),
        };
        let locale = owner.locale.parse().unwrap_or_default();
        let customer = Some(owner.customer);
        outbox::mail(portal, customer, email, locale, &mail, self.accounts.now()).map(Some)
    }
}

/// Links the user to the proved account if the proof still holds, queues the notice, and signs in.
async fn link(
    tx: &mut Tx,
    seed: &SessionSeed<'_>,
    pending: &PendingLinkRow,
    user: &ExternalUser,
    proved: Proved<'_>,
    notice: Option<&NewMail>,
) -> Result<Outcome, StoreError> {
    let (operator, now) = (seed.operator(), seed.now);
    let owners = address_owners::find(tx, operator, pending.key(), now).await?;
    let (provider, issuer, subject) = (pending.provider_id, &pending.issuer, &pending.subject);
    let linked = query!(tx, identities::find(operator, provider, issuer, subject)).await?;
    if owners.blocked || linked.is_some() {
        return Ok(Outcome::Refused(LinkRefusal::PendingLinkGone));
    }
    let Some(owner) = owner::confirmed(&owners, proved) else {
        let refusal = match proved {
            // An account has to be proved by now.
            Proved::Provider => LinkRefusal::PendingLinkGone,
            _ => LinkRefusal::ChoiceMissing,
        };
        return Ok(Outcome::Refused(refusal));
    };
    let by_mailbox = matches!(proved, Proved::Mailbox { .. });
    if let Proved::Mailbox { token, .. } = proved
        && !query!(tx, tokens::spend(operator, token, now)).await?
    {
        return Ok(Outcome::Refused(LinkRefusal::LinkDead));
    }
    if by_mailbox {
        query!(tx, bounces::clear(operator, &pending.email_key)).await?;
    }
    // The mailed link stays used: without its pending link it proves nothing.
    if !query!(tx, pending_links::end(operator, pending.id, now)).await? {
        return Ok(Outcome::Refused(LinkRefusal::PendingLinkGone));
    }
    let opened = match owner {
        LinkOwner::New => opening::of_new_customer(tx, seed, user, by_mailbox).await?,
        LinkOwner::Customer(row) if row.is_active() => {
            opening::join(tx, seed, row, user, by_mailbox).await?
        }
        LinkOwner::Customer(row) => opening::of_guest(tx, seed, row, user, by_mailbox).await?,
    };
    if let Some(notice) = notice {
        query!(tx, outbox::queue(notice)).await?;
    }
    Ok(Outcome::SignedIn(opened))
}

/// Returns the provider's user of a pending link.
fn external_user(row: &PendingLinkRow, caller: &Caller) -> ExternalUser {
    ExternalUser {
        provider_id: row.provider_id,
        issuer: row.issuer.clone(),
        subject: row.subject.clone(),
        label: row.label.clone(),
        external_id: row.external_id.clone(),
        first_name: row.first_name.clone(),
        last_name: row.last_name.clone(),
        // Not stored with the pending link; updated at the next sign-in.
        has_names: false,
        email: row.address().map(|(email, _)| email.to_owned()),
        email_key: row.key().map(str::to_owned),
        locale: caller.locale.tag().to_owned(),
    }
}
