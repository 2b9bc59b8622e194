//! The filter of the list of customers, which is in its address, and what agents search for.

#![no_main]

use libfuzzer_sys::fuzz_target;
use model::{CustomerFilter, phone_key, search_key};
use std::collections::BTreeMap;
use url::form_urlencoded;

fuzz_target!(|query: &str| {
    let filter = read(query);
    assert_eq!(read(&filter.query()), filter);
    let (from, until) = filter.bought_between(|day| day.and_hms_opt(0, 0, 0).unwrap_or_default());
    assert_eq!(from.is_some(), filter.bought_from.is_some());
    assert_eq!(until.is_some(), filter.bought_until.is_some());
    let key = search_key(query);
    assert_eq!(search_key(&key), key);
    phone_key(query);
});

fn read(query: &str) -> CustomerFilter {
    let values: BTreeMap<_, _> = form_urlencoded::parse(query.as_bytes()).collect();
    CustomerFilter::read(|name| values.get(name).map(|value| &**value))
}
