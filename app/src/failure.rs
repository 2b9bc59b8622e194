//! The error type of every server function: a newtype of `model::Failure`, since that crate does not know the
//! framework's traits. `ssr` and this file need each other: it answers with this type, whose conversion from errors of the
//! framework sets the status of the response.

use crate::ssr;
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use model::Failure;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt::Debug;

/// A form was refused. The body of the response is the [`Failure`] as JSON: codes only, never text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Refused<R>(pub Failure<R>);

impl<R> FromServerFnError for Refused<R>
where
    R: Debug + Serialize + DeserializeOwned + 'static,
{
    type Encoder = JsonEncoding;

    /// Maps the framework's own errors. Those about malformed input are the client's fault: our forms never send any.
    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        use ServerFnErrorErr::{Args, Deserialization, MissingArg};
        if matches!(error, Args(_) | Deserialization(_) | MissingArg(_)) {
            ssr::set_status(400);
        }
        Self(Failure::Unavailable)
    }
}
