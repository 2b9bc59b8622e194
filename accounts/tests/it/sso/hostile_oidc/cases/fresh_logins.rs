//! Responses to a required new login.

use super::{
    Case,
    Spoil::{IdToken, Metadata},
    bad, good,
};
use serde_json::json;

/// Responses to a required new login.
pub const FRESH_LOGINS: &[Case] = &[
    good("login-now", &[]),
    good("login-59-s-ago", &[IdToken(|t| t.time("auth_time", -59))]),
    bad("login-61-s-ago", &[IdToken(|t| t.time("auth_time", -61))]),
    bad("login-an-hour-ago", &[IdToken(|t| t.time("auth_time", -3600))]),
    good("login-in-59-s", &[IdToken(|t| t.time("auth_time", 59))]),
    bad("login-in-61-s", &[IdToken(|t| t.time("auth_time", 61))]),
    bad("login-null", &[IdToken(|t| t.set("auth_time", json!(null)))]),
    bad("login-time-missing", &[IdToken(|t| t.drop("auth_time"))]),
    bad(
        "login-time-missing-though-it-can",
        &[
            Metadata(|m| {
                m.insert("claims_supported".into(), json!(["sub", "auth_time"]));
            }),
            IdToken(|t| t.drop("auth_time")),
        ],
    ),
    good(
        "login-time-missing-since-it-never-is",
        &[
            Metadata(|m| {
                m.insert("claims_supported".into(), json!(["sub", "email"]));
            }),
            IdToken(|t| t.drop("auth_time")),
        ],
    ),
];
