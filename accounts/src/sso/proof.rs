//! Proving that an account is one's own, once, before a provider's user is linked to it.

use super::{Candidate, Proof, SsoSignedIn};
use crate::{
    Accounts, Caller, StoreError,
    mail::Mail,
    outbox,
    session::SignInMethod,
    store::{
        read,
        rows::{
            AccountRow, ArrivalRow, LinkTarget, Linked, Linking, NewMail, People, Person, Proved,
            TokenRow,
        },
        write,
    },
    throttle::Quota,
    token::{Purpose, hash_of},
};
use model::{CustomerNumber, Failure, Link, Portal, refusals::LinkRefusal};
use secrecy::{ExposeSecret, SecretString};

const PROVE_MINUTES: u32 = 60;
/// What the form says in place of a number when none of the candidates is meant.
const NEW_CUSTOMER: &str = "new";

/// Somebody who waits, by which provider, and whose account it may be.
struct Waiting {
    row: ArrivalRow,
    provider: String,
    people: People,
}

impl Accounts {
    /// What the arrival has to prove. `link` is the mailed link that was opened in this browser, if one was.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn proof(
        &self,
        portal: &Portal,
        arrival: &str,
        link: Option<&str>,
    ) -> Result<Option<Proof>, StoreError> {
        let Some(waiting) = self.who_waits(portal, arrival).await? else {
            return Ok(None);
        };
        let opened = self.proving(portal, &waiting.row, link).await?.is_some();
        let candidates = if opened { waiting.people.candidates() } else { &[] };
        Ok(Some(Proof {
            candidates: candidates.iter().filter_map(candidate).collect(),
            by_password: by_password(portal, &waiting.people).is_some(),
            may_open_new: waiting.people.active.is_empty(),
            provider: waiting.provider,
            label: waiting.row.label,
            email: waiting.row.email,
        }))
    }

    /// Mails the link that proves the mailbox. It works in this browser only.
    ///
    /// # Errors
    /// `ArrivalGone`, or a wait.
    pub async fn mail_proof(
        &self,
        caller: &Caller,
        arrival: &str,
    ) -> Result<(), Failure<LinkRefusal>> {
        let portal = &caller.portal;
        let Some(waiting) = self.who_waits(portal, arrival).await? else {
            return Err(LinkRefusal::ArrivalGone.into());
        };
        let row = &waiting.row;
        // To the address on file, in whatever spelling the provider has it.
        let (to, first_name, locale, customer) = match waiting.people.candidates() {
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
            provider: waiting.provider.clone(),
            minutes: PROVE_MINUTES,
        };
        let link = LinkTarget {
            purpose: Purpose::Prove.as_str().to_owned(),
            email_key: Some(row.email_key.clone()),
            customer,
            arrival: Some(row.id),
            ..LinkTarget::default()
        };
        let mail = outbox::mail(portal, customer, to, locale, &mail, self.now())?;
        let mail = outbox::with_link(mail, &link)?;
        let source = self.source(caller, None).await?;
        let quotas = [
            Quota::requests_of("prove", portal.operator, &source),
            Quota::mails_to("prove", portal.operator, &row.email_key),
        ];
        self.queue_on_request(&quotas, &[mail]).await
    }

    /// Links the arrival to the account whose password this is, tells its owner, and signs in.
    ///
    /// # Errors
    /// What is wrong with the password, `ArrivalGone`, or a wait.
    pub async fn link_by_password(
        &self,
        caller: &Caller,
        arrival: &str,
        password: &SecretString,
    ) -> Result<SsoSignedIn, Failure<LinkRefusal>> {
        if password.expose_secret().is_empty() {
            return Err(LinkRefusal::PasswordMissing.into());
        }
        let portal = &caller.portal;
        let Some(waiting) = self.who_waits(portal, arrival).await? else {
            return Err(LinkRefusal::ArrivalGone.into());
        };
        let Some((owner, hash)) = by_password(portal, &waiting.people) else {
            return Err(LinkRefusal::PasswordWrong.into());
        };
        let tries = self.tries_of(caller, owner.customer).await?;
        let password = password.expose_secret();
        if !self.verify_password_throttled(&tries, password, Some(hash)).await? {
            self.note_failure(caller, Some(owner));
            return Err(LinkRefusal::PasswordWrong.into());
        }
        self.note_right_password(&tries).await?;
        let proved = Proved::Password(owner.customer, hash);
        self.link(caller, &waiting, Some(owner), proved).await
    }

    /// Spends the mailed link, links the arrival to the customer of that number, or to a new one for `new`, tells the
    /// owner, and signs in. An empty choice is the only candidate there is.
    ///
    /// # Errors
    /// `LinkDead`, `ArrivalGone` or `ChoiceMissing`.
    pub async fn link_by_mail(
        &self,
        caller: &Caller,
        arrival: &str,
        link: &str,
        customer: &str,
    ) -> Result<SsoSignedIn, Failure<LinkRefusal>> {
        let portal = &caller.portal;
        let Some(waiting) = self.who_waits(portal, arrival).await? else {
            return Err(LinkRefusal::ArrivalGone.into());
        };
        let Some(token) = self.proving(portal, &waiting.row, Some(link)).await? else {
            return Err(LinkRefusal::LinkDead.into());
        };
        let chosen = choice(&waiting.people, customer).ok_or(LinkRefusal::ChoiceMissing)?;
        let proved = Proved::Mailbox(token.id, chosen.map(|row| row.customer));
        self.link(caller, &waiting, chosen, proved).await
    }

    async fn link(
        &self,
        caller: &Caller,
        waiting: &Waiting,
        owner: Option<&AccountRow>,
        proved: Proved<'_>,
    ) -> Result<SsoSignedIn, Failure<LinkRefusal>> {
        let row = &waiting.row;
        let person = person(row, caller);
        let (session, id_token) = (row.provider_session.clone(), row.id_token.clone());
        let method = SignInMethod::Provider { id: row.provider_id, access_rule: row.access_rule };
        let draw = getrandom::u32().unwrap_or_default();
        let entering = self.entering(draw, caller, &waiting.provider, method, session, id_token);
        let notice = self.linked_notice(&caller.portal, &waiting.provider, owner)?;
        let linking = &Linking {
            arrival: row.id,
            person: &person,
            proved,
            entrance: &entering.entrance(),
            notice: notice.as_ref(),
        };
        let (operator, now) = (caller.portal.operator, self.now());
        let linked = write!(self.store(), arrivals::link(operator, linking, now)).await?;
        match linked {
            Linked::SignedIn(locale) => {
                self.mail_queued();
                let path = row.return_path.as_deref();
                let return_path = path.and_then(|path| path.parse().ok());
                Ok(entering.signed_in(&locale, return_path))
            }
            Linked::ArrivalGone => Err(LinkRefusal::ArrivalGone.into()),
            Linked::LinkDead => Err(LinkRefusal::LinkDead.into()),
            Linked::ChoiceMissing => Err(LinkRefusal::ChoiceMissing.into()),
        }
    }

    /// Tells who had the account before that it has another way in now.
    fn linked_notice(
        &self,
        portal: &Portal,
        provider: &str,
        owner: Option<&AccountRow>,
    ) -> Result<Option<NewMail>, StoreError> {
        let Some((owner, email)) = owner.and_then(|row| Some((row, row.email.as_ref()?))) else {
            return Ok(None);
        };
        let mail = Mail::SignInLinked {
            first_name: owner.first_name.clone(),
            provider: provider.to_owned(),
            profile_url: format!("{}/account/profile", portal.origin),
        };
        let locale = owner.locale.parse().unwrap_or_default();
        let customer = Some(owner.customer);
        outbox::mail(portal, customer, email, locale, &mail, self.now()).map(Some)
    }

    /// The arrival of a cookie while it lasts, its provider may be used, and nobody of that address is locked out.
    async fn who_waits(
        &self,
        portal: &Portal,
        arrival: &str,
    ) -> Result<Option<Waiting>, StoreError> {
        let Some(hash) = hash_of(arrival) else {
            return Ok(None);
        };
        let (operator, now) = (portal.operator, self.now());
        let Some(row) = read!(self.store(), sso::arrival(operator, &hash, now)).await? else {
            return Ok(None);
        };
        // Who was admitted by another access rule than today's has to come from the provider again.
        let provider = portal.provider(row.provider_id);
        let Some(provider) = provider.filter(|it| it.access_rule == row.access_rule) else {
            return Ok(None);
        };
        let key = &row.email_key;
        let people = read!(self.store(), arrivals::people(operator, key, now)).await?;
        Ok((!people.blocked).then(|| Waiting { provider: provider.name.clone(), row, people }))
    }

    /// The token of a link that works, if it proves the mailbox for that arrival.
    async fn proving(
        &self,
        portal: &Portal,
        row: &ArrivalRow,
        link: Option<&str>,
    ) -> Result<Option<TokenRow>, StoreError> {
        let Some(link) = link else { return Ok(None) };
        let purposes = [Purpose::Prove];
        let state = self.link_state(portal.operator, link, &purposes).await?;
        Ok(match state {
            Link::Ready(token) if token.arrival_id == Some(row.id) => Some(token),
            _ => None,
        })
    }
}

