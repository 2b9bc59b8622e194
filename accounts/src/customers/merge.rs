//! Comparing two customers, and making them one.

mod plan;

use super::twins::preference;
use crate::{
    AccessError, Accounts, AgentCaller, StoreError,
    agents::allow,
    audit,
    mail::Mail,
    outbox,
    profile::{UNDO_DAYS, undo_link},
    store::{
        read,
        rows::{LinkTarget, Merge, Merged, NewAudit, NewEvent, NewMail, SideRow},
        write,
    },
    timeline::Event,
};
use model::{
    Agent, AuditAction, Comparison, CustomerNumber, Failure, Permission, refusals::MergeRefusal,
};
use plan::{Pair, Plan};

/// What an agent chose. Each is the number of one of the two customers; empty where there was nothing to choose.
#[derive(Debug, Default)]
pub struct MergeForm {
    pub survivor: String,
    /// Whose sign-in stays, where both have an active account.
    pub sign_in: String,
    /// Whose name is kept, and so on.
    pub name: String,
    pub email: String,
    pub phone: String,
    pub language: String,
}

impl Accounts {
    /// Two customers side by side; none where the operator has not both, or one of them became part of another one.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn compare_customers(
        &self,
        agent: &Agent,
        one: &CustomerNumber,
        other: &CustomerNumber,
    ) -> Result<Option<Comparison>, AccessError> {
        allow(agent, Permission::MergeCustomers)?;
        let operator = agent.operator;
        let (Some(first), Some(second)) = (
            self.side(operator, one).await?,
            self.side(operator, other).await?,
        ) else {
            return Ok(None);
        };
        let (Some(left), Some(right)) = (
            self.customer_details(agent, one).await?,
            self.customer_details(agent, other).await?,
        ) else {
            return Ok(None);
        };
        let preferred = if preference(&left.summary) >= preference(&right.summary) {
            one
        } else {
            other
        };
        Ok(Some(Comparison {
            preferred: preferred.clone(),
            sign_in: plan::sign_in(&first, &second),
            differing: plan::differing(&first, &second),
            identities_join: plan::identities_join(&first, &second),
            obstacle: self.what_stands_against(operator, &first, &second).await?,
            sides: [left, right],
        }))
    }

    /// Makes one customer of two: purchases, history and what signs in move to the one that stays; the other one's number
    /// goes on finding it. Can be undone for 30 days.
    ///
    /// # Errors
    /// Why not, or what is left to choose.
    pub async fn merge_customers(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        one: &CustomerNumber,
        other: &CustomerNumber,
        form: &MergeForm,
    ) -> Result<CustomerNumber, Failure<MergeRefusal>> {
        use MergeRefusal as R;
        allow(agent, Permission::MergeCustomers)?;
        let operator = agent.operator;
        let first = self.side(operator, one).await?.ok_or(R::Unknown)?;
        let second = self.side(operator, other).await?.ok_or(R::Unknown)?;
        if let Some(why) = self.what_stands_against(operator, &first, &second).await? {
            return Err(why.into());
        }
        let survivor: CustomerNumber = form.survivor.parse().map_err(|_| R::SurvivorMissing)?;
        let pair = match () {
            () if survivor == *one => Pair {
                survivor: &first,
                absorbed: &second,
            },
            () if survivor == *other => Pair {
                survivor: &second,
                absorbed: &first,
            },
            () => return Err(R::SurvivorMissing.into()),
        };
        let plan = pair.plan(form)?;
        match self.carry_out(agent, caller, &pair, &plan).await? {
            Merged::Done => {
                self.mail_queued();
                Ok(survivor)
            }
            Merged::Changed => Err(R::ChangedMeanwhile.into()),
        }
    }

    async fn side(
        &self,
        operator: i64,
        number: &CustomerNumber,
    ) -> Result<Option<SideRow>, StoreError> {
        let digits = number.digits();
        read!(self.store(), merges::side_of_number(operator, digits)).await
    }

    /// An address that an agent changed a short time ago stands against it: who lost it has a day to object, and would
    /// object to nothing once the customer were another one's part.
    async fn what_stands_against(
        &self,
        operator: i64,
        one: &SideRow,
        other: &SideRow,
    ) -> Result<Option<MergeRefusal>, StoreError> {
        if let Some(why) = plan::obstacle(one, other) {
            return Ok(Some(why));
        }
        for side in [one, other] {
            if self.objection_left(operator, side.id).await?.is_some() {
                return Ok(Some(MergeRefusal::AddressChanged));
            }
        }
        Ok(None)
    }

    async fn carry_out(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        pair: &Pair<'_>,
        plan: &Plan,
    ) -> Result<Merged, StoreError> {
        let merge = Merge {
            operator: agent.operator,
            survivor: pair.survivor,
            absorbed: pair.absorbed,
            kept: &plan.kept,
            sign_in_moves: plan.sign_in_moves,
            identities_join: plan.identities_join,
            events: &self.merge_events(agent, caller, pair, plan),
            audit: &self.merge_acts(agent, caller, pair, plan),
            mails: &self.merge_mails(agent.operator, pair, plan).await?,
            at: self.now(),
        };
        let merge = &merge;
        write!(self.store(), merges::merge(merge)).await
    }

    fn merge_events(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        pair: &Pair<'_>,
        plan: &Plan,
    ) -> Vec<NewEvent> {
        let now = self.now();
        let (survivor, absorbed) = (pair.survivor, pair.absorbed);
        let told = |event: Event, of: &SideRow, detail: String| NewEvent {
            detail: Some(detail),
            ..event.by_agent(agent, caller, of.id, now)
        };
        let mut events = vec![
            told(Event::Merged, survivor, shown(absorbed)),
            told(Event::MergedInto, absorbed, shown(survivor)),
        ];
        // Where no account says whose the address is, a merge changes it as an edit does: links wait for a day.
        let account = survivor.is_active() || absorbed.is_active();
        if let (Some(loser), false) = (pair.loses_address(&plan.kept), account) {
            let (old, new) = (&loser.email, &plan.kept.email);
            let text = |email: &Option<String>| email.clone().unwrap_or_default();
            let detail = format!("{} → {}", text(old), text(new));
            events.push(told(Event::EmailChanged, survivor, detail));
        }
        events
    }

    fn merge_acts(
        &self,
        agent: &Agent,
        caller: &AgentCaller,
        pair: &Pair<'_>,
        plan: &Plan,
    ) -> Vec<NewAudit> {
        let (survivor, absorbed) = (pair.survivor, pair.absorbed);
        let stays = if plan.sign_in_moves {
            absorbed
        } else {
            survivor
        };
        let act = |of: &SideRow, was: String, became: String| NewAudit {
            customer_id: Some(of.id),
            was: Some(was),
            became: Some(became),
            ..audit::act(
                AuditAction::CustomersMerged,
                agent,
                caller,
                &shown(of),
                self.now(),
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
        vec![
            act(survivor, both, summary),
            act(absorbed, shown(absorbed), shown(survivor)),
        ]
    }

    /// Who is told: the owner of the account that stays, and an address that is not the customer's any more, which can
    /// undo it. Addresses of agents are nobody's.
    async fn merge_mails(
        &self,
        operator: i64,
        pair: &Pair<'_>,
        plan: &Plan,
    ) -> Result<Vec<(NewMail, Option<LinkTarget>)>, StoreError> {
        let Some(portal) = self.first_portal(operator).await? else {
            return Ok(Vec::new());
        };
        let now = self.now();
        let (number, other) = (shown(pair.survivor), shown(pair.absorbed));
        let mut mails = Vec::new();
        let stays = if plan.sign_in_moves {
            pair.absorbed
        } else {
            pair.survivor
        };
        if let (Some(email), true) = (&stays.email, stays.is_active()) {
            let mail = Mail::CustomersMerged {
                first_name: stays.first_name.clone(),
                number: number.clone(),
                other: other.clone(),
                sign_in_url: format!("{}/sign-in", portal.origin),
            };
            let locale = stays.locale.parse().unwrap_or_default();
            let id = Some(pair.survivor.id);
            mails.push((outbox::mail(&portal, id, email, locale, &mail, now)?, None));
        }
        let loser = pair.loses_address(&plan.kept);
        if let Some((loser, email, key)) =
            loser.and_then(|side| Some((side, side.email.as_ref()?, side.email_key.as_ref()?)))
            && !read!(self.store(), customers::is_agents_address(operator, key)).await?
        {
            let mail = Mail::MergedAway {
                first_name: loser.first_name.clone(),
                number,
                other,
                days: UNDO_DAYS,
            };
            let locale = loser.locale.parse().unwrap_or_default();
            let account = loser.account.as_ref();
            let signs_in = account.is_some_and(|account| account.sign_in_email.is_some());
            let id = Some(pair.survivor.id);
            let mail = outbox::mail(&portal, id, email, locale, &mail, now)?;
            mails.push((mail, Some(undo_link(loser.id, email, key, signs_in))));
        }
        Ok(mails)
    }
}

/// The number as people read it.
fn shown(side: &SideRow) -> String {
    let number: Result<CustomerNumber, _> = side.number.parse();
    number.map_or_else(|_| side.number.clone(), |number| number.to_string())
}
