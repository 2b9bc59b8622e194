//! Adding and changing providers, with the consequences of a change.

use crate::{
    groups::IdentityProviders,
    sso::{ProviderError, parsed, secret_purpose},
    store::{
        StoreError, Tx, long_statements_follow, query,
        rows::{NewAudit, NewProvider, ProviderRow},
        transaction,
    },
};
use model::{ClientAuthentication, OperatorId, Provider, ProviderId, ProviderRefusal};
use secrecy::{ExposeSecret, SecretString};

/// Which addresses are requested.
const REQUESTED: &str =
    "a public https address, or one that provider_networks or allow_loopback_providers allows";

/// The agent, and the form by which they add a provider.
#[derive(Clone, Copy)]
pub(in crate::sso) struct AddedBy<'a> {
    /// Idempotency key of the form.
    pub form: Option<&'a [u8]>,
    /// The id whose addresses the form has shown.
    pub id: Option<ProviderId>,
    pub record: &'a NewAudit,
}

/// Consequences of changing a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Consequences {
    /// It has to be tested again.
    is_untested: bool,
    /// It may admit other users, so the sessions that it created are closed.
    ends_sessions: bool,
    /// Addresses that it vouched for count as unproved until it vouches again.
    ends_vouching: bool,
}

impl IdentityProviders<'_> {
    /// Adds a provider. If its form has already added one, returns the id of that one.
    pub(in crate::sso) async fn insert_provider(
        self,
        operator: OperatorId,
        provider: &Provider,
        secret: Option<&SecretString>,
        added: Option<AddedBy<'_>>,
    ) -> Result<ProviderId, ProviderError> {
        self.check(provider)?;
        let secret = secret
            .filter(|_| provider.authentication != ClientAuthentication::None)
            .map(|secret| self.sealed(operator, secret))
            .transpose()?;
        let settings = to_json(provider)?;
        let row = new_row(operator, provider, &settings, secret.as_deref());
        let id = transaction!(self.accounts.store(), async |tx| { insert(tx, row, added).await })
            .await?;
        self.accounts.0.portals.invalidate_all();
        Ok(id)
    }

    /// Changes a provider. Keeps the old secret if none is given, unless the provider no longer requires one.
    pub(in crate::sso) async fn replace_provider(
        self,
        old: &ProviderRow,
        changed: &Provider,
        secret: Option<&SecretString>,
        record: Option<&NewAudit>,
    ) -> Result<(), ProviderError> {
        self.check(changed)?;
        let operator = old.operator_id;
        let kept = match secret {
            _ if changed.authentication == ClientAuthentication::None => None,
            Some(secret) => Some(self.sealed(operator, secret)?),
            None => old.secret.clone(),
        };
        let consequences = consequences(parsed(old).as_ref(), changed, kept == old.secret);
        let settings = to_json(changed)?;
        let new = new_row(operator, changed, &settings, kept.as_deref());
        let is_replaced = transaction!(self.accounts.store(), async |tx| {
            replace(tx, old, new, consequences, record).await
        })
        .await?;
        self.accounts.0.portals.invalidate_all();
        if is_replaced { Ok(()) } else { Err(ProviderError::ChangedMeanwhile) }
    }

    /// Returns every missing or invalid setting; an address is also invalid if this deployment requests none like it.
    pub(in crate::sso) fn problems_of(self, provider: &Provider) -> Vec<ProviderRefusal> {
        let mut problems = provider.problems();
        let url = provider.url.parse();
        let is_named =
            problems.iter().any(|problem| matches!(problem, ProviderRefusal::BadValue("url", _)));
        if !is_named && !url.is_ok_and(|url| self.accounts.0.sso.http.allows(&url)) {
            problems.push(ProviderRefusal::BadValue("url", REQUESTED));
        }
        problems
    }

    fn check(self, provider: &Provider) -> Result<(), ProviderError> {
        let first = self.problems_of(provider).into_iter().next();
        first.map_or(Ok(()), |problem| Err(ProviderError::Refused(problem)))
    }

    fn sealed(self, operator: OperatorId, secret: &SecretString) -> Result<Vec<u8>, ProviderError> {
        let purpose = secret_purpose(operator);
        let plain = secret.expose_secret().as_bytes();
        self.accounts.0.secret_keys.seal(&purpose, plain).ok_or(ProviderError::NoKey)
    }
}

/// Returns the consequences of a change. If the stored provider cannot be read, all apply.
fn consequences(before: Option<&Provider>, changed: &Provider, same_secret: bool) -> Consequences {
    let same_round_trip = before.is_some_and(|before| changed.is_tested_by(before));
    let same_rule = before.is_some_and(|before| changed.has_same_access_rule(before));
    let still_vouches = before.is_some_and(|before| changed.keeps_vouching_of(before));
    Consequences {
        is_untested: !same_round_trip || !same_secret,
        ends_sessions: !same_rule,
        ends_vouching: !still_vouches,
    }
}

