//! Loading the data of pages. Each loader sets the response's status when it has nothing to show.

use super::cookies::Name;
use super::request::{accounts, cookie, customer, has_cookies, portal};
use super::{
    AddPurchaseLink, Candidate, Confirmation, EmailLink, PageError, PasswordLink, Pending, Proof,
    answers, orders,
};
use leptos::prelude::use_context;
use model::{Customer, Link, LinkedSignIn, Page, Product, Purchase, SessionSummary, TimelineEntry};

fn found<T>(value: Option<T>) -> Result<T, PageError> {
    value.ok_or_else(|| {
        answers::set_status(404);
        PageError::NotFound
    })
}

fn stored<T>(result: Result<T, accounts::StoreError>) -> Result<T, PageError> {
    result.map_err(|error| store_failed(&error))
}

/// Answers that a page's data cannot be read, and logs why: nothing else does.
pub(super) fn store_failed(error: &accounts::StoreError) -> PageError {
    tracing::error!(error = accounts::causes(error), "page.data.failed");
    answers::unavailable();
    PageError::Unavailable
}

/// Returns the result for a mailed link that this browser has not opened. Opening one sets a cookie: without any
/// cookie, either cookies are disabled or no link was opened.
pub(super) fn unknown_link<T>() -> Result<Link<T>, PageError> {
    if has_cookies() { Ok(Link::Unknown) } else { Err(PageError::NoCookies) }
}

/// Returns the signed-in customer. The server's layers check the session of every account page already; this is defence
/// in depth.
fn signed_in() -> Result<Customer, PageError> {
    customer().ok_or_else(|| {
        let path = use_context::<crate::PortalContext>()
            .map(|context| context.path.clone())
            .unwrap_or_default();
        answers::sign_in_first(&path);
        PageError::SignedOut
    })
}

pub async fn products() -> Result<Vec<Product>, PageError> {
    stored(accounts().products(&portal()).await)
}

pub async fn product(id: String) -> Result<Product, PageError> {
    let id = found(id.parse().ok())?;
    found(stored(accounts().product(&portal(), id).await)?)
}

pub async fn order(number: String) -> Result<Purchase, PageError> {
    let kept = cookie(Name::Order).unwrap_or_default();
    for secret in orders::secrets(&kept) {
        let order = stored(accounts().order(&portal(), secret).await)?;
        if let Link::Ready(purchase) = order
            && purchase.number == number
        {
            return Ok(purchase);
        }
    }
    found(None)
}

pub async fn pending() -> Result<Option<Pending>, PageError> {
    let Some(token) = cookie(Name::Pending) else {
        return Ok(None);
    };
    let pending = stored(accounts().pending(&portal(), &token).await)?;
    Ok(pending.map(|pending| Pending { email: pending.email, resend_in: pending.resend_in }))
}

pub async fn confirmation() -> Result<Link<Confirmation>, PageError> {
    let Some(token) = cookie(Name::Confirm) else {
        return unknown_link();
    };
    let pending = cookie(Name::Pending);
    let link = stored(accounts().confirmation(&portal(), &token, pending.as_deref()).await)?;
    Ok(state(link, |ready| Confirmation { email: ready.email, same_browser: ready.same_browser }))
}

pub async fn password_link() -> Result<Link<PasswordLink>, PageError> {
    let Some(token) = cookie(Name::SetPassword) else {
        return unknown_link();
    };
    let link = stored(accounts().password_link(&portal(), &token).await)?;
    Ok(state(link, |ready| PasswordLink {
        number: ready.number,
        first_name: ready.first_name,
        activation: ready.activation,
    }))
}

pub async fn proof() -> Result<Option<Proof>, PageError> {
    let Some(arrival) = cookie(Name::PendingLink) else {
        return Ok(None);
    };
    let link = cookie(Name::Proof);
    let proof = stored(accounts().proof(&portal(), &arrival, link.as_deref()).await)?;
    Ok(proof.map(|proof| Proof {
        provider: proof.provider,
        label: proof.label,
        email: proof.email,
        by_password: proof.by_password,
        may_open_new: proof.may_open_new,
        link_dead: link.is_some() && proof.candidates.is_empty(),
        candidates: proof.candidates.into_iter().map(candidate).collect(),
    }))
}

fn candidate(candidate: accounts::sso::Candidate) -> Candidate {
    Candidate {
        number: candidate.number,
        first_name: candidate.first_name,
        last_name: candidate.last_name,
        last_purchase_at: candidate.last_purchase_at,
    }
}

fn state<T, U>(link: Link<T>, ready: impl FnOnce(T) -> U) -> Link<U> {
    match link {
        Link::Ready(value) => Link::Ready(ready(value)),
        Link::Expired => Link::Expired,
        Link::Used => Link::Used,
        Link::Replaced => Link::Replaced,
        Link::Unknown => Link::Unknown,
    }
}

pub async fn purchases() -> Result<Vec<Purchase>, PageError> {
    let customer = signed_in()?;
    stored(accounts().purchases(&portal(), &customer).await)
}

pub async fn purchase(number: String) -> Result<Purchase, PageError> {
    let customer = signed_in()?;
    found(stored(accounts().purchase(&portal(), &customer, &number).await)?)
}

pub async fn sessions() -> Result<Vec<SessionSummary>, PageError> {
    let customer = signed_in()?;
    stored(accounts().sessions(&portal(), &customer).await)
}

pub async fn linked_sign_ins() -> Result<Vec<LinkedSignIn>, PageError> {
    let customer = signed_in()?;
    stored(accounts().linked_sign_ins(&portal(), &customer).await)
}

pub async fn activity(before: Option<i64>) -> Result<Page<TimelineEntry>, PageError> {
    let customer = signed_in()?;
    stored(accounts().own_timeline(&portal(), &customer, before).await)
}

pub async fn email_link() -> Result<Link<EmailLink>, PageError> {
    let Some(token) = cookie(Name::EmailLink) else {
        return unknown_link();
    };
    let customer = customer();
    let link = accounts().email_link(&portal(), customer.as_ref(), &token).await;
    Ok(state(stored(link)?, |ready| EmailLink {
        email: ready.email,
        undo: ready.undo,
        ask_password: ready.ask_password,
    }))
}

pub async fn add_purchase_link() -> Result<Link<AddPurchaseLink>, PageError> {
    let customer = signed_in()?;
    let Some(token) = cookie(Name::AddPurchase) else {
        return unknown_link();
    };
    let link = accounts().add_purchase_link(&portal(), &customer, &token).await;
    Ok(state(stored(link)?, |leads_to| match leads_to {
        accounts::AddPurchaseLink::Ready { number } => AddPurchaseLink::Ready { number },
        accounts::AddPurchaseLink::OtherCustomer => AddPurchaseLink::OtherCustomer,
        accounts::AddPurchaseLink::NotFree => AddPurchaseLink::NotFree,
    }))
}
