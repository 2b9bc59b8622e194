//! Who mails of an operator come from.

use super::difference;
use crate::{
    AccessError, Accounts, AgentCaller, StoreError,
    agents::{allow, require_recent_code},
    audit, names,
    store::{read, rows::NewAudit, write},
};
use model::{
    Agent, AuditAction, EmailAddress, Failure, Permission, PersonName, Sender,
    refusals::SenderRefusal,
};

impl Accounts {
    /// The sender of the operator's mails.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn sender(&self, agent: &Agent) -> Result<Sender, AccessError> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        let found = read!(self.store(), branding::sender(operator)).await?;
        let sender = found.and_then(|(name, address)| {
            Some(Sender {
                name,
                address: address.parse().ok()?,
            })
        });
        let gone = || StoreError::Connection("the operator has no sender".to_owned());
        Ok(sender.ok_or_else(gone)?)
    }

    /// Chooses another sender. Mails that wait already come from it too.
    ///
    /// # Errors
    /// What is wrong with the name or the address.
    pub async fn change_sender(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        name: &str,
        address: &str,
    ) -> Result<(), Failure<SenderRefusal>> {
        let old = self.sender(agent).await?;
        require_recent_code(agent)?;
        let (name, address) = read_form(name, address)?;
        let was = [
            ("name", old.name.as_str()),
            ("address", old.address.as_str()),
        ];
        let became = [("name", name.as_str()), ("address", address.as_str())];
        if was == became {
            return Ok(());
        }
        let act = NewAudit {
            was: Some(difference(&was, &became)),
            became: Some(difference(&became, &was)),
            ..audit::act(
                AuditAction::SenderChanged,
                agent,
                caller,
                &agent.operator_name,
                self.now(),
            )
        };
        let (name, address) = (name.as_str(), address.as_str());
        write!(self.store(), branding::change_sender(name, address, &act)).await?;
        self.0.portals.invalidate_all();
        Ok(())
    }
}

fn read_form(
    name: &str,
    address: &str,
) -> Result<(PersonName, EmailAddress), Failure<SenderRefusal>> {
    let mut problems = Vec::new();
    let name = names::read(
        name,
        SenderRefusal::NameMissing,
        SenderRefusal::NameInvalid,
        &mut problems,
    );
    let address: Option<EmailAddress> = address.parse().ok();
    if address.is_none() {
        problems.push(SenderRefusal::AddressInvalid);
    }
    name.zip(address).ok_or(Failure::Refused(problems))
}
