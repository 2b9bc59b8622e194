//! What became of many rows or customers: figures to compare at a glance, and how much is done.

use leptos::prelude::*;
use model::Locale;
use model::numbers::{grouped, percentage};

/// A number, and what it counts.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    pub label: &'static str,
    pub count: i64,
    pub hint: Option<&'static str>,
}

impl Figure {
    pub const fn new(label: &'static str, count: i64) -> Self {
        Self { label, count, hint: None }
    }
}

#[component]
pub fn Figures(figures: Vec<Figure>, locale: Locale) -> impl IntoView {
    let figures = figures
        .into_iter()
        .map(|figure| {
            let hint = figure.hint.map(|hint| view! { <span class="hint">{hint}</span> });
            view! {
                <div>
                    <dt>{figure.label}</dt>
                    <dd>
                        <span class="number">{grouped(figure.count, locale)}</span>
                        {hint}
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="figures">{figures}</dl> }.into_any()
}

/// How much is done.
#[component]
pub fn ProgressBar(label: &'static str, percent: u8, locale: Locale) -> impl IntoView {
    let shown = percentage(percent, locale);
    view! {
        <p class="progress">
            <label for="percent">{label}</label>
            <progress id="percent" max="100" value=percent.to_string()>
                {shown.clone()}
            </progress>
            <span class="number">{shown.clone()}</span>
        </p>
    }
    .into_any()
}
