//! The data export: everything stored about a customer, as a file.

use crate::layers::error_pages::BackToProfile;
use crate::state::AppState;
use accounts::Caller;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use model::{Customer, Failure};

/// Sends the signed-in customer's data as a file.
pub async fn my_data(
    State(state): State<AppState>,
    Extension(caller): Extension<Caller>,
    Extension(customer): Extension<Option<Customer>>,
) -> Response {
    // The guard of account pages has checked access already; this is defence in depth.
    let Some(customer) = customer else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match state.accounts.profile().export(&caller, &customer).await {
        Ok(data) => {
            let name = format!("attachment; filename=\"account-data-{}.json\"", customer.number);
            let headers = [
                (header::CONTENT_TYPE, "application/json".to_owned()),
                (header::CONTENT_DISPOSITION, name),
            ];
            (headers, data).into_response()
        }
        Err(Failure::Wait(seconds)) => {
            let after = [(header::RETRY_AFTER, seconds.to_string())];
            (StatusCode::TOO_MANY_REQUESTS, after, Extension(BackToProfile)).into_response()
        }
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
