//! Webhooks: endpoints, their events, and the log of deliveries.

texts!("backoffice/webhooks");
