//! CAS protocol 3.0: login redirect, ticket validation, and sign-out.

mod answer;
#[cfg(feature = "fuzzing")]
pub(super) mod fuzzing;
#[cfg(test)]
mod tests;
mod xml;

use super::{
    attributes::Attributes,
    http::Http,
    protocol::{
        Assertion, Client, FLOW, FlowSecrets, ProtocolError, Reason, explained, failed, is_same,
        is_true, single,
    },
};
use crate::Secret;
use answer::Answer;
use model::{Finding, FindingCode, OperatorId};
use openidconnect::http::header::LOCATION;
use url::Url;

const MAX_TICKET_LENGTH: usize = 256;
const INVALID_TICKET: &str = "INVALID_TICKET";
/// Attribute by which a server says whether the user has just signed in (section 2.5.7).
const FROM_NEW_LOGIN: &str = "isFromNewLogin";

/// Client of CAS servers. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Cas {
    http: Http,
}

impl Cas {
    /// Creates a client.
    pub fn new(http: Http) -> Self {
        Self { http }
    }

    /// Returns the client for the requests of an operator.
    pub fn of(&self, operator: OperatorId) -> Self {
        Self { http: self.http.of(operator) }
    }

    /// Returns the URL of the server's login.
    ///
    /// # Errors
    /// When the server's URL must not be opened by browsers.
    pub fn login_url(
        &self,
        client: &Client<'_>,
        flow: &FlowSecrets,
        ask_again: bool,
    ) -> Result<String, ProtocolError> {
        let mut url = self.endpoint(client, &["login"])?;
        let service = service(client, &flow.state)?;
        url.query_pairs_mut()
            .append_pair("service", service.as_str())
            .extend_pairs(ask_again.then_some(("renew", "true")));
        Ok(url.into())
    }

    /// Validates the ticket of a callback, exactly once.
    ///
    /// # Errors
    /// Why no user is vouched for. The server is only requested if the flow matches and the ticket is well-formed.
    pub async fn validate(
        &self,
        client: &Client<'_>,
        flow: &FlowSecrets,
        answer: &[(String, String)],
    ) -> Result<Assertion, ProtocolError> {
        let given = single(answer, FLOW)?.unwrap_or_default();
        if !is_same(given, &flow.state) {
            return Err(ProtocolError::WrongFlow);
        }
        let ticket = single(answer, "ticket")?
            .ok_or_else(|| ProtocolError::Denied("the server gave no ticket".to_owned().into()))?;
        if !is_service_ticket(ticket) {
            return Err(failed("the ticket is none"));
        }
        let service = service(client, &flow.state)?;
        let renew = flow.login_after.is_some();
        let asking = self.ask(client, &service, ticket, renew);
        let answer = tokio::time::timeout(self.http.limits().visit, asking)
            .await
            .unwrap_or_else(|_| Err(failed("the server takes too long")))?;
        match answer {
            Answer::Success { attributes, .. } if renew && is_of_an_old_login(&attributes) => {
                Err(ProtocolError::OldLogin("the server says that the login is not a new one"))
            }
            Answer::Success { user, attributes } => Ok(Assertion {
                issuer: client.provider.url.trim_end_matches('/').to_owned(),
                subject: user,
                // The protocol cannot express it: either an attribute does, or the operator trusts the server's emails.
                email_verified: attributes
                    .only(&client.provider.mapping.email_verified)
                    .is_some_and(is_true),
                attributes,
                ignored: Vec::new(),
                session: Some(ticket.to_owned()),
                id_token: None,
            }),
            // Also the response to a ticket without a new login (section 2.5.3).
            Answer::Failure(code) if renew && code == INVALID_TICKET => {
                Err(ProtocolError::OldLogin("the server has no such ticket of a new login"))
            }
            Answer::Failure(code) => {
                let finding = Finding::bad(FindingCode::ValidationAnswers).because(&code);
                Err(explained(format!("the server answers {code}"), finding))
            }
        }
    }

    /// Returns the URL at which the server ends its own session.
    pub fn logout_url(&self, client: &Client<'_>, back: &str) -> Option<String> {
        let mut url = self.endpoint(client, &["logout"]).ok()?;
        url.query_pairs_mut().append_pair("service", back);
        Some(url.into())
    }

    /// Returns the ticket that a single logout request ends (CAS protocol 3.0, section 2.3.3).
    pub fn single_logout_ticket(request: &str) -> Option<String> {
        answer::logged_out(request).filter(|ticket| is_service_ticket(ticket))
    }

    /// Tests the server as far as possible without a user.
    pub async fn examine(&self, client: &Client<'_>) -> Vec<Finding> {
        let flow = FlowSecrets::random();
        vec![
            self.examine_login(client, &flow).await,
            self.examine_service(client, &flow).await,
            self.examine_validation(client, &flow).await,
        ]
    }

    async fn examine_login(&self, client: &Client<'_>, flow: &FlowSecrets) -> Finding {
        let Ok(Ok(url)) = self.login_url(client, flow, false).map(|url| url.parse::<Url>()) else {
            return Finding::bad(FindingCode::ServerForbidden);
        };
        match self.http.get(&url, "text/html").await.map(|page| page.status()) {
            Ok(status) if status.is_success() || status.is_redirection() => {
                Finding::good(FindingCode::ShowsLogin)
            }
            Ok(status) => Finding::bad(FindingCode::LoginStatus).because(status.as_u16()),
            Err(error) => error.finding().because(url),
        }
    }

