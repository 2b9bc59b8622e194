//! Re-encrypts all encrypted values with the first key of the configuration, so that older keys can be removed. Flows
//! under way continue: every instance with the new key reads values of both keys.

use crate::{
    StoreError, agents, causes,
    groups::Keys,
    sso::{id_token_purpose, secret_purpose},
    store::{
        query, read,
        rows::{Resealed, SealedColumn, SealedValue},
        transaction,
    },
    webhooks,
};
use model::{AgentId, LoginId, OperatorId};

/// Values written during a pass are handled by the next one. An instance that still encrypts with another key would
/// keep that going for ever.
const MAX_PASSES: u32 = 5;
const PUT_BACK: &str = "put the key that encrypted it back, behind the first one";

/// Keys that the encrypted values of a database need.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeyUsage {
    /// Number of values encrypted with the first key.
    pub current: u64,
    /// Number of values encrypted with another key of the configuration.
    pub older: u64,
    /// Values that no key of the configuration decrypts, by description.
    pub unreadable: Vec<String>,
}

/// Result of a rotation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeyRotation {
    /// Number of re-encrypted values.
    pub rotated: u64,
    /// The key usage afterwards.
    pub usage: KeyUsage,
}

/// Why keys were not rotated.
#[derive(Debug, thiserror::Error)]
pub enum KeyRotationError {
    #[error("secret_keys is empty: there is no key to encrypt with")]
    NoKey,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Keys<'_> {
    /// Re-encrypts with the first key all values of other keys. Safe while instances serve requests, and when
    /// interrupted: the next run does the rest. Returns how many values were encrypted again, and the
    /// key usage afterwards.
    ///
    /// # Errors
    /// [`KeyRotationError`] without a key, or when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn rotate_keys(self) -> Result<KeyRotation, KeyRotationError> {
        if self.accounts.0.secret_keys.is_empty() {
            return Err(KeyRotationError::NoKey);
        }
        let mut rotated = 0;
        for _ in 0..MAX_PASSES {
            let mut moved = 0;
            for column in SealedColumn::ALL {
                moved += self.rotate(column).await?;
            }
            rotated += moved;
            if moved == 0 {
                break;
            }
        }
        let usage = self.usage().await?;
        Ok(KeyRotation { rotated, usage })
    }

    /// Checks that the configured keys decrypt every encrypted value. Returns which keys they need.
    ///
    /// # Errors
    /// What cannot be decrypted, or that the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn check(self) -> Result<KeyUsage, String> {
        let usage = self.usage().await.map_err(|error| causes(&error))?;
        match usage.unreadable.as_slice() {
            [] => Ok(usage),
            [one] => Err(format!("no key of secret_keys decrypts {one}: {PUT_BACK}")),
            [first, more @ ..] => Err(format!(
                "no key of secret_keys decrypts {first}, and {} more values: {PUT_BACK}",
                more.len()
            )),
        }
    }

    /// Returns which keys the encrypted values need. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn usage(self) -> Result<KeyUsage, StoreError> {
        let keys = &self.accounts.0.secret_keys;
        let mut usage = KeyUsage::default();
        for column in SealedColumn::ALL {
            let mut after = 0;
            while let Some(page) = self.sealed_page(column, &mut after).await? {
                for value in page {
                    if keys.open(&purpose(column, value.owner), &value.sealed).is_none() {
                        usage.unreadable.push(describe(column, &value));
                    } else if keys.is_current(&value.sealed) {
                        usage.current += 1;
                    } else {
                        usage.older += 1;
                    }
                }
            }
        }
        Ok(usage)
    }

    async fn rotate(self, column: SealedColumn) -> Result<u64, StoreError> {
        let (mut after, mut moved) = (0, 0_u64);
        while let Some(page) = self.sealed_page(column, &mut after).await? {
            let changes: Vec<Resealed> =
                page.into_iter().filter_map(|value| self.reseal(column, value)).collect();
            if changes.is_empty() {
                continue;
            }
            moved += transaction!(self.accounts.store(), async |tx| {
                let mut replaced = 0_u64;
                for change in &changes {
                    if query!(tx, sealed::replace(column, change)).await? {
                        replaced += 1;
                    }
                }
                Ok(replaced)
            })
            .await?;
        }
        Ok(moved)
    }

    /// Returns the next batch of values of a column; `None` at the end.
    async fn sealed_page(
        self,
        column: SealedColumn,
        after: &mut i64,
    ) -> Result<Option<Vec<SealedValue>>, StoreError> {
        let from = *after;
        let page = read!(self.accounts.store(), sealed::page(column, from)).await?;
        let Some(last) = page.last() else {
            return Ok(None);
        };
        *after = last.id;
        Ok(Some(page))
    }

    /// Returns the re-encrypted value. None if it is current, or cannot be decrypted.
    fn reseal(self, column: SealedColumn, value: SealedValue) -> Option<Resealed> {
        let keys = &self.accounts.0.secret_keys;
        if keys.is_current(&value.sealed) {
            return None;
        }
        let purpose = purpose(column, value.owner);
        let plain = keys.open(&purpose, &value.sealed)?;
        Some(Resealed { id: value.id, after: keys.seal(&purpose, &plain)?, before: value.sealed })
    }
}

/// Returns the encryption context of a column's value.
fn purpose(column: SealedColumn, owner: i64) -> String {
    match column {
        SealedColumn::ProviderSecret => secret_purpose(OperatorId::new(owner)),
        SealedColumn::SecondFactor | SealedColumn::PendingSecondFactor => {
            agents::second_factor_purpose(LoginId::new(owner))
        }
        SealedColumn::RecoveryCodes => agents::recovery_codes_purpose(LoginId::new(owner)),
        SealedColumn::PendingRequest => agents::pending_request_purpose(AgentId::new(owner)),
        SealedColumn::SessionIdToken
        | SealedColumn::PendingLinkIdToken
        | SealedColumn::FlowIdToken => id_token_purpose(OperatorId::new(owner)),
        SealedColumn::WebhookSecret | SealedColumn::OldWebhookSecret => {
            webhooks::secret_purpose(OperatorId::new(owner))
        }
    }
}

fn describe(column: SealedColumn, value: &SealedValue) -> String {
    let (id, owner) = (value.id, value.owner);
    match column {
        SealedColumn::ProviderSecret => format!("the secret of provider {id}"),
        SealedColumn::SecondFactor => format!("the second factor of agent sign-in {id}"),
        SealedColumn::PendingSecondFactor => {
            format!("the second factor that agent sign-in {owner} is setting up")
        }
        SealedColumn::RecoveryCodes => format!("the new recovery codes of agent sign-in {owner}"),
        SealedColumn::PendingRequest => format!("what agent {owner} was asked a code for"),
        SealedColumn::SessionIdToken => format!("the ID token of session {id}"),
        SealedColumn::PendingLinkIdToken => format!("the ID token of waiting sign-in {id}"),
        SealedColumn::FlowIdToken => format!("the ID token of sign-out {id}"),
        SealedColumn::WebhookSecret => format!("the secret of webhook {id}"),
        SealedColumn::OldWebhookSecret => format!("the old secret of webhook {id}"),
    }
}
