//! Pages that lead to another site by themselves.

texts!("redirects");
