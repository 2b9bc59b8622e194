//! The context of a request, and who calls a use case, if its portal has it.

use super::address::read_address;
use super::answers;
use super::backoffice;
use super::cookies::{BackofficeHost, Name};
use super::request::{caller, cookie, customer, extension};
use crate::context::PortalContext;
use crate::failure::Refused;
use accounts::{Caller, FormOwner, Secret};
use http::request::Parts;
use leptos::prelude::{provide_context, use_context};
use model::{Failure, Portal, Settings};
use std::sync::Arc;

/// Returns the caller of a use case of customer accounts; sets 404 if the portal has none.
pub fn account_caller<R>() -> Result<Caller, Refused<R>> {
    caller_if(|settings| settings.customer_accounts_enabled)
}

/// Returns the caller of a use case about passwords; sets 404 if the portal takes none.
pub fn password_caller<R>() -> Result<Caller, Refused<R>> {
    caller_if(Settings::password_sign_in)
}

fn caller_if<R>(open: impl Fn(&Settings) -> bool) -> Result<Caller, Refused<R>> {
    let caller = caller();
    if open(&caller.portal.settings) {
        Ok(caller)
    } else {
        answers::set_status(404);
        Err(Refused(Failure::Unavailable))
    }
}

/// Returns a new one-time key. An anonymous visitor is identified by a browser cookie, set here if it is missing.
pub fn one_time_key() -> String {
    let is_portal = extension::<Arc<BackofficeHost>>().is_none();
    if is_portal && customer().is_none() && cookie(Name::Browser).is_none() {
        answers::set_cookie(Name::Browser, Secret::random().expose());
    }
    Secret::random().expose().to_owned()
}

/// Provides the [`PortalContext`] or the context of the backoffice; nothing while routes are listed, when there is no request.
pub fn provide_request_context() {
    let Some(parts) = use_context::<Parts>() else {
        return;
    };
    if backoffice::provide_backoffice_context(&parts) {
        return;
    }
    let Some(portal) = extension::<Arc<Portal>>() else {
        return;
    };
    let minimum = usize::try_from(portal.settings.password_minimum).unwrap_or_default();
    let customer = customer();
    let reader = customer.as_ref().map(FormOwner::customer);
    let zone = portal.settings.time_zone.clone();
    let request =
        read_address(&parts, &*portal, (portal.default_locale, zone), minimum, reader.as_ref());
    provide_context(request.clone());
    provide_context(PortalContext { customer, request, portal });
}
