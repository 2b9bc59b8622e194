//! Forgotten passwords and customer numbers, and setting a password by a mailed link.

use crate::{
    Accounts, Caller,
    mail::Mail,
    outbox, passwords,
    registration::dead,
    store::{
        StoreError, read,
        rows::{AccountRow, LinkTarget, NewEvent, NewMail, PasswordByLink, TokenRow},
        write,
    },
    throttle::Quota,
    timeline::Event,
    token::Purpose,
};
use model::{
    CustomerNumber, EmailAddress, Failure, Identifier, Link, Portal, ReturnPath,
    refusals::{PasswordRefusal, RecoveryRefusal},
};
use secrecy::{ExposeSecret, SecretString};

const RESET_MINUTES: u32 = 60;
/// One address can be on file of several customers; more mails than this at once would be a nuisance.
const MOST_MAILS: usize = 5;

/// Whose password a link sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordLink {
    pub number: CustomerNumber,
    pub first_name: String,
    /// The link is an activation: the account becomes active with the password.
    pub activation: bool,
}

/// A password that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordSet {
    /// What the customer signs in with: the email where it does, the number otherwise.
    pub identifier: String,
    pub return_path: Option<ReturnPath>,
    pub activated: bool,
}

impl Accounts {
    /// Mails a link to set a new password, or the activation again to who was invited. The answer is the same for
    /// everybody.
    ///
    /// # Errors
    /// What is wrong with the identifier, or a wait.
    pub async fn forgot_password(
        &self,
        caller: &Caller,
        identifier: &str,
        return_to: &str,
    ) -> Result<(), Failure<RecoveryRefusal>> {
        if identifier.trim().is_empty() {
            return Err(RecoveryRefusal::IdentifierMissing.into());
        }
        let identifier: Identifier =
            identifier.parse().map_err(|_| RecoveryRefusal::IdentifierInvalid)?;
        let operator = caller.portal.operator;
        let (subject, people) = match &identifier {
            Identifier::Email(email) => (email.key(), self.people_of(operator, email).await?),
            Identifier::Number(number) => {
                let digits = number.digits();
                let row = read!(self.store(), customers::by_number(operator, digits)).await?;
                (digits.to_owned(), row.into_iter().collect())
            }
        };
        let people = self.without_objection(operator, people).await?;
        let mut mails = Vec::new();
        for row in people.iter().take(MOST_MAILS) {
            mails.extend(self.recovery_mail(caller, row, return_to)?);
        }
        let source = self.source(caller, None).await?;
        let quotas = [
            Quota::requests_of("reset", operator, &source),
            Quota::mails_to("reset", operator, &subject),
        ];
        self.queue_on_request(&quotas, &mails).await
    }

    /// Mails all customer numbers of an address to it. The answer is the same for everybody.
    ///
    /// # Errors
    /// What is wrong with the address, or a wait.
    pub async fn forgot_number(
        &self,
        caller: &Caller,
        email: &str,
    ) -> Result<(), Failure<RecoveryRefusal>> {
        let email: EmailAddress = email.parse().map_err(|_| RecoveryRefusal::EmailInvalid)?;
        let operator = caller.portal.operator;
        let people = self.people_of(operator, &email).await?;
        let people = self.without_objection(operator, people).await?;
        let numbers: Vec<String> = people
            .iter()
            .filter_map(|row| row.number.parse::<CustomerNumber>().ok())
            .map(|number| number.to_string())
            .collect();
        let mut mails = Vec::new();
        if let Some(first) = people.first() {
            let mail = Mail::CustomerNumberReminder {
                numbers,
                sign_in_url: format!("{}/sign-in", caller.portal.origin),
            };
            let to = first.email.as_deref().unwrap_or(email.as_str());
            let locale = first.locale.parse().unwrap_or_default();
            mails.push(outbox::mail(
                &caller.portal,
                Some(first.customer),
                to,
                locale,
                &mail,
                self.now(),
            )?);
        }
        let source = self.source(caller, None).await?;
        let quotas = [
            Quota::requests_of("number", operator, &source),
            Quota::mails_to("number", operator, &email.key()),
        ];
        self.queue_on_request(&quotas, &mails).await
    }

