//! Malformed and hostile validation responses.

/// A server, and the expected result of a sign-in there.
pub struct Case {
    pub name: &'static str,
    pub accepted: bool,
    /// `{}` stands for the response of a correct server.
    pub answer: &'static str,
}

const fn good(name: &'static str, answer: &'static str) -> Case {
    Case { name, accepted: true, answer }
}

const fn bad(name: &'static str, answer: &'static str) -> Case {
    Case { name, accepted: false, answer }
}

/// Validation responses. `NS` stands for the namespace.
pub const CASES: &[Case] = &[
    good("good", "{}"),
    good("with-a-declaration", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}"),
    good("with-space-around", "\n\n  {}\n"),
    good(
        "other-prefix",
        "<serviceResponse xmlns='http://www.yale.edu/tp/cas'><authenticationSuccess><user> ana </user></authenticationSuccess></serviceResponse>",
    ),
    good(
        "user-in-cdata",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user><![CDATA[ana]]></cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad("nothing", ""),
    bad("html", "<!doctype html><h1>Sign in</h1>"),
    bad("version-1", "yes\nana\n"),
    bad("json", "{\"serviceResponse\":{\"authenticationSuccess\":{\"user\":\"ana\"}}}"),
    bad("cut-off", "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana</cas:user>"),
    bad("two-documents", "{}{}"),
    bad("text-after-it", "{} ana"),
    bad(
        "no-namespace",
        "<serviceResponse><authenticationSuccess><user>ana</user></authenticationSuccess></serviceResponse>",
    ),
    bad(
        "wrong-namespace",
        "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/CAS'><cas:authenticationSuccess><cas:user>ana</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "success-in-another-namespace",
        "<cas:serviceResponse NS xmlns:x='urn:x'><x:authenticationSuccess><cas:user>ana</cas:user></x:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "user-in-another-namespace",
        "<cas:serviceResponse NS xmlns:x='urn:x'><cas:authenticationSuccess><x:user>ana</x:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "another-root",
        "<cas:authenticationSuccess NS><cas:user>ana</cas:user></cas:authenticationSuccess>",
    ),
    bad(
        "success-deeper-down",
        "<cas:serviceResponse NS><cas:x><cas:authenticationSuccess><cas:user>ana</cas:user></cas:authenticationSuccess></cas:x></cas:serviceResponse>",
    ),
    bad(
        "two-successes",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana</cas:user></cas:authenticationSuccess><cas:authenticationSuccess><cas:user>root</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "success-and-failure",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana</cas:user></cas:authenticationSuccess><cas:authenticationFailure code='INVALID_TICKET'/></cas:serviceResponse>",
    ),
    bad(
        "failure-and-success",
        "<cas:serviceResponse NS><cas:authenticationFailure code='INVALID_TICKET'/><cas:authenticationSuccess><cas:user>ana</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "failure",
        "<cas:serviceResponse NS><cas:authenticationFailure code='INVALID_TICKET'>Ticket not recognised</cas:authenticationFailure></cas:serviceResponse>",
    ),
    bad(
        "failure-with-a-user",
        "<cas:serviceResponse NS><cas:authenticationFailure code='X'><cas:user>ana</cas:user></cas:authenticationFailure></cas:serviceResponse>",
    ),
    bad(
        "failure-with-a-forged-code",
        "<cas:serviceResponse NS><cas:authenticationFailure code='&#13;&#10;forged &lt;script>'/></cas:serviceResponse>",
    ),
    bad("no-verdict", "<cas:serviceResponse NS/>"),
    bad("no-user", "<cas:serviceResponse NS><cas:authenticationSuccess/></cas:serviceResponse>"),
    bad(
        "empty-user",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user> </cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "two-users",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana</cas:user><cas:user>root</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "user-with-a-comment",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana<!-- -->.evil</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "user-with-an-instruction",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana<?x?>.evil</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "user-with-an-element",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana<cas:b/>.evil</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "user-with-a-line-break",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana&#10;root</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "user-only-among-the-attributes",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:attributes><cas:user>ana</cas:user></cas:attributes></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "two-lists-of-attributes",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana</cas:user><cas:attributes/><cas:attributes/></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "by-a-proxy",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>ana</cas:user><cas:proxies><cas:proxy>https://proxy.example/</cas:proxy></cas:proxies></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad("document-type", "<!DOCTYPE x>{}"),
    bad("document-type-empty", "<!DOCTYPE x []>{}"),
    bad(
        "entity",
        "<!DOCTYPE x [<!ENTITY who 'ana'>]><cas:serviceResponse NS><cas:authenticationSuccess><cas:user>&who;</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "entity-from-a-file",
        "<!DOCTYPE x [<!ENTITY who SYSTEM 'file:///etc/passwd'>]><cas:serviceResponse NS><cas:authenticationSuccess><cas:user>&who;</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "entities-without-end",
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><cas:serviceResponse NS><cas:authenticationSuccess><cas:user>&c;</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
    bad(
        "undeclared-entity",
        "<cas:serviceResponse NS><cas:authenticationSuccess><cas:user>&who;</cas:user></cas:authenticationSuccess></cas:serviceResponse>",
    ),
];
