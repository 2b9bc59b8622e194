//! The wire error of every server function: `model::Failure`, which may not implement a trait of the framework itself.

use crate::ssr;
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use model::Failure;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt::Debug;

/// A form was not accepted. On the wire it is the [`Failure`] as JSON: codes only, never text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Refused<R>(pub Failure<R>);

impl<R> FromServerFnError for Refused<R>
where
    R: Debug + Serialize + DeserializeOwned + 'static,
{
    type Encoder = JsonEncoding;

    /// The framework's own errors. Those about what was sent are the sender's fault, and no form of ours sends such.
    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        use ServerFnErrorErr::{Args, Deserialization, MissingArg};
        if matches!(error, Args(_) | Deserialization(_) | MissingArg(_)) {
            ssr::set_status(400);
        }
        Self(Failure::Unavailable)
    }
}
