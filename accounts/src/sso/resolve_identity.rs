//! Which customer a provider's sign-in resolves to (docs/behaviour.md, section 4).

use super::{
    CallbackOutcome, LoadedProvider, access_rule,
    address_owners::{self, AddressOwners, LinkOwner},
    external_user::ExternalUser,
    id_token_purpose,
    opening::{self, CreatedSession, SessionSeed},
    protocol::Assertion,
    vouching::{current_claims, proof_after_sign_in},
};
use crate::{
    Caller,
    groups::SingleSignOn,
    store::{
        StoreError, Tx, query,
        rows::{AccountRow, NewPendingLink},
        transaction,
    },
    timeline::Event,
    token::Secret,
};
use chrono::TimeDelta;
use model::{
    CustomerId, EmailAddress, Failure, IdentityId, OperatorId, ReturnPath, refusals::SsoRefusal,
};

/// How long a pending link waits for the proof of an account, or for consent.
const PENDING_LINK_TTL: TimeDelta = TimeDelta::minutes(60);

/// Result of resolving an identity.
#[derive(Debug)]
enum Resolution {
    /// The customer of the linked identity.
    Linked { identity: IdentityId, customer: AccountRow },
    /// The only customer of the address, who has no account.
    Guest(AccountRow),
    /// A new customer.
    New,
    /// Possibly a customer with an account, or one of several without: to be proved first.
    MustProve,
    /// A disabled customer; the id is set if the identity is linked, not if only the address matches.
    Inactive(Option<CustomerId>),
}

/// Result of a sign-in.
enum Outcome {
    SignedIn(CreatedSession),
    /// A pending link waits for the proof of an account.
    MustProve,
    /// A pending link waits for consent to what the operator demands before an account is opened.
    MustAgree,
    Inactive,
}

impl SingleSignOn<'_> {
    /// Signs in a user whom a provider vouches for and its access rule admits: as the customer of the linked identity,
    /// as the only customer of the address without an account, or as a new one. Users who may own an account have to
    /// prove it first, and where the operator demands consent, no account is opened without it. Returns the session, or
    /// what the user has to do first.
    pub(super) async fn resolve_identity(
        self,
        draw: u32,
        caller: &Caller,
        loaded: &LoadedProvider,
        assertion: &Assertion,
        return_path: Option<&ReturnPath>,
    ) -> Result<CallbackOutcome, Failure<SsoRefusal>> {
        if !access_rule::admits(&loaded.provider, &assertion.attributes) {
            return Err(SsoRefusal::NotAllowed.into());
        }
        let user = self.external_user(caller, loaded, assertion).await?;
        let provider_session = assertion.session.as_deref();
        let seed = SessionSeed {
            accounts: self.accounts,
            caller,
            provider: &loaded.provider.name,
            method: loaded.method(),
            provider_session: provider_session.map(|session| loaded.session_hash(session)),
            id_token: self.sealed_id_token(caller.portal.operator, assertion),
            device: caller.device_or_new(),
            // An account that needs consent is not opened here.
            consent: None,
            draw,
            now: self.accounts.now(),
        };
        let (pending, secret) = pending_link(&seed, loaded, &user, return_path);
        let outcome = transaction!(self.accounts.store(), async |tx| {
            sign_in(tx, &seed, &user, &pending).await
        })
        .await?;
        match outcome {
            Outcome::SignedIn(opened) => {
                Ok(CallbackOutcome::SignedIn(seed.signed_in(opened, return_path.cloned())))
            }
            Outcome::MustProve => Ok(CallbackOutcome::MustProve(secret)),
            Outcome::MustAgree => Ok(CallbackOutcome::MustAgree(secret)),
            Outcome::Inactive => Err(SsoRefusal::Inactive.into()),
        }
    }

    fn sealed_id_token(self, operator: OperatorId, assertion: &Assertion) -> Option<Vec<u8>> {
        let token = assertion.id_token.as_deref()?;
        self.accounts.0.secret_keys.seal(&id_token_purpose(operator), token.as_bytes())
    }
}

/// Returns a pending link to insert and the secret for its cookie.
fn pending_link(
    seed: &SessionSeed<'_>,
    loaded: &LoadedProvider,
    user: &ExternalUser,
    return_path: Option<&ReturnPath>,
) -> (NewPendingLink, Secret) {
    let secret = Secret::random();
    let row = NewPendingLink {
        operator_id: seed.operator(),
        provider_id: user.provider_id,
        hash: secret.hash(),
        issuer: user.issuer.clone(),
        subject: user.subject.clone(),
        label: user.label.clone(),
        external_id: user.external_id.clone(),
        first_name: user.first_name.clone(),
        last_name: user.last_name.clone(),
        email: user.email.clone().unwrap_or_default(),
        email_key: user.email_key.clone().unwrap_or_default(),
        provider_session: seed.provider_session.clone(),
        id_token: seed.id_token.clone(),
        return_path: return_path.cloned().map(String::from),
        created_at: seed.now,
        expires_at: seed.now + PENDING_LINK_TTL,
        access_rule: loaded.access_rule,
    };
    (row, secret)
}

