//! Findings of a provider check without a sign-in. The command line shows the same in English.

use model::{Finding, Found, Locale};

texts! {
    secret_unreadable { en "The kept secret cannot be decrypted with the keys of secret_keys. Type it again.", es "El secreto guardado no se puede descifrar con las claves de secret_keys. Escríbalo otra vez.", fr "Le secret conservé ne peut pas être déchiffré avec les clés de secret_keys. Saisissez-le à nouveau." }
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
    client_refused { en "It does not accept our client ID, secret or way of authentication.", es "No acepta nuestro ID de cliente, secreto o forma de autenticación.", fr "Il n’accepte pas notre ID client, notre secret ou notre mode d’authentification." }
    took_unknown_code { en "It took a code that it never gave.", es "Aceptó un código que nunca dio.", fr "Il a accepté un code qu’il n’a jamais donné." }
    tokens_garbled { en "Its token endpoint does not answer as it should.", es "Su punto de tokens no responde como debería.", fr "Son point de jetons ne répond pas comme il le devrait." }
    server_forbidden { en "The server’s address is not a public one by https.", es "La dirección del servidor no es pública por https.", fr "L’adresse du serveur n’est pas publique en https." }
    shows_login { en "The server shows its login.", es "El servidor muestra su página de acceso.", fr "Le serveur montre sa page de connexion." }
    login_status { en "The server’s login answers with a status that it should not have", es "La página de acceso del servidor responde con un estado inesperado", fr "La page de connexion du serveur répond avec un statut inattendu" }
    validates_tickets { en "The server validates tickets for our service.", es "El servidor valida tickets para nuestro servicio.", fr "Le serveur valide les tickets de notre service." }
    service_unknown { en "The server does not know our service: enter it there.", es "El servidor no conoce nuestro servicio: regístrelo allí.", fr "Le serveur ne connaît pas notre service : enregistrez-le là-bas." }
    validation_answers { en "The server answers a ticket with an error", es "El servidor responde a un ticket con un error", fr "Le serveur répond à un ticket par une erreur" }
    took_unknown_ticket { en "The server took a ticket that it never gave.", es "El servidor aceptó un ticket que nunca dio.", fr "Le serveur a accepté un ticket qu’il n’a jamais donné." }
    no_validation { en "The server does not validate tickets", es "El servidor no valida tickets", fr "Le serveur ne valide pas les tickets" }
    address_forbidden { en "This is no public address by https, and is refused", es "No es una dirección pública por https y se rechaza", fr "Ce n’est pas une adresse publique en https, elle est refusée" }
    private_address { en "This name leads to a private address, which is refused. Give the provider a public address", es "Este nombre lleva a una dirección privada, que se rechaza. Dé al proveedor una dirección pública", fr "Ce nom mène à une adresse privée, qui est refusée. Donnez au fournisseur une adresse publique" }
    unknown_authority { en "The certificate is from an authority that this server does not trust, or an intermediate certificate is missing. Add the authority to the system’s certificates", es "El certificado es de una autoridad en la que este servidor no confía, o falta un certificado intermedio. Añada la autoridad a los certificados del sistema", fr "Le certificat vient d’une autorité à laquelle ce serveur ne fait pas confiance, ou un certificat intermédiaire manque. Ajoutez l’autorité aux certificats du système" }
    bad_certificate { en "The certificate is not valid: it has expired, is for another name, or signs itself", es "El certificado no es válido: ha caducado, es de otro nombre o se firma a sí mismo", fr "Le certificat n’est pas valide : il a expiré, porte un autre nom ou se signe lui-même" }
    unreachable { en "It cannot be reached", es "No se puede llegar a él", fr "Il est injoignable" }
    proxy_failed { en "This server’s outbound proxy cannot be reached, or does not let it through to the provider", es "No se puede llegar al proxy de salida de este servidor, o el proxy no deja pasar hacia el proveedor", fr "Le proxy sortant de ce serveur est injoignable, ou ne laisse pas passer vers le fournisseur" }
    too_slow { en "It took too long to answer", es "Tardó demasiado en responder", fr "Il a mis trop de temps à répondre" }
    too_big { en "Its answer is too long", es "Su respuesta es demasiado larga", fr "Sa réponse est trop longue" }
    issuer_invalid { en "The issuer is no address. Type it as the provider writes it, without a question mark.", es "El emisor no es una dirección. Escríbalo como lo hace el proveedor, sin signo de interrogación.", fr "L’émetteur n’est pas une adresse. Saisissez-le comme l’écrit le fournisseur, sans point d’interrogation." }
    no_document { en "There is no discovery document below the issuer. It answers with status", es "No hay documento de descubrimiento bajo el emisor. Responde con el estado", fr "Il n’y a pas de document de découverte sous l’émetteur. Il répond avec le statut" }
    document_not_json { en "The discovery document is not JSON.", es "El documento de descubrimiento no es JSON.", fr "Le document de découverte n’est pas du JSON." }
    document_field { en "This field of the discovery document is missing or wrong", es "Este campo del documento de descubrimiento falta o es incorrecto", fr "Ce champ du document de découverte manque ou est incorrect" }
    issuer_differs { en "The provider calls itself otherwise than you typed (yours ≠ its own). Copy its spelling", es "El proveedor se llama de otra forma que la escrita (la suya ≠ la de él). Copie su grafía", fr "Le fournisseur se nomme autrement que saisi (le vôtre ≠ le sien). Copiez son écriture" }
    fields_ignored { en "These fields of the discovery document are not as they should be, and were ignored", es "Estos campos del documento de descubrimiento no son como deberían y se ignoraron", fr "Ces champs du document de découverte ne sont pas conformes et ont été ignorés" }
    no_query_mode { en "It does not bring its answer back in the address (response mode “query”), only by", es "No devuelve su respuesta en la dirección (modo «query»), solo por", fr "Il ne renvoie pas sa réponse dans l’adresse (mode « query »), seulement par" }
    needs_par { en "It wants requests to be pushed first (PAR), which is not supported. Turn that off for this client.", es "Exige enviar antes las solicitudes (PAR), lo que no se admite. Desactívelo para este cliente.", fr "Il exige l’envoi préalable des requêtes (PAR), ce qui n’est pas pris en charge. Désactivez-le pour ce client." }
    keys_unreadable { en "Its keys cannot be read", es "Sus claves no se pueden leer", fr "Ses clés sont illisibles" }
    shared_secret { en "It signs with the client secret, which is refused. Choose RS256, ES256 or EdDSA for this client there, instead of", es "Firma con el secreto de cliente, lo que se rechaza. Elija allí RS256, ES256 o EdDSA para este cliente en lugar de", fr "Il signe avec le secret client, ce qui est refusé. Choisissez là-bas RS256, ES256 ou EdDSA pour ce client au lieu de" }
    unannounced_algorithm { en "It signs in a way that its discovery document does not name, or that is refused", es "Firma de un modo que su documento de descubrimiento no indica o que se rechaza", fr "Il signe d’une façon que son document de découverte n’indique pas, ou qui est refusée" }
    authentication_not_offered { en "It does not offer the client authentication that is chosen here. It offers", es "No ofrece la autenticación de cliente elegida aquí. Ofrece", fr "Il ne propose pas l’authentification client choisie ici. Il propose" }
    client_answered { en "It answers our client with an unexpected error", es "Responde a nuestro cliente con un error inesperado", fr "Il répond à notre client par une erreur inattendue" }
    login_answered { en "The provider’s login ended with an error", es "El inicio de sesión del proveedor terminó con un error", fr "La connexion chez le fournisseur s’est terminée par une erreur" }
    clock_differs { en "Its clock and ours differ. Set both by NTP. Seen from here, its clock is at", es "Su reloj y el nuestro difieren. Ajuste ambos por NTP. Visto desde aquí, el suyo va a", fr "Son horloge et la nôtre diffèrent. Réglez les deux par NTP. Vue d’ici, la sienne est à" }
    service_accepted { en "The server knows our service.", es "El servidor conoce nuestro servicio.", fr "Le serveur connaît notre service." }
    service_unconfirmed { en "The server did not confirm that it knows our service (it does not lead back with gateway=true). Enter the service there; a sign-in by the backoffice’s test proves it.", es "El servidor no confirmó que conoce nuestro servicio (no devuelve con gateway=true). Regístrelo allí; un inicio de sesión con la prueba del backoffice lo demuestra.", fr "Le serveur n’a pas confirmé qu’il connaît notre service (il ne renvoie pas avec gateway=true). Enregistrez-le là-bas ; une connexion par le test du backoffice le prouve." }
    says(words: &str) { en "It says: “{words}”", es "Dice: «{words}»", fr "Il dit : « {words} »" }
}

