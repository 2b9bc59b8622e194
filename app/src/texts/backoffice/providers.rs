//! Single sign-on providers: the list, and setting one up.

texts!("backoffice/providers");
