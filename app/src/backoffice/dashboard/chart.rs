//! The charts of the dashboard, drawn on the server as SVG, and the same numbers as a table.

use crate::backoffice::table::Table;
use crate::texts::backoffice::dashboard as texts;
use crate::texts::moments;
use leptos::prelude::*;
use model::numbers::grouped;
use model::{CustomerState, DayActivity, LocalTime, Locale};

/// The width of a day, in the units of the drawing. A bar is narrower by [`GAP`].
const STEP: u64 = 20;
const GAP: u64 = 6;
const HEIGHT: u64 = 100;
/// The height of a day without events: a line to stand on.
const GROUND: u64 = 1;

#[component]
pub fn Activity(days: Vec<DayActivity>, locale: Locale) -> impl IntoView {
    let sign_ins: Vec<u64> = days.iter().map(|day| day.sign_ins.unsigned_abs()).collect();
    let registrations: Vec<u64> = days.iter().map(|day| day.registrations.unsigned_abs()).collect();
    let ends = (days.first().copied(), days.last().copied());
    let day_name = |day: Option<DayActivity>| day.map(|day| name(day, locale)).unwrap_or_default();
    let (first, last) = (day_name(ends.0), day_name(ends.1));
    let active = format!("/customers?state={}", CustomerState::Active.code());
    view! {
        <section class="over-table" aria-labelledby="activity">
            <h2 id="activity">{texts::activity(locale)}</h2>
            <div class="charts">
                <Chart
                    title=texts::sign_ins(locale)
                    values=sign_ins
                    first=first.clone()
                    last=last.clone()
                    locale
                />
                <Chart title=texts::registrations(locale) values=registrations first last locale />
            </div>
            <details class="numbers">
                <summary>{texts::as_table(locale)}</summary>
                <Numbers days locale />
            </details>
            <p class="actions">
                <a href=active>{texts::active_customers(locale)}</a>
            </p>
        </section>
    }
    .into_any()
}

/// One bar a day.
#[component]
fn Chart(
    title: &'static str,
    values: Vec<u64>,
    /// The first day, in words.
    first: String,
    last: String,
    locale: Locale,
) -> impl IntoView {
    let total = grouped(values.iter().sum::<u64>(), locale);
    let highest = grouped(values.iter().copied().max().unwrap_or_default(), locale);
    let label = texts::chart(locale, title, &total, &first, &last, &highest);
    let view_box = format!("0 0 {} {HEIGHT}", (STEP * values.len() as u64).saturating_sub(GAP));
    view! {
        <figure class="card chart">
            <figcaption>
                <span class="quiet-text">{title}</span>
                " "
                <strong class="number">{total}</strong>
            </figcaption>
            <svg viewBox=view_box preserveAspectRatio="none" role="img" aria-label=label>
                <path d=bars(&values) />
            </svg>
            <p class="hint" aria-hidden="true">
                <span>{first}</span>
                <span>{last}</span>
            </p>
        </figure>
    }
    .into_any()
}

/// Returns the bars of a chart as the data of an SVG path. The highest one is as high as the drawing.
fn bars(values: &[u64]) -> String {
    let highest = values.iter().copied().max().unwrap_or_default().max(1);
    let bar = |(place, value): (usize, &u64)| {
        let height = (value.saturating_mul(HEIGHT) / highest).max(GROUND);
        let (x, y, width) = (STEP * place as u64, HEIGHT - height, STEP - GAP);
        format!("M{x} {y}h{width}v{height}h-{width}z")
    };
    values.iter().enumerate().map(bar).collect::<Vec<_>>().concat()
}

#[component]
fn Numbers(days: Vec<DayActivity>, locale: Locale) -> impl IntoView {
    let columns = vec![
        (texts::day(locale), ""),
        (texts::sign_ins(locale), "end"),
        (texts::registrations(locale), "end"),
    ];
    let rows = days
        .into_iter()
        .rev()
        .map(|day| {
            view! {
                <tr>
                    <th scope="row">{name(day, locale)}</th>
                    <td class="end number">{grouped(day.sign_ins.unsigned_abs(), locale)}</td>
                    <td class="end number">{grouped(day.registrations.unsigned_abs(), locale)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Table label=texts::per_day(locale) columns>
            {rows}
        </Table>
    }
    .into_any()
}

/// Returns a day in short form.
fn name(day: DayActivity, locale: Locale) -> String {
    let midnight = day.day.and_hms_opt(0, 0, 0).unwrap_or_default();
    moments::short_day(LocalTime(midnight), locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_bar_fills_the_chart_and_none_is_without_a_line() {
        assert_eq!(bars(&[0, 5, 10]), "M0 99h14v1h-14zM20 50h14v50h-14zM40 0h14v100h-14z");
        assert_eq!(bars(&[0]), "M0 99h14v1h-14z");
        assert_eq!(bars(&[]), "");
    }
}
