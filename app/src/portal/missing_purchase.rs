//! Requesting a purchase that was made with another address. The answer is the same for every input.

use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::page::{PageLayout, StatusPage, account_page};
use crate::failure::Refused;
use crate::texts::{account, missing_purchase as texts, recovery};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::MissingPurchaseRefusal;

#[server(endpoint = "ask-for-purchase")]
pub async fn ask_for_purchase(
    #[server(default)] number: String,
    #[server(default)] email: String,
) -> Result<(), Refused<MissingPurchaseRefusal>> {
    use crate::ssr;
    let caller = ssr::account_caller()?;
    let typed = [("number", &*number), ("email", &*email)];
    let Some(customer) = ssr::customer() else {
        ssr::sign_in_to_send("/account/missing-purchase", &typed).await;
        return Ok(());
    };
    ssr::accounts()
        .orders()
        .ask_for_missing(&caller, &customer, &number, &email)
        .await
        .map_err(|failure| ssr::refuse(failure, "/account/missing-purchase", &typed))?;
    ssr::see_other("/account/missing-purchase/sent");
    Ok(())
}

#[component]
pub fn MissingPurchasePage() -> impl IntoView {
    account_page(|context| {
        let locale = context.locale;
        view! {
            <PageLayout title=texts::title(locale)>
                <section class="card narrow">
                    <h1>{texts::title(locale)}</h1>
                    <p class="lead">{texts::lead(locale)}</p>
                    <AskForm context=context.clone() />
                    <p class="after">
                        <a href="/account/purchases">{account::back_to_purchases(locale)}</a>
                    </p>
                </section>
            </PageLayout>
        }
    })
}

#[component]
fn AskForm(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<MissingPurchaseRefusal>(&context);
    view! {
        <Form
            name="ask-for-purchase"
            action=AskForPurchase::PATH
            errors
            submit=texts::send(locale)
            pending=texts::sending(locale)
        >
            <Field
                name="number"
                label=texts::number(locale)
                autocomplete="off"
                hint=texts::number_hint(locale).into_any()
            />
            <Field
                name="email"
                label=texts::email(locale)
                kind="email"
                inputmode="email"
                autocomplete="email"
            />
        </Form>
    }
    .into_any()
}

#[component]
pub fn MissingPurchaseSentPage() -> impl IntoView {
    account_page(|context| {
        let locale = context.locale;
        let text = format!("{} {}", texts::sent(locale), recovery::sent_help(locale));
        view! {
            <StatusPage title=recovery::sent_title(locale) text>
                <a class="button primary" href="/account/purchases">
                    {account::back_to_purchases(locale)}
                </a>
                <a href="/account/missing-purchase">{recovery::ask_again(locale)}</a>
            </StatusPage>
        }
    })
}
