//! The context of a request: portal and customer and, on every host, language, address and flash.

mod notice;

pub use notice::Notice;

use model::{Customer, Failure, Locale, Message, Portal, ReturnPath, TimeZone, percent};
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

/// The context of every page of a portal. Provided as context on the server, where pages run.
#[derive(Debug, Clone)]
pub struct PortalContext {
    pub portal: Arc<Portal>,
    pub customer: Option<Customer>,
    pub request: PageRequest,
}

impl Deref for PortalContext {
    type Target = PageRequest;
    fn deref(&self) -> &PageRequest {
        &self.request
    }
}

/// The flash's marker that not all of what was typed could be kept. No field has such a name.
pub const TYPED_CUT: &str = "typed-cut";

/// The part of the context that pages of every host have. Provided as a context of its own, since forms need no more.
#[derive(Debug, Clone)]
pub struct PageRequest {
    pub locale: Locale,
    /// The portal's or, in the backoffice, that of the agent's operator.
    pub time_zone: TimeZone,
    /// The shortest password accepted here, in code points.
    pub password_minimum: usize,
    /// The requested path, without its query.
    pub path: String,
    pub query: Query,
    /// What was typed into a refused form, by field name. Never a password.
    pub typed: BTreeMap<String, String>,
    pub draft: Draft,
    /// Whether the browser sent any cookie.
    pub has_cookies: bool,
    /// The flash message of the previous response.
    pub notice: Option<Notice>,
}

/// The state of a form that was sent after the session had ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Draft {
    /// There is none, or it belongs to another page.
    #[default]
    None,
    /// Kept until its owner signs in.
    Kept,
    /// Restored into the fields of this page.
    Restored,
}

/// The parts of the address that pages use; all others are ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Codes of `model::refusals`. Not validated: unknown codes show nothing.
    pub refused: Vec<String>,
    pub wait: u32,
    /// The name of the refused form, on a page that has several.
    pub form: Option<String>,
    pub return_to: Option<ReturnPath>,
    /// All other parameters that are not empty, by name.
    pub others: BTreeMap<String, String>,
}

/// Returns a path with that page to go to after sign-in as a parameter.
pub fn returning(path: &str, asked: Option<&ReturnPath>) -> String {
    let Some(asked) = asked else {
        return path.to_owned();
    };
    let mark = if path.contains('?') { '&' } else { '?' };
    format!("{path}{mark}return_to={}", percent::encode_path(asked.as_str()))
}

impl PageRequest {
    /// Returns why that form was refused by the previous request.
    pub fn failure(&self, form: &str) -> Option<Failure<String>> {
        let Query { refused, wait, form: refused_form, .. } = &self.query;
        if refused_form.as_deref().is_some_and(|name| name != form) {
            return None;
        }
        Failure::from_query(refused, *wait)
    }

    /// Returns whether the page shows a form that the previous request refused.
    pub fn is_refused(&self) -> bool {
        // A provider's refusal has a page of its own, without a form.
        !self.query.refused.is_empty() && !self.path.ends_with("/refused")
    }

    /// Returns whether some of what was typed was too long to be kept.
    pub fn is_typed_cut(&self) -> bool {
        self.typed.contains_key(TYPED_CUT)
    }

    /// Returns the page to go to after sign-in, as a form's hidden field has it.
    pub fn return_to(&self) -> String {
        self.query.return_to.as_ref().map(ToString::to_string).unwrap_or_default()
    }

    /// Returns a path with the page to go to after sign-in as a parameter.
    pub fn with_return(&self, path: &str) -> String {
        returning(path, self.query.return_to.as_ref())
    }

    /// Returns the parameter of that name.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.query.others.get(name).map(String::as_str)
    }
}

impl PortalContext {
    pub fn accounts_enabled(&self) -> bool {
        self.portal.settings.customer_accounts_enabled
    }

    /// Returns the operator's custom message, or else the standard text.
    pub fn custom_text(&self, message: Message, values: &[(&str, &str)], standard: &str) -> String {
        let own = self.portal.own_text(message, self.locale, values);
        own.unwrap_or_else(|| standard.to_owned())
    }

    /// Returns whether customers can sign in with a password here.
    pub fn accepts_passwords(&self) -> bool {
        self.portal.settings.password_sign_in()
    }
}
