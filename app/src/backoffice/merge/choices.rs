//! The choices of a merge and their consequences.

use super::super::customer_label::full_name;
use crate::components::options::{Choosable, Options};
use crate::texts::backoffice::merging as texts;
use leptos::prelude::*;
use model::{AccountState, Comparison, CustomerDetails, Differing, Locale, SignInThatStays};

/// One group of radio buttons per question; most have a preselected answer.
#[component]
pub fn Choices(comparison: Comparison, locale: Locale) -> impl IntoView {
    let preferred = comparison.preferred.to_string();
    let sides = &comparison.sides;
    let among = |title: fn(&CustomerDetails, Locale) -> String,
                 hint: fn(&CustomerDetails, Locale) -> String| {
        sides
            .each_ref()
            .map(|side| Choosable {
                value: side.summary.number.to_string(),
                title: title(side, locale),
                hint: hint(side, locale),
            })
            .to_vec()
    };
    let sign_in = (comparison.sign_in == SignInThatStays::Choose).then(|| {
        let options = among(number, email_hint);
        view! { <Options name="sign_in" legend=texts::sign_in(locale) options /> }
    });
    let questions = comparison
        .differing
        .iter()
        .map(|differing| {
            let (name, legend, options) = match differing {
                Differing::Name => ("name", texts::which_name(locale), among(name, of)),
                Differing::Email => ("email", texts::which_email(locale), among(email, of)),
                Differing::Phone => ("phone", texts::which_phone(locale), among(phone, of)),
                Differing::Language => {
                    ("locale", texts::which_language(locale), among(language, of))
                }
            };
            view! { <Options name legend options chosen=preferred.clone() /> }
        })
        .collect_view();
    view! {
        <Options
            name="survivor"
            legend=texts::survivor(locale)
            options=among(number, why)
            chosen=preferred.clone()
        />
        {sign_in}
        {questions}
    }
    .into_any()
}

fn number(side: &CustomerDetails, _: Locale) -> String {
    side.summary.number.to_string()
}

fn name(side: &CustomerDetails, locale: Locale) -> String {
    full_name(&side.summary, locale)
}

fn email(side: &CustomerDetails, _: Locale) -> String {
    side.summary.email.clone().unwrap_or_default()
}

fn phone(side: &CustomerDetails, _: Locale) -> String {
    side.summary.phone.clone().unwrap_or_default()
}

fn language(side: &CustomerDetails, _: Locale) -> String {
    side.locale.name().to_owned()
}

fn of(side: &CustomerDetails, locale: Locale) -> String {
    texts::of(locale, &side.summary.number.to_string())
}

fn email_hint(side: &CustomerDetails, locale: Locale) -> String {
    let email = side.summary.email.as_deref();
    email.map_or_else(String::new, |email| texts::sign_in_hint(locale, email))
}

/// Returns the reason to keep this customer's number: its account.
fn why(side: &CustomerDetails, locale: Locale) -> String {
    let name = full_name(&side.summary, locale);
    match side.summary.account {
        AccountState::Active { .. } => format!("{name}, {}", texts::has_account(locale)),
        AccountState::None | AccountState::Invited | AccountState::Disabled => name,
    }
}

/// The consequences of the merge, in plain sentences.
#[component]
pub fn Consequences(comparison: Comparison, locale: Locale) -> impl IntoView {
    let mut lines = vec![texts::moves(locale).to_owned()];
    match &comparison.sign_in {
        SignInThatStays::None => lines.push(texts::no_account_stays(locale).to_owned()),
        SignInThatStays::Of(number) => {
            lines.push(texts::account_stays(locale, &number.to_string()));
            lines.push(texts::email_is_fixed(locale).to_owned());
        }
        SignInThatStays::Choose => {
            lines.push(texts::account_chosen(locale).to_owned());
            lines.push(texts::email_is_fixed(locale).to_owned());
        }
    }
    // The customer whose account stays keeps theirs in any case.
    let both = comparison.sign_in == SignInThatStays::Choose;
    if both && comparison.sides.iter().any(|side| !side.linked.is_empty()) {
        let sentence = if comparison.identities_join {
            texts::identities_join(locale)
        } else {
            texts::identities_end(locale)
        };
        lines.push(sentence.to_owned());
    }
    lines.push(texts::what_ends(locale).to_owned());
    lines.push(texts::who_is_notified(locale).to_owned());
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <ul class="consequences hint">{lines}</ul> }
}
