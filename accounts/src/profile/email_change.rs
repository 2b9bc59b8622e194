//! Another email: asked for in the profile, confirmed by a link to the new mailbox.

use super::proof::Unproved;
use crate::{
    Accounts, Caller, StoreError,
    mail::Mail,
    outbox,
    registration::dead,
    store::{
        read,
        rows::{
            AccountRow, AddressChange, LinkTarget, NewEvent, NewMail, Outcome, OwnerCheck,
            OwnerProof, TokenRow,
        },
        write,
    },
    throttle::{Quota, pass},
    timeline::Event,
    token::Purpose,
};
use model::{
    Customer, EmailAddress, Failure, Link, Portal,
    refusals::{EmailChangeRefusal, EmailLinkRefusal},
};
use secrecy::SecretString;

const CONFIRM_MINUTES: u32 = 60;
pub(super) const RESET_MINUTES: u32 = 60;
pub(crate) const UNDO_DAYS: u32 = 7;

/// What a link about an email leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailLink {
    /// The address that the customer has afterwards.
    pub email: String,
    /// It undoes a change; otherwise it confirms one.
    pub undo: bool,
    /// The browser is not signed in as that customer: the password proves that it is the same person.
    pub ask_password: bool,
}

/// A link that works: its token, whose it is, and the address it leads to.
struct Opened {
    token: TokenRow,
    row: AccountRow,
    email: EmailAddress,
}

impl Accounts {
    /// Mails a link to the new address; nothing changes before it is confirmed. A newer request replaces it. `current` is
    /// the password, where there is one; without one the session must be fresh.
    ///
    /// # Errors
    /// What is wrong with the password or the address, or a wait. Where the operator does not let the screen tell that an
    /// address is taken, only its owner is told.
    pub async fn request_email_change(
        &self,
        caller: &Caller,
        customer: &Customer,
        current: Option<&SecretString>,
        email: &str,
    ) -> Result<(), Failure<EmailChangeRefusal>> {
        use EmailChangeRefusal as R;
        let email: EmailAddress = email.parse().map_err(|_| R::EmailInvalid)?;
        let operator = caller.portal.operator;
        let Some((row, _)) = self.customer_of(operator, Some(customer.id)).await? else {
            return Err(Failure::Unavailable);
        };
        if row.email.as_deref() == Some(email.as_str()) && row.email_proved == Some(true) {
            return Err(R::EmailSame.into());
        }
        let unproved =
            Unproved { missing: R::CurrentMissing, wrong: R::CurrentWrong, stale: R::SignInAgain };
        let proof = self.prove_customer(caller, customer, &row, current, unproved).await?;
        let (key, now) = (email.key(), self.now());
        let source = self.source(caller, Some(customer.id)).await?;
        let quotas = [
            Quota::requests_of("email-change", operator, &source),
            Quota::mails_to("email-change", operator, &key),
        ];
        pass(write!(self.store(), throttles::take(&quotas, now)).await)?;
        let owner = read!(self.store(), customers::by_sign_in_email(operator, &key)).await?;
        let owner = owner.filter(|owner| owner.customer != customer.id);
        if owner.is_some() && caller.portal.settings.tell_when_email_is_registered {
            self.tell_owner(caller, &email).await?;
            return Err(R::EmailTaken.into());
        }
        let asked = self.ask_mailbox(caller, &row, proof, &email, owner.as_ref()).await?;
        unproved.refuse(asked)
    }

    /// Asks the mailbox; if it is another customer's sign-in, tells that one instead. Whoever asked sees no difference:
    /// the older link dies, and their activity says the same.
    async fn ask_mailbox(
        &self,
        caller: &Caller,
        row: &AccountRow,
        proof: OwnerProof<'_>,
        email: &EmailAddress,
        owner: Option<&AccountRow>,
    ) -> Result<OwnerCheck, StoreError> {
        let now = self.now();
        let mail = Mail::ConfirmEmailChange {
            first_name: row.first_name.clone(),
            minutes: CONFIRM_MINUTES,
        };
        let locale = row.locale.parse().unwrap_or_default();
        let (portal, id) = (&caller.portal, Some(row.customer));
        let mail = outbox::mail(portal, id, email.as_str(), locale, &mail, now)?;
        let link = LinkTarget {
            purpose: Purpose::ConfirmEmail.as_str().to_owned(),
            customer: id,
            email: Some(email.to_string()),
            ..LinkTarget::default()
        };
        let mail = match owner {
            Some(owner) => self.wanted_notice(portal, owner, email)?,
            None => outbox::with_link(mail, &link)?,
        };
        let event = NewEvent {
            detail: Some(email.to_string()),
            ..Event::EmailChangeAsked.of(caller, row.customer, now)
        };
        let asked = write!(self.store(), emails::ask(proof, &mail, &link.purpose, &event)).await?;
        self.mail_queued();
        Ok(asked)
    }

