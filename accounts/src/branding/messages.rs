//! Custom messages of an operator.

use super::{consent, difference};
use crate::{
    AccessError, AgentCaller,
    access::allow,
    audit,
    groups::Branding,
    store::{StoreError, Tx, query, rows::NewAudit, transaction},
};
use model::{
    Agent, AuditAction, ConsentText, Failure, Locale, Message, OperatorId, OwnMessage, Permission,
    TextProblem, refusals::MessageRefusal,
};

impl Branding<'_> {
    /// Returns the operator's custom messages.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn messages(self, agent: &Agent) -> Result<Vec<OwnMessage>, AccessError> {
        allow(agent, Permission::ManagePortals)?;
        let mut messages = self.accounts.own_messages(agent.operator).await?;
        let consent = self.accounts.consent_texts(agent.operator).await?;
        messages.extend(consent.into_iter().map(|ConsentText { locale, text, .. }| OwnMessage {
            message: Message::RegistrationConsent,
            locale,
            text,
        }));
        Ok(messages)
    }

    /// Sets a custom message, with its texts in the order of [`Locale::ALL`]. An empty text restores the standard one;
    /// a changed consent is its next version.
    ///
    /// # Errors
    /// Which text is rejected, and why.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change_message(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        message: Message,
        texts: [&str; Locale::ALL.len()],
    ) -> Result<(), Failure<MessageRefusal>> {
        let old = self.messages(agent).await?;
        let texts = read_form(message, texts)?;
        let before = |locale| {
            let mut own = old.iter();
            let own = own.find(|own| own.message == message && own.locale == locale);
            own.map(|own| own.text.clone()).unwrap_or_default()
        };
        let before = Locale::ALL.map(|locale| (locale.tag(), before(locale)));
        let mut texts = texts.into_iter();
        let after = Locale::ALL.map(|locale| {
            let text = texts.next().flatten();
            (locale.tag(), text.unwrap_or_default())
        });
        if before == after {
            return Ok(());
        }
        let (operator, now) = (agent.operator, self.accounts.now());
        let record = NewAudit {
            before: Some(difference(&before, &after)),
            after: Some(difference(&after, &before)),
            ..audit::new_record(AuditAction::MessageChanged, agent, caller, message.code(), now)
        };
        transaction!(self.accounts.store(), async |tx| {
            if message == Message::RegistrationConsent {
                consent::publish(tx, operator, &after, now).await?;
            } else {
                replace(tx, operator, message, &after).await?;
            }
            query!(tx, audit::record(&record)).await?;
            Ok(())
        })
        .await?;
        self.accounts.0.portals.invalidate_all();
        Ok(())
    }
}

/// Replaces the texts of a message, in all languages.
async fn replace(
    tx: &mut Tx,
    operator: OperatorId,
    message: Message,
    texts: &[(&str, String)],
) -> Result<(), StoreError> {
    query!(tx, messages::delete(operator, message)).await?;
    for (locale, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        query!(tx, messages::insert(operator, message, locale, text)).await?;
    }
    Ok(())
}

fn read_form(
    message: Message,
    texts: [&str; Locale::ALL.len()],
) -> Result<[Option<String>; Locale::ALL.len()], Failure<MessageRefusal>> {
    let mut problems = Vec::new();
    let mut languages = Locale::ALL.into_iter();
    let read = texts.map(|text| {
        let locale = languages.next().unwrap_or_default();
        message.read(text).unwrap_or_else(|problem| {
            problems.push(refusal(locale, problem));
            None
        })
    });
    if problems.is_empty() { Ok(read) } else { Err(Failure::Refused(problems)) }
}

fn refusal(locale: Locale, problem: TextProblem) -> MessageRefusal {
    use MessageRefusal as R;
    match (locale, problem) {
        (Locale::English, TextProblem::TooLong) => R::EnglishLong,
        (Locale::English, TextProblem::Forbidden) => R::EnglishForbidden,
        (Locale::English, TextProblem::Placeholder) => R::EnglishPlaceholder,
        (Locale::Spanish, TextProblem::TooLong) => R::SpanishLong,
        (Locale::Spanish, TextProblem::Forbidden) => R::SpanishForbidden,
        (Locale::Spanish, TextProblem::Placeholder) => R::SpanishPlaceholder,
        (Locale::French, TextProblem::TooLong) => R::FrenchLong,
        (Locale::French, TextProblem::Forbidden) => R::FrenchForbidden,
        (Locale::French, TextProblem::Placeholder) => R::FrenchPlaceholder,
        (Locale::BrazilianPortuguese, TextProblem::TooLong) => R::PortugueseLong,
        (Locale::BrazilianPortuguese, TextProblem::Forbidden) => R::PortugueseForbidden,
        (Locale::BrazilianPortuguese, TextProblem::Placeholder) => R::PortuguesePlaceholder,
    }
}
