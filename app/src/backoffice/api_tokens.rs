//! The operator's tokens of the REST API: making, listing and revoking them.

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, Done, page};
use super::new_secret::NewSecret;
use super::table::{Day, Moment, RowButton, Table};
use crate::components::checks::Checks;
use crate::components::errors::FormErrors;
use crate::components::field::{Choice, Field};
use crate::components::form::Form;
use crate::components::notice::refused;
use crate::context::Notice;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::api_tokens as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::ApiTokenRefusal;
use model::{Agent, ApiScope, ApiTokenId, ApiTokenState, ApiTokenSummary, Locale};

/// After how many days a token expires, if the admin chooses nothing else.
const DEFAULT_DAYS: &str = "90";

#[server(prefix = "/agents-api", endpoint = "create-api-token")]
pub async fn create_api_token(
    #[server(default)] name: String,
    #[server(default)] scopes: Vec<String>,
    #[server(default)] days: String,
) -> Result<(), Refused<ApiTokenRefusal>> {
    use crate::components::checks;
    use crate::ssr::cookies::Name;
    let agent = ssr::agent()?;
    let form =
        accounts::ApiTokenForm { name: name.clone(), scopes: scopes.clone(), days: days.clone() };
    let made = ssr::accounts().api_tokens().create(&agent, &ssr::agent_caller(), &form).await;
    let token = made.map_err(|failure| {
        let chosen: Vec<_> = scopes.iter().map(|scope| checks::kept("scopes", scope)).collect();
        let mut typed = vec![("name", name.as_str()), ("days", days.as_str())];
        typed.extend(chosen.iter().map(|kept| (kept.as_str(), "true")));
        ssr::refuse(failure, "/api-tokens", &typed)
    })?;
    ssr::set_cookie(Name::ApiToken, token.expose());
    ssr::announce("/api-tokens", &Notice::Added);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "revoke-api-token")]
pub async fn revoke_api_token(
    #[server(default)] id: String,
) -> Result<(), Refused<ApiTokenRefusal>> {
    let agent = ssr::agent()?;
    // An invalid id matches no token.
    let id = id.parse().unwrap_or_default();
    let revoked =
        ssr::accounts().api_tokens().revoke_api_token(&agent, &ssr::agent_caller(), id).await;
    revoked.map_err(|failure| ssr::refuse(failure, "/api-tokens?form=revoke-api-token", &[]))?;
    ssr::announce("/api-tokens", &Notice::Removed);
    Ok(())
}

#[component]
pub fn ApiTokensPage() -> impl IntoView {
    page(ssr::api_tokens(), |context, agent, (tokens, made)| {
        view! { <ApiTokens tokens made agent context /> }
    })
}

