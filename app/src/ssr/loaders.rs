//! Loading the data of pages. Each loader sets the response's status when it has nothing to show.

use super::cookies::Name;
use super::request::{accounts, cookie, customer, has_cookies, portal};
use super::{PageError, answers, orders};
use leptos::prelude::use_context;
use model::{
    AddPurchaseLink, Confirmation, Customer, EmailLink, Link, LinkedSignIn, OrderState, Page,
    PasswordLink, PendingRegistration, PendingSignIn, Product, Purchase, ReturnPath,
    SessionSummary, TimelineEntry,
};

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
    stored(accounts().catalogue().on_sale(&portal()).await)
}

pub async fn product(id: String) -> Result<Product, PageError> {
    let id = found(id.parse().ok())?;
    found(stored(accounts().catalogue().product(&portal(), id).await)?)
}

/// Returns a purchase with its QR code, which it has while it is valid.
fn with_qr(purchase: Purchase) -> (Purchase, Option<String>) {
    let is_valid = matches!(purchase.state, OrderState::Reserved | OrderState::Paid);
    let qr =
        is_valid.then(|| accounts().orders().counter_qr(&portal(), &purchase.number)).flatten();
    (purchase, qr)
}

pub async fn order(number: String) -> Result<(Purchase, Option<String>), PageError> {
    Ok(with_qr(found(bought_here(Some(number)).await?)?))
}

pub async fn bought_here(number: Option<String>) -> Result<Option<Purchase>, PageError> {
    let Some(number) = number else {
        return Ok(None);
    };
    let kept = cookie(Name::Order).unwrap_or_default();
    for secret in orders::secrets(&kept) {
        let order = stored(accounts().orders().by_link(&portal(), secret).await)?;
        if let Link::Ready(purchase) = order
            && purchase.number == number
        {
            return Ok(Some(purchase));
        }
    }
    Ok(None)
}

pub async fn pending() -> Result<Option<PendingRegistration>, PageError> {
    let Some(token) = cookie(Name::Pending) else {
        return Ok(None);
    };
    stored(accounts().registration().pending(&portal(), &token).await)
}

pub async fn confirmation() -> Result<(Link<Confirmation>, Option<ReturnPath>), PageError> {
    let Some(token) = cookie(Name::Confirm) else {
        return unknown_link().map(|link| (link, None));
    };
    let (pending, portal) = (cookie(Name::Pending), portal());
    let link = accounts().registration().confirmation(&portal, &token, pending.as_deref()).await;
    let page = accounts().registration().page_of_link(&portal, &token).await;
    Ok((stored(link)?, stored(page)?))
}

pub async fn password_link() -> Result<Link<PasswordLink>, PageError> {
    let Some(token) = cookie(Name::SetPassword) else {
        return unknown_link();
    };
    stored(accounts().recovery().password_link(&portal(), &token).await)
}

pub async fn pending_sign_in() -> Result<Option<PendingSignIn>, PageError> {
    let Some(pending_link) = cookie(Name::PendingLink) else {
        return Ok(None);
    };
    let (accounts, portal) = (accounts(), portal());
    let offered = stored(accounts.sso().offered_account(&portal, &pending_link).await)?;
    if let Some(offered) = offered {
        return Ok(Some(PendingSignIn::Agree(offered)));
    }
    let link = cookie(Name::Proof);
    let proof = accounts.sso().proof(&portal, &pending_link, link.as_deref()).await;
    Ok(stored(proof)?.map(PendingSignIn::Prove))
}

pub async fn purchases(
    after: Option<String>,
) -> Result<(Vec<Purchase>, Page<Purchase, String>), PageError> {
    let (accounts, portal, customer) = (accounts(), portal(), signed_in()?);
    let coming = match after {
        None => stored(accounts.orders().coming(&portal, &customer).await)?,
        Some(_) => Vec::new(),
    };
    let page = accounts.orders().history_page(&portal, &customer, after.as_deref()).await;
    Ok((coming, stored(page)?))
}

pub async fn purchase(number: String) -> Result<(Purchase, Option<String>), PageError> {
    let customer = signed_in()?;
    let purchase =
        found(stored(accounts().orders().purchase(&portal(), &customer, &number).await)?)?;
    Ok(with_qr(purchase))
}

pub async fn sessions() -> Result<Vec<SessionSummary>, PageError> {
    let customer = signed_in()?;
    stored(accounts().sessions().list(&portal(), &customer).await)
}

pub async fn linked_sign_ins() -> Result<Vec<LinkedSignIn>, PageError> {
    let customer = signed_in()?;
    stored(accounts().sso().linked_sign_ins(&portal(), &customer).await)
}

pub async fn pending_email() -> Result<Option<String>, PageError> {
    let customer = signed_in()?;
    stored(accounts().profile().pending_email(&portal(), &customer).await)
}

pub async fn activity(before: Option<i64>) -> Result<Page<TimelineEntry>, PageError> {
    let customer = signed_in()?;
    stored(accounts().profile().timeline(&portal(), &customer, before).await)
}

pub async fn email_link() -> Result<Link<EmailLink>, PageError> {
    let Some(token) = cookie(Name::EmailLink) else {
        return unknown_link();
    };
    let customer = customer();
    stored(accounts().profile().email_link(&portal(), customer.as_ref(), &token).await)
}

pub async fn add_purchase_link() -> Result<Link<AddPurchaseLink>, PageError> {
    let customer = signed_in()?;
    let Some(token) = cookie(Name::AddPurchase) else {
        return unknown_link();
    };
    stored(accounts().orders().add_purchase_link(&portal(), &customer, &token).await)
}
