//! The request that is being answered: who works, how far they have signed in, and what the address says.

use crate::Asked;
use model::{Agent, Stage};
use std::ops::Deref;

/// What every page of the backoffice knows of its request. Provided as context on the server, where pages run.
#[derive(Debug, Clone)]
pub struct Desk {
    pub stage: Option<Stage>,
    pub asked: Asked,
}

impl Deref for Desk {
    type Target = Asked;
    fn deref(&self) -> &Asked {
        &self.asked
    }
}

impl Desk {
    /// The agent who has come all the way in.
    pub fn agent(&self) -> Option<&Agent> {
        match &self.stage {
            Some(Stage::Open(agent)) => Some(agent),
            _ => None,
        }
    }
}
