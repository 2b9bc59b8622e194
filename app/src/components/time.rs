//! Points in time as people read them, in the time zone of the page.

use crate::PageRequest;
use crate::ssr;
use crate::texts::moments;
use leptos::prelude::*;
use model::{LocalTime, Locale, Timestamp};

/// Returns what the clocks of the page's time zone show at that moment.
pub fn local(at: Timestamp) -> LocalTime {
    ssr::local(at, &expect_context::<PageRequest>().time_zone)
}

/// A date and time, for people and machines.
#[component]
pub fn Time(at: Timestamp, locale: Locale) -> impl IntoView {
    view! { <time datetime=moments::machine(at)>{moments::moment(local(at), locale)}</time> }
}

/// A date and time to be met on a portal, such as a departure: it names its time zone. In the backoffice the frame does.
#[component]
pub fn Deadline(at: Timestamp, locale: Locale) -> impl IntoView {
    let zone = expect_context::<PageRequest>().time_zone;
    let shown = moments::moment_in(local(at), &zone, locale);
    view! { <time datetime=moments::machine(at)>{shown}</time> }
}

/// A past moment among others to compare, such as `2 minutes ago`. Pointer and focus show the exact one.
#[component]
pub fn Ago(at: Timestamp, locale: Locale) -> impl IntoView {
    let now = ssr::now();
    let zone = expect_context::<PageRequest>().time_zone;
    let exact = moments::moment_in(local(at), &zone, locale);
    let shown = moments::relative(now - at, local(at), local(now), locale);
    view! {
        <time class="ago" datetime=moments::machine(at) title=exact tabindex="0">
            {shown}
        </time>
    }
}
