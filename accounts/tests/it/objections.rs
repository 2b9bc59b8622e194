//! An address that an agent changed, or that was lost in a merge, gives no access for a day; an undo wins over every
//! later change.

mod undo;
mod ways_in;

use accounts::{CustomerForm, testing::TestApp};
use model::{Agent, CustomerNumber};

pub const ANA: &str = "ana@example.test";
pub const EVA: &str = "eva@evil.test";
pub const THIRD: &str = "third@evil.test";

/// Changes a customer's address and name as an agent without admin rights.
pub async fn correct(app: &TestApp, agent: &Agent, number: &CustomerNumber, email: &str) {
    let form = CustomerForm {
        first_name: "Eva".into(),
        last_name: "Evil".into(),
        email: email.into(),
        phone: String::new(),
    };
    let changed =
        app.accounts.customers().change(agent, &app.agent_caller(), number, form, None).await;
    changed.expect("changed");
}

/// Undoes a change by its link.
pub async fn undo(app: &TestApp, link: &str) -> bool {
    let undone = app.accounts.profile().undo_email_change(&app.caller(), link).await;
    undone.is_ok()
}
