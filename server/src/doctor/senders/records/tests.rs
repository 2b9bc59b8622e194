//! Records as they are found in practice, and the messages about them.

use super::*;

const DOMAIN: &str = "norte.example";

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// Asserts that a check passes or fails with a message that contains a text.
fn judged(check: &Check, passes: bool, says: &str, of: &[&str]) {
    let (passed, text) = match check {
        Ok(text) => (true, text),
        Err(text) => (false, text),
    };
    assert!(passed == passes && text.contains(says), "{of:?}: {text}");
    assert!(text.contains(DOMAIN), "{of:?}: {text}");
}

#[test]
fn a_domain_needs_a_server_that_accepts_its_mail() {
    let cases: [(&[&str], bool, bool, &str); 6] = [
        (&["mx1.norte.example.", "mx2.norte.example."], false, true, "mx1.norte.example, mx2"),
        (&[], true, true, "no MX record"),
        (&[], false, false, "add `norte.example. MX 10 "),
        (&["."], false, false, "replace `norte.example. MX 0 .`"),
        (&["."], true, false, "takes no mail"),
        (&[".", "mx.norte.example."], false, true, "mx.norte.example"),
    ];
    for (servers, has_address, passes, says) in cases {
        judged(&mx(DOMAIN, &texts(servers), has_address), passes, says, servers);
    }
}

#[test]
fn one_spf_record_names_the_allowed_senders() {
    let cases: [(&[&str], bool, &str); 17] = [
        (&[], false, "add `norte.example. TXT \"v=spf1 include:"),
        (&["google-site-verification=x", "v=spf1 mx -all"], true, "`v=spf1 mx -all`"),
        (&["V=SPF1 MX ~ALL"], true, "test email"),
        (&["v=spf1 redirect=_spf.norte.example"], true, "test email"),
        (&["v=spf1"], true, "nothing of other servers"),
        (&["v=spf1 a ?all"], true, "nothing of other servers"),
        (&["v=spf1 include:all.example"], true, "nothing of other servers"),
        (&["v=spf1 a -all +all"], true, "test email"),
        (&["v=spf1 +all"], false, "every machine"),
        (&["v=spf1 mx all"], false, "every machine"),
        (&["v=spf1 +ALL -all"], false, "every machine"),
        (&["v=spf1 -all", "v=spf1 mx -all"], false, "2 SPF records"),
        (&["v=spf1 -all", "V=spf1 -all"], false, "2 SPF records"),
        (&["v=spf10 mx -all"], false, "add `"),
        (&["v=spf10 mx -all", "v=spf1 mx -all"], true, "test email"),
        (&["spf2.0/pra mx -all"], false, "add `"),
        (&[" v=spf1 mx -all"], false, "add `"),
    ];
    for (found, passes, says) in cases {
        judged(&spf(DOMAIN, &texts(found)), passes, says, found);
    }
}

#[test]
fn one_dmarc_record_has_a_policy() {
    let cases: [(&[&str], bool, &str); 9] = [
        (&["v=DMARC1; p=reject"], true, "p=reject"),
        (&["v=spf1 -all", "v = DMARC1 ;p= Quarantine;"], true, "_dmarc.norte.example"),
        (&["v=DMARC1;p=none;rua=mailto:d@norte.example"], true, "forgers"),
        (&["v=DMARC1"], false, "no policy"),
        (&["v=DMARC1; p="], false, "no policy"),
        (&["v=DMARC1; p=block"], false, "no policy"),
        (&["v=DMARC1; sp=none"], false, "no policy"),
        (&["v=DMARC1; p=none", "v=DMARC1; p=reject"], false, "2 DMARC records"),
        (&["v=DMARC1; p=none; psd=y"], true, "forgers"),
    ];
    for (found, passes, says) in cases {
        let check = dmarc(DOMAIN, DOMAIN, &texts(found)).expect("a record");
        judged(&check, passes, says, found);
    }
    for none in ["", "v=dmarc1; p=none", "v=DMARC10; p=none", "p=none; v=DMARC1", "v=spf1 -all"] {
        assert_eq!(dmarc(DOMAIN, DOMAIN, &texts(&[none])), None, "{none}");
    }
    judged(&Err(no_dmarc(DOMAIN)), false, "`_dmarc.norte.example. TXT \"v=DMARC1; p=none\"`", &[]);
}

#[test]
fn a_domain_above_answers_for_those_below_and_a_registry_does_not() {
    let below = "tickets.norte.example";
    let check = dmarc(below, DOMAIN, &texts(&["v=DMARC1; p=reject"])).expect("a record");
    judged(
        &check,
        true,
        "tickets.norte.example has `v=DMARC1; p=reject` at _dmarc.norte.example",
        &[],
    );
    let registry = texts(&["v=DMARC1; p=reject; psd=y"]);
    assert_eq!(dmarc(below, DOMAIN, &registry), None);
}

#[test]
fn one_key_exists_and_is_not_revoked() {
    let cases: [(&[&str], bool, &str); 10] = [
        (&["v=DKIM1; k=rsa; p=MIIB"], true, "has a key"),
        (&["k=ed25519; p=11qY AHcI\t="], true, "has a key"),
        (&["v=spf1 -all", "p=MIIB"], true, "has a key"),
        (&["v=DKIM1; t=s:y; p=MIIB"], true, "test mode"),
        (&["v=DKIM1; t=s; p=MIIB"], true, "has a key"),
        (&["v=DKIM1; p="], false, "revoked"),
        (&["v=DKIM1; k=rsa; p= ; t=s"], false, "revoked"),
        (&["v=DKIM1; k=rsa"], false, "TXT \"v=DKIM1; k=rsa; p="),
        (&["v=DKIM2; p=MIIB"], false, "mail.dkim_selector"),
        (&["v=DKIM1; p=MIIB", "v=DKIM1; p=MIIC"], false, "2 keys"),
    ];
    let name = "k1._domainkey.norte.example";
    for (found, passes, says) in cases {
        judged(&dkim(name, &texts(found)), passes, says, found);
    }
    judged(&dkim(name, &[]), false, "add `k1._domainkey.norte.example. TXT", &[]);
}
