//! Pages of the backoffice, for agents. Each module holds a page, its form and its server function. They are served on
//! their own host and share no address with the portals.

pub mod account;
pub mod agents;
pub mod api_tokens;
pub mod audit;
pub mod campaigns;
pub mod confirm_action;
pub mod confirm_sender;
pub mod context;
pub mod crumbs;
pub mod customer;
pub mod customer_label;
pub mod customers;
pub mod dashboard;
pub mod disabled_action;
pub mod duplicates;
pub mod enrolment;
pub mod exports;
pub mod figures;
pub mod forgot_password;
pub mod frame;
pub mod imports;
pub mod language;
pub mod mails;
pub mod merge;
pub mod messages;
pub mod new_secret;
pub mod operators;
pub mod orders;
pub mod paths;
pub mod portals;
pub mod products;
pub mod providers;
pub mod reauthentication;
pub mod second_factor;
pub mod set_password;
pub mod settings;
pub mod sign_in;
pub mod sign_out;
pub mod table;
pub mod webhooks;

use crate::shell::document;
use crate::ssr;
use account::AccountPage;
use agents::{AgentPage, AgentsPage};
use api_tokens::ApiTokensPage;
use audit::AuditPage;
use campaigns::{CampaignPage, CampaignsPage, NewCampaignPage};
use confirm_sender::ConfirmSenderPage;
use customer::CustomerPage;
use customer::edit::EditCustomerPage;
use customers::CustomersPage;
use customers::new::NewCustomerPage;
use dashboard::DashboardPage;
use duplicates::DuplicatesPage;
use enrolment::{EnrolmentPage, RecoveryCodesPage};
use exports::ExportsPage;
use forgot_password::{ForgotPasswordPage, ForgotPasswordSentPage};
use frame::{ForbiddenPage, NotFound};
use imports::{ImportPage, ImportsPage};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::SsrMode::Async;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use mails::MailsPage;
use merge::MergePage;
use messages::{MessagePage, MessagesPage};
use operators::OperatorsPage;
use orders::{NewOrderPage, OrderPage, OrdersPage};
use portals::{PortalPage, PortalsPage};
use products::{NewProductPage, ProductPage, ProductsPage};
use providers::{NewProviderPage, ProviderPage, ProviderTestPage, ProvidersPage};
use reauthentication::ReauthenticationPage;
use second_factor::SecondFactorPage;
use set_password::SetPasswordPage;
use settings::SettingsPage;
use sign_in::{SignInPage, SignedOutPage};
use webhooks::{WebhookPage, WebhooksPage};

/// Renders the backoffice's router. `server/src/backoffice/access.rs` says who may open which page.
#[component]
pub fn Backoffice() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <FlatRoutes fallback=Fallback>
                <Route path=path!("/sign-in") view=SignInPage ssr=Async />
                <Route path=path!("/signed-out") view=SignedOutPage ssr=Async />
                <Route path=path!("/forgot-password") view=ForgotPasswordPage ssr=Async />
                <Route path=path!("/forgot-password/sent") view=ForgotPasswordSentPage ssr=Async />
                <Route path=path!("/invitation") view=SetPasswordPage ssr=Async />
                <Route path=path!("/reset") view=SetPasswordPage ssr=Async />

                <Route path=path!("/second-factor") view=SecondFactorPage ssr=Async />
                <Route path=path!("/enrol") view=EnrolmentPage ssr=Async />
                <Route path=path!("/recovery-codes") view=RecoveryCodesPage ssr=Async />
                <Route path=path!("/operators") view=OperatorsPage ssr=Async />

                <Route path=path!("/") view=DashboardPage ssr=Async />
                <Route path=path!("/account") view=AccountPage ssr=Async />
                <Route path=path!("/reauthenticate") view=ReauthenticationPage ssr=Async />
                <Route path=path!("/customers") view=CustomersPage ssr=Async />
                <Route path=path!("/customers/new") view=NewCustomerPage ssr=Async />
                <Route path=path!("/customers/:number") view=CustomerPage ssr=Async />
                <Route path=path!("/customers/:number/edit") view=EditCustomerPage ssr=Async />
                <Route path=path!("/customers/:number/merge/:other") view=MergePage ssr=Async />
                <Route path=path!("/duplicates") view=DuplicatesPage ssr=Async />
                <Route path=path!("/orders") view=OrdersPage ssr=Async />
                <Route path=path!("/orders/new") view=NewOrderPage ssr=Async />
                <Route path=path!("/orders/:number") view=OrderPage ssr=Async />
                <Route path=path!("/mails") view=MailsPage ssr=Async />
                <Route path=path!("/settings") view=SettingsPage ssr=Async />
                <Route path=path!("/confirm-sender") view=ConfirmSenderPage ssr=Async />
                <Route path=path!("/providers") view=ProvidersPage ssr=Async />
                <Route path=path!("/providers/new") view=NewProviderPage ssr=Async />
                <Route path=path!("/providers/:id") view=ProviderPage ssr=Async />
                <Route path=path!("/providers/:id/tests/:test") view=ProviderTestPage ssr=Async />
                <Route path=path!("/portals") view=PortalsPage ssr=Async />
                <Route path=path!("/portals/:id") view=PortalPage ssr=Async />
                <Route path=path!("/products") view=ProductsPage ssr=Async />
                <Route path=path!("/products/new") view=NewProductPage ssr=Async />
                <Route path=path!("/products/:id") view=ProductPage ssr=Async />
                <Route path=path!("/messages") view=MessagesPage ssr=Async />
                <Route path=path!("/messages/:message") view=MessagePage ssr=Async />
                <Route path=path!("/agents") view=AgentsPage ssr=Async />
                <Route path=path!("/agents/:id") view=AgentPage ssr=Async />
                <Route path=path!("/api-tokens") view=ApiTokensPage ssr=Async />
                <Route path=path!("/webhooks") view=WebhooksPage ssr=Async />
                <Route path=path!("/webhooks/:id") view=WebhookPage ssr=Async />
                <Route path=path!("/audit") view=AuditPage ssr=Async />
                <Route path=path!("/campaigns") view=CampaignsPage ssr=Async />
                <Route path=path!("/campaigns/new") view=NewCampaignPage ssr=Async />
                <Route path=path!("/campaigns/:id") view=CampaignPage ssr=Async />
                <Route path=path!("/exports") view=ExportsPage ssr=Async />
                <Route path=path!("/imports") view=ImportsPage ssr=Async />
                <Route path=path!("/imports/:id") view=ImportPage ssr=Async />
            </FlatRoutes>
        </Router>
    }
    .into_any()
}

/// Pages rendered in place of another one; the server picks them by path.
#[component]
fn Fallback() -> impl IntoView {
    if expect_context::<crate::PageRequest>().path == "/forbidden" {
        view! { <ForbiddenPage /> }.into_any()
    } else {
        view! { <NotFound /> }.into_any()
    }
}

/// Returns the HTML document of the backoffice's pages.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let css = &ssr::built_files(&options).css;
    document(
        options,
        "backoffice",
        css,
        Some(":root{--accent:#334155}".to_owned()),
        None,
        || view! { <Backoffice /> },
    )
}
