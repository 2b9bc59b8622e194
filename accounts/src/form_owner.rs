//! Owner of a form that was submitted after the session had ended: it is kept in the browser, where another person may
//! sign in next.

use crate::{
    AgentCaller, Caller, StoreError,
    groups::Sessions,
    store::read,
    token::{derived, hash_of},
};
use model::{Agent, Customer, CustomerId, LoginId};

/// Owner of a form that was submitted after the session had ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormOwner {
    /// A customer or an agent, identified by a hash.
    Person(String),
    /// A visitor in a browser where no account has signed in yet.
    Anonymous,
    /// A signed-in person who cannot be identified any more.
    Unknown,
}

impl FormOwner {
    /// Returns the customer as the owner of a form.
    pub fn customer(customer: &Customer) -> Self {
        Self::person("customer", customer.id.get())
    }

    /// Returns the agent's person as the owner of a form, whichever operator they work for.
    pub fn agent(agent: &Agent) -> Self {
        Self::person("agent", agent.login.get())
    }

    /// Returns the hash of a person. `None` for the others.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Person(name) => Some(name),
            Self::Anonymous | Self::Unknown => None,
        }
    }

    fn person(kind: &str, id: i64) -> Self {
        Self::Person(derived("unsent-form", &format!("{kind} {id}")))
    }

    /// Returns the owner of a form without a valid session: the person of the session in its cookie or, if that was
    /// deleted, the last one who signed in on the device.
    fn of(kind: &str, session: Option<i64>, device: Option<i64>, has_signed_in: bool) -> Self {
        match session.or(device) {
            Some(id) => Self::person(kind, id),
            None if has_signed_in => Self::Unknown,
            None => Self::Anonymous,
        }
    }
}

impl Sessions<'_> {
    /// Returns the owner of a form submitted to a portal without a valid session. [`FormOwner::Unknown`] when the
    /// database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn owner_of_unsent_form(self, caller: &Caller) -> FormOwner {
        self.find_customer_of(caller).await.unwrap_or_else(unknown)
    }

    /// Returns the owner of a form submitted to the backoffice without a valid session.
    #[tracing::instrument(skip_all)]
    pub async fn owner_of_agents_unsent_form(self, caller: &AgentCaller) -> FormOwner {
        self.find_agent_of(caller).await.unwrap_or_else(unknown)
    }

    async fn find_customer_of(self, caller: &Caller) -> Result<FormOwner, StoreError> {
        let operator = caller.portal.operator;
        let session = match caller.session.as_deref().and_then(hash_of) {
            Some(hash) => read!(self.accounts.store(), sessions::by_hash(operator, &hash)).await?,
            None => None,
        };
        let device = match caller.device.as_deref().and_then(hash_of) {
            Some(hash) => {
                read!(self.accounts.store(), sessions::last_on_device(operator, &hash)).await?
            }
            None => None,
        };
        let session = session.map(|session| session.customer_id.get());
        let has_signed_in = caller.session.is_some() || caller.device.is_some();
        Ok(FormOwner::of("customer", session, device.map(CustomerId::get), has_signed_in))
    }

    async fn find_agent_of(self, caller: &AgentCaller) -> Result<FormOwner, StoreError> {
        let session = match caller.session.as_deref().and_then(hash_of) {
            Some(hash) => read!(self.accounts.store(), agent_sessions::by_hash(&hash)).await?,
            None => None,
        };
        let device = match caller.device.as_deref().and_then(hash_of) {
            Some(hash) => {
                read!(self.accounts.store(), agent_sessions::last_on_device(&hash)).await?
            }
            None => None,
        };
        let session = session.map(|(_, login)| login.id.get());
        let has_signed_in = caller.session.is_some() || caller.device.is_some();
        Ok(FormOwner::of("agent", session, device.map(LoginId::get), has_signed_in))
    }
}

fn unknown(error: StoreError) -> FormOwner {
    tracing::error!(%error, "unsent_form.owner.unknown");
    FormOwner::Unknown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_belongs_to_its_sessions_person_or_to_the_last_one_on_the_device() {
        let ana = FormOwner::person("customer", 1);
        let eva = FormOwner::person("customer", 2);
        assert_ne!(ana, eva);
        assert_ne!(ana, FormOwner::person("agent", 1));
        for (session, device, has_signed_in, owner) in [
            (Some(1), None, true, &ana),
            (Some(1), Some(2), true, &ana),
            (None, Some(2), true, &eva),
            (None, None, true, &FormOwner::Unknown),
            (None, None, false, &FormOwner::Anonymous),
        ] {
            assert_eq!(
                &FormOwner::of("customer", session, device, has_signed_in),
                owner,
                "{session:?} and {device:?}"
            );
        }
    }
}
