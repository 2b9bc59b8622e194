//! After the mailed link was opened: choosing a customer.

use crate::PortalContext;
use crate::components::company::Acceptance;
use crate::components::consent::ConsentBox;
use crate::components::errors::FormErrors;
use crate::components::form::{Form, Hidden};
use crate::components::options::{Choosable, Options};
use crate::components::page::PageLayout;
use crate::components::time::local;
use crate::failure::Refused;
use crate::texts::{common, moments, sso as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::LinkRefusal;
use model::{Candidate, Locale, Proof};

/// The value for a new customer; no customer number can equal it.
const NEW: &str = "new";

/// `customer` is a customer's number, or `new`.
#[server(endpoint = "link-by-mail")]
pub async fn link_by_mail(
    #[server(default)] customer: String,
    #[server(default)] consent: String,
) -> Result<(), Refused<LinkRefusal>> {
    use crate::ssr::{self, cookies::Name};
    let caller = ssr::account_caller()?;
    let pending_link = ssr::cookie(Name::PendingLink).unwrap_or_default();
    let link = ssr::cookie(Name::Proof).unwrap_or_default();
    let agreed = model::consent::agreed_text(&consent);
    let linked =
        ssr::accounts().sso().link_by_mail(&caller, &pending_link, &link, &customer, agreed).await;
    let typed = [("customer", &*customer), ("consent", &consent)];
    let linked =
        linked.map_err(|failure| ssr::refuse(failure, "/sso/link?form=link-by-mail", &typed))?;
    let return_path = linked.return_path.as_ref();
    if customer == NEW {
        ssr::enter(&linked.signed_in, return_path);
    } else {
        ssr::enter_linked(&linked.signed_in, return_path);
    }
    Ok(())
}

#[component]
pub fn Choose(context: PortalContext, proof: Proof) -> impl IntoView {
    let locale = context.locale;
    let only = match &*proof.candidates {
        [only] if !proof.may_open_new => Some(only.clone()),
        _ => None,
    };
    let (title, lead) = if only.is_some() {
        (texts::this_one_title(locale), texts::this_one_lead(locale, &proof.provider))
    } else {
        (texts::which_title(locale), texts::which_lead(locale, &proof.provider))
    };
    let errors = FormErrors::about::<LinkRefusal>(&context);
    let may_open_new = proof.may_open_new;
    view! {
        <PageLayout title=title>
            <section class="card narrow">
                <h1>{title}</h1>
                <p class="lead">{lead}</p>
                <Form
                    name="link-by-mail"
                    action=LinkByMail::PATH
                    errors
                    submit=texts::link(locale)
                    pending=texts::linking(locale)
                >
                    <Choice only proof locale />
                    {may_open_new
                        .then(|| {
                            view! {
                                <ConsentBox context=context.clone() />
                                <Acceptance settings=context.portal.settings.clone() locale />
                            }
                        })}
                </Form>
            </section>
        </PageLayout>
    }
    .into_any()
}

/// Part of the form, so that its refusals are shown inside.
#[component]
fn Choice(only: Option<Candidate>, proof: Proof, locale: Locale) -> impl IntoView {
    match only {
        Some(candidate) => view! { <OnlyCandidate candidate locale /> }.into_any(),
        None => {
            let options = choosable(proof, locale);
            view! { <Options name="customer" legend=texts::customers(locale) options /> }.into_any()
        }
    }
}

#[component]
fn OnlyCandidate(candidate: Candidate, locale: Locale) -> impl IntoView {
    view! {
        <Hidden name="customer" value=candidate.number.to_string() />
        <dl class="facts">
            <dt>{common::customer_number(locale)}</dt>
            <dd class="number">{candidate.number.to_string()}</dd>
            <dt>{texts::name(locale)}</dt>
            <dd>{full_name(&candidate)}</dd>
            <dt>{texts::last_purchase(locale)}</dt>
            <dd>{last_purchase(&candidate, locale)}</dd>
        </dl>
    }
    .into_any()
}

fn choosable(proof: Proof, locale: Locale) -> Vec<Choosable> {
    let new = proof.may_open_new.then(|| Choosable {
        value: NEW.into(),
        title: texts::open_new(locale).into(),
        hint: String::new(),
    });
    let customers = proof.candidates.into_iter().map(|candidate| Choosable {
        value: candidate.number.to_string(),
        title: full_name(&candidate),
        hint: format!(
            "{} · {} {}",
            // Keeps the number on one line.
            candidate.number.to_string().replace('-', "\u{2011}"),
            texts::last_purchase(locale),
            last_purchase(&candidate, locale)
        ),
    });
    customers.chain(new).collect()
}

fn full_name(candidate: &Candidate) -> String {
    format!("{} {}", candidate.first_name, candidate.last_name)
}

fn last_purchase(candidate: &Candidate, locale: Locale) -> String {
    candidate
        .last_purchase_at
        .map_or_else(|| texts::never(locale).to_owned(), |at| moments::day(local(at), locale))
}
