//! Whose account a provider opens, and the identities a customer has.

use super::{
    Arrival, Known, SsoSignedIn, gate, id_token_purpose, protocol::Assertion,
    provider_news::offered,
};
use crate::{
    Accounts, Caller, SignedIn, StoreError,
    session::SignInMethod,
    store::{
        read,
        rows::{
            Entrance, NewArrival, NewEvent, NewSession, Person, ReplacedSession, Unlinked, Welcomed,
        },
        write,
    },
    timeline::Event,
    token::Secret,
};
use chrono::TimeDelta;
use model::{
    Customer, Failure, LinkedSignIn, Portal, ReturnPath,
    refusals::{SsoRefusal, UnlinkRefusal},
};

const ARRIVAL_LASTS: TimeDelta = TimeDelta::minutes(60);

/// Everything a session by a provider begins with.
pub(super) struct Entering {
    session: NewSession,
    replaced: Option<ReplacedSession>,
    cookie: Secret,
    device: Secret,
    device_hash: Vec<u8>,
    linked: NewEvent,
    signed_in: NewEvent,
    refused: NewEvent,
    draw: u32,
}

impl Entering {
    pub(super) fn entrance(&self) -> Entrance<'_> {
        Entrance {
            session: &self.session,
            replaced: self.replaced.as_ref(),
            device: &self.device_hash,
            linked: &self.linked,
            signed_in: &self.signed_in,
            refused: &self.refused,
            draw: self.draw,
        }
    }

    pub(super) fn signed_in(self, locale: &str, return_path: Option<ReturnPath>) -> SsoSignedIn {
        SsoSignedIn {
            signed_in: SignedIn {
                session: self.cookie,
                device: self.device,
                keep_seconds: None,
                locale: locale.parse().unwrap_or_default(),
            },
            return_path,
        }
    }
}

impl Accounts {
    /// Lets in whom a provider vouches for, if the gate does: as the customer of that identity, as the one customer of
    /// that address who has no account, or as a new one. Who may own an account already has to prove it first.
    pub(super) async fn welcome(
        &self,
        draw: u32,
        caller: &Caller,
        known: &Known,
        assertion: &Assertion,
        return_path: Option<&ReturnPath>,
    ) -> Result<Arrival, Failure<SsoRefusal>> {
        if !gate::admits(&known.provider, &assertion.attributes) {
            return Err(SsoRefusal::NotAllowed.into());
        }
        let operator = caller.portal.operator;
        let person = self.person(caller, known, assertion).await?;
        let session = assertion.session.as_deref();
        let session = session.map(|session| known.session_hash(session));
        let id_token = assertion.id_token.as_deref().and_then(|token| {
            let purpose = id_token_purpose(operator);
            self.0.sso.keys.seal(&purpose, token.as_bytes())
        });
        let waiting = self.waiting(operator, known, &person, &session, &id_token, return_path);
        let arrival = waiting.as_ref().map(|(arrival, _)| arrival);
        let entering =
            self.entering(draw, caller, &known.provider.name, known.method(), session, id_token);
        let (entrance, now) = (&entering.entrance(), self.now());
        let welcomed =
            write!(self.store(), arrivals::welcome(operator, &person, arrival, entrance, now))
                .await?;
        match (welcomed, waiting) {
            (Welcomed::SignedIn(locale), _) => {
                Ok(Arrival::SignedIn(entering.signed_in(&locale, return_path.cloned())))
            }
            (Welcomed::MustProve, Some((_, secret))) => Ok(Arrival::MustProve(secret)),
            (Welcomed::MustProve | Welcomed::Inactive, _) => Err(SsoRefusal::Inactive.into()),
        }
    }

    /// The row that waits for a proof, and the secret for its cookie; for who has an address to prove it by.
    fn waiting(
        &self,
        operator: i64,
        known: &Known,
        person: &Person,
        session: &Option<Vec<u8>>,
        id_token: &Option<Vec<u8>>,
        return_path: Option<&ReturnPath>,
    ) -> Option<(NewArrival, Secret)> {
        let (email, email_key) = (person.email.clone()?, person.email_key.clone()?);
        let secret = Secret::random();
        let now = self.now();
        let arrival = NewArrival {
            operator_id: operator,
            provider_id: person.provider_id,
            hash: secret.hash(),
            issuer: person.issuer.clone(),
            subject: person.subject.clone(),
            label: person.label.clone(),
            external_id: person.external_id.clone(),
            first_name: person.first_name.clone(),
            last_name: person.last_name.clone(),
            email,
            email_key,
            provider_session: session.clone(),
            id_token: id_token.clone(),
            return_path: return_path.cloned().map(String::from),
            created_at: now,
            expires_at: now + ARRIVAL_LASTS,
            access_rule: known.access_rule,
        };
        Some((arrival, secret))
    }

    pub(super) fn entering(
        &self,
        draw: u32,
        caller: &Caller,
        provider: &str,
        method: SignInMethod,
        provider_session: Option<Vec<u8>>,
        id_token: Option<Vec<u8>>,
    ) -> Entering {
        let now = self.now();
        let (session, cookie) = self.new_session(caller, 0, method, false);
        let device = caller.device_or_new();
        Entering {
            session: NewSession { provider_session, id_token, ..session },
            replaced: self.replaced_session(caller),
            cookie,
            device_hash: device.hash(),
            device,
            linked: Event::SignInLinked.by(provider, caller, now),
            signed_in: Event::SignedIn.by(provider, caller, now),
            refused: Event::SignInFailed.by(provider, caller, now),
            draw,
        }
    }

    /// The customer's sign-ins at providers.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn linked_sign_ins(
        &self,
        portal: &Portal,
        customer: &Customer,
    ) -> Result<Vec<LinkedSignIn>, StoreError> {
        let (operator, id) = (portal.operator, customer.id);
        let rows = read!(self.store(), identities::of_customer(operator, id)).await?;
        let password_signs_in = portal.settings.password_sign_in()
            && customer.has_password
            && (customer.email_sign_in || customer.number_sign_in);
        let last_way_in = rows.len() == 1 && !password_signs_in;
        Ok(rows
            .into_iter()
            .map(|row| LinkedSignIn {
                news: offered(&row.said, customer),
                id: row.id,
                provider: row.provider,
                label: row.label,
                linked_at: row.linked_at,
                last_way_in,
            })
            .collect())
    }

    /// Removes one of them, and ends the other sessions it began.
    ///
    /// # Errors
    /// `LastWayIn` or `Unknown`.
    pub async fn unlink(
        &self,
        caller: &Caller,
        customer: &Customer,
        sign_in: i64,
    ) -> Result<(), Failure<UnlinkRefusal>> {
        let operator = caller.portal.operator;
        let (id, session) = (customer.id, customer.session);
        let passwords = caller.portal.settings.password_sign_in();
        let event = Event::SignInUnlinked.of(caller, id, self.now());
        let unlinked = write!(
            self.store(),
            identities::unlink(operator, id, sign_in, session, passwords, &event)
        )
        .await?;
        match unlinked {
            Unlinked::Done => Ok(()),
            Unlinked::LastWayIn => Err(UnlinkRefusal::LastWayIn.into()),
            Unlinked::Unknown => Err(UnlinkRefusal::Unknown.into()),
        }
    }
}
