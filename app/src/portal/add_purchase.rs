//! The page of a link to add a purchase: one button, for the customer who asked for it. A GET changes nothing.

use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::form::Form;
use crate::components::page::{PageLayout, StatusPage, account_page, loaded};
use crate::failure::Refused;
use crate::portal::sign_out::SignOut;
use crate::ssr;
use crate::texts::{account, common, missing_purchase as texts, recovery};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::AddPurchaseRefusal;
use model::{AddPurchaseLink, Link, Locale};

#[server(endpoint = "add-purchase")]
pub async fn add_purchase() -> Result<(), Refused<AddPurchaseRefusal>> {
    use ssr::cookies::Name;
    let caller = ssr::account_caller()?;
    let Some(customer) = ssr::customer() else {
        ssr::sign_in_to_send("/account/add-purchase", &[]).await;
        return Ok(());
    };
    let link = ssr::cookie(Name::AddPurchase).unwrap_or_default();
    ssr::accounts()
        .orders()
        .add_purchase(&caller, &customer, &link)
        .await
        .map_err(|failure| ssr::refuse(failure, "/account/add-purchase", &[]))?;
    ssr::forget_cookie(Name::AddPurchase);
    ssr::announce("/account/purchases", &crate::context::Notice::PurchaseAdded);
    Ok(())
}

#[component]
pub fn AddPurchasePage() -> impl IntoView {
    account_page(|context| {
        let locale = context.locale;
        loaded(ssr::add_purchase_link(), move |link| match link {
            Link::Ready(AddPurchaseLink::Ready { number }) => {
                view! { <Add context number /> }.into_any()
            }
            Link::Ready(AddPurchaseLink::OtherCustomer) => {
                view! { <OtherCustomer context /> }.into_any()
            }
            Link::Ready(AddPurchaseLink::NotFree) => {
                dead(texts::not_free_title(locale), texts::not_free(locale), locale)
            }
            Link::Used => dead(recovery::used_title(locale), texts::used_text(locale), locale),
            Link::Expired => {
                dead(recovery::expired_title(locale), recovery::expired_text(locale), locale)
            }
            Link::Replaced => {
                dead(recovery::replaced_title(locale), recovery::replaced_text(locale), locale)
            }
            Link::Unknown => {
                dead(recovery::unknown_title(locale), recovery::unknown_text(locale), locale)
            }
        })
    })
}

#[component]
fn Add(context: PortalContext, number: String) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<AddPurchaseRefusal>(&context);
    view! {
        <PageLayout title=texts::add_title(locale)>
            <section class="card narrow">
                <h1>{texts::add_title(locale)}</h1>
                <p class="lead">{texts::add_lead(locale, &number)}</p>
                <Form
                    name="add-purchase"
                    action=AddPurchase::PATH
                    errors
                    submit=texts::add(locale)
                    pending=texts::adding(locale)
                />
                <p class="after">
                    <a href="/account/purchases">{account::back_to_purchases(locale)}</a>
                </p>
            </section>
        </PageLayout>
    }
    .into_any()
}

/// Shows who is signed in, but nothing of the purchase: the link belongs to another customer.
#[component]
fn OtherCustomer(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    let text = context.customer.map_or_else(
        || texts::other_customer(locale).to_owned(),
        |customer| {
            let name = format!("{} {}", customer.first_name, customer.last_name);
            let number = customer.number.to_string().replace('-', "\u{2011}");
            texts::other_text(locale, &name, &number)
        },
    );
    view! {
        <StatusPage title=texts::other_title(locale) text>
            <form action=SignOut::PATH method="post">
                <button type="submit" class="button primary">
                    {common::sign_out(locale)}
                </button>
            </form>
            <a href="/account/purchases">{common::my_purchases(locale)}</a>
        </StatusPage>
    }
    .into_any()
}

fn dead(title: &'static str, text: &'static str, locale: Locale) -> AnyView {
    view! {
        <StatusPage title text>
            <a class="button primary" href="/account/purchases">
                {common::my_purchases(locale)}
            </a>
            <a href="/account/missing-purchase">{recovery::new_link(locale)}</a>
        </StatusPage>
    }
    .into_any()
}
