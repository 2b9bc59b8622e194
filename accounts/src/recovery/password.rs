//! Setting a password by a mailed link: a reset, or the first password of an activation.

use crate::{
    Caller,
    email_proof::EmailProof,
    events::{self, Subject},
    groups::Recovery,
    links::{self, dead},
    passwords, session,
    store::{
        StoreError, Tx, query, read,
        rows::{NewEvent, NewMail, TokenRow},
        transaction,
    },
    throttle,
    timeline::Event,
    token::{Purpose, hash_of},
};
use model::{
    CustomerId, CustomerNumber, EmailAddress, EventKind, Failure, Link, OperatorId, PasswordLink,
    Portal, ReturnPath, Timestamp, refusals::PasswordRefusal,
};
use secrecy::{ExposeSecret, SecretString};

const PURPOSES: [Purpose; 2] = [Purpose::Reset, Purpose::Activate];

/// Result of setting a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordSet {
    /// What the customer signs in with: the email if it is a sign-in, otherwise the number.
    pub identifier: String,
    pub return_path: Option<ReturnPath>,
    pub activated: bool,
}

impl Recovery<'_> {
    /// Returns the state of a link that sets a password. Changes nothing, except that the opening of an activation is
    /// recorded.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn password_link(
        self,
        portal: &Portal,
        link: &str,
    ) -> Result<Link<PasswordLink>, StoreError> {
        let operator = portal.operator;
        let state = self.accounts.link_state(operator, link, &PURPOSES).await?;
        let Link::Ready(token) = state else {
            return Ok(dead(&state));
        };
        let activation = token.purpose == Purpose::Activate;
        if activation {
            self.mark_opened(operator, &token).await?;
        }
        let row = self.accounts.customer_of(operator, token.customer_id).await?;
        Ok(row.map_or(Link::Unknown, |row| {
            let (number, first_name) = (row.number, row.first_name);
            Link::Ready(PasswordLink { number, first_name, activation })
        }))
    }

    /// Records that an activation was opened, for agents to see. Nothing else depends on it, since mail scanners open
    /// links too.
    async fn mark_opened(self, operator: OperatorId, token: &TokenRow) -> Result<(), StoreError> {
        let (Some(customer), None) = (token.customer_id, token.opened_at) else {
            return Ok(());
        };
        let event = NewEvent {
            operator_id: operator,
            customer_id: customer,
            event: Event::ActivationOpened,
            detail: None,
            ip: None,
            at: self.accounts.now(),
            agent_id: None,
            api_token: None,
        };
        transaction!(self.accounts.store(), async |tx| {
            if query!(tx, tokens::mark_opened(operator, token.id, event.at)).await? {
                query!(tx, timeline::record(&event)).await?;
            }
            Ok(())
        })
        .await
    }

    /// Sets the password as [`set_password`](Self::set_password) does, by a form that was about the customer of that
    /// number. A browser has the link that was opened last: another tab may have opened one of another customer, who has
    /// the same mailbox. An empty number is any.
    ///
    /// # Errors
    /// `OpenAgain` when the link is another customer's, and those of `set_password`.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn set_password_of(
        self,
        caller: &Caller,
        link: &str,
        number: &str,
        password: &SecretString,
    ) -> Result<PasswordSet, Failure<PasswordRefusal>> {
        if !number.is_empty() && !self.is_link_of(caller.portal.operator, link, number).await? {
            return Err(PasswordRefusal::OpenAgain.into());
        }
        self.set_password(caller, link, password).await
    }

    /// Returns whether a link, valid or not, is that of the customer of the number.
    async fn is_link_of(
        self,
        operator: OperatorId,
        link: &str,
        number: &str,
    ) -> Result<bool, StoreError> {
        let (Some(hash), Ok(number)) = (hash_of(link), number.parse::<CustomerNumber>()) else {
            return Ok(false);
        };
        let token = read!(self.accounts.store(), tokens::by_hash(operator, &hash)).await?;
        let customer = token.and_then(|token| token.customer_id);
        let customer = self.accounts.customer_of(operator, customer).await?;
        Ok(customer.is_some_and(|row| row.number == number))
    }

    /// Sets the password of a link's customer. Ends all their sessions and that of the browser, and revokes all other
    /// links. Returns what the customer can sign in with now.
    ///
    /// # Errors
    /// `LinkDead` when the link is not valid, or why the password is rejected: the link remains valid then.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn set_password(
        self,
        caller: &Caller,
        link: &str,
        password: &SecretString,
    ) -> Result<PasswordSet, Failure<PasswordRefusal>> {
        let operator = caller.portal.operator;
        let state = self.accounts.link_state(operator, link, &PURPOSES).await?;
        let Link::Ready(token) = state else {
            return Err(PasswordRefusal::LinkDead.into());
        };
        let Some(row) = self.accounts.customer_of(operator, token.customer_id).await? else {
            return Err(PasswordRefusal::LinkDead.into());
        };
        passwords::check_customers(password.expose_secret(), &caller.portal, &row)
            .map_err(PasswordRefusal::from)?;
        let hash = self.accounts.0.hasher.hash(password.expose_secret()).await?;
        let activation = token.purpose == Purpose::Activate;
        let now = self.accounts.now();
        let event = if activation { Event::Activated } else { Event::PasswordSet };
        let notice =
            if activation { None } else { passwords::changed_notice(&caller.portal, &row, now)? };
        let new = NewPassword {
            caller,
            link: &token,
            email_key: row.email.as_deref().and_then(EmailAddress::key_of),
            hash,
            activation,
            event: event.of(caller, row.customer, now),
            notice,
        };
        let is_set =
            transaction!(self.accounts.store(), async |tx| { use_link(tx, &new).await }).await?;
        if !is_set {
            return Err(PasswordRefusal::LinkDead.into());
        }
        self.accounts.mail_queued();
        let email = row.sign_in_email.is_some().then_some(row.email).flatten();
        Ok(PasswordSet {
            identifier: email.unwrap_or_else(|| row.number.to_string()),
            return_path: token.return_path.and_then(|path| path.parse().ok()),
            activated: activation,
        })
    }
}

