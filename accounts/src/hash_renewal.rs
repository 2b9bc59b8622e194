//! Renewing the hashes of verified passwords, of customers and of agents.

use crate::{
    Accounts,
    password_hasher::PasswordHasher,
    store::{StoreError, read, write},
};
use model::{CustomerId, Failure, LoginId, OperatorId};
use secrecy::{ExposeSecret, SecretString};

/// Whose password it is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum PasswordOwner {
    Customer(OperatorId, CustomerId),
    Login(LoginId),
}

impl Accounts {
    /// Rehashes a verified password if its hash, `old`, has outdated cost parameters or is of another system. Returns
    /// the stored hash: the old one while the hasher is overloaded, since the password is right all the same.
    ///
    /// # Errors
    /// `Busy` when too many hashes are waiting, or `Unavailable` when the database does not answer.
    pub(crate) async fn renew_hash<R>(
        &self,
        owner: PasswordOwner,
        old: &str,
        password: &SecretString,
    ) -> Result<String, Failure<R>> {
        if !PasswordHasher::is_outdated(old) {
            return Ok(old.to_owned());
        }
        let password = password.expose_secret();
        let Ok(new) = self.0.hasher.hash(password).await else {
            return Ok(old.to_owned());
        };
        if self.replace_hash(owner, old, &new).await? {
            return Ok(new);
        }
        // Another sign-in has rehashed it, or the password was changed.
        let stored = self.stored_hash(owner).await?.unwrap_or_default();
        let is_same = self.0.hasher.verify(password, Some(&stored)).await?;
        Ok(if is_same { stored } else { new })
    }

    /// Returns whether the hash was still the old one, and is the new one now.
    async fn replace_hash(
        &self,
        owner: PasswordOwner,
        old: &str,
        new: &str,
    ) -> Result<bool, StoreError> {
        match owner {
            PasswordOwner::Customer(operator, customer) => {
                write!(self.store(), accounts::renew_hash(operator, customer, old, new)).await
            }
            PasswordOwner::Login(login) => {
                write!(self.store(), agent_logins::renew_hash(login, old, new)).await
            }
        }
    }

    async fn stored_hash(&self, owner: PasswordOwner) -> Result<Option<String>, StoreError> {
        match owner {
            PasswordOwner::Customer(operator, customer) => {
                let row = read!(self.store(), customers::by_id(operator, customer)).await?;
                Ok(row.and_then(|row| row.password_hash))
            }
            PasswordOwner::Login(login) => {
                read!(self.store(), agent_logins::password_hash_of(login)).await
            }
        }
    }
}