/// Returns a finding as one line; the provider's own words come last.
pub fn found(finding: &Finding, locale: Locale) -> String {
    let text = match finding.what {
        Found::SecretUnreadable => secret_unreadable,
        Found::AddressForbidden => address_forbidden,
        Found::PrivateAddress => private_address,
        Found::UnknownAuthority => unknown_authority,
        Found::BadCertificate => bad_certificate,
        Found::Unreachable => unreachable,
        Found::ProxyFailed => proxy_failed,
        Found::TooSlow => too_slow,
        Found::TooBig => too_big,
        Found::IssuerInvalid => issuer_invalid,
        Found::NoDocument => no_document,
        Found::DocumentNotJson => document_not_json,
        Found::DocumentField => document_field,
        Found::IssuerDiffers => issuer_differs,
        Found::FieldsIgnored => fields_ignored,
        Found::NoQueryMode => no_query_mode,
        Found::NeedsPar => needs_par,
        Found::KeysUnreadable => keys_unreadable,
        Found::SharedSecret => shared_secret,
        Found::UnannouncedAlgorithm => unannounced_algorithm,
        Found::AuthenticationNotOffered => authentication_not_offered,
        Found::LoginAnswered => login_answered,
        Found::ClockDiffers => clock_differs,
        Found::ServiceAccepted => service_accepted,
        Found::ServiceUnconfirmed => service_unconfirmed,
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
        Found::TokensGarbled => tokens_garbled,
        Found::ServerForbidden => server_forbidden,
        Found::ShowsLogin => shows_login,
        Found::LoginStatus => login_status,
        Found::ValidatesTickets => validates_tickets,
        Found::ServiceUnknown => service_unknown,
        Found::ValidationAnswers => validation_answers,
        Found::TookUnknownTicket => took_unknown_ticket,
        Found::NoValidation => no_validation,
    }(locale);
    let mut line = if finding.detail.is_empty() {
        text.to_owned()
    } else {
        let text = text.trim_end_matches('.');
        format!("{text}: {}", finding.detail)
    };
    if !finding.words.is_empty() {
        line = format!("{}. {}", line.trim_end_matches('.'), says(locale, &finding.words));
    }
    line
}