/// The one account in question and its password's hash, where passwords sign in.
fn by_password<'a>(portal: &Portal, people: &'a People) -> Option<(&'a AccountRow, &'a str)> {
    match people.active.as_slice() {
        [row] if portal.settings.password_sign_in() => Some((row, row.password_hash.as_deref()?)),
        _ => None,
    }
}

/// The candidate that a form means, or none for a new customer; nothing when it means nobody.
fn choice<'a>(people: &'a People, customer: &str) -> Option<Option<&'a AccountRow>> {
    let candidates = people.candidates();
    match customer.trim() {
        "" => match candidates {
            [one] => Some(Some(one)),
            _ => None,
        },
        NEW_CUSTOMER => people.active.is_empty().then_some(None),
        number => {
            let number: CustomerNumber = number.parse().ok()?;
            let digits = number.digits();
            candidates.iter().find(|row| row.number == digits).map(Some)
        }
    }
}

fn candidate(row: &AccountRow) -> Option<Candidate> {
    Some(Candidate {
        number: row.number.parse().ok()?,
        first_name: row.first_name.clone(),
        last_name: row.last_name.clone(),
        last_purchase_at: row.last_purchase_at,
    })
}

fn person(row: &ArrivalRow, caller: &Caller) -> Person {
    Person {
        provider_id: row.provider_id,
        issuer: row.issuer.clone(),
        subject: row.subject.clone(),
        label: row.label.clone(),
        external_id: row.external_id.clone(),
        first_name: row.first_name.clone(),
        last_name: row.last_name.clone(),
        // The arrival does not keep it; the next sign-in says.
        says_names: false,
        email: Some(row.email.clone()),
        email_key: Some(row.email_key.clone()),
        locale: caller.locale.tag().to_owned(),
    }
}
