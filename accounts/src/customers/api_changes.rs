//! What other systems of the operator do to customers by the API: the same as agents do, recorded as done by the token.

use super::change::CustomerPatch;
use crate::{
    AccessError, ApiCaller, ChangeRejection, ListedCustomer, StoreError, Versions,
    groups::Customers,
};
use model::{
    Activation, ApiScope, CustomerDetails, CustomerNumber, Failure,
    refusals::{ActivationRefusal, CustomerActionRefusal, CustomerRefusal},
};

/// How far the activation of a customer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedActivation {
    pub activation: Activation,
    /// Whether the mail can be sent now by the API, which sends none to an address that bounced.
    pub can_send: bool,
}

impl Customers<'_> {
    /// Changes a customer as an agent does, if they are still of one of those versions. Returns the customer afterwards.
    ///
    /// # Errors
    /// [`ChangeRejection`].
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn change_by_api(
        self,
        caller: &ApiCaller,
        number: &CustomerNumber,
        versions: &Versions,
        patch: &CustomerPatch,
    ) -> Result<ListedCustomer, ChangeRejection<CustomerRefusal>> {
        caller.allow(ApiScope::WriteCustomers)?;
        let (agent, agent_caller) = (caller.agent(), caller.agent_caller());
        self.apply_patch(&agent, &agent_caller, number, patch, versions).await?;
        let customer = self.listed_customer(caller.operator, number).await;
        customer.map_err(StoreError::after_change)?.ok_or_else(unknown)
    }

    /// Disables or enables a customer as an admin does. Returns the customer afterwards.
    ///
    /// # Errors
    /// As [`disable`](Self::disable).
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn disable_by_api(
        self,
        caller: &ApiCaller,
        number: &CustomerNumber,
        disabled: bool,
    ) -> Result<ListedCustomer, Failure<CustomerActionRefusal>> {
        caller.allow(ApiScope::WriteCustomers)?;
        let (agent, agent_caller) = (caller.agent(), caller.agent_caller());
        if disabled {
            self.disable(&agent, &agent_caller, number).await?;
        } else {
            self.enable(&agent, &agent_caller, number).await?;
        }
        let customer = self.listed_customer(caller.operator, number).await;
        let customer = customer.map_err(StoreError::after_change)?;
        customer.ok_or_else(|| CustomerActionRefusal::Unknown.into())
    }

    /// Mails the activation as an agent does, to the address on file. Returns the activation afterwards.
    ///
    /// # Errors
    /// As [`send_activation`](Self::send_activation).
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn send_activation_by_api(
        self,
        caller: &ApiCaller,
        number: &CustomerNumber,
    ) -> Result<ListedActivation, Failure<ActivationRefusal>> {
        caller.allow(ApiScope::ActivateCustomers)?;
        self.send_activation(&caller.agent(), &caller.agent_caller(), number).await?;
        match self.activation_by_api(caller, number).await {
            Ok(activation) => activation.ok_or_else(|| ActivationRefusal::Unknown.into()),
            Err(AccessError::Store(error)) => Err(error.after_change().into()),
            Err(error) => Err(error.into()),
        }
    }

    /// Returns the activation of the customer of that number. None if the operator has no such customer.
    ///
    /// # Errors
    /// [`AccessError`] when the token lacks the scope or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn activation_by_api(
        self,
        caller: &ApiCaller,
        number: &CustomerNumber,
    ) -> Result<Option<ListedActivation>, AccessError> {
        caller.allow(ApiScope::ActivateCustomers)?;
        let details = self.details(&caller.agent(), number).await?;
        Ok(details.map(|CustomerDetails { activation, bounce, .. }| ListedActivation {
            can_send: activation.can_send.is_ok() && bounce.is_none(),
            activation,
        }))
    }
}

fn unknown() -> ChangeRejection<CustomerRefusal> {
    ChangeRejection::Failed(CustomerRefusal::Unknown.into())
}
