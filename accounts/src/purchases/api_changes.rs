//! Changes of orders by the API: the same as by agents, recorded with the token.

use super::cancellation::CancelOrderForm;
use crate::{ApiCaller, ChangeRejection, ListedOrder, StoreError, Versions, groups::Orders};
use model::{
    ApiScope, Failure, PurchaseNumber, Refusal,
    refusals::{CancelOrderRefusal, PaymentRefusal},
};

impl Orders<'_> {
    /// Records a payment as an agent does, if the order is still of one of those versions. Returns the order afterwards.
    ///
    /// # Errors
    /// [`ChangeRejection`], with what [`record_payment`](Self::record_payment) refuses.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn pay_by_api(
        self,
        caller: &ApiCaller,
        number: &PurchaseNumber,
        versions: &Versions,
    ) -> Result<ListedOrder, ChangeRejection<PaymentRefusal>> {
        caller.allow(ApiScope::WriteOrders)?;
        let (agent, agent_caller) = (caller.agent(), caller.agent_caller());
        self.pay(&agent, &agent_caller, number.as_str(), versions).await?;
        self.changed(caller, number, PaymentRefusal::Unknown).await
    }

    /// Cancels an order as an agent does, if it is still of one of those versions. Returns the order afterwards.
    ///
    /// # Errors
    /// [`ChangeRejection`], with what [`cancel`](Self::cancel) refuses.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn cancel_by_api(
        self,
        caller: &ApiCaller,
        number: &PurchaseNumber,
        versions: &Versions,
        form: &CancelOrderForm,
    ) -> Result<ListedOrder, ChangeRejection<CancelOrderRefusal>> {
        caller.allow(ApiScope::WriteOrders)?;
        let (agent, agent_caller) = (caller.agent(), caller.agent_caller());
        self.cancel_version(&agent, &agent_caller, number.as_str(), versions, form).await?;
        self.changed(caller, number, CancelOrderRefusal::Unknown).await
    }

    /// Returns an order after its change.
    async fn changed<R: Refusal>(
        self,
        caller: &ApiCaller,
        number: &PurchaseNumber,
        unknown: R,
    ) -> Result<ListedOrder, ChangeRejection<R>> {
        let order = self.listed_order(caller.operator, number.as_str()).await;
        let order = order.map_err(StoreError::after_change)?;
        order.ok_or_else(|| ChangeRejection::Failed(Failure::Refused(vec![unknown])))
    }
}
