//! The form that adds an endpoint, and its choice of events.

use crate::sso::Http;
use model::{EventKind, Failure, refusals::WebhookRefusal};
use url::Url;

/// Maximum length of an address.
const MAX_URL_LENGTH: usize = 2000;

/// An endpoint as it was typed.
#[derive(Debug, Clone, Default)]
pub struct WebhookForm {
    pub url: String,
    /// The names of the kinds of events.
    pub kinds: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Valid {
    pub url: String,
    pub kinds: Vec<EventKind>,
}

/// Reads the form. Host names are resolved at each delivery, not here: their addresses may change.
pub(super) fn read(form: &WebhookForm, http: &Http) -> Result<Valid, Failure<WebhookRefusal>> {
    use WebhookRefusal as R;
    let mut problems = Vec::new();
    let typed = form.url.trim();
    let url = match typed.parse::<Url>() {
        _ if typed.is_empty() => Err(R::UrlMissing),
        Ok(url) if url.as_str().len() > MAX_URL_LENGTH || url.fragment().is_some() => {
            Err(R::UrlInvalid)
        }
        Ok(url) if !http.allows(&url) => Err(R::UrlForbidden),
        Ok(url) => Ok(url.to_string()),
        Err(_) => Err(R::UrlInvalid),
    };
    let url = url.map_err(|problem| problems.push(problem));
    let kinds = chosen_kinds(&form.kinds).map_err(|problem| problems.push(problem));
    match (url, kinds) {
        (Ok(url), Ok(kinds)) => Ok(Valid { url, kinds }),
        _ => Err(Failure::Refused(problems)),
    }
}

/// Returns the kinds of events of those names, each once; at least one is to be chosen.
pub(super) fn chosen_kinds(names: &[String]) -> Result<Vec<EventKind>, WebhookRefusal> {
    let is_chosen = |kind: &EventKind| names.iter().any(|name| name == kind.code());
    let kinds: Vec<_> = EventKind::ALL.into_iter().filter(is_chosen).collect();
    if kinds.is_empty() { Err(WebhookRefusal::KindsMissing) } else { Ok(kinds) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use WebhookRefusal as R;

    #[test]
    fn an_address_is_public_and_by_https_and_an_event_is_chosen() {
        let http = Http::new(false);
        for (url, kinds, expected) in [
            ("https://erp.example.com/hooks?key=1", &["order.paid"][..], &[][..]),
            (" https://erp.example.com ", &["order.paid", "order.lost"], &[]),
            ("", &["order.paid"], &[R::UrlMissing]),
            ("erp.example.com", &["order.paid"], &[R::UrlInvalid]),
            ("https://erp.example.com/#a", &["order.paid"], &[R::UrlInvalid]),
            ("http://erp.example.com/", &["order.paid"], &[R::UrlForbidden]),
            ("ftp://erp.example.com/", &["order.paid"], &[R::UrlForbidden]),
            ("https://10.0.0.1/", &["order.paid"], &[R::UrlForbidden]),
            ("https://169.254.169.254/", &["order.paid"], &[R::UrlForbidden]),
            ("https://localhost/", &["order.paid"], &[R::UrlForbidden]),
            ("https://ana:hush@erp.example.com/", &["order.paid"], &[R::UrlForbidden]),
            ("https://erp.example.com/", &[], &[R::KindsMissing]),
            ("https://erp.example.com/", &["order.lost"], &[R::KindsMissing]),
            ("", &[], &[R::UrlMissing, R::KindsMissing]),
        ] {
            let form = WebhookForm {
                url: url.into(),
                kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
            };
            let refused = match read(&form, &http) {
                Ok(_) => Vec::new(),
                Err(Failure::Refused(refused)) => refused,
                Err(other) => panic!("{other:?}"),
            };
            assert_eq!(refused, expected, "{form:?}");
        }
    }
}
