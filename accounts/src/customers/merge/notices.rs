//! What is recorded of a merge, and which mails it sends.

use super::plan::{Pair, Plan};
use crate::{
    AgentCaller, StoreError, audit,
    groups::Customers,
    mail::Mail,
    outbox,
    store::{
        read,
        rows::{LinkTarget, NewAudit, NewEvent, NewMail, SideRow},
    },
    timeline::Event,
    token::Purpose,
    undo_notice::undo_link,
};
use model::{Agent, AuditAction, OperatorId, Portal};

/// Records and mails of a merge.
pub(super) struct Notices {
    pub events: Vec<NewEvent>,
    pub audit: Vec<NewAudit>,
    pub mails: Vec<(NewMail, Option<LinkTarget>)>,
}

impl Customers<'_> {
    /// Returns the timeline events, audit record and mails of a merge.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn merge_notices(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        pair: &Pair<'_>,
        plan: &Plan,
    ) -> Result<Notices, StoreError> {
        Ok(Notices {
            events: self.merge_events(agent, caller, pair, plan),
            audit: self.merge_acts(agent, caller, pair, plan),
            mails: self.merge_mails(agent.operator, pair, plan).await?,
        })
    }

    fn merge_events(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        pair: &Pair<'_>,
        plan: &Plan,
    ) -> Vec<NewEvent> {
        let now = self.accounts.now();
        let (survivor, absorbed) = (pair.survivor, pair.absorbed);
        let entry = |event: Event, of: &SideRow, detail: String| NewEvent {
            detail: Some(detail),
            ..event.by_agent(agent, caller, of.id, now)
        };
        let mut events = vec![
            entry(Event::Merged, survivor, shown(absorbed)),
            entry(Event::MergedInto, absorbed, shown(survivor)),
        ];
        if let (Some(loser), true) = (pair.loses_address(&plan.kept), pair.has_no_account()) {
            let [old, new] =
                [&loser.email, &plan.kept.email].map(|email| email.as_deref().unwrap_or_default());
            let detail = format!("{old} → {new}");
            events.push(entry(Event::EmailChanged, survivor, detail));
        }
        events
    }

    fn merge_acts(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        pair: &Pair<'_>,
        plan: &Plan,
    ) -> Vec<NewAudit> {
        let (survivor, absorbed) = (pair.survivor, pair.absorbed);
        let stays = if plan.sign_in_moves { absorbed } else { survivor };
        let record = |of: &SideRow, before: String, after: String| NewAudit {
            customer_id: Some(of.id),
            before: Some(before),
            after: Some(after),
            ..audit::new_record(
                AuditAction::CustomersMerged,
                agent,
                caller,
                &shown(of),
                self.accounts.now(),
            )
        };
        let kept = &plan.kept;
        let summary = format!(
            "number: {}\nname: {} {}\nemail: {}\nphone: {}\nsign-in: {}",
            shown(survivor),
            kept.first_name,
            kept.last_name,
            kept.email.as_deref().unwrap_or_default(),
            kept.phone.as_deref().unwrap_or_default(),
            shown(stays),
        );
        let both = format!("{} + {}", shown(survivor), shown(absorbed));
        vec![record(survivor, both, summary), record(absorbed, shown(absorbed), shown(survivor))]
    }

    /// Returns the mails: to the owner of the remaining account, and to an address that the customer loses, with a link
    /// that undoes the merge. Addresses of agents get none: they prove no owner.
    async fn merge_mails(
        self,
        operator: OperatorId,
        pair: &Pair<'_>,
        plan: &Plan,
    ) -> Result<Vec<(NewMail, Option<LinkTarget>)>, StoreError> {
        let Some(portal) = self.accounts.customers_portal(operator).await? else {
            return Ok(Vec::new());
        };
        let stays = if plan.sign_in_moves { pair.absorbed } else { pair.survivor };
        let mut mails = Vec::new();
        if let (Some(email), true) = (&stays.email, stays.is_active()) {
            let mail = self.notice_of_merge(
                &portal,
                pair,
                (stays, email),
                |first_name, number, other| Mail::CustomersMerged {
                    first_name,
                    number,
                    other,
                    sign_in_url: format!("{}/sign-in", portal.origin),
                },
            )?;
            mails.push((mail, None));
        }
        let loser = pair.loses_address(&plan.kept);
        if let Some((loser, email, key)) =
            loser.and_then(|side| Some((side, side.email.as_ref()?, side.email_key.as_ref()?)))
            && !read!(self.accounts.store(), customers::is_agents_address(operator, key)).await?
        {
            let mail = self.notice_of_merge(
                &portal,
                pair,
                (loser, email),
                |first_name, number, other| Mail::MergedAway {
                    first_name,
                    number,
                    other,
                    days: Purpose::UndoEmail.days(),
                },
            )?;
            mails.push((mail, Some(undo_link(loser.id, email))));
        }
        Ok(mails)
    }

    /// Returns a mail to one of the two about both numbers. The mail log lists it with the survivor's.
    fn notice_of_merge(
        self,
        portal: &Portal,
        pair: &Pair<'_>,
        (to, email): (&SideRow, &str),
        mail: impl FnOnce(String, String, String) -> Mail,
    ) -> Result<NewMail, StoreError> {
        let numbers = (shown(pair.survivor), shown(pair.absorbed));
        let mail = mail(to.first_name.clone(), numbers.0, numbers.1);
        let locale = to.locale.parse().unwrap_or_default();
        let id = Some(pair.survivor.id);
        outbox::mail(portal, id, email, locale, &mail, self.accounts.now())
    }
}

/// Returns the number as displayed.
fn shown(side: &SideRow) -> String {
    side.number.to_string()
}
