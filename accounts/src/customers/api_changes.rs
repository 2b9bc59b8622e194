//! What other systems of the operator do to customers by the API: the same as agents do, recorded as done by the token.

use super::{
    change::{CustomerForm, Made, Terms},
    version::Versioned,
};
use crate::{
    AccessError, Accounts, ApiCaller, ListedCustomer, StoreError,
    store::{read, rows::DetailsRow},
};
use model::{
    Activation, ApiScope, CustomerNumber, Failure, Locale,
    refusals::{ActivationRefusal, CustomerActRefusal, CustomerRefusal},
};

/// The fields of a customer that are to change. An empty email or phone means none.
#[derive(Debug, Clone, Default)]
pub struct CustomerPatch {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub locale: Option<Locale>,
}

/// Why a customer was not changed.
#[derive(Debug, PartialEq, Eq)]
pub enum PatchRejection {
    /// The customer has changed since the version that the caller has seen.
    Outdated,
    Failed(Failure<CustomerRefusal>),
}

impl From<Failure<CustomerRefusal>> for PatchRejection {
    fn from(failure: Failure<CustomerRefusal>) -> Self {
        Self::Failed(failure)
    }
}

impl From<AccessError> for PatchRejection {
    fn from(error: AccessError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<StoreError> for PatchRejection {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl Accounts {
    /// Changes a customer as an agent does, if they are still of that version; without one they may be of any.
    /// Returns the customer afterwards.
    ///
    /// # Errors
    /// [`PatchRejection`].
    #[tracing::instrument(skip_all, fields(operator = caller.operator))]
    pub async fn patch_customer_by_api(
        &self,
        caller: &ApiCaller,
        number: &CustomerNumber,
        version: Option<&str>,
        patch: CustomerPatch,
    ) -> Result<ListedCustomer, PatchRejection> {
        caller.allow(ApiScope::WriteCustomers)?;
        let (operator, digits) = (caller.operator, number.digits());
        let found = read!(self.store(), customer_details::by_number(operator, digits)).await?;
        let row = found.filter(|row| !row.is_deleted()).ok_or_else(unknown)?;
        let seen = Versioned::from(&row).version();
        if version.is_some_and(|version| version != seen) {
            return Err(PatchRejection::Outdated);
        }
        // What the patch leaves out is kept as it was read, so that the version counts in any case.
        let terms = Terms { locale: patch.locale, version: Some(seen) };
        let form = patched(row, patch);
        let (agent, agent_caller) = (caller.agent(), caller.agent_caller());
        match self.change(&agent, &agent_caller, number, &form, &terms).await? {
            Made::Done => {
                let customer = self.listed_customer(operator, number).await?;
                customer.ok_or_else(unknown)
            }
            Made::Outdated => Err(PatchRejection::Outdated),
        }
    }

    /// Disables or enables a customer as an admin does. Returns the customer afterwards.
    ///
    /// # Errors
    /// As [`disable_customer`](Self::disable_customer).
    #[tracing::instrument(skip_all, fields(operator = caller.operator))]
    pub async fn disable_customer_by_api(
        &self,
        caller: &ApiCaller,
        number: &CustomerNumber,
        disabled: bool,
    ) -> Result<ListedCustomer, Failure<CustomerActRefusal>> {
        caller.allow(ApiScope::WriteCustomers)?;
        let (agent, agent_caller) = (caller.agent(), caller.agent_caller());
        if disabled {
            self.disable_customer(&agent, &agent_caller, number).await?;
        } else {
            self.enable_customer(&agent, &agent_caller, number).await?;
        }
        let customer = self.listed_customer(caller.operator, number).await?;
        customer.ok_or_else(|| CustomerActRefusal::Unknown.into())
    }

    /// Mails the activation as an agent does, to the address on file.
    ///
    /// # Errors
    /// As [`send_activation`](Self::send_activation).
    #[tracing::instrument(skip_all, fields(operator = caller.operator))]
    pub async fn send_activation_by_api(
        &self,
        caller: &ApiCaller,
        number: &CustomerNumber,
    ) -> Result<(), Failure<ActivationRefusal>> {
        caller.allow(ApiScope::ActivateCustomers)?;
        self.send_activation(&caller.agent(), &caller.agent_caller(), number).await
    }

    /// Returns the activation of the customer of that number. None if the operator has no such customer.
    ///
    /// # Errors
    /// [`AccessError`] when the token lacks the scope or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.operator))]
    pub async fn activation_by_api(
        &self,
        caller: &ApiCaller,
        number: &CustomerNumber,
    ) -> Result<Option<Activation>, AccessError> {
        caller.allow(ApiScope::ActivateCustomers)?;
        let details = self.customer_details(&caller.agent(), number).await?;
        Ok(details.map(|details| details.activation))
    }
}

fn unknown() -> PatchRejection {
    PatchRejection::Failed(CustomerRefusal::Unknown.into())
}

/// Returns the form of the customer as they are, with what the patch changes.
fn patched(row: DetailsRow, patch: CustomerPatch) -> CustomerForm {
    CustomerForm {
        first_name: patch.first_name.unwrap_or(row.first_name),
        last_name: patch.last_name.unwrap_or(row.last_name),
        email: patch.email.or(row.email).unwrap_or_default(),
        phone: patch.phone.or(row.phone).unwrap_or_default(),
    }
}
