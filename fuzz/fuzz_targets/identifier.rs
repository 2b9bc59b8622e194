//! What is typed to sign in: an email or a customer number.

#![no_main]

use libfuzzer_sys::fuzz_target;
use model::{CustomerNumber, EmailAddress, Identifier};

fuzz_target!(|text: &str| match text.parse::<Identifier>() {
    Ok(Identifier::Email(email)) => {
        let again: EmailAddress = email.as_str().parse().expect("an accepted address");
        assert_eq!(again.key(), email.key());
        let key: EmailAddress = email.key().parse().expect("the key of an address");
        assert_eq!(key.key(), email.key());
    }
    Ok(Identifier::Number(number)) => {
        assert_eq!(number.digits().len(), 9);
        assert_eq!(number.to_string().parse::<CustomerNumber>(), Ok(number));
    }
    Err(_) => {}
});
