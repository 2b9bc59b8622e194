//! A portal's logo: stored in the database, served from the portal's own host under a name derived from its content.

use crate::{
    AccessError, AgentCaller, StoreError,
    access::allow,
    audit,
    groups::Branding,
    store::{
        query, read,
        rows::{NewAudit, NewLogo},
        transaction,
    },
    token::sha256,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use model::{
    Agent, AuditAction, Failure, LogoProblem, Permission, Picture, Portal, PortalId,
    refusals::LogoRefusal,
};

/// Bytes of the hash in a file name: enough to avoid collisions.
const NAME_BYTES: usize = 16;

impl Branding<'_> {
    /// Sets or replaces a portal's logo.
    ///
    /// # Errors
    /// Why the bytes are no acceptable image.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn set_logo(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: PortalId,
        bytes: &[u8],
    ) -> Result<(), Failure<LogoRefusal>> {
        allow(agent, Permission::ManagePortals)?;
        if bytes.is_empty() {
            return Err(LogoRefusal::LogoMissing.into());
        }
        let picture = Picture::recognise(bytes).map_err(refusal)?;
        let file = format!("{}.{}", name(bytes), picture.kind.extension());
        let logo = NewLogo {
            file: &file,
            width: i32::try_from(picture.width).unwrap_or(1),
            height: i32::try_from(picture.height).unwrap_or(1),
            bytes,
        };
        self.change_logo(agent, caller, id, Some(logo)).await
    }

    /// Removes a portal's logo; its initials and name are shown instead.
    ///
    /// # Errors
    /// `Unknown` when the operator has no such portal.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn remove_logo(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: PortalId,
    ) -> Result<(), Failure<LogoRefusal>> {
        self.change_logo(agent, caller, id, None).await
    }

    async fn change_logo(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: PortalId,
        logo: Option<NewLogo<'_>>,
    ) -> Result<(), Failure<LogoRefusal>> {
        let unknown = LogoRefusal::Unknown;
        let old = self.known_portal(agent, id, unknown).await?.portal;
        let before = old.logo.map(|logo| logo.file);
        if before.as_deref() == logo.map(|logo| logo.file) {
            return Ok(());
        }
        let shown = |file: Option<&str>| Some(format!("logo={}", file.unwrap_or_default()));
        let record = NewAudit {
            before: shown(before.as_deref()),
            after: shown(logo.map(|logo| logo.file)),
            ..audit::new_record(
                AuditAction::PortalChanged,
                agent,
                caller,
                &old.name,
                self.accounts.now(),
            )
        };
        let operator = agent.operator;
        let is_known = transaction!(self.accounts.store(), async |tx| {
            if !query!(tx, branding::name_logo(operator, id, logo)).await? {
                return Ok(false);
            }
            query!(tx, branding::delete_logo(operator, id)).await?;
            if let Some(logo) = logo {
                query!(tx, branding::insert_logo(operator, id, logo.bytes)).await?;
            }
            query!(tx, audit::record(&record)).await?;
            Ok(true)
        })
        .await?;
        self.changed(is_known, unknown)
    }

    /// Returns the bytes of a portal's logo, if `file` is its name.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn logo(self, portal: &Portal, file: &str) -> Result<Option<Vec<u8>>, StoreError> {
        if portal.logo.as_ref().is_none_or(|logo| logo.file != file) {
            return Ok(None);
        }
        let (operator, id) = (portal.operator, portal.id);
        read!(self.accounts.store(), branding::logo(operator, id)).await
    }

    /// Returns a portal's logo for the backoffice as a data URL, because the backoffice is on another host than the
    /// portal.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn logo_of(self, agent: &Agent, id: PortalId) -> Result<Option<String>, AccessError> {
        allow(agent, Permission::ManagePortals)?;
        let operator = agent.operator;
        let bytes = read!(self.accounts.store(), branding::logo(operator, id)).await?;
        Ok(bytes.and_then(|bytes| {
            let picture = Picture::recognise(&bytes).ok()?;
            let (kind, data) = (picture.kind.media_type(), STANDARD.encode(&bytes));
            Some(format!("data:{kind};base64,{data}"))
        }))
    }
}

fn name(bytes: &[u8]) -> String {
    let hash = sha256(bytes);
    let digits = hash.iter().take(NAME_BYTES).map(|b| format!("{b:02x}"));
    digits.collect()
}

fn refusal(problem: LogoProblem) -> LogoRefusal {
    match problem {
        LogoProblem::TooLarge => LogoRefusal::LogoTooLarge,
        LogoProblem::NotAPicture => LogoRefusal::LogoNoPicture,
        LogoProblem::Size => LogoRefusal::LogoSize,
    }
}
