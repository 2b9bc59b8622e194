//! What became of an operator's mails.

use crate::{AccessError, Accounts, AgentCaller};
use model::{Agent, Failure, MailEntry, Page, refusals::MailRefusal};

impl Accounts {
    /// The mails of the operator, the latest first; `before` is the `next` of the page before.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn mail_log(
        &self,
        agent: &Agent,
        before: Option<i64>,
        only_failed: bool,
    ) -> Result<Page<MailEntry>, AccessError> {
        let _ = (agent, before, only_failed);
        unimplemented!()
    }

    /// Sends a mail that was given up; a link in it is made anew.
    ///
    /// # Errors
    /// `NotDead`, `AddressChanged`, `Unknown`.
    pub async fn retry_mail(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        id: i64,
    ) -> Result<(), Failure<MailRefusal>> {
        let _ = (agent, caller, id);
        unimplemented!()
    }
}
