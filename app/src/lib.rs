//! What users see: pages, forms and texts. Pages run on the server only; the islands in `components` also run in the
//! browser. The product's rules are in `accounts`.

pub mod backoffice;
pub mod components;
pub mod context;
pub mod failure;
pub mod portal;
pub mod shell;
pub mod ssr;
pub mod texts;

pub use context::{PageRequest, PortalContext};
pub use shell::shell;
pub use ssr::provide_request_context;

use components::page::NotFound;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::SsrMode::Async;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use portal::{
    accessibility::AccessibilityPage,
    add_purchase::AddPurchasePage,
    check_mail::CheckMailPage,
    confirm::ConfirmPage,
    email_link::EmailLinkPage,
    forgot_number::{ForgotNumberPage, ForgotNumberSentPage},
    forgot_password::{ForgotPasswordPage, ForgotPasswordSentPage},
    missing_purchase::{MissingPurchasePage, MissingPurchaseSentPage},
    order::OrderPage,
    product::ProductPage,
    products::ProductsPage,
    profile::ProfilePage,
    profile::account_deletion::{AccountDeletedPage, DeleteAccountPage},
    profile::activity::ActivityPage,
    profile::email_change::ChangeEmailPage,
    profile::email_sign_in::EmailSignInPage,
    purchases::{PurchasePage, PurchasesPage},
    register::RegisterPage,
    set_password::SetPasswordPage,
    sign_in::SignInPage,
    signed_out::SignedOutPage,
    sso::{link::LinkPage, refused::RefusedPage},
};

/// Renders the router of a portal.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/") view=ProductsPage ssr=Async />
                <Route path=path!("/products/:id") view=ProductPage ssr=Async />
                <Route path=path!("/order") view=OrderPage ssr=Async />
                <Route path=path!("/orders/:number") view=OrderPage ssr=Async />
                <Route path=path!("/accessibility") view=AccessibilityPage ssr=Async />

                <Route path=path!("/sign-in") view=SignInPage ssr=Async />
                <Route path=path!("/signed-out") view=SignedOutPage ssr=Async />

                <Route path=path!("/sso/link") view=LinkPage ssr=Async />
                <Route path=path!("/sso/:provider/refused") view=RefusedPage ssr=Async />

                <Route path=path!("/register") view=RegisterPage ssr=Async />
                <Route path=path!("/register/check-mail") view=CheckMailPage ssr=Async />
                <Route path=path!("/confirm") view=ConfirmPage ssr=Async />

                <Route path=path!("/forgot-password") view=ForgotPasswordPage ssr=Async />
                <Route path=path!("/forgot-password/sent") view=ForgotPasswordSentPage ssr=Async />
                <Route path=path!("/forgot-number") view=ForgotNumberPage ssr=Async />
                <Route path=path!("/forgot-number/sent") view=ForgotNumberSentPage ssr=Async />
                <Route path=path!("/set-password") view=SetPasswordPage ssr=Async />

                <Route path=path!("/account/purchases") view=PurchasesPage ssr=Async />
                <Route path=path!("/account/purchases/:number") view=PurchasePage ssr=Async />
                <Route path=path!("/account/missing-purchase") view=MissingPurchasePage ssr=Async />
                <Route path=path!("/account/missing-purchase/sent") view=MissingPurchaseSentPage ssr=Async />
                <Route path=path!("/account/add-purchase") view=AddPurchasePage ssr=Async />
                <Route path=path!("/account/profile") view=ProfilePage ssr=Async />
                <Route path=path!("/account/activity") view=ActivityPage ssr=Async />
                <Route path=path!("/account/email") view=ChangeEmailPage ssr=Async />
                <Route path=path!("/account/email-sign-in") view=EmailSignInPage ssr=Async />
                <Route path=path!("/account/delete") view=DeleteAccountPage ssr=Async />
                <Route path=path!("/account-deleted") view=AccountDeletedPage ssr=Async />
                <Route path=path!("/confirm-email") view=EmailLinkPage ssr=Async />
                <Route path=path!("/undo-email") view=EmailLinkPage ssr=Async />
            </FlatRoutes>
        </Router>
    }
    .into_any()
}
