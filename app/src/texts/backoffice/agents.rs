//! Agents and roles, the mail log, the audit.

texts!("backoffice/agents");