/// A password to set by a link, and what that leaves behind.
struct NewPassword<'a> {
    caller: &'a Caller,
    link: &'a TokenRow,
    /// Of the address that the link was mailed to: a change of the address would have revoked it.
    email_key: Option<String>,
    hash: String,
    activation: bool,
    event: NewEvent,
    notice: Option<NewMail>,
}

/// Uses the link and sets the password. Returns whether the link could still be used; nothing is written otherwise.
async fn use_link(tx: &mut Tx, new: &NewPassword<'_>) -> Result<bool, StoreError> {
    let NewEvent { operator_id: operator, customer_id: customer, at: now, .. } = new.event;
    if !query!(tx, tokens::spend(operator, new.link.id, now)).await? {
        return Ok(false);
    }
    set(tx, operator, customer, new.activation, &new.hash, now).await?;
    session::end_current(tx, new.caller, customer, now).await?;
    if let Some(key) = &new.email_key {
        query!(tx, bounces::clear(operator, key)).await?;
    }
    query!(tx, timeline::record(&new.event)).await?;
    if new.activation {
        let subject = Subject::customer(customer);
        events::record(tx, operator, EventKind::CustomerActivated, subject, now).await?;
    }
    if let Some(notice) = &new.notice {
        query!(tx, outbox::queue(notice)).await?;
    }
    Ok(true)
}

/// Sets a password by a used link, ends all sessions and revokes all other links. Where nothing had proved the address
/// that signs in, a reset also removes the identities.
async fn set(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    activation: bool,
    hash: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    if activation {
        query!(tx, accounts::activate(operator, customer, hash, None, now)).await?;
    } else {
        let row = query!(tx, customers::by_id(operator, customer)).await?;
        if row.is_some_and(|row| row.signs_in_unproved()) {
            // Linked while nothing proved the mailbox, perhaps by another person.
            query!(tx, account_deletion::delete_identities(operator, customer)).await?;
        }
        query!(tx, accounts::replace_password(operator, customer, hash, now)).await?;
        // The link was mailed to the address on file: a change of the address would have revoked it.
        query!(tx, accounts::set_email_proof(operator, customer, EmailProof::Link)).await?;
    }
    links::replace_of_customer(tx, operator, customer, now).await?;
    query!(tx, sessions::end_all(operator, customer)).await?;
    throttle::reset_failures(tx, operator, customer).await
}
