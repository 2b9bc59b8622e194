//! Tokens of the REST API.

texts!("backoffice/api_tokens");
