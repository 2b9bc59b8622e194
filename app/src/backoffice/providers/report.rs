//! The report of a provider test, and what to do next.

use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::frame::{BackofficeLayout, page};
use super::super::table::{Moment, Table};
use crate::backoffice::paths;
use crate::ssr;
use crate::texts::backoffice::provider_findings::finding_text;
use crate::texts::backoffice::{colon, provider_test as texts, providers as provider_texts};
use crate::texts::common;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use model::{Finding, Locale, Mapped, Provider, ProviderTest, Received, TestVerdict};

#[component]
pub fn ProviderTestPage() -> impl IntoView {
    let params = use_params_map().read_untracked().clone();
    let part = |name: &str| params.get(name).unwrap_or_default();
    page(ssr::provider_test(part("id"), part("test")), |context, _, test| {
        view! { <Report test context /> }
    })
}

#[component]
fn Report(test: ProviderTest, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let (id, provider) = (test.provider.id, test.provider.provider.clone());
    let title = format!("{} · {}", texts::report_title(locale), provider.name);
    let here = view! { <a href=paths::provider(id)>{provider.name.clone()}</a> }.into_any();
    let old = (!test.is_current).then(|| {
        view! {
            <div class="notice warn">
                <p>{texts::report_old(locale)}</p>
            </div>
        }
    });
    let received = test.report.received.clone().map(|received| {
        view! { <ReceivedUser received provider=provider.clone() locale /> }
    });
    view! {
        <BackofficeLayout title>
            <Crumbs path="/providers" name=provider_texts::providers(locale) here />
            <div class="headline">
                <h1>{texts::report_title(locale)}</h1>
                <VerdictPill verdict=test.report.verdict locale />
                <Moment at=test.finished_at locale />
            </div>
            {old}
            <NextStep test=test.clone() locale />
            {received}
            <Findings findings=test.findings locale />
            <p class="hint">{texts::report_expires(locale)}</p>
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn VerdictPill(verdict: TestVerdict, locale: Locale) -> impl IntoView {
    let class = match verdict {
        TestVerdict::Admitted => "pill ok",
        TestVerdict::NotAllowed | TestVerdict::Late | TestVerdict::Changed => "pill warn",
        TestVerdict::NotReady | TestVerdict::Denied | TestVerdict::Failed => "pill bad",
    };
    view! { <span class=class>{texts::verdict_name(verdict, locale)}</span> }
}

/// What the result means, and the next step.
#[component]
fn NextStep(test: ProviderTest, locale: Locale) -> impl IntoView {
    let provider = &test.provider.provider;
    let text = match test.report.verdict {
        TestVerdict::Admitted => texts::next_admitted(locale).to_owned(),
        TestVerdict::NotAllowed => texts::not_allowed_text(provider, locale),
        TestVerdict::NotReady => texts::next_not_ready(locale).to_owned(),
        TestVerdict::Denied => texts::next_denied(locale).to_owned(),
        TestVerdict::Late => texts::next_late(locale).to_owned(),
        TestVerdict::Failed => texts::next_failed(locale).to_owned(),
        TestVerdict::Changed => texts::next_changed(locale).to_owned(),
    };
    let finding = test.report.finding.as_ref();
    let detail =
        finding.map_or(test.report.detail.clone(), |finding| finding_text(finding, locale));
    let detail = (!detail.is_empty()).then(|| {
        view! { <p class="hint address">{texts::detail(locale)} {colon(locale)} {detail}</p> }
    });
    let back = paths::provider(test.provider.id);
    let steps = if test.report.verdict == TestVerdict::Admitted {
        view! {
            <a class="button primary" href="/settings">
                {texts::next_settings(locale)}
            </a>
            <a href=back>{texts::back_to_provider(locale)}</a>
        }
        .into_any()
    } else {
        view! {
            <a class="button primary" href=back>
                {texts::back_to_provider(locale)}
            </a>
        }
        .into_any()
    };
    view! {
        <section class="card" id="next">
            <h2>{texts::next(locale)}</h2>
            <p>{text}</p>
            {detail}
            <div class="actions">{steps}</div>
        </section>
    }
    .into_any()
}

/// The user the provider authenticated: the mapped fields, then the raw attributes.
#[component]
fn ReceivedUser(received: Received, provider: Provider, locale: Locale) -> impl IntoView {
    let columns = vec![
        (texts::attribute(locale), ""),
        (texts::values(locale), ""),
        (texts::used_for(locale), ""),
    ];
    let rows = received
        .attributes
        .into_iter()
        .map(|attribute| {
            let used = uses(&provider, &attribute.name, locale);
            // An empty cell has no label on a phone.
            let used = (!used.is_empty()).then(|| used.join(", "));
            let more = (attribute.more > 0).then(|| {
                let text = texts::more_values(locale, attribute.more);
                view! { <span class="quiet-text">" " {text}</span> }
            });
            view! {
                <tr>
                    <th scope="row" class="address">
                        {attribute.name}
                    </th>
                    <td class="address">{attribute.values.join(" · ")} {more}</td>
                    <td data-label=texts::used_for(locale)>
                        {used}
                    </td>
                </tr>
            }
        })
        .collect_view();
    let more = (received.more > 0).then(|| {
        view! { <p class="hint">{texts::more_attributes(locale, received.more)}</p> }
    });
    let ignored = (!received.ignored.is_empty())
        .then(|| view! { <IgnoredDeviations what=received.ignored locale /> });
    view! {
        <ResultingCustomer subject=received.subject mapped=received.mapped provider=provider.clone() locale />
        <h2 class="over-table">{texts::arrived(locale)}</h2>
        <Table label=texts::arrived(locale) columns>
            {rows}
        </Table>
        {more}
        {ignored}
    }
    .into_any()
}

/// What deviated from the specification and was ignored.
#[component]
fn IgnoredDeviations(what: Vec<String>, locale: Locale) -> impl IntoView {
    let items = what.into_iter().map(|one| view! { <li class="address">{one}</li> });
    view! {
        <section class="card dense" id="ignored">
            <h2>{texts::ignored(locale)}</h2>
            <p class="hint">{texts::ignored_lead(locale)}</p>
            <ul>{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// What would happen to a customer who signs in.
#[component]
fn ResultingCustomer(
    subject: String,
    mapped: Mapped,
    provider: Provider,
    locale: Locale,
) -> impl IntoView {
    let mapping = provider.mapping;
    let email = format!(
        "{} ({})",
        or_nothing(mapped.email, locale),
        texts::email_verdict(mapped.email_verdict, locale)
    );
    let parts = [
        (texts::their_id(locale), subject, String::new()),
        (common::first_name(locale), mapped.first_name, mapping.first_name),
        (common::last_name(locale), mapped.last_name, mapping.last_name),
        (common::email(locale), email, mapping.email),
        (
            provider_texts::external_id(locale),
            or_nothing(mapped.external_id, locale),
            mapping.external_id,
        ),
    ];
    let rows = parts.map(|(name, value, attribute)| {
        let from = (!attribute.is_empty()).then(|| {
            view! { <span class="quiet-text">" " {texts::from_attribute(locale, &attribute)}</span> }
        });
        view! {
            <dt>{name}</dt>
            <dd class="address">{value} {from}</dd>
        }
    });
    view! {
        <section class="card dense" id="becomes">
            <h2>{texts::becomes(locale)}</h2>
            <dl class="facts">{rows.into_iter().collect_view()}</dl>
        </section>
    }
    .into_any()
}

fn or_nothing(value: String, locale: Locale) -> String {
    if value.is_empty() { texts::nothing(locale).to_owned() } else { value }
}

/// Returns what the operator uses an attribute for.
fn uses(provider: &Provider, attribute: &str, locale: Locale) -> Vec<&'static str> {
    let mapping = &provider.mapping;
    [
        (&mapping.first_name, common::first_name(locale)),
        (&mapping.last_name, common::last_name(locale)),
        (&mapping.email, common::email(locale)),
        (&mapping.email_verified, provider_texts::email_verified(locale)),
        (&mapping.external_id, provider_texts::external_id(locale)),
        (&provider.property_to_validate, provider_texts::access_rule(locale)),
    ]
    .into_iter()
    .filter(|(name, _)| reads(name, attribute))
    .map(|(_, used)| used)
    .collect()
}

/// Returns whether a path selects the attribute or one of its values.
fn reads(path: &str, attribute: &str) -> bool {
    path == attribute
        || path
            .strip_prefix(attribute)
            .is_some_and(|rest| rest.starts_with('[') && rest.ends_with(']'))
}

/// The findings of the checks before the browser was redirected.
#[component]
fn Findings(findings: Vec<Finding>, locale: Locale) -> impl IntoView {
    let columns = vec![(texts::verdict(locale), ""), (texts::looked_at(locale), "")];
    let rows = findings
        .into_iter()
        .map(|finding| {
            let (class, pill) = if finding.ok {
                ("pill ok", texts::ok(locale))
            } else {
                ("pill bad", texts::wrong(locale))
            };
            view! {
                <tr>
                    <td>
                        <span class=class>{pill}</span>
                    </td>
                    <th scope="row" class="address">
                        {finding_text(&finding, locale)}
                    </th>
                </tr>
            }
        })
        .collect_view();
    view! {
        <h2 class="over-table">{texts::looked_at(locale)}</h2>
        <Table label=texts::looked_at(locale) columns>
            {rows}
        </Table>
    }
    .into_any()
}
