//! The visit being answered: whose portal, which customer, and, on every host, which language it is answered in and what
//! the address and the flash say.

mod notice;

pub use notice::Notice;

use model::{Customer, Failure, Locale, Message, Portal, ReturnPath};
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

/// What every page of a portal knows of its request. Provided as context on the server, where pages run.
#[derive(Debug, Clone)]
pub struct Visit {
    pub portal: Arc<Portal>,
    pub customer: Option<Customer>,
    pub asked: Asked,
}

impl Deref for Visit {
    type Target = Asked;
    fn deref(&self) -> &Asked {
        &self.asked
    }
}

/// In the flash, beside what was typed, when not all of it could be kept. No field has such a name.
pub const TYPED_CUT: &str = "typed-cut";

/// What a page knows of its request whichever host it stands on. Provided as context of its own: forms need no more.
#[derive(Debug, Clone)]
pub struct Asked {
    pub locale: Locale,
    /// The shortest password that is taken here, in code points.
    pub password_minimum: usize,
    /// The path asked for, without its query.
    pub path: String,
    pub query: Query,
    /// What was typed into a form that was refused, by the field's name. Never a password.
    pub typed: BTreeMap<String, String>,
    pub draft: Draft,
    /// Whether the browser sent any cookie.
    pub has_cookies: bool,
    /// What the answer that led here has done.
    pub notice: Option<Notice>,
}

/// What became of a form that was sent after the session had ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Draft {
    /// There is none, or it belongs to another page.
    #[default]
    None,
    /// It waits until somebody has signed in.
    Kept,
    /// What was typed stands in the fields of this page again.
    Restored,
}

/// The parts of the address that pages read; anything else in it is ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Codes of `model::refusals`, or `wait`, `busy`, `unavailable`, `lost`. Not checked: unknown codes say nothing.
    pub refused: Vec<String>,
    pub wait: u32,
    /// Which form was refused, on a page that has several.
    pub form: Option<String>,
    pub return_to: Option<ReturnPath>,
    /// Everything else that is not empty, by its name.
    pub others: BTreeMap<String, String>,
}

impl Asked {
    /// Why that form was refused before this page was asked for.
    pub fn failure(&self, form: &str) -> Option<Failure<String>> {
        let Query { refused, wait, form: refused_form, .. } = &self.query;
        if refused_form.as_deref().is_some_and(|name| name != form) {
            return None;
        }
        match refused.first()?.as_str() {
            "wait" => Some(Failure::Wait(*wait)),
            "busy" => Some(Failure::Busy),
            "unavailable" => Some(Failure::Unavailable),
            "lost" => Some(Failure::Unconfirmed),
            "forbidden" => Some(Failure::Forbidden),
            _ => Some(Failure::Refused(refused.clone())),
        }
    }

    /// Whether some of what was typed was too long to be kept.
    pub fn is_typed_cut(&self) -> bool {
        self.typed.contains_key(TYPED_CUT)
    }

    /// The page to go to after signing in, as a form's hidden field carries it.
    pub fn return_to(&self) -> String {
        self.query.return_to.as_ref().map(ToString::to_string).unwrap_or_default()
    }

    /// An address of ours that keeps the page to go to after signing in.
    pub fn with_return(&self, path: &str) -> String {
        let Some(return_to) = &self.query.return_to else {
            return path.to_owned();
        };
        let mark = if path.contains('?') { '&' } else { '?' };
        format!("{path}{mark}return_to={}", escape(return_to.as_str()))
    }

    /// The value of that name in the address.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.query.others.get(name).map(String::as_str)
    }
}

impl Visit {
    pub fn accounts_enabled(&self) -> bool {
        self.portal.settings.customer_accounts_enabled
    }

    /// What the operator says in its own words, or else the standard text.
    pub fn says(&self, message: Message, values: &[(&str, &str)], standard: &str) -> String {
        let own = self.portal.own_text(message, self.locale, values);
        own.unwrap_or_else(|| standard.to_owned())
    }

    /// Whether customers sign in with a password here.
    pub fn takes_passwords(&self) -> bool {
        self.portal.settings.password_sign_in()
    }
}

/// A path stands in a query unharmed once what would end its value or mean a space is encoded.
pub fn escape(path: &str) -> String {
    path.replace('%', "%25").replace('&', "%26").replace('+', "%2B")
}
