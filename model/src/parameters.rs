//! Parameters of addresses, by which lists are filtered.

use crate::percent;

/// Returns the parameters that have a value.
pub(crate) fn given<const N: usize>(
    parameters: [(&'static str, &String); N],
) -> Vec<(&'static str, String)> {
    let given = parameters.into_iter().filter(|(_, value)| !value.is_empty());
    given.map(|(name, value)| (name, value.clone())).collect()
}

/// Returns parameters as the query of an address. Names need no encoding.
pub fn query(parameters: &[(&'static str, String)]) -> String {
    let parts: Vec<String> = parameters
        .iter()
        .map(|(name, value)| format!("{name}={}", percent::encode(value)))
        .collect();
    parts.join("&")
}
