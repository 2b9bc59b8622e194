//! What agents of the demo's first operator did: orders in every state, an import, campaigns, a token and a webhook.

use crate::{DemoError, filling::order_number, operators::OPERATORS};
use accounts::{
    Accounts, AgentCaller, ApiTokenForm, CampaignForm, CancelOrderForm, ImportCommand, ImportError,
    OneTimeKey, SaleForm, WebhookForm,
};
use model::{Agent, CustomerNumber, Failure, ImportKind, Offer};
use std::{
    fmt, fs,
    net::{IpAddr, Ipv4Addr},
};

/// Draws of the numbers of Ana María Quiroga, Bruno Sosa, Diego Ferrari and Nora Villalba.
const ANA: u32 = 63_402_118;
const BRUNO: u32 = 11_204_330;
const DIEGO: u32 = 27_731_904;
const NORA: u32 = 34_650_772;

/// In a reserved domain (RFC 2606): nothing ever answers there, and it is disabled when the demo is loaded.
const WEBHOOK: &str = "https://erp.norte-lines.example/guichet";

/// Customers of another system. Two rows are refused.
const CUSTOMERS: &str = "\
external_id;first_name;last_name;email;phone;language
K-1001;Hugo;Peralta;hugo@example.test;+54 351 555 0142;es
K-1002;Irene;Luna;irene@example.test;;en
K-1003;Jorge;;jorge@example.test;;es
K-1004;Karen;Ibáñez;karen at example;;es
K-1005;Leo;Funes;;+54 351 555 0199;es
";

/// An admin at work.
struct Office<'a> {
    accounts: &'a Accounts,
    admin: Agent,
    caller: AgentCaller,
}

/// Does what the agents of the first operator did, by the use cases of the backoffice.
pub(super) async fn load(accounts: &Accounts) -> Result<(), DemoError> {
    let operator = &OPERATORS[0];
    let Some(portal) = accounts.portal(operator.host).await? else {
        return Ok(());
    };
    let email = format!("laura@{}", operator.domain());
    let Some(admin) = accounts.seeding().agent_of(portal.operator, &email).await? else {
        return Ok(());
    };
    let caller = AgentCaller {
        ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
        user_agent: String::new(),
        session: None,
        device: None,
        locale: admin.locale,
        api_token: None,
    };
    let office = Office { accounts, admin, caller };
    office.import(operator.host).await?;
    office.create_token().await?;
    office.sell_and_notify().await?;
    office.run_campaigns().await
}

impl Office<'_> {
    async fn import(&self, host: &str) -> Result<(), DemoError> {
        let folder = tempfile::tempdir().map_err(ImportError::from)?;
        let file = folder.path().join("customers-2019.csv");
        fs::write(&file, CUSTOMERS).map_err(ImportError::from)?;
        let kind = ImportKind::Customers;
        let command = ImportCommand { host: host.to_owned(), kind, file, dry_run: false };
        self.accounts.imports().run(&command, |_, _| {}).await?;
        Ok(())
    }

    /// Creates a token whose text nobody saw: it can be listed and revoked.
    async fn create_token(&self) -> Result<(), DemoError> {
        let form = ApiTokenForm {
            name: "Accounting".to_owned(),
            scopes: texts(&["customers.read", "orders.read", "products.read"]),
            days: "180".to_owned(),
        };
        let created = self.accounts.api_tokens().create(&self.admin, &self.caller, &form).await;
        done("token", created).map(|_| ())
    }

    /// Sells, records payments and cancels, with a webhook that is disabled afterwards: what was queued for it is cancelled.
    async fn sell_and_notify(&self) -> Result<(), DemoError> {
        let (admin, caller, webhooks) = (&self.admin, &self.caller, self.accounts.webhooks());
        let form = WebhookForm {
            url: WEBHOOK.to_owned(),
            kinds: texts(&["customer.created", "order.created", "order.paid", "order.cancelled"]),
        };
        let webhook = done("webhook", webhooks.create(admin, caller, &form).await)?;
        self.trade().await?;
        done("webhook", webhooks.send_test(admin, caller, webhook.id).await)?;
        done("webhook", webhooks.disable(admin, caller, webhook.id).await)
    }

    async fn trade(&self) -> Result<(), DemoError> {
        for number in [order_number(ANA, 1), order_number(NORA, 0), order_number(BRUNO, 0)] {
            self.pay(&number).await?;
        }
        self.cancel(&order_number(BRUNO, 0), "yes", "Snow on the pass").await?;
        self.cancel(&order_number(DIEGO, 1), "", "Booked twice").await?;
        let at_counter = self.sell("Salta → Cafayate", None, ["Rosa", "Lagos"], 1).await?;
        self.pay(&at_counter).await?;
        self.sell("Rosario → Buenos Aires", Some(DIEGO), ["Diego", "Ferrari"], 2).await?;
        Ok(())
    }

    async fn pay(&self, number: &str) -> Result<(), DemoError> {
        let orders = self.accounts.orders();
        done("payment", orders.record_payment(&self.admin, &self.caller, number).await)
    }

    async fn cancel(&self, number: &str, refunded: &str, reason: &str) -> Result<(), DemoError> {
        let orders = self.accounts.orders();
        let form = CancelOrderForm { refunded: refunded.to_owned(), reason: reason.to_owned() };
        done("cancellation", orders.cancel(&self.admin, &self.caller, number, &form).await)
    }

    /// Sells at the counter, without an email. Returns the number of the order.
    async fn sell(
        &self,
        title: &str,
        customer: Option<u32>,
        [first_name, last_name]: [&str; 2],
        travellers: u32,
    ) -> Result<String, DemoError> {
        let orders = self.accounts.orders();
        let offers = orders.offers(&self.admin).await?;
        let offer = offers.iter().find(|offer| offer.product.title == title);
        let form = SaleForm {
            customer: customer.map(CustomerNumber::from_draw),
            offer: offer.map(Offer::form_value).unwrap_or_default(),
            travellers: travellers.to_string(),
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            email: String::new(),
            once: OneTimeKey::default(),
        };
        done("sale", orders.sell(&self.admin, &self.caller, &form).await)
    }

    /// Starts a campaign, whose mails go out once the demo is served, and pauses another one.
    async fn run_campaigns(&self) -> Result<(), DemoError> {
        let (admin, caller, campaigns) = (&self.admin, &self.caller, self.accounts.campaigns());
        let mut ids = Vec::new();
        for (name, state) in [("Customers without an account", "no-account"), ("Everybody", "")] {
            let form = CampaignForm {
                name: name.to_owned(),
                per_minute: "60".to_owned(),
                state: state.to_owned(),
                ..CampaignForm::default()
            };
            ids.push(done("campaign", campaigns.create(admin, caller, &form).await)?);
        }
        // Chooses the customers of both, a part at a time.
        while campaigns.work().await? > 0 {}
        for &id in &ids {
            done("campaign", campaigns.start(admin, caller, id, "").await)?;
        }
        for &id in ids.iter().skip(1) {
            done("campaign", campaigns.pause(admin, caller, id).await)?;
        }
        Ok(())
    }
}

fn done<T, R: fmt::Debug>(what: &str, result: Result<T, Failure<R>>) -> Result<T, DemoError> {
    result.map_err(|failure| DemoError::Refused(format!("{what}: {failure:?}")))
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}