    /// Requests a login without interaction (`gateway`, section 2.1.1): the server only redirects back to services that
    /// it knows.
    async fn examine_service(&self, client: &Client<'_>, flow: &FlowSecrets) -> Finding {
        let unconfirmed = || Finding::bad(FindingCode::ServiceUnconfirmed);
        let login = self.login_url(client, flow, false);
        let (Ok(Ok(mut url)), Ok(service)) =
            (login.map(|url| url.parse::<Url>()), service(client, &flow.state))
        else {
            return unconfirmed();
        };
        url.query_pairs_mut().append_pair("gateway", "true");
        let answer = match self.http.get(&url, "text/html").await {
            Ok(answer) if answer.status().is_redirection() => answer,
            Ok(_) => return unconfirmed(),
            Err(error) => return error.finding().because(url),
        };
        let target = answer.headers().get(LOCATION).and_then(|to| to.to_str().ok());
        let target: Option<Url> = target.and_then(|to| url.join(to).ok());
        let is_ours = |to: &Url| to.origin() == service.origin() && to.path() == service.path();
        match target.filter(is_ours) {
            Some(_) => Finding::good(FindingCode::ServiceAccepted),
            None => unconfirmed(),
        }
    }

    /// Validates a made-up ticket: a server that does not know the ticket has accepted the service.
    async fn examine_validation(&self, client: &Client<'_>, flow: &FlowSecrets) -> Finding {
        let ticket = format!("ST-1-{}", Secret::random().expose().replace('_', "-"));
        let answer = match service(client, &flow.state) {
            Ok(service) => self.ask(client, &service, &ticket, false).await,
            Err(error) => Err(error),
        };
        match answer {
            Ok(Answer::Failure(code)) if code == INVALID_TICKET => {
                Finding::good(FindingCode::ValidatesTickets)
            }
            Ok(Answer::Failure(code)) if code.contains("SERVICE") => {
                Finding::bad(FindingCode::ServiceUnknown)
            }
            Ok(Answer::Failure(code)) => Finding::bad(FindingCode::ValidationAnswers).because(code),
            Ok(Answer::Success { .. }) => Finding::bad(FindingCode::TookUnknownTicket),
            Err(ProtocolError::Failed(Reason { finding: Some(finding), .. })) => finding,
            Err(ProtocolError::Failed(reason)) => {
                Finding::bad(FindingCode::NoValidation).because(reason.text)
            }
            Err(_) => Finding::bad(FindingCode::NoValidation),
        }
    }

    /// Validates by version 3, or by version 2 if 3 does not exist there: version 2 then sees the ticket for the first
    /// time. With `renew`, only tickets of a new login are accepted.
    async fn ask(
        &self,
        client: &Client<'_>,
        service: &Url,
        ticket: &str,
        renew: bool,
    ) -> Result<Answer, ProtocolError> {
        for path in [&["p3", "serviceValidate"][..], &["serviceValidate"]] {
            let mut url = self.endpoint(client, path)?;
            url.query_pairs_mut()
                .append_pair("service", service.as_str())
                .append_pair("ticket", ticket)
                .extend_pairs(renew.then_some(("renew", "true")));
            let answer = self.http.get(&url, "application/xml").await?;
            match answer.status().as_u16() {
                404 => {}
                200 => {
                    let text = str::from_utf8(answer.body())
                        .map_err(|error| failed(&format!("the answer is no text: {error}")))?;
                    return answer::read(text).map_err(failed);
                }
                status => {
                    return Err(failed(&format!("the server's status is {status}")));
                }
            }
        }
        Err(failed("the server has nothing that validates tickets"))
    }

    /// Returns an endpoint below the server's URL.
    fn endpoint(&self, client: &Client<'_>, path: &[&str]) -> Result<Url, ProtocolError> {
        let address = || failed("the server's address is none to send anybody to");
        let mut url: Url = client.provider.url.parse().map_err(|_| address())?;
        url.set_query(None);
        url.set_fragment(None);
        url.path_segments_mut().map_err(|()| address())?.pop_if_empty().extend(path);
        if self.http.allows(&url) { Ok(url) } else { Err(address()) }
    }
}

/// Returns our URL as registered with the server: from the configuration, never from a request.
fn service(client: &Client<'_>, flow: &str) -> Result<Url, ProtocolError> {
    let mut url: Url =
        client.redirect_uri.parse().map_err(|_| failed("our own address is none"))?;
    url.query_pairs_mut().append_pair(FLOW, flow);
    Ok(url)
}

/// Returns whether the server says that the user has not just signed in. Most servers say nothing and rely on `renew`
/// alone.
fn is_of_an_old_login(attributes: &Attributes) -> bool {
    let claims = attributes.first(FROM_NEW_LOGIN);
    claims.is_some_and(|value| !value.eq_ignore_ascii_case("true"))
}

/// CAS protocol 3.0, sections 3.1 and 3.7. Dots and underscores are not in its set, but servers send them: Apereo's
/// tickets end in the configured name of the host, and those of Keycloak's plugin are ids separated by dots. Excludes
/// proxy tickets, which have another prefix: acting on behalf of a customer is not supported.
fn is_service_ticket(ticket: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
    ticket.len() <= MAX_TICKET_LENGTH
        && ticket
            .strip_prefix("ST-")
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(plain))
}
