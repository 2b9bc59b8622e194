//! Agents, each in a browser of their own.

use crate::browser::Browser;
use crate::test_server::TestServer;
use accounts::testing::BACKOFFICE;
use chrono::TimeDelta;
use model::Role;

pub const AGENT_PASSWORD: &str = "a quiet desk by the window";
pub const HOST: &str = "backoffice.example.test";

/// A person who signs in to the backoffice.
pub struct Person {
    pub browser: Browser,
    pub email: String,
    /// The secret in their authenticator, once they have one.
    pub secret: String,
    pub recovery_codes: Vec<String>,
}

impl TestServer<'_> {
    /// Creates a browser at the backoffice.
    pub fn office(&self) -> Browser {
        Browser::at(self.router.clone(), HOST, BACKOFFICE)
    }

    /// Invites a person to the operator of that portal; returns them and the mailed link, not opened yet.
    pub async fn invited(&self, portal: &str, email: &str, role: Role) -> (Person, String) {
        let address = email.parse().expect("an address");
        let link = self
            .app
            .accounts
            .agents()
            .create(portal, "Laura Ibarra", &address, role)
            .await
            .expect("an invitation");
        let path = link.strip_prefix(BACKOFFICE).expect("an address of ours");
        let person = Person {
            browser: self.office(),
            email: email.to_owned(),
            secret: String::new(),
            recovery_codes: Vec::new(),
        };
        (person, path.to_owned())
    }

    /// Invites a person who has chosen a password and has no second factor.
    pub async fn with_password(&self, portal: &str, email: &str, role: Role) -> Person {
        let (mut person, path) = self.invited(portal, email, role).await;
        let browser = &mut person.browser;
        browser.get(&path).await.leads_to("/invitation");
        let fields = [("password", AGENT_PASSWORD), ("invitation", "true")];
        let set = browser.post("/agents-api/set-password", &fields).await;
        set.announces("/sign-in", "password-set");
        person
    }

    /// Invites a person and signs them in completely.
    pub async fn at_work(&self, portal: &str, email: &str, role: Role) -> Person {
        let mut person = self.with_password(portal, email, role).await;
        person.type_password("").await;
        person.enrol(self).await;
        let kept = person.browser.post("/agents-api/keep-recovery-codes", &[]).await;
        kept.leads_to("/");
        person
    }

    pub async fn admin(&self) -> Person {
        let host = &self.app.portal.host;
        self.at_work(host, "laura@work.test", Role::Admin).await
    }

    pub async fn agent(&self) -> Person {
        let host = &self.app.portal.host;
        self.at_work(host, "pablo@work.test", Role::Agent).await
    }

    /// No code works twice: the next one comes after half a minute.
    pub fn wait_for_the_next_code(&self) {
        self.app.clock.advance(TimeDelta::seconds(30));
    }
}

impl Person {
    pub async fn type_password(&mut self, return_to: &str) {
        let email = self.email.clone();
        let fields = [("email", &*email), ("password", AGENT_PASSWORD), ("return_to", return_to)];
        let signed_in = self.browser.post("/agents-api/sign-in", &fields).await;
        if return_to.is_empty() {
            signed_in.leads_to("/second-factor");
        }
    }

    pub async fn enrol(&mut self, deployment: &TestServer<'_>) {
        let page = self.browser.get("/enrol").await;
        self.secret = between(&page.body, "<p class=\"key\">", "</p>").replace(' ', "");
        let code = deployment.app.code(&self.secret);
        let fields = [("code", &*code)];
        let confirmed = self.browser.post("/agents-api/confirm-enrolment", &fields).await;
        confirmed.leads_to("/recovery-codes");
        let page = self.browser.get("/recovery-codes").await;
        let list = between(&page.body, "<ul class=\"codes\">", "</ul>");
        self.recovery_codes = list
            .split("<li>")
            .skip(1)
            .map(|item| item.split("</li>").next().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(self.recovery_codes.len(), 10, "{list}");
    }

    /// Enters the code of the authenticator.
    pub async fn type_code(
        &mut self,
        deployment: &TestServer<'_>,
        return_to: &str,
    ) -> crate::browser::Answer {
        let code = deployment.app.code(&self.secret);
        let fields = [("code", &*code), ("return_to", return_to)];
        self.browser.post("/agents-api/second-factor", &fields).await
    }
}

/// Returns the number of the first customer that a page links to.
pub fn first_customer(page: &str) -> &str {
    let mut links = page.split("href=\"/customers/").skip(1);
    let first = links.find(|link| link.starts_with(|c: char| c.is_ascii_digit()));
    let first = first.unwrap_or_else(|| panic!("no customer in {page}"));
    first.split('"').next().expect("the end of the address")
}

/// Returns the text between two others.
pub fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start} in {text}"));
    rest.split_once(end).map_or(rest, |(inside, _)| inside)
}
