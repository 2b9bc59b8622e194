//! Requests of several operators at once.

use super::{
    super::{Http, HttpError, Lookup, address_policy::AddressPolicy},
    hurried,
};
use crate::Authorities;
use model::OperatorId;
use std::{io, net::IpAddr, pin::Pin};
use tokio::task::JoinSet;

/// Resolves no name, and does not say so.
struct Silent;

impl Lookup for Silent {
    fn addresses(
        &self,
        _: String,
    ) -> Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn an_operator_whose_hosts_do_not_resolve_stops_no_request_of_another() {
    let policy = AddressPolicy::public(false);
    let http = Http::with(policy, &Authorities::default(), hurried(), Silent, None);
    let mut requests = JoinSet::new();
    for place in 0..20 {
        let http = http.of(OperatorId::new(1));
        requests.spawn(async move {
            let url = format!("https://sso{place}.example.com/").parse().unwrap();
            http.get(&url, "*/*").await.map(drop)
        });
    }
    for outcome in requests.join_all().await {
        assert_eq!(outcome, Err(HttpError::TooSlow));
    }
    let url = "https://another.example.com/".parse().unwrap();
    for (operator, expected) in [(1, HttpError::Unreachable), (2, HttpError::TooSlow)] {
        let outcome = http.of(OperatorId::new(operator)).get(&url, "*/*").await;
        assert_eq!(outcome.map(drop), Err(expected), "{operator}");
    }
}
