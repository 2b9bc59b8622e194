//! Changes of orders by the API: the same as by agents, recorded with the token.

use super::{cancellation::CancelOrderForm, version::ChangeResult};
use crate::{AccessError, ApiCaller, ListedOrder, StoreError, groups::Orders};
use model::{
    ApiScope, Failure, PurchaseNumber, Refusal,
    refusals::{CancelOrderRefusal, PaymentRefusal},
};

/// Why an order was not changed.
#[derive(Debug, PartialEq, Eq)]
pub enum OrderRejection<R> {
    /// The order has changed since the version that the caller has seen.
    Outdated,
    Failed(Failure<R>),
}

impl<R> From<Failure<R>> for OrderRejection<R> {
    fn from(failure: Failure<R>) -> Self {
        Self::Failed(failure)
    }
}

impl<R> From<AccessError> for OrderRejection<R> {
    fn from(error: AccessError) -> Self {
        Self::Failed(error.into())
    }
}

impl<R> From<StoreError> for OrderRejection<R> {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl Orders<'_> {
    /// Records a payment as an agent does, if the order is still of that version; without one it may be of any. Returns
    /// the order afterwards.
    ///
    /// # Errors
    /// [`OrderRejection`], with what [`record_payment`](Self::record_payment) refuses.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn pay_by_api(
        self,
        caller: &ApiCaller,
        number: &PurchaseNumber,
        version: Option<&str>,
    ) -> Result<ListedOrder, OrderRejection<PaymentRefusal>> {
        caller.allow(ApiScope::WriteOrders)?;
        let (agent, agent_caller) = (caller.agent(), caller.agent_caller());
        let made = self.pay(&agent, &agent_caller, number.as_str(), version).await?;
        self.changed(caller, number, made, PaymentRefusal::Unknown).await
    }

    /// Cancels an order as an agent does, if it is still of that version; without one it may be of any. Returns the order
    /// afterwards.
    ///
    /// # Errors
    /// [`OrderRejection`], with what [`cancel`](Self::cancel) refuses.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn cancel_by_api(
        self,
        caller: &ApiCaller,
        number: &PurchaseNumber,
        version: Option<&str>,
        form: &CancelOrderForm,
    ) -> Result<ListedOrder, OrderRejection<CancelOrderRefusal>> {
        caller.allow(ApiScope::WriteOrders)?;
        let (agent, agent_caller) = (caller.agent(), caller.agent_caller());
        let made = self.cancel_version(&agent, &agent_caller, number.as_str(), version, form);
        let made = made.await?;
        self.changed(caller, number, made, CancelOrderRefusal::Unknown).await
    }

    async fn changed<R: Refusal>(
        self,
        caller: &ApiCaller,
        number: &PurchaseNumber,
        made: ChangeResult,
        unknown: R,
    ) -> Result<ListedOrder, OrderRejection<R>> {
        if made == ChangeResult::Outdated {
            return Err(OrderRejection::Outdated);
        }
        let order = self.listed_order(caller.operator, number.as_str()).await?;
        order.ok_or_else(|| OrderRejection::Failed(Failure::Refused(vec![unknown])))
    }
}
