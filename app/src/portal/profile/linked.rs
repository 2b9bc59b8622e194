//! The customer's linked identities, and removing one.

use super::provider_news::News;
use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::form::{Form, Hidden};
use crate::components::time::local;
use crate::failure::Refused;
use crate::texts::{moments, sso as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::UnlinkRefusal;
use model::{IdentityId, LinkedSignIn};

#[server(endpoint = "unlink")]
pub async fn unlink(#[server(default)] sign_in: String) -> Result<(), Refused<UnlinkRefusal>> {
    use crate::ssr;
    let caller = ssr::account_caller()?;
    let Some(customer) = ssr::customer() else {
        ssr::sign_in_to_send("/account/profile", &[]).await;
        return Ok(());
    };
    // An invalid id matches no identity.
    let id = sign_in.parse().unwrap_or_default();
    let removed = ssr::accounts().sso().unlink(&caller, &customer, id).await;
    let back = format!("/account/profile?form=unlink-{id}");
    removed.map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::announce("/account/profile", &crate::context::Notice::Unlinked);
    Ok(())
}

#[component]
pub fn LinkedSignIns(context: PortalContext, linked: Vec<LinkedSignIn>) -> impl IntoView {
    let title = texts::linked_title(context.locale);
    let rows = linked
        .into_iter()
        // `into_any`: the page's type would otherwise exceed the compiler's nesting limit.
        .map(|linked| view! { <LinkedSignInItem context=context.clone() linked /> }.into_any())
        .collect_view();
    view! {
        <section class="card" id="linked">
            <h2>{title}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn LinkedSignInItem(context: PortalContext, linked: LinkedSignIn) -> impl IntoView {
    let locale = context.locale;
    let news_context = context.clone();
    let (title, label) = (format!("linked-{}", linked.id), format!("linked-{}-as", linked.id));
    // A customer may have several identities at one provider.
    let about = format!("{title} {label}");
    let (reason, remove) = if linked.last_way_in {
        let reason = view! { <p class="hint">{texts::last_way_in(locale)}</p> };
        (Some(reason), None)
    } else {
        let remove = view! { <Remove context id=linked.id about=about.clone() /> };
        (None, Some(remove))
    };
    let provider = linked.provider.clone();
    let news = linked.news.map(|news| {
        view! { <News context=news_context provider id=linked.id news about /> }.into_any()
    });
    view! {
        <li>
            <div>
                <strong id=title>{linked.provider}</strong>
                <p class="hint address" id=label>{linked.label}</p>
                <p class="hint">{texts::linked_since(locale, &moments::day(local(linked.linked_at), locale))}</p>
                {reason}
                {news}
            </div>
            {remove}
        </li>
    }
    .into_any()
}

#[component]
fn Remove(context: PortalContext, id: IdentityId, about: String) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<UnlinkRefusal>(&context);
    view! {
        <Form
            name=format!("unlink-{id}")
            action=Unlink::PATH
            errors
            submit=texts::remove(locale)
            pending=texts::removing(locale)
            class="button small"
            about
        >
            <Hidden name="sign_in" value=id.to_string() />
        </Form>
    }
    .into_any()
}
