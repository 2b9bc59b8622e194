//! The page of the link mailed to an address that an operator's mails are to be sent from.

use super::frame::{BackofficeLayout, BackofficeStatusPage, page};
use crate::components::errors::FormErrors;
use crate::components::form::Form;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::settings as texts;
use crate::texts::recovery;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::Link;
use model::refusals::SenderLinkRefusal;

#[server(prefix = "/agents-api", endpoint = "confirm-sender")]
pub async fn confirm_sender() -> Result<(), Refused<SenderLinkRefusal>> {
    use ssr::cookies::Name;
    let agent = ssr::agent()?;
    let link = ssr::cookie(Name::AgentLink).unwrap_or_default();
    let confirmed =
        ssr::accounts().branding().confirm_sender(&agent, &ssr::agent_caller(), &link).await;
    confirmed.map_err(|failure| ssr::refuse(failure, "/confirm-sender", &[]))?;
    ssr::forget_cookie(Name::AgentLink);
    ssr::announce("/settings", &crate::context::Notice::SenderConfirmed);
    Ok(())
}

#[component]
pub fn ConfirmSenderPage() -> impl IntoView {
    page(ssr::sender_link(), |context, agent, link| {
        let locale = context.locale;
        let dead = |title: &'static str| {
            view! {
                <BackofficeStatusPage title text=texts::sender_link_dead(locale)>
                    <a class="button primary" href="/settings">
                        {frame_texts::settings(locale)}
                    </a>
                </BackofficeStatusPage>
            }
            .into_any()
        };
        match link {
            Link::Ready(address) => {
                let title = texts::confirm_sender_title(locale);
                let lead =
                    texts::confirm_sender_lead(locale, &agent.operator_name, address.as_str());
                let errors = FormErrors::about::<SenderLinkRefusal>(&context);
                view! {
                    <BackofficeLayout title=title>
                        <section class="card narrow">
                            <h1>{title}</h1>
                            <p class="lead address">{lead}</p>
                            <Form
                                name="confirm-sender"
                                action=ConfirmSender::PATH
                                errors
                                submit=texts::confirm_sender(locale)
                                pending=texts::confirming(locale)
                            />
                        </section>
                    </BackofficeLayout>
                }
                .into_any()
            }
            Link::Expired => dead(recovery::expired_title(locale)),
            Link::Used => dead(recovery::used_title(locale)),
            Link::Replaced => dead(recovery::replaced_title(locale)),
            Link::Unknown => dead(recovery::unknown_title(locale)),
        }
    })
}
