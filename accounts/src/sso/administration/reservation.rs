//! The id of a provider that is about to be added. It follows from a random text in the form, so that the addresses to
//! register at the provider are known before anything is saved. Only a key of the deployment makes it, so that no one
//! can choose one.

use crate::{AccessError, access::allow, groups::IdentityProviders, store::read};
use model::{Agent, Permission, PortalAddresses, Protocol, ProviderId};

const PURPOSE: &str = "id of a provider to be added";
/// The ids that the database itself gives are lower.
const FIRST: i64 = 1 << 40;
/// How many bytes of the check value are used.
const BYTES: usize = 6;
/// Forms have shorter texts.
const MAX_TEXT: usize = 200;

impl IdentityProviders<'_> {
    /// Returns the addresses of the provider that a form with this random text will add, one set for each portal. None
    /// if the deployment has no key.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn addresses_to_be(
        self,
        agent: &Agent,
        protocol: Protocol,
        text: &str,
    ) -> Result<Vec<PortalAddresses>, AccessError> {
        allow(agent, Permission::ManageProviders)?;
        let Some(id) = self.id_to_be(agent, text) else {
            return Ok(Vec::new());
        };
        let portals = read!(self.accounts.store(), providers::portals_of(agent.operator)).await?;
        Ok(super::addresses(id, protocol, portals))
    }

    /// Returns the id of the provider that a form with this random text adds; `None` without a text or a key.
    pub(super) fn id_to_be(self, agent: &Agent, text: &str) -> Option<ProviderId> {
        if text.is_empty() || text.len() > MAX_TEXT {
            return None;
        }
        let subject = format!("{} {} {text}", agent.operator, agent.id);
        let value = self.accounts.0.secret_keys.check_value(PURPOSE, &subject)?;
        let bytes = value.iter().take(BYTES);
        let drawn = bytes.fold(0, |drawn: i64, byte| (drawn << 8) | i64::from(*byte));
        Some(ProviderId::new(FIRST + drawn))
    }
}
