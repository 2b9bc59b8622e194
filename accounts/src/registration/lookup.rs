//! Finding a registration by its browser or its link.

use crate::{
    groups::Registration,
    store::{
        StoreError, read,
        rows::{RegistrationRow, TokenRow},
    },
    token::hash_of,
};
use model::OperatorId;

impl Registration<'_> {
    pub(super) async fn registration_of_browser(
        self,
        operator: OperatorId,
        pending: Option<&str>,
    ) -> Result<Option<RegistrationRow>, StoreError> {
        let Some(hash) = pending.and_then(hash_of) else {
            return Ok(None);
        };
        read!(self.accounts.store(), registrations::by_browser(operator, &hash)).await
    }

    /// Returns the registration of a link, also of an expired one.
    pub(super) async fn registration_of_link(
        self,
        operator: OperatorId,
        link: Option<&str>,
    ) -> Result<Option<(TokenRow, RegistrationRow)>, StoreError> {
        let Some(hash) = link.and_then(hash_of) else {
            return Ok(None);
        };
        let Some(token) = read!(self.accounts.store(), tokens::by_hash(operator, &hash)).await?
        else {
            return Ok(None);
        };
        let row = self.registration_of_token(operator, &token).await?;
        Ok(row.map(|row| (token, row)))
    }

    pub(super) async fn registration_of_token(
        self,
        operator: OperatorId,
        token: &TokenRow,
    ) -> Result<Option<RegistrationRow>, StoreError> {
        match token.registration_id {
            Some(id) => read!(self.accounts.store(), registrations::by_id(operator, id)).await,
            None => Ok(None),
        }
    }
}
