//! The context of a backoffice request: the agent, the session's stage and the parts of the address.

use crate::PageRequest;
use model::{Agent, Stage};
use std::ops::Deref;

/// The context of every backoffice page. Provided as context on the server, where pages run.
#[derive(Debug, Clone)]
pub struct BackofficeContext {
    pub stage: Option<Stage>,
    pub request: PageRequest,
}

impl Deref for BackofficeContext {
    type Target = PageRequest;
    fn deref(&self) -> &PageRequest {
        &self.request
    }
}

impl BackofficeContext {
    /// Returns the agent, if sign-in is complete.
    pub fn agent(&self) -> Option<&Agent> {
        match &self.stage {
            Some(Stage::Open(agent)) => Some(agent),
            _ => None,
        }
    }
}
