//! The language in which an agent reads the backoffice.

use crate::{StoreError, groups::Agents, store::write};
use model::{Agent, Locale};

impl Agents<'_> {
    /// Keeps the language that an agent chose, for every browser and every operator of that person.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn choose_language(self, agent: &Agent, locale: Locale) -> Result<(), StoreError> {
        let (login, tag) = (agent.login, locale.tag());
        write!(self.accounts.store(), agent_logins::set_locale(login, tag)).await
    }
}
