//! Comparing two customers and merging them.

mod choices;
mod sides;

use super::crumbs::Crumbs;
use super::disabled_action::DisabledAction;
use super::frame::{BackofficeLayout, page};
use super::paths;
use crate::components::errors::FormErrors;
use crate::components::field::value_of;
use crate::components::form::{Form, Hidden};
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::merging as texts;
use crate::texts::refusals::Explain;
use choices::{Choices, Consequences};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use model::refusals::MergeRefusal;
use model::{Comparison, Locale};
use sides::SideBySide;

#[server(prefix = "/agents-api", endpoint = "merge-customers")]
pub async fn merge_customers(
    #[server(default)] customers: String,
    #[server(default)] survivor: String,
    #[server(default)] sign_in: String,
    #[server(default)] name: String,
    #[server(default)] email: String,
    #[server(default)] phone: String,
    #[server(default)] locale: String,
) -> Result<(), Refused<MergeRefusal>> {
    use super::customer::duplicates::comparing;
    let agent = ssr::agent()?;
    // The two numbers, and the version of both that the page has shown.
    let (number, others) = customers.split_once(' ').unwrap_or_default();
    let (other, version) = others.split_once(' ').unwrap_or((others, ""));
    let version = version.to_owned();
    let number = ssr::customer_number(number, MergeRefusal::Unknown)?;
    let other = ssr::customer_number(other, MergeRefusal::Unknown)?;
    let chosen = [
        ("survivor", survivor.clone()),
        ("sign_in", sign_in.clone()),
        ("name", name.clone()),
        ("email", email.clone()),
        ("phone", phone.clone()),
        ("locale", locale.clone()),
        ("customers", customers.clone()),
    ];
    let form =
        accounts::MergeForm { survivor, sign_in, name, email, phone, language: locale, version };
    let merged = ssr::accounts()
        .customers()
        .merge(&agent, &ssr::agent_caller(), &number, &other, &form)
        .await;
    let survivor = merged.map_err(|failure| {
        let chosen = chosen.each_ref().map(|(name, value)| (*name, value.as_str()));
        // Then shows them as they are now instead of what was chosen for others.
        let is_old = failure == MergeRefusal::ChangedMeanwhile.into();
        let chosen: &[_] = if is_old { &[] } else { &chosen };
        ssr::refuse(failure, &comparing(&number, &other), chosen)
    })?;
    ssr::announce(&paths::customer(&survivor), &crate::context::Notice::Merged);
    Ok(())
}

#[component]
pub fn MergePage() -> impl IntoView {
    let request = |name: &str| use_params_map().read_untracked().get(name).unwrap_or_default();
    page(
        ssr::comparison(request("number"), request("other")),
        |context, _, comparison| view! { <Compare comparison locale=context.locale /> },
    )
}

#[component]
fn Compare(comparison: Comparison, locale: Locale) -> impl IntoView {
    let [one, other] = &comparison.sides;
    let (path, number) = (paths::customer(&one.summary.number), one.summary.number.to_string());
    let title = format!("{} · {number} · {}", texts::compare_title(locale), other.summary.number);
    let here = view! { <a class="number" href=path.clone()>{number}</a> }.into_any();
    view! {
        <BackofficeLayout title=title>
            <Crumbs path="/customers" name=frame_texts::customers(locale) here />
            <h1>{texts::compare_title(locale)}</h1>
            <p class="lead">{texts::compare_lead(locale)}</p>
            <div class="compare">
                <section class="card dense">
                    <h2>{texts::side_by_side(locale)}</h2>
                    <SideBySide sides=comparison.sides.clone() locale />
                </section>
                <section class="card dense">
                    <h2>{texts::result(locale)}</h2>
                    <Decision comparison=comparison.clone() locale />
                    <p class="after">
                        <a href=path.clone()>{texts::leave(locale)}</a>
                    </p>
                </section>
            </div>
        </BackofficeLayout>
    }
    .into_any()
}

/// The merge form, or why there is none.
#[component]
fn Decision(comparison: Comparison, locale: Locale) -> impl IntoView {
    if let Some(why) = comparison.merge_blocker {
        let (label, why) = (texts::merge(locale), why.text(locale, 0));
        return view! { <DisabledAction label id="why-no-merge" why /> }.into_any();
    }
    let errors = FormErrors::about::<MergeRefusal>(&expect_context());
    let [number, other] = comparison.sides.each_ref().map(|side| side.summary.number.to_string());
    // A refused form keeps the version that it was first shown with.
    let customers = value_of("customers", format!("{number} {other} {}", comparison.version));
    view! {
        <Form
            name="merge-customers"
            action=MergeCustomers::PATH
            errors
            submit=texts::merge(locale)
            pending=texts::merging(locale)
        >
            <Hidden name="customers" value=customers.clone() />
            <Choices comparison=comparison.clone() locale />
            <Consequences comparison=comparison.clone() locale />
        </Form>
    }
    .into_any()
}
