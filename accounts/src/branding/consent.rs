//! The text that people agree to who register. A change is a version of its own, so that what a customer agreed to stays
//! known.

use crate::store::{StoreError, Tx, query, rows::NewConsentText};
use model::{OperatorId, Timestamp};

/// Replaces the version that counts by the next one, with its text in each language. Without any, nothing is demanded.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn publish(
    tx: &mut Tx,
    operator: OperatorId,
    texts: &[(&str, String)],
    now: Timestamp,
) -> Result<(), StoreError> {
    let last = query!(tx, consents::last_version(operator)).await?;
    query!(tx, consents::replace_texts(operator, now)).await?;
    for (locale, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        let text = NewConsentText {
            operator_id: operator,
            version: last.unwrap_or_default() + 1,
            locale,
            text,
            created_at: now,
        };
        query!(tx, consents::insert_text(&text)).await?;
    }
    Ok(())
}