    /// What a link that confirms or undoes leads to, for whoever is signed in. Looking changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn email_link(
        &self,
        portal: &Portal,
        customer: Option<&Customer>,
        link: &str,
    ) -> Result<Link<EmailLink>, StoreError> {
        let purposes = [Purpose::ConfirmEmail, Purpose::UndoEmail];
        let opened = match self.open(portal.operator, link, &purposes).await? {
            Link::Ready(opened) => opened,
            state => return Ok(dead(&state)),
        };
        let undo = opened.token.purpose == Purpose::UndoEmail.as_str();
        Ok(Link::Ready(EmailLink {
            ask_password: !undo && !is_of(customer, &opened),
            email: opened.email.into(),
            undo,
        }))
    }

    /// Changes the address; tells the new one. All other sessions and all pending links end, and the old address gets a
    /// link that undoes it within 7 days. In a browser that is not signed in as the customer the password proves who it
    /// is: a mistyped address is a stranger's mailbox.
    ///
    /// # Errors
    /// `LinkDead`, `EmailTaken`, what is wrong with the password, or a wait.
    pub async fn confirm_email_change(
        &self,
        caller: &Caller,
        customer: Option<&Customer>,
        link: &str,
        password: Option<&SecretString>,
    ) -> Result<String, Failure<EmailLinkRefusal>> {
        use EmailLinkRefusal as R;
        let operator = caller.portal.operator;
        let opened = self.open(operator, link, &[Purpose::ConfirmEmail]).await?;
        let Link::Ready(opened) = opened else {
            return Err(R::LinkDead.into());
        };
        let Opened { row, email, .. } = &opened;
        let same = is_of(customer, &opened);
        if !same && row.password_hash.is_none() {
            return Err(R::SignInFirst.into());
        }
        if !same {
            self.prove_own_password(caller, row, password, R::PasswordMissing, R::PasswordWrong)
                .await?;
        }
        let (now, key) = (self.now(), email.key());
        let notice = self.change_notice(&caller.portal, row, email)?;
        let old = row.email.as_deref().unwrap_or_default();
        let change = AddressChange {
            token: opened.token.id,
            customer: row.customer,
            email: (email.as_str(), &key),
            proof: OwnerProof {
                session: customer.filter(|_| same).map(|customer| customer.session),
                password_hash: row.password_hash.as_deref().filter(|_| !same),
            },
            keep: customer.filter(|_| same).map(|customer| customer.session),
            event: &NewEvent {
                detail: Some(format!("{old} → {email}")),
                ..Event::EmailChanged.of(caller, row.customer, now)
            },
            notice: notice.as_ref().map(|(mail, link)| (mail, link)),
        };
        match write!(self.store(), emails::change(operator, &change, now)).await? {
            Outcome::Done => {
                self.mail_queued();
                Ok(opened.email.into())
            }
            Outcome::Dead => Err(R::LinkDead.into()),
            Outcome::Taken => Err(R::EmailTaken.into()),
            Outcome::Unproved(OwnerCheck::SessionEnded) => Err(R::SignInFirst.into()),
            Outcome::Unproved(_) => Err(R::PasswordWrong.into()),
        }
    }

    async fn open(
        &self,
        operator: i64,
        link: &str,
        purposes: &[Purpose],
    ) -> Result<Link<Opened>, StoreError> {
        let state = self.link_state(operator, link, purposes).await?;
        let Link::Ready(token) = state else {
            return Ok(dead(&state));
        };
        let found = self.customer_of(operator, token.customer_id).await?;
        let email = token.email.as_deref().and_then(|email| email.parse().ok());
        Ok(match (found, email) {
            (Some((row, _)), Some(email)) => Link::Ready(Opened { token, row, email }),
            _ => Link::Unknown,
        })
    }

    /// What the old address is told, unless there was none or it is the same mailbox.
    fn change_notice(
        &self,
        portal: &Portal,
        row: &AccountRow,
        new: &EmailAddress,
    ) -> Result<Option<(NewMail, LinkTarget)>, StoreError> {
        let old: Option<EmailAddress> = row.email.as_deref().and_then(|old| old.parse().ok());
        let Some(old) = old.filter(|old| old.key() != new.key()) else {
            return Ok(None);
        };
        let mail = Mail::EmailChanged {
            first_name: row.first_name.clone(),
            email: Some(masked(new.as_str())),
            days: UNDO_DAYS,
        };
        let locale = row.locale.parse().unwrap_or_default();
        let id = Some(row.customer);
        let mail = outbox::mail(portal, id, old.as_str(), locale, &mail, self.now())?;
        Ok(Some((mail, undo_link(row.customer, old.as_str()))))
    }
}

fn is_of(customer: Option<&Customer>, opened: &Opened) -> bool {
    customer.is_some_and(|customer| customer.id == opened.row.customer)
}

/// The link that gives an address back; the query that makes the change says which change.
pub(crate) fn undo_link(customer: i64, email: &str) -> LinkTarget {
    LinkTarget {
        purpose: Purpose::UndoEmail.as_str().to_owned(),
        customer: Some(customer),
        email: Some(email.to_owned()),
        ..LinkTarget::default()
    }
}

/// Enough of an address for its owner to recognise it, and too little for anybody else.
pub(crate) fn masked(email: &str) -> String {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}***@{domain}")
}