#[component]
fn ApiTokens(
    tokens: Vec<ApiTokenSummary>,
    made: Option<String>,
    agent: Agent,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let revoked = (context.notice == Some(Notice::Removed))
        .then(|| view! { <Done text=texts::revoked_now(locale) /> });
    let refusal = (context.query.form.as_deref() == Some("revoke-api-token"))
        .then(|| refused::<ApiTokenRefusal>("revoke-api-token"));
    let made = made.map(|value| {
        view! {
            <Done text=texts::created_now(locale) />
            <NewSecret id="token" label=texts::token(locale) value hint=texts::token_hint(locale) />
        }
    });
    view! {
        <BackofficeLayout title=texts::api(locale)>
            <h1>{texts::api(locale)}</h1>
            <p class="lead">
                {texts::lead(locale, &agent.operator_name)} " "
                <a href="/api">{texts::documentation(locale)}</a>
            </p>
            {revoked}
            {refusal}
            {made}
            <List tokens locale />
            <Create context=context.clone() />
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn List(tokens: Vec<ApiTokenSummary>, locale: Locale) -> impl IntoView {
    if tokens.is_empty() {
        return view! { <p class="lead empty">{texts::none(locale)}</p> }.into_any();
    }
    let columns = vec![
        (frame_texts::name(locale), ""),
        (texts::scopes(locale), ""),
        (texts::maker(locale), ""),
        (texts::last_used(locale), ""),
        (texts::expires(locale), ""),
        (frame_texts::state(locale), ""),
    ];
    let rows = tokens.into_iter().map(|one| view! { <TokenItem one locale /> }).collect_view();
    view! {
        <Table label=texts::api(locale) columns>
            {rows}
        </Table>
    }
    .into_any()
}

#[component]
fn TokenItem(one: ApiTokenSummary, locale: Locale) -> impl IntoView {
    let scopes: Vec<_> = one.scopes.iter().map(|scope| scope_name(*scope, locale)).collect();
    let used = match one.last_used_at {
        Some(at) => view! { <Moment at locale /> }.into_any(),
        None => texts::never(locale).into_any(),
    };
    let (class, state) = match one.state {
        ApiTokenState::Active => ("pill ok", texts::active(locale)),
        ApiTokenState::Expired => ("pill warn", texts::expired(locale)),
        ApiTokenState::Revoked => ("pill bad", texts::revoked(locale)),
    };
    let revoke = (one.state == ApiTokenState::Active)
        .then(|| view! { <Revoke id=one.id name=one.name.clone() locale /> });
    view! {
        <tr>
            <th scope="row">{one.name.clone()}</th>
            <td data-label=texts::scopes(locale)>
                {scopes.join(", ")}
            </td>
            <td data-label=texts::maker(locale)>
                {one.maker}
            </td>
            <td data-label=texts::last_used(locale)>
                {used}
            </td>
            <td data-label=texts::expires(locale)>
                <Day at=one.expires_at locale />
            </td>
            <td>
                <span class=class>{state}</span>
                {revoke}
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn Revoke(id: ApiTokenId, name: String, locale: Locale) -> impl IntoView {
    view! {
        <details class="confirm-action">
            <summary>
                {texts::revoke(locale)} "…"
                <span class="hidden">" " {name.clone()}</span>
            </summary>
            <p class="hint">{texts::revoke_text(locale)}</p>
            <form action=RevokeApiToken::PATH method="post">
                <input type="hidden" name="id" value=id.to_string() />
                <RowButton label=texts::revoke(locale) about=name class="button small bad" />
            </form>
        </details>
    }
    .into_any()
}

#[component]
fn Create(context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<ApiTokenRefusal>(&context);
    let scopes = ApiScope::ALL
        .map(|scope| (scope.code().to_owned(), scope_name(scope, locale).to_owned()))
        .to_vec();
    let days = [
        ("30", texts::days_30(locale)),
        (DEFAULT_DAYS, texts::days_90(locale)),
        ("180", texts::days_180(locale)),
        ("365", texts::days_365(locale)),
    ]
    .map(|(days, text)| (days.to_owned(), text.to_owned()))
    .to_vec();
    view! {
        <section class="card narrow left" id="create">
            <h2>{texts::create_title(locale)}</h2>
            <p class="lead">{texts::create_lead(locale)}</p>
            <Form
                name="create-api-token"
                action=CreateApiToken::PATH
                errors
                submit=texts::create(locale)
                pending=texts::creating(locale)
            >
                <Field
                    name="name"
                    label=frame_texts::name(locale)
                    autocomplete="off"
                    hint=texts::name_hint(locale).into_any()
                />
                <Checks
                    name="scopes"
                    legend=texts::scopes(locale)
                    hint=texts::scopes_hint(locale)
                    options=scopes
                    chosen=Vec::new()
                />
                <Choice name="days" label=texts::expires(locale) options=days value=DEFAULT_DAYS />
            </Form>
        </section>
    }
    .into_any()
}

fn scope_name(scope: ApiScope, locale: Locale) -> &'static str {
    match scope {
        ApiScope::ReadCustomers => texts::read_customers(locale),
        ApiScope::WriteCustomers => texts::write_customers(locale),
        ApiScope::ActivateCustomers => texts::activate_customers(locale),
        ApiScope::ReadOrders => texts::read_orders(locale),
        ApiScope::WriteOrders => texts::write_orders(locale),
        ApiScope::ReadProducts => texts::read_products(locale),
        ApiScope::ReportBounces => texts::report_bounces(locale),
        ApiScope::ReadEvents => texts::read_events(locale),
    }
}
