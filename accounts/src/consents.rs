//! What people agree to who open an account: whether they did, and what each customer agreed to.

use crate::{
    Accounts, StoreError,
    store::{
        Tx, query, read,
        rows::{ConsentRow, NewConsent},
    },
};
use model::{
    Consent, ConsentTextId, CustomerId, OperatorId, Portal, Timestamp,
    refusals::{LinkRefusal, RegisterRefusal},
};

/// Why a form does not agree to the text that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotAgreed {
    Missing,
    /// It shows a text that has been replaced.
    Changed,
}

impl From<NotAgreed> for RegisterRefusal {
    fn from(why: NotAgreed) -> Self {
        match why {
            NotAgreed::Missing => Self::ConsentMissing,
            NotAgreed::Changed => Self::ConsentChanged,
        }
    }
}

impl From<NotAgreed> for LinkRefusal {
    fn from(why: NotAgreed) -> Self {
        match why {
            NotAgreed::Missing => Self::ConsentMissing,
            NotAgreed::Changed => Self::ConsentChanged,
        }
    }
}

/// Returns the text that was agreed to; `None` where the portal demands nothing. `given` is the text next to the ticked
/// box.
///
/// # Errors
/// [`NotAgreed`] when the portal demands consent to another text, or to any.
pub(crate) fn agreed(
    portal: &Portal,
    given: Option<ConsentTextId>,
) -> Result<Option<ConsentTextId>, NotAgreed> {
    if portal.consent.is_empty() {
        return Ok(None);
    }
    let given = given.ok_or(NotAgreed::Missing)?;
    let is_current = portal.consent.iter().any(|text| text.id == given);
    if is_current { Ok(Some(given)) } else { Err(NotAgreed::Changed) }
}

/// Records what a customer agreed to, if the operator demanded it.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn record(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    text: Option<ConsentTextId>,
    at: Timestamp,
) -> Result<(), StoreError> {
    if let Some(text_id) = text {
        let consent = NewConsent { operator_id: operator, customer_id: customer, text_id, at };
        query!(tx, consents::record(&consent)).await?;
    }
    Ok(())
}

impl Accounts {
    /// Returns what a customer agreed to, newest first, including under numbers that were merged into theirs.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn consents_of(
        &self,
        operator: OperatorId,
        customer: CustomerId,
    ) -> Result<Vec<Consent>, StoreError> {
        let rows = read!(self.store(), async |tx| {
            let mut customers = query!(tx, merge_records::absorbed_by(operator, customer)).await?;
            customers.push(customer);
            Ok(query!(tx, consents::of_customers(operator, &customers)).await?)
        })
        .await?;
        Ok(rows.into_iter().map(consent).collect())
    }
}

fn consent(row: ConsentRow) -> Consent {
    let ConsentRow { version, locale, text, at } = row;
    Consent { version, locale: locale.parse().unwrap_or_default(), text, at }
}
