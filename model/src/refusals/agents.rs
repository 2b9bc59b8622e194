//! Agents: their sign-in, their second factor, and managing them and the tokens of the REST API.

use super::Refusal;
use serde::{Deserialize, Serialize};

refusals!(
    /// Signing in to the backoffice. `NoMatch` covers every failure that would reveal which agents exist.
    AgentSignInRefusal {
        EmailMissing = "email-missing" @ "email",
        EmailInvalid = "email-invalid" @ "email",
        PasswordMissing = "password-missing" @ "password",
        NoMatch = "no-match",
    }
);

refusals!(
    /// The code of a second factor, and its enrolment.
    SecondFactorRefusal {
        CodeMissing = "code-missing" @ "code",
        /// Wrong, expired, or used before.
        CodeWrong = "code-wrong" @ "code",
        /// The sign-in has expired, or is at another stage.
        SignedOut = "signed-out",
        AlreadyEnrolled = "already-enrolled",
        /// The configuration has no encryption key, or not the one that encrypted the secret.
        NoKey = "no-key",
    }
);

refusals!(
    /// Managing agents.
    AgentRefusal {
        NameMissing = "name-missing" @ "name",
        NameInvalid = "name-invalid" @ "name",
        EmailInvalid = "email-invalid" @ "email",
        /// The operator has an agent with that address.
        EmailTaken = "email-taken" @ "email",
        /// The operator would have no admin.
        LastAdmin = "last-admin",
        /// Not possible for one's own account; another admin has to do it.
        Oneself = "oneself",
        /// The person is an agent of another operator too, which shares the second factor.
        WorksElsewhere = "works-elsewhere",
        /// The invitation was already accepted.
        NotInvited = "not-invited",
        /// The configuration has no address of the backoffice, which links need.
        NoBackoffice = "no-backoffice",
        Unknown = "unknown",
    }
);

refusals!(
    /// Creating and revoking tokens of the REST API.
    ApiTokenRefusal {
        NameMissing = "name-missing" @ "name",
        NameInvalid = "name-invalid" @ "name",
        /// The operator has an active token of that name.
        NameTaken = "name-taken" @ "name",
        ScopesMissing = "scopes-missing" @ "scopes",
        ExpiryInvalid = "expiry-invalid" @ "days",
        Unknown = "unknown",
    }
);

refusals!(
    /// Adding endpoints of webhooks, and sending to them by hand.
    WebhookRefusal {
        UrlMissing = "url-missing" @ "url",
        UrlInvalid = "url-invalid" @ "url",
        /// It is not a public one by https.
        UrlForbidden = "url-forbidden" @ "url",
        /// The operator has an endpoint at that address.
        UrlTaken = "url-taken" @ "url",
        KindsMissing = "kinds-missing" @ "kinds",
        TooMany = "too-many",
        /// The deployment has no key to encrypt the secret.
        NoKey = "no-key",
        Unknown = "unknown",
        /// The endpoint is disabled.
        Inactive = "inactive",
        /// The delivery is still being sent.
        NotEnded = "not-ended",
    }
);
