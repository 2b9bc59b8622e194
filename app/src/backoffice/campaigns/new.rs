//! Making a campaign: its name, its customers and its rate. The address may bring the filter of a list.

use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::customers::filters::state_name;
use super::super::frame::{BackofficeLayout, page};
use crate::PageRequest;
use crate::backoffice::paths;
use crate::components::errors::FormErrors;
use crate::components::field::{Choice, Field};
use crate::components::form::Form;
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::campaigns as texts;
use crate::texts::backoffice::customers as customer_texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::CampaignRefusal;
use model::{CustomerFilter, CustomerState, Locale};

/// How many mails a minute, if the admin chooses nothing else.
const DEFAULT_PER_MINUTE: &str = "30";

#[server(prefix = "/agents-api", endpoint = "create-campaign")]
pub async fn create_campaign(
    #[server(default)] name: String,
    #[server(default)] state: String,
    #[server(default)] language: String,
    #[server(default)] bought_from: String,
    #[server(default)] bought_until: String,
    #[server(default)] per_minute: String,
) -> Result<(), Refused<CampaignRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let form = accounts::CampaignForm {
        name: name.clone(),
        per_minute: per_minute.clone(),
        state: state.clone(),
        language: language.clone(),
        bought_from: bought_from.clone(),
        bought_until: bought_until.clone(),
    };
    let created = ssr::accounts().campaigns().create(&agent, &ssr::agent_caller(), &form).await;
    let id = created.map_err(|failure| {
        let typed = [
            ("name", &*name),
            ("state", &state),
            ("language", &language),
            ("bought_from", &bought_from),
            ("bought_until", &bought_until),
            ("per_minute", &per_minute),
        ];
        ssr::refuse(failure, "/campaigns/new", &typed)
    })?;
    ssr::announce(&paths::campaign(id), &crate::context::Notice::Added);
    Ok(())
}

#[component]
pub fn NewCampaignPage() -> impl IntoView {
    let request = expect_context::<PageRequest>();
    let filter = CustomerFilter::read(|name| request.param(name));
    page(async { Ok(()) }, move |context, _, ()| {
        view! { <New filter context /> }
    })
}

#[component]
fn New(filter: CustomerFilter, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<CampaignRefusal>(&context);
    view! {
        <BackofficeLayout title=texts::new_title(locale)>
            <Crumbs path=paths::CAMPAIGNS name=texts::campaigns(locale) />
            <h1>{texts::new_title(locale)}</h1>
            <p class="lead">{texts::new_lead(locale)}</p>
            <section class="card wider">
                <Form
                    name="create-campaign"
                    action=CreateCampaign::PATH
                    errors
                    submit=texts::choose(locale)
                    pending=texts::choosing(locale)
                >
                    <Field
                        name="name"
                        label=frame_texts::name(locale)
                        autocomplete="off"
                        hint=texts::name_hint(locale).into_any()
                    />
                    <FilterFields filter=filter.clone() locale />
                    <Field
                        name="per_minute"
                        label=texts::per_minute(locale)
                        autocomplete="off"
                        inputmode="numeric"
                        value=DEFAULT_PER_MINUTE
                        hint=texts::per_minute_hint(locale).into_any()
                    />
                </Form>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}

/// The filter of the list of customers, without its order.
#[component]
fn FilterFields(filter: CustomerFilter, locale: Locale) -> impl IntoView {
    let all = (String::new(), customer_texts::filters::any(locale).to_owned());
    let states = CustomerState::ALL
        .into_iter()
        .map(|state| (state.code().to_owned(), state_name(state, locale).to_owned()));
    let states: Vec<_> = std::iter::once(all.clone()).chain(states).collect();
    let languages = Locale::ALL
        .into_iter()
        .map(|language| (language.tag().to_owned(), language.name().to_owned()));
    let languages: Vec<_> = std::iter::once(all).chain(languages).collect();
    let state = filter.state.map(CustomerState::code).unwrap_or_default();
    let language = filter.language.map(Locale::tag).unwrap_or_default();
    let from = filter.bought_from.map(|day| day.to_string()).unwrap_or_default();
    let until = filter.bought_until.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <fieldset>
            <legend>{texts::who(locale)}</legend>
            <p class="hint">{texts::who_hint(locale)}</p>
            <div class="limits">
                <Choice name="state" label=customer_texts::account(locale) options=states value=state />
                <Choice name="language" label=customer_texts::language(locale) options=languages value=language />
                <Field
                    name="bought_from"
                    label=customer_texts::filters::bought_from(locale)
                    kind="date"
                    autocomplete="off"
                    value=from
                    required=false
                />
                <Field
                    name="bought_until"
                    label=customer_texts::filters::bought_until(locale)
                    kind="date"
                    autocomplete="off"
                    value=until
                    required=false
                />
            </div>
        </fieldset>
    }
    .into_any()
}