async fn insert(
    tx: &mut Tx,
    provider: NewProvider<'_>,
    added: Option<AddedBy<'_>>,
) -> Result<ProviderId, StoreError> {
    let operator = provider.operator_id;
    let form = added.and_then(|added| added.form);
    if let Some(id) = query!(tx, form_keys::result_of(operator, form)).await? {
        return Ok(ProviderId::new(id));
    }
    // Another provider has it if the form was changed and sent again.
    let free = match added.and_then(|added| added.id) {
        Some(id) => (!query!(tx, providers::is_taken(id)).await?).then_some(id),
        None => None,
    };
    let id = match free {
        Some(id) => query!(tx, providers::insert_as(id, provider)).await?,
        None => query!(tx, providers::insert(provider)).await?,
    };
    if let Some(AddedBy { form, record, .. }) = added {
        query!(tx, form_keys::keep(operator, form, id.get(), record.at)).await?;
        query!(tx, audit::record(record)).await?;
    }
    Ok(id)
}

/// Replaces a provider and applies the consequences. Returns false when it was changed in the meantime.
async fn replace(
    tx: &mut Tx,
    old: &ProviderRow,
    new: NewProvider<'_>,
    consequences: Consequences,
    record: Option<&NewAudit>,
) -> Result<bool, StoreError> {
    let (operator, id) = (old.operator_id, old.id);
    let access_rule = old.access_rule + i64::from(consequences.ends_sessions);
    if !query!(tx, providers::replace(old, new, access_rule)).await? {
        return Ok(false);
    }
    if consequences.is_untested {
        let version = old.version + 1;
        query!(tx, providers::set_tested(operator, id, version, None)).await?;
    }
    if consequences.ends_vouching {
        long_statements_follow();
        query!(tx, accounts::forget_vouching_of(operator, id)).await?;
    }
    if let Some(record) = record {
        query!(tx, audit::record(record)).await?;
    }
    Ok(true)
}

fn to_json(provider: &Provider) -> Result<String, StoreError> {
    Ok(serde_json::to_string(provider)?)
}

fn new_row<'a>(
    operator: OperatorId,
    provider: &'a Provider,
    settings: &'a str,
    secret: Option<&'a [u8]>,
) -> NewProvider<'a> {
    NewProvider {
        operator_id: operator,
        name: &provider.name,
        protocol: provider.protocol,
        settings,
        secret,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Protocol;

    fn ended(before: Option<&Provider>, changed: &Provider, same_secret: bool) -> [bool; 3] {
        let consequences = consequences(before, changed, same_secret);
        [consequences.is_untested, consequences.ends_sessions, consequences.ends_vouching]
    }

    #[test]
    fn a_change_ends_what_was_built_on_what_changed() {
        let before = Provider {
            name: "Plata ID".into(),
            url: "https://id.example.test".into(),
            ..Provider::new(Protocol::Oidc)
        };
        // The change; whether the test, the sessions and the vouching end.
        type Change = fn(&mut Provider);
        let table: [(&str, Change, [bool; 3]); 9] = [
            ("nothing", |_| (), [false, false, false]),
            ("its name", |it| it.name = "Plata".into(), [false, false, false]),
            ("its button", |it| it.button.en = "Sign in".into(), [false, false, false]),
            ("its address", |it| it.url = "https://other.example.test".into(), [true, true, true]),
            ("its client", |it| it.client_id = "guichet".into(), [true, false, false]),
            ("the property", |it| it.property_to_validate = "groups".into(), [true, true, false]),
            ("the value", |it| it.value_to_match = "staff".into(), [true, true, false]),
            ("the email's claim", |it| it.mapping.email = "mail".into(), [true, false, true]),
            ("its word counts", |it| it.trust_emails = true, [true, false, false]),
        ];
        for (case, change, expected) in table {
            let mut changed = before.clone();
            change(&mut changed);
            assert_eq!(ended(Some(&before), &changed, true), expected, "{case}");
        }
    }

    #[test]
    fn a_new_secret_ends_the_test_and_what_cannot_be_compared_ends_everything() {
        let provider = Provider::new(Protocol::Oidc);
        assert_eq!(ended(Some(&provider), &provider, false), [true, false, false]);
        assert_eq!(ended(None, &provider, true), [true, true, true]);
        let trusting = Provider { trust_emails: true, ..provider.clone() };
        let doubted = ended(Some(&trusting), &provider, true);
        assert_eq!(doubted, [true, false, true], "its word counts no longer");
    }
}