/// Signs in the resolved customer, or stores the pending link of a user who has something to do first.
async fn sign_in(
    tx: &mut Tx,
    seed: &SessionSeed<'_>,
    user: &ExternalUser,
    pending: &NewPendingLink,
) -> Result<Outcome, StoreError> {
    let demands_consent = !seed.caller.portal.consent.is_empty();
    let opened = match find(tx, seed, user).await? {
        Resolution::Linked { identity, customer } => {
            sign_in_linked(tx, seed, user, identity, &customer).await?
        }
        Resolution::Guest(_) | Resolution::New if demands_consent => {
            query!(tx, pending_links::insert(pending)).await?;
            return Ok(Outcome::MustAgree);
        }
        Resolution::Guest(guest) => opening::of_guest(tx, seed, &guest, user, false).await?,
        Resolution::New => opening::of_new_customer(tx, seed, user, false).await?,
        Resolution::MustProve => {
            query!(tx, pending_links::insert(pending)).await?;
            return Ok(Outcome::MustProve);
        }
        Resolution::Inactive(customer) => {
            if let Some(customer) = customer {
                let refused = seed.event(Event::SignInFailed, customer);
                query!(tx, timeline::record(&refused)).await?;
            }
            return Ok(Outcome::Inactive);
        }
    };
    Ok(Outcome::SignedIn(opened))
}

/// Resolves the identity.
async fn find(
    tx: &mut Tx,
    seed: &SessionSeed<'_>,
    user: &ExternalUser,
) -> Result<Resolution, StoreError> {
    let (operator, provider) = (seed.operator(), user.provider_id);
    let (issuer, subject) = (&user.issuer, &user.subject);
    let linked = query!(tx, identities::find(operator, provider, issuer, subject)).await?;
    if let Some((identity, customer)) = linked {
        let row = query!(tx, customers::by_id(operator, customer)).await?;
        return Ok(of_identity(identity, customer, row));
    }
    let key = user.email_key.as_deref();
    let owners = address_owners::find(tx, operator, key, seed.now).await?;
    Ok(of_address(&owners))
}

/// Resolves a linked identity: the provider's other data is ignored.
fn of_identity(identity: IdentityId, customer: CustomerId, row: Option<AccountRow>) -> Resolution {
    match row.filter(AccountRow::is_active) {
        Some(customer) => Resolution::Linked { identity, customer },
        None => Resolution::Inactive(Some(customer)),
    }
}

/// Resolves a new identity by the customers of its address.
fn of_address(owners: &AddressOwners) -> Resolution {
    if owners.blocked {
        return Resolution::Inactive(None);
    }
    match owners.without_proof() {
        Some(LinkOwner::New) => Resolution::New,
        Some(LinkOwner::Customer(guest)) => Resolution::Guest(guest.clone()),
        None => Resolution::MustProve,
    }
}

/// Creates the session of a linked identity's customer, and stores the provider's current data.
async fn sign_in_linked(
    tx: &mut Tx,
    seed: &SessionSeed<'_>,
    user: &ExternalUser,
    identity: IdentityId,
    customer: &AccountRow,
) -> Result<CreatedSession, StoreError> {
    let (operator, id) = (seed.operator(), customer.customer);
    let claims = query!(tx, identities::claims(operator, id, identity)).await?.unwrap_or_default();
    let (label, external_id) = (&user.label, user.external_id.as_deref());
    let claims = current_claims(&claims, user);
    query!(tx, identities::update(operator, identity, label, external_id, &claims)).await?;
    let on_file = customer.email.as_deref().and_then(EmailAddress::key_of);
    let before = query!(tx, accounts::email_proof(operator, id)).await?;
    let vouched = user.email_key.as_deref();
    let after = proof_after_sign_in(before, identity, on_file.as_deref(), vouched);
    if after != before {
        query!(tx, accounts::set_email_proof(operator, id, after)).await?;
    }
    let cookie = seed.begin_session(tx, id, identity).await?;
    Ok(CreatedSession { cookie, locale: customer.locale.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sso::address_owners::tests::{customer, owners};

    fn shown(resolution: &Resolution) -> String {
        match resolution {
            Resolution::Linked { identity, customer } => {
                format!("identity {identity} of {}", customer.customer)
            }
            Resolution::Guest(guest) => format!("guest {}", guest.customer),
            Resolution::New => "new".into(),
            Resolution::MustProve => "must prove".into(),
            Resolution::Inactive(Some(customer)) => format!("inactive {customer}"),
            Resolution::Inactive(None) => "inactive".into(),
        }
    }

    #[test]
    fn a_linked_identity_resolves_to_its_customer_while_active() {
        for (row, expected) in [
            (Some("a"), "identity 3 of 7"),
            (Some("ap"), "identity 3 of 7"),
            (Some("ad"), "inactive 7"),
            (Some("g"), "inactive 7"),
            (None, "inactive 7"),
        ] {
            let resolution = of_identity(
                IdentityId::new(3),
                CustomerId::new(7),
                row.map(|what| customer(7, what)),
            );
            assert_eq!(shown(&resolution), expected, "{row:?}");
        }
    }

    #[test]
    fn an_address_opens_no_account_and_only_the_one_guest_without_proof() {
        for (customers, expected) in [
            (&[][..], "new"),
            (&["g"], "guest 1"),
            (&["g", "g"], "must prove"),
            (&["a"], "must prove"),
            (&["ap"], "must prove"),
            (&["a", "g"], "must prove"),
            (&["a", "a"], "must prove"),
            (&["ao"], "new"),
            (&["go"], "new"),
            (&["go", "g"], "guest 2"),
            (&["ao", "g", "g"], "must prove"),
            (&["gd"], "inactive"),
            (&["ad"], "inactive"),
            (&["gd", "g"], "inactive"),
            (&["gdo"], "inactive"),
            (&["a", "gd"], "inactive"),
        ] {
            assert_eq!(shown(&of_address(&owners(customers))), expected, "{customers:?}");
        }
    }
}
