//! What is found out about a provider without a person. The terminal says the same in English.

use model::{Finding, Found, Locale};

texts! {
    secret_unreadable { en "The kept secret cannot be decrypted with the keys of secret_keys. Type it again.", es "El secreto guardado no se puede descifrar con las claves de secret_keys. Escríbalo otra vez.", fr "Le secret conservé ne peut pas être déchiffré avec les clés de secret_keys. Saisissez-le à nouveau." }
    metadata_unusable { en "The provider cannot be used", es "El proveedor no se puede usar", fr "Le fournisseur ne peut pas être utilisé" }
    describes_itself { en "The provider describes itself under its own address.", es "El proveedor se describe en su propia dirección.", fr "Le fournisseur se décrit à sa propre adresse." }
    no_token_endpoint { en "It names no token endpoint.", es "No indica ningún punto de tokens.", fr "Il n’indique aucun point de jetons." }
    endpoints_usable { en "Its endpoints can be used.", es "Sus direcciones se pueden usar.", fr "Ses adresses sont utilisables." }
    endpoint_forbidden { en "One of its endpoints is not a public address by https", es "Una de sus direcciones no es pública por https", fr "L’une de ses adresses n’est pas publique en https" }
    code_flow { en "It offers the code flow.", es "Ofrece el flujo con código.", fr "Il propose le flux avec code." }
    no_code_flow { en "It does not offer the code flow.", es "No ofrece el flujo con código.", fr "Il ne propose pas le flux avec code." }
    pkce { en "It checks PKCE with S256.", es "Comprueba PKCE con S256.", fr "Il vérifie PKCE avec S256." }
    pkce_unsaid { en "It does not say whether it checks PKCE; it is sent anyway.", es "No dice si comprueba PKCE; se envía de todos modos.", fr "Il ne dit pas s’il vérifie PKCE, envoyé de toute façon." }
    no_pkce { en "It does not check PKCE with S256.", es "No comprueba PKCE con S256.", fr "Il ne vérifie pas PKCE avec S256." }
    keys { en "It has a key that signs what it says.", es "Tiene una clave que firma lo que dice.", fr "Il a une clé qui signe ce qu’il dit." }
    no_keys { en "It has no key that could sign what it says.", es "No tiene ninguna clave que pueda firmar lo que dice.", fr "Il n’a aucune clé capable de signer ce qu’il dit." }
    client_accepted { en "It accepts our client ID and secret.", es "Acepta nuestro ID de cliente y secreto.", fr "Il accepte notre ID client et notre secret." }
    client_answered { en "It answers our client, if only with an error", es "Responde a nuestro cliente, aunque con un error", fr "Il répond à notre client, mais par une erreur" }
    client_refused { en "It does not accept our client ID, secret or way of authentication.", es "No acepta nuestro ID de cliente, secreto o forma de autenticación.", fr "Il n’accepte pas notre ID client, notre secret ou notre mode d’authentification." }
    took_unknown_code { en "It took a code that it never gave.", es "Aceptó un código que nunca dio.", fr "Il a accepté un code qu’il n’a jamais donné." }
    tokens_not_askable { en "It cannot be asked for tokens", es "No se le pueden pedir tokens", fr "On ne peut pas lui demander de jetons" }
    tokens_garbled { en "Its token endpoint does not answer as it should.", es "Su punto de tokens no responde como debería.", fr "Son point de jetons ne répond pas comme il le devrait." }
    server_forbidden { en "The server’s address is not a public one by https.", es "La dirección del servidor no es pública por https.", fr "L’adresse du serveur n’est pas publique en https." }
    shows_login { en "The server shows its login.", es "El servidor muestra su página de acceso.", fr "Le serveur montre sa page de connexion." }
    login_status { en "The server’s login answers with a status that it should not have", es "La página de acceso del servidor responde con un estado inesperado", fr "La page de connexion du serveur répond avec un statut inattendu" }
    login_unreachable { en "The server’s login cannot be reached", es "No se puede llegar a la página de acceso del servidor", fr "La page de connexion du serveur est injoignable" }
    validates_tickets { en "The server validates tickets for our service.", es "El servidor valida tickets para nuestro servicio.", fr "Le serveur valide les tickets de notre service." }
    service_unknown { en "The server does not know our service: enter it there.", es "El servidor no conoce nuestro servicio: regístrelo allí.", fr "Le serveur ne connaît pas notre service : enregistrez-le là-bas." }
    validation_answers { en "The server answers a ticket with an error", es "El servidor responde a un ticket con un error", fr "Le serveur répond à un ticket par une erreur" }
    took_unknown_ticket { en "The server took a ticket that it never gave.", es "El servidor aceptó un ticket que nunca dio.", fr "Le serveur a accepté un ticket qu’il n’a jamais donné." }
    no_validation { en "The server does not validate tickets", es "El servidor no valida tickets", fr "Le serveur ne valide pas les tickets" }
}

/// What was found out, in one line; what the provider said comes last.
pub fn found(finding: &Finding, locale: Locale) -> String {
    let text = match finding.what {
        Found::SecretUnreadable => secret_unreadable,
        Found::MetadataUnusable => metadata_unusable,
        Found::DescribesItself => describes_itself,
        Found::NoTokenEndpoint => no_token_endpoint,
        Found::EndpointsUsable => endpoints_usable,
        Found::EndpointForbidden => endpoint_forbidden,
        Found::CodeFlow => code_flow,
        Found::NoCodeFlow => no_code_flow,
        Found::Pkce => pkce,
        Found::PkceUnsaid => pkce_unsaid,
        Found::NoPkce => no_pkce,
        Found::Keys => keys,
        Found::NoKeys => no_keys,
        Found::ClientAccepted => client_accepted,
        Found::ClientAnswered => client_answered,
        Found::ClientRefused => client_refused,
        Found::TookUnknownCode => took_unknown_code,
        Found::TokensNotAskable => tokens_not_askable,
        Found::TokensGarbled => tokens_garbled,
        Found::ServerForbidden => server_forbidden,
        Found::ShowsLogin => shows_login,
        Found::LoginStatus => login_status,
        Found::LoginUnreachable => login_unreachable,
        Found::ValidatesTickets => validates_tickets,
        Found::ServiceUnknown => service_unknown,
        Found::ValidationAnswers => validation_answers,
        Found::TookUnknownTicket => took_unknown_ticket,
        Found::NoValidation => no_validation,
    }(locale);
    if finding.detail.is_empty() {
        text.to_owned()
    } else {
        let text = text.trim_end_matches('.');
        format!("{text}: {}", finding.detail)
    }
}
