//! Campaigns of activation emails.

texts!("backoffice/campaigns");
