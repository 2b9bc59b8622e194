//! What is above and beside the pages: where agents can go, and their own menu.

use crate::backoffice::language::AgentLanguageMenu;
use crate::backoffice::paths;
use crate::backoffice::sign_out::SignOut;
use crate::components::nav::LanguageMenu;
use crate::texts::backoffice::merging;
use crate::texts::{backoffice as texts, common};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::{Agent, Locale, Permission};

/// The header of pages shown before sign-in is complete.
#[component]
pub fn SignedOutHeader(locale: Locale) -> impl IntoView {
    view! {
        <header class="site">
            <nav aria-label=texts::menu(locale)>
                <a class="brand" href="/">
                    <span class="mark" aria-hidden="true">
                        "B"
                    </span>
                    <span class="name">{texts::backoffice(locale)}</span>
                </a>
                <span class="space"></span>
                <LanguageMenu />
            </nav>
        </header>
    }
    .into_any()
}

/// The permission that a page requires, its path and its name.
type Place = (Permission, &'static str, &'static str);

/// Returns the pages in groups: daily work, what is sold where, other systems, and the operator itself.
fn places(locale: Locale) -> [Vec<Place>; 4] {
    [
        vec![
            (Permission::SeeCustomers, paths::DASHBOARD, texts::dashboard::title(locale)),
            (Permission::SeeCustomers, "/customers", texts::customers(locale)),
            (Permission::ManageOrders, "/orders", texts::orders::orders(locale)),
            (Permission::MergeCustomers, "/duplicates", merging::duplicates(locale)),
            (Permission::RunCampaigns, "/campaigns", texts::campaigns::campaigns(locale)),
            (Permission::SeeMails, "/mails", texts::mails(locale)),
        ],
        vec![
            (Permission::ManageCatalogue, "/products", texts::catalogue::products(locale)),
            (Permission::ManagePortals, "/portals", texts::portals(locale)),
            (Permission::ManagePortals, "/messages", texts::messages(locale)),
        ],
        vec![
            (Permission::ImportData, "/imports", texts::imports::title(locale)),
            (Permission::ExportData, "/exports", texts::exports::title(locale)),
            (Permission::ManageApiTokens, "/api-tokens", texts::api_tokens::api(locale)),
            (Permission::ManageWebhooks, "/webhooks", texts::webhooks::webhooks(locale)),
        ],
        vec![
            (Permission::ChangeSettings, "/settings", texts::settings(locale)),
            (Permission::ManageProviders, "/providers", texts::providers::providers(locale)),
            (Permission::ManageAgents, "/agents", texts::agents(locale)),
            (Permission::SeeAudit, "/audit", texts::audit(locale)),
        ],
    ]
}

/// The pages that the agent may see, and the agent's own menu.
#[component]
pub fn SideMenu(agent: Agent, path: String, locale: Locale) -> impl IntoView {
    let links = || {
        let item = |(_, place, name): Place| {
            let here = path.strip_prefix(place);
            let current = match here {
                Some("") => Some("page"),
                Some(rest) if rest.starts_with('/') => Some("true"),
                _ => None,
            };
            view! {
                <li>
                    <a href=place aria-current=current>
                        {name}
                    </a>
                </li>
            }
        };
        let group = |pages: Vec<Place>| {
            let allowed = pages.into_iter().filter(|(permission, ..)| agent.may(*permission));
            let items: Vec<_> = allowed.map(&item).collect();
            (!items.is_empty()).then(|| view! { <ul>{items}</ul> })
        };
        places(locale).into_iter().map(group).collect_view()
    };
    // One of the two is hidden: on a phone the menu unfolds, without scripts.
    let (folded, unfolded) = (links(), links());
    view! {
        <header class="side">
            <a class="brand" href=paths::DASHBOARD>
                <span class="mark" aria-hidden="true">
                    {initials(&agent.operator_name)}
                </span>
                <span class="name">{agent.operator_name.clone()}</span>
            </a>
            <details class="folded">
                <summary>{texts::open_menu(locale)}</summary>
                <nav aria-label=texts::menu(locale)>
                    {folded}
                </nav>
            </details>
            <nav class="unfolded" aria-label=texts::menu(locale)>
                {unfolded}
            </nav>
            <div class="account-menu">
                <AgentMenu agent locale />
                <AgentLanguageMenu path locale />
            </div>
        </header>
    }
    .into_any()
}

/// The agent's account, other operators, and signing out.
#[component]
fn AgentMenu(agent: Agent, locale: Locale) -> impl IntoView {
    let change = agent.has_others.then(|| {
        view! {
            <li>
                <a href="/operators">{texts::change_operator(locale)}</a>
            </li>
        }
    });
    view! {
        <details class="menu" name="header" id="account-menu">
            <summary>
                <span class="hidden">{texts::my_account(locale)} {texts::colon(locale)}</span>
                <span class="name">{agent.name}</span>
            </summary>
            <ul>
                <li>
                    <a href="/account">{texts::my_account(locale)}</a>
                </li>
                {change}
                <li>
                    <form action=SignOut::PATH method="post">
                        <button type="submit">{common::sign_out(locale)}</button>
                    </form>
                </li>
            </ul>
        </details>
    }
    .into_any()
}

fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(2)
        .flat_map(char::to_uppercase)
        .collect()
}
