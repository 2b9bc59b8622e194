//! Correcting the name on an order.

use crate::{
    AgentCaller,
    access::allow,
    audit,
    groups::Orders,
    names,
    store::{
        StoreError, Tx, query,
        rows::{NewAudit, NewEvent},
        transaction,
    },
    timeline::Event,
};
use model::{
    Agent, AuditAction, Failure, Permission, PersonName, PurchaseNumber, refusals::OrderNameRefusal,
};

/// Input of the form that corrects the name on an order.
#[derive(Debug, Clone, Default)]
pub struct OrderNameForm {
    pub first_name: String,
    pub last_name: String,
}

impl Orders<'_> {
    /// Corrects the name on an order; the customer's own name stays. The same name changes nothing.
    ///
    /// # Errors
    /// What is wrong with the names, or `Unknown`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn correct_name(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        number: &str,
        form: &OrderNameForm,
    ) -> Result<(), Failure<OrderNameRefusal>> {
        allow(agent, Permission::ManageOrders)?;
        let unknown = OrderNameRefusal::Unknown;
        let number: PurchaseNumber = number.parse().map_err(|_| unknown)?;
        let (first_name, last_name) = read_form(form)?;
        let (number, names) = (number.as_str(), (&first_name, &last_name));
        let known = transaction!(self.accounts.store(), async |tx| {
            self.apply_correction(tx, (agent, caller), number, names).await
        });
        if known.await? { Ok(()) } else { Err(unknown.into()) }
    }

    /// Returns whether there is such an order.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn apply_correction(
        self,
        tx: &mut Tx,
        (agent, caller): (&Agent, &AgentCaller),
        number: &str,
        (first_name, last_name): (&PersonName, &PersonName),
    ) -> Result<bool, StoreError> {
        let operator = agent.operator;
        let Some((order, _)) = query!(tx, orders::by_number(operator, number)).await? else {
            return Ok(false);
        };
        let before = (order.purchase.first_name.as_str(), order.purchase.last_name.as_str());
        let after = (first_name.as_str(), last_name.as_str());
        // Each by itself: a word may only move from one name to the other.
        if before == after {
            return Ok(true);
        }
        let now = self.accounts.now();
        query!(tx, orders::set_name(operator, order.id, after.0, after.1)).await?;
        let event = NewEvent {
            detail: Some(number.to_owned()),
            ..Event::PurchaseCorrected.by_agent(agent, caller, order.customer_id, now)
        };
        query!(tx, timeline::record(&event)).await?;
        let record = NewAudit {
            customer_id: Some(order.customer_id),
            before: Some(recorded(before)),
            after: Some(recorded(after)),
            ..audit::new_record(AuditAction::OrderCorrected, agent, caller, number, now)
        };
        query!(tx, audit::record(&record)).await?;
        Ok(true)
    }
}

/// Returns the names as the audit log has them.
fn recorded((first_name, last_name): (&str, &str)) -> String {
    format!("first_name: {first_name}\nlast_name: {last_name}")
}

fn read_form(form: &OrderNameForm) -> Result<(PersonName, PersonName), Failure<OrderNameRefusal>> {
    use OrderNameRefusal as R;
    let mut problems = Vec::new();
    let first =
        names::read(&form.first_name, R::FirstNameMissing, R::FirstNameInvalid, &mut problems);
    let last = names::read(&form.last_name, R::LastNameMissing, R::LastNameInvalid, &mut problems);
    match (first, last) {
        (Some(first), Some(last)) => Ok((first, last)),
        _ => Err(Failure::Refused(problems)),
    }
}