    /// What a link to set a password leads to. Looking changes nothing, but that an activation was opened is noted.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn password_link(
        &self,
        portal: &Portal,
        link: &str,
    ) -> Result<Link<PasswordLink>, StoreError> {
        let operator = portal.operator;
        let state = self.link_state(operator, link, &[Purpose::Reset, Purpose::Activate]).await?;
        let Link::Ready(token) = state else {
            return Ok(dead(&state));
        };
        let activation = token.purpose == Purpose::Activate.as_str();
        if activation {
            self.note_opened(operator, &token).await?;
        }
        let row = self.customer_of(operator, token.customer_id).await?;
        Ok(row.map_or(Link::Unknown, |(row, number)| {
            Link::Ready(PasswordLink { number, first_name: row.first_name, activation })
        }))
    }

    /// Agents see whether the customer got that far. Nothing else depends on it: scanners of mail open links too.
    async fn note_opened(&self, operator: i64, token: &TokenRow) -> Result<(), StoreError> {
        let (Some(customer), None) = (token.customer_id, token.opened_at) else {
            return Ok(());
        };
        let event = NewEvent {
            operator_id: operator,
            customer_id: customer,
            event: Event::ActivationOpened.as_str(),
            detail: None,
            ip: None,
            at: self.now(),
            agent_id: None,
        };
        let id = token.id;
        write!(self.store(), tokens::note_opened(operator, id, &event)).await?;
        Ok(())
    }

    /// Sets the password of a link's customer. All sessions and all other links end.
    ///
    /// # Errors
    /// `LinkDead`, or why the password will not do: the link still works then.
    pub async fn set_password(
        &self,
        caller: &Caller,
        link: &str,
        password: &SecretString,
    ) -> Result<PasswordSet, Failure<PasswordRefusal>> {
        let operator = caller.portal.operator;
        let state = self.link_state(operator, link, &[Purpose::Reset, Purpose::Activate]).await?;
        let Link::Ready(token) = state else {
            return Err(PasswordRefusal::LinkDead.into());
        };
        let Some((row, number)) = self.customer_of(operator, token.customer_id).await? else {
            return Err(PasswordRefusal::LinkDead.into());
        };
        check_new(password, &caller.portal, &row)?;
        let password_hash = self.0.hasher.hash(password.expose_secret()).await?;
        let activation = token.purpose == Purpose::Activate.as_str();
        let now = self.now();
        let event = if activation { Event::Activated } else { Event::PasswordSet };
        let notice = if activation { None } else { self.password_notice(&caller.portal, &row)? };
        let change = PasswordByLink {
            token: token.id,
            customer: row.customer,
            password_hash: &password_hash,
            activation,
            event: &event.of(caller, row.customer, now),
            notice: notice.as_ref(),
        };
        if !write!(self.store(), accounts::set_password(operator, &change, now)).await? {
            return Err(PasswordRefusal::LinkDead.into());
        }
        self.mail_queued();
        let email = row.sign_in_email.is_some().then_some(row.email).flatten();
        Ok(PasswordSet {
            identifier: email.unwrap_or_else(|| number.to_string()),
            return_path: token.return_path.and_then(|path| path.parse().ok()),
            activated: activation,
        })
    }

    /// The mail that tells of a changed password, for who has an address.
    pub(crate) fn password_notice(
        &self,
        portal: &Portal,
        row: &AccountRow,
    ) -> Result<Option<NewMail>, StoreError> {
        let Some(email) = &row.email else {
            return Ok(None);
        };
        let mail = Mail::PasswordChanged {
            first_name: row.first_name.clone(),
            sign_in_url: Some(format!("{}/sign-in", portal.origin)),
            reset_url: format!("{}/forgot-password", portal.origin),
        };
        let locale = row.locale.parse().unwrap_or_default();
        outbox::mail(portal, Some(row.customer), email, locale, &mail, self.now()).map(Some)
    }

    /// Those whose address leads to them: nobody's former owner can still object to it.
    async fn without_objection(
        &self,
        operator: i64,
        people: Vec<AccountRow>,
    ) -> Result<Vec<AccountRow>, StoreError> {
        let ids: Vec<i64> = people.iter().map(|row| row.customer).collect();
        let now = self.now();
        let standing = read!(self.store(), email_changes::objections(operator, &ids, now)).await?;
        let free = |row: &AccountRow| !standing.contains_key(&row.customer);
        Ok(people.into_iter().filter(free).collect())
    }

    /// The customers an address is on file of, unless it is an agent's: counter sales carry those.
    async fn people_of(
        &self,
        operator: i64,
        email: &EmailAddress,
    ) -> Result<Vec<AccountRow>, StoreError> {
        let key = email.key();
        let agents = read!(self.store(), customers::is_agents_address(operator, &key)).await?;
        let people = read!(self.store(), customers::by_email(operator, &key)).await?;
        Ok(if agents { Vec::new() } else { people })
    }

    fn recovery_mail(
        &self,
        caller: &Caller,
        row: &AccountRow,
        return_to: &str,
    ) -> Result<Option<NewMail>, StoreError> {
        let (Some(email), Ok(number)) = (&row.email, row.number.parse::<CustomerNumber>()) else {
            return Ok(None);
        };
        let (purpose, mail) = if row.is_active() {
            // Without an email that signs in, the new password turns the number on.
            let number = (row.number_sign_in == Some(true) || row.sign_in_email.is_none())
                .then(|| number.to_string());
            let first_name = row.first_name.clone();
            (Purpose::Reset, Mail::ResetPassword { first_name, number, minutes: RESET_MINUTES })
        } else if row.is_invited() {
            let (first_name, number) = (row.first_name.clone(), number.to_string());
            (
                Purpose::Activate,
                Mail::Activation {
                    first_name,
                    number,
                    hours: caller.portal.settings.activation_hours.unsigned_abs(),
                },
            )
        } else {
            return Ok(None);
        };
        let link = LinkTarget {
            purpose: purpose.as_str().to_owned(),
            customer: Some(row.customer),
            return_path: return_to.parse::<ReturnPath>().ok().map(String::from),
            ..LinkTarget::default()
        };
        let locale = row.locale.parse().unwrap_or_default();
        let mail =
            outbox::mail(&caller.portal, Some(row.customer), email, locale, &mail, self.now())?;
        outbox::with_link(mail, &link).map(Some)
    }

    pub(crate) async fn customer_of(
        &self,
        operator: i64,
        customer: Option<i64>,
    ) -> Result<Option<(AccountRow, CustomerNumber)>, StoreError> {
        let Some(id) = customer else { return Ok(None) };
        let row = read!(self.store(), customers::by_id(operator, id)).await?;
        Ok(row.filter(|row| !row.disabled).and_then(|row| {
            let number = row.number.parse().ok()?;
            Some((row, number))
        }))
    }
}

/// Checks a new password against what its owner is known by.
pub(crate) fn check_new(
    password: &SecretString,
    portal: &Portal,
    row: &AccountRow,
) -> Result<(), Failure<PasswordRefusal>> {
    let personal =
        [row.email.as_deref().unwrap_or_default(), &row.first_name, &row.last_name, &row.number];
    passwords::check(password.expose_secret(), portal, &personal)
        .map_err(|weakness| PasswordRefusal::from(weakness).into())
}
