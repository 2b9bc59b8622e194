//! Adding and changing products.

use super::{
    changes::{Facts, difference, facts_of, facts_of_row, listed},
    dates,
    form::{self, ProductForm, Valid},
};
use crate::{
    AgentCaller,
    access::{allow, require_recent_code},
    audit,
    groups::Catalogue,
    store::{
        StoreError, Tx, query,
        rows::{NewAudit, NewProduct, NewProductText},
        transaction,
    },
};
use model::{
    Agent, AuditAction, Failure, OperatorId, Permission, PortalId, ProductId,
    refusals::ProductRefusal,
};

/// Maximum products that an operator sells at once: portals show them on one page.
pub(super) const MAX_PRODUCTS: i64 = 200;

/// Result of a change.
enum ChangeOutcome {
    Done,
    Unknown,
    /// It was changed meanwhile.
    Meanwhile,
    /// A date that is added is over.
    PastDate,
}

impl Catalogue<'_> {
    /// Adds a product, shown last; returns its id. A repeated form adds none.
    ///
    /// # Errors
    /// What is wrong with each field, `DatesPast`, or `TooMany`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn create(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        form: &ProductForm,
    ) -> Result<ProductId, Failure<ProductRefusal>> {
        let valid = self.read_product(agent, form).await?;
        let (operator, now) = (agent.operator, self.accounts.now());
        if dates::adds_past(&[], &valid.dates, now) {
            return Err(ProductRefusal::DatesPast.into());
        }
        let key = form.form_key(agent);
        let record = NewAudit {
            after: Some(listed(&facts_of(&valid, agent))),
            ..audit::new_record(AuditAction::ProductAdded, agent, caller, &valid.title, now)
        };
        let added = transaction!(self.accounts.store(), async |tx| {
            if let Some(id) = query!(tx, form_keys::result_of(operator, key.as_deref())).await? {
                return Ok(Some(ProductId::new(id)));
            }
            if query!(tx, products::count_active(operator)).await? >= MAX_PRODUCTS {
                return Ok(None);
            }
            let id = insert(tx, operator, &valid).await?;
            query!(tx, form_keys::keep(operator, key.as_deref(), id.get(), now)).await?;
            query!(tx, audit::record(&record)).await?;
            Ok(Some(id))
        });
        added.await?.ok_or_else(|| ProductRefusal::TooMany.into())
    }

    /// Changes a product. Orders that were placed keep what they were called and cost.
    ///
    /// # Errors
    /// What is wrong with each field, `DatesPast`, `ChangedMeanwhile`, or `Unknown`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn change(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: ProductId,
        form: &ProductForm,
    ) -> Result<(), Failure<ProductRefusal>> {
        allow(agent, Permission::ManageCatalogue)?;
        // The same clock times are other moments now: each date would become another one, whose places are all free.
        if !form.zone.is_empty() && form.zone != agent.time_zone.name() {
            return Err(ProductRefusal::ChangedMeanwhile.into());
        }
        let valid = self.read_product(agent, form).await?;
        let record = audit::new_record(
            AuditAction::ProductChanged,
            agent,
            caller,
            &valid.title,
            self.accounts.now(),
        );
        let version = form.version;
        let changed = transaction!(self.accounts.store(), async |tx| {
            change(tx, (id, version), &valid, agent, &record).await
        });
        match changed.await? {
            ChangeOutcome::Done => Ok(()),
            ChangeOutcome::Unknown => Err(ProductRefusal::Unknown.into()),
            ChangeOutcome::Meanwhile => Err(ProductRefusal::ChangedMeanwhile.into()),
            ChangeOutcome::PastDate => Err(ProductRefusal::DatesPast.into()),
        }
    }

    async fn read_product(
        self,
        agent: &Agent,
        form: &ProductForm,
    ) -> Result<Valid, Failure<ProductRefusal>> {
        allow(agent, Permission::ManageCatalogue)?;
        require_recent_code(agent)?;
        let portals = self.portals(agent).await?;
        let own: Vec<PortalId> = portals.into_iter().map(|(id, _)| id).collect();
        form::read(form, agent.locale, &agent.time_zone, &own)
    }
}

async fn insert(tx: &mut Tx, operator: OperatorId, valid: &Valid) -> Result<ProductId, StoreError> {
    let last = query!(tx, products::last_position(operator)).await?;
    let position = last.unwrap_or_default() + 1;
    let product = NewProduct { operator_id: operator, position, terms: valid.terms() };
    let id = query!(tx, products::insert(product)).await?;
    write_texts_and_portals(tx, operator, id, valid).await?;
    dates::write(tx, operator, id, &[], &valid.dates).await?;
    Ok(id)
}

async fn change(
    tx: &mut Tx,
    (id, version): (ProductId, i32),
    valid: &Valid,
    agent: &Agent,
    record: &NewAudit,
) -> Result<ChangeOutcome, StoreError> {
    let operator = record.operator_id;
    let Some(row) = query!(tx, products::by_id(operator, id)).await? else {
        return Ok(ChangeOutcome::Unknown);
    };
    if row.version != version {
        return Ok(ChangeOutcome::Meanwhile);
    }
    let texts = query!(tx, products::texts(operator, &[id])).await?;
    let portals = query!(tx, products::portals(operator, &[id])).await?;
    let existing = query!(tx, product_dates::all(operator, id)).await?;
    let before = facts_of_row(&row, &texts, &portals, &existing, agent);
    let after = facts_of(valid, agent);
    if before == after {
        return Ok(ChangeOutcome::Done);
    }
    if dates::adds_past(&existing, &valid.dates, record.at) {
        return Ok(ChangeOutcome::PastDate);
    }
    if !query!(tx, products::change(operator, id, version, valid.terms())).await? {
        return Ok(ChangeOutcome::Meanwhile);
    }
    query!(tx, products::delete_texts(operator, id)).await?;
    query!(tx, products::delete_portals(operator, id)).await?;
    write_texts_and_portals(tx, operator, id, valid).await?;
    dates::write(tx, operator, id, &existing, &valid.dates).await?;
    query!(tx, audit::record(&difference_record(record, &before, &after))).await?;
    Ok(ChangeOutcome::Done)
}

/// Returns the record with what the change replaced, and with what.
fn difference_record(record: &NewAudit, before: &Facts, after: &Facts) -> NewAudit {
    let changed = |of, from| Some(listed(&difference(of, from))).filter(|text| !text.is_empty());
    NewAudit { before: changed(before, after), after: changed(after, before), ..record.clone() }
}

/// Writes texts and portals of a product that has none.
async fn write_texts_and_portals(
    tx: &mut Tx,
    operator: OperatorId,
    id: ProductId,
    valid: &Valid,
) -> Result<(), StoreError> {
    for text in &valid.translations {
        let text = NewProductText {
            product_id: id,
            locale: text.locale.tag(),
            operator_id: operator,
            title: &text.title,
            description: &text.description,
        };
        query!(tx, products::insert_text(text)).await?;
    }
    for portal in valid.portals.iter().flatten() {
        query!(tx, products::insert_portal(operator, id, *portal)).await?;
    }
    Ok(())
}
