//! Findings of a provider check without a sign-in. The command line shows the same in English.

use super::colon;
use model::{Finding, FindingCode, Locale};

texts! {
    secret_unreadable { en "The saved secret can’t be decrypted with the keys of secret_keys. Enter it again.", es "El secreto guardado no se puede descifrar con las claves de secret_keys. Escríbalo de nuevo.", fr "Le secret enregistré ne peut pas être déchiffré avec les clés de secret_keys. Saisissez-le à nouveau." }
    describes_itself { en "The provider publishes its discovery document at its own address.", es "El proveedor publica su documento de descubrimiento en su propia dirección.", fr "Le fournisseur publie son document de découverte à sa propre adresse." }
    no_token_endpoint { en "The provider doesn’t name a token endpoint.", es "El proveedor no indica ningún endpoint de tokens.", fr "Le fournisseur n’indique aucun point de terminaison de jetons." }
    endpoints_usable { en "Its endpoints can be used.", es "Sus endpoints se pueden usar.", fr "Ses points de terminaison sont utilisables." }
    endpoint_forbidden { en "One of its endpoints isn’t a public https address", es "Uno de sus endpoints no es una dirección https pública", fr "L’un de ses points de terminaison n’est pas une adresse https publique" }
    code_flow { en "It supports the authorization code flow.", es "Admite el flujo de código de autorización.", fr "Il prend en charge le flux par code d’autorisation." }
    no_code_flow { en "It doesn’t support the authorization code flow.", es "No admite el flujo de código de autorización.", fr "Il ne prend pas en charge le flux par code d’autorisation." }
    pkce { en "It supports PKCE with S256.", es "Admite PKCE con S256.", fr "Il prend en charge PKCE avec S256." }
    pkce_unsaid { en "It doesn’t say whether it supports PKCE; we send it anyway.", es "No indica si admite PKCE; se envía de todos modos.", fr "Il n’indique pas s’il prend en charge PKCE\u{202f}; nous l’envoyons dans tous les cas." }
    no_pkce { en "It doesn’t support PKCE with S256.", es "No admite PKCE con S256.", fr "Il ne prend pas en charge PKCE avec S256." }
    keys { en "It has a key to sign its answers.", es "Tiene una clave para firmar sus respuestas.", fr "Il a une clé pour signer ses réponses." }
    no_keys { en "It has no key to sign its answers.", es "No tiene ninguna clave para firmar sus respuestas.", fr "Il n’a aucune clé pour signer ses réponses." }
    client_accepted { en "It accepts our client ID and secret.", es "Acepta nuestro ID de cliente y nuestro secreto.", fr "Il accepte notre ID client et notre secret." }
    client_refused { en "It doesn’t accept our client ID, secret or authentication method.", es "No acepta nuestro ID de cliente, nuestro secreto o el método de autenticación.", fr "Il n’accepte pas notre ID client, notre secret ou notre méthode d’authentification." }
    took_unknown_code { en "It accepted a code that it never issued.", es "Aceptó un código que nunca emitió.", fr "Il a accepté un code qu’il n’a jamais émis." }
    tokens_garbled { en "Its token endpoint doesn’t answer as expected.", es "Su endpoint de tokens no responde como se espera.", fr "Son point de terminaison de jetons ne répond pas comme prévu." }
    server_forbidden { en "The server’s address isn’t a public https address.", es "La dirección del servidor no es una dirección https pública.", fr "L’adresse du serveur n’est pas une adresse https publique." }
    shows_login { en "The server shows its sign-in page.", es "El servidor muestra su página de inicio de sesión.", fr "Le serveur affiche sa page de connexion." }
    login_status { en "The server’s sign-in page answers with an unexpected status", es "La página de inicio de sesión del servidor responde con un estado inesperado", fr "La page de connexion du serveur répond avec un statut inattendu" }
    validates_tickets { en "The server validates tickets for our service.", es "El servidor valida tickets para nuestro servicio.", fr "Le serveur valide les tickets de notre service." }
    service_unknown { en "The server doesn’t know our service. Register it there.", es "El servidor no conoce nuestro servicio. Regístrelo allí.", fr "Le serveur ne connaît pas notre service. Enregistrez-le auprès de lui." }
    validation_answers { en "The server answers the validation of a ticket with an error", es "El servidor responde con un error a la validación de un ticket", fr "Le serveur répond par une erreur à la validation d’un ticket" }
    took_unknown_ticket { en "The server accepted a ticket that it never issued.", es "El servidor aceptó un ticket que nunca emitió.", fr "Le serveur a accepté un ticket qu’il n’a jamais émis." }
    no_validation { en "The server doesn’t validate tickets", es "El servidor no valida tickets", fr "Le serveur ne valide pas les tickets" }
    address_forbidden { en "This isn’t a public https address, so it is refused", es "No es una dirección https pública y se rechaza", fr "Ce n’est pas une adresse https publique\u{202f}: elle est refusée" }
    private_address { en "This name leads to a private address, which is refused. Give the provider a public address", es "Este nombre lleva a una dirección privada, que se rechaza. Asigne al proveedor una dirección pública", fr "Ce nom mène à une adresse privée, qui est refusée. Donnez au fournisseur une adresse publique" }
    unknown_authority { en "The certificate comes from an authority that this server doesn’t trust, or an intermediate certificate is missing. Add the authority to the system’s certificates", es "El certificado es de una autoridad en la que este servidor no confía, o falta un certificado intermedio. Agregue la autoridad a los certificados del sistema", fr "Le certificat vient d’une autorité à laquelle ce serveur ne fait pas confiance, ou un certificat intermédiaire manque. Ajoutez l’autorité aux certificats du système" }
    bad_certificate { en "The certificate isn’t valid: it has expired, is for another name or is self-signed", es "El certificado no es válido: venció, es de otro nombre o está autofirmado", fr "Le certificat n’est pas valable\u{202f}: il a expiré, porte un autre nom ou est autosigné" }
    unreachable { en "It can’t be reached", es "No se puede conectar con él", fr "Il est injoignable" }
    proxy_failed { en "This server’s outbound proxy can’t be reached or doesn’t let requests through to the provider", es "No se puede conectar con el proxy de salida de este servidor, o el proxy no deja pasar las solicitudes al proveedor", fr "Le proxy sortant de ce serveur est injoignable ou ne laisse pas passer les requêtes vers le fournisseur" }
    too_slow { en "It took too long to answer", es "Tardó demasiado en responder", fr "Il a mis trop de temps à répondre" }
    too_big { en "Its answer is too large", es "Su respuesta es demasiado grande", fr "Sa réponse est trop volumineuse" }
    issuer_invalid { en "The issuer isn’t an address. Enter it as the provider writes it, without a question mark.", es "El emisor no es una dirección. Escríbalo como lo hace el proveedor, sin signo de interrogación.", fr "L’émetteur n’est pas une adresse. Saisissez-le comme l’écrit le fournisseur, sans point d’interrogation." }
    no_document { en "There is no discovery document at the issuer’s address. It answers with status", es "No hay documento de descubrimiento en la dirección del emisor. Responde con el estado", fr "Il n’y a pas de document de découverte à l’adresse de l’émetteur. Elle répond avec le statut" }
    document_not_json { en "The discovery document isn’t JSON.", es "El documento de descubrimiento no es JSON.", fr "Le document de découverte n’est pas au format JSON." }
    document_field { en "This field of the discovery document is missing or incorrect", es "Este campo del documento de descubrimiento falta o es incorrecto", fr "Ce champ du document de découverte est absent ou incorrect" }
    issuer_differs { en "The provider’s issuer differs from the one you entered (yours ≠ the provider’s). Copy the provider’s spelling", es "El emisor del proveedor es distinto del que escribió (el suyo ≠ el del proveedor). Cópielo como lo escribe el proveedor", fr "L’émetteur du fournisseur diffère de celui que vous avez saisi (le vôtre ≠ le sien). Copiez celui du fournisseur" }
    fields_ignored { en "These fields of the discovery document aren’t as expected and were ignored", es "Estos campos del documento de descubrimiento no son como se espera y se ignoraron", fr "Ces champs du document de découverte ne sont pas conformes et ont été ignorés" }
    no_query_mode { en "It doesn’t return its answer in the address (response mode “query”), only with", es "No devuelve su respuesta en la dirección (modo de respuesta «query»), solo con", fr "Il ne renvoie pas sa réponse dans l’adresse (mode de réponse «\u{202f}query\u{202f}»), seulement avec" }
    needs_par { en "It requires pushed authorization requests (PAR), which aren’t supported. Turn this off for this client.", es "Exige el envío previo de las solicitudes de autorización (PAR), que no se admite. Desactívelo para este cliente.", fr "Il exige l’envoi préalable des demandes d’autorisation (PAR), qui n’est pas pris en charge. Désactivez cette option pour ce client." }
    keys_unreadable { en "Its keys can’t be read", es "Sus claves no se pueden leer", fr "Ses clés sont illisibles" }
    shared_secret { en "It signs with the client secret, which is refused. Choose RS256, ES256 or EdDSA for this client there, instead of", es "Firma con el secreto de cliente, lo que se rechaza. Elija allí RS256, ES256 o EdDSA para este cliente en lugar de", fr "Il signe avec le secret client, ce qui est refusé. Choisissez là-bas RS256, ES256 ou EdDSA pour ce client au lieu de" }
    unannounced_algorithm { en "It signs with an algorithm that its discovery document doesn’t name or that is refused", es "Firma con un algoritmo que su documento de descubrimiento no indica o que se rechaza", fr "Il signe avec un algorithme que son document de découverte n’indique pas ou qui est refusé" }
    authentication_not_offered { en "It doesn’t support the client authentication chosen here. It supports", es "No admite la autenticación del cliente elegida aquí. Admite", fr "Il ne prend pas en charge l’authentification du client choisie ici. Il prend en charge" }
    client_answered { en "It answers our client with an unexpected error", es "Responde a nuestro cliente con un error inesperado", fr "Il répond à notre client par une erreur inattendue" }
    login_answered { en "The sign-in at the provider ended with an error", es "El inicio de sesión en el proveedor terminó con un error", fr "La connexion chez le fournisseur s’est terminée par une erreur" }
    clock_differs { en "Its clock and ours differ. Set both with NTP. Compared with ours, its clock is off by", es "Su reloj y el nuestro difieren. Ajuste ambos con NTP. Diferencia de su reloj con el nuestro", fr "Son horloge et la nôtre diffèrent. Réglez les deux avec NTP. Écart de son horloge avec la nôtre" }
    service_accepted { en "The server knows our service.", es "El servidor conoce nuestro servicio.", fr "Le serveur connaît notre service." }
    service_unconfirmed { en "The server didn’t confirm that it knows our service (it doesn’t lead back with gateway=true). Register the service there; signing in with the backoffice’s test proves it.", es "El servidor no confirmó que conoce nuestro servicio (no devuelve con gateway=true). Regístrelo allí; un inicio de sesión con la prueba del panel de administración lo demuestra.", fr "Le serveur n’a pas confirmé qu’il connaît notre service (il ne redirige pas avec gateway=true). Enregistrez-le auprès de lui\u{202f}; une connexion avec le test du back-office le prouve." }
    says(words: &str) { en "It says: “{words}”", es "Dice: «{words}»", fr "Il dit\u{202f}: «\u{202f}{words}\u{202f}»" }
}

/// Returns a finding as one line; the provider's own words come last.
pub fn finding_text(finding: &Finding, locale: Locale) -> String {
    let text = match finding.what {
        FindingCode::SecretUnreadable => secret_unreadable,
        FindingCode::AddressForbidden => address_forbidden,
        FindingCode::PrivateAddress => private_address,
        FindingCode::UnknownAuthority => unknown_authority,
        FindingCode::BadCertificate => bad_certificate,
        FindingCode::Unreachable => unreachable,
        FindingCode::ProxyFailed => proxy_failed,
        FindingCode::TooSlow => too_slow,
        FindingCode::TooBig => too_big,
        FindingCode::IssuerInvalid => issuer_invalid,
        FindingCode::NoDocument => no_document,
        FindingCode::DocumentNotJson => document_not_json,
        FindingCode::DocumentField => document_field,
        FindingCode::IssuerDiffers => issuer_differs,
        FindingCode::FieldsIgnored => fields_ignored,
        FindingCode::NoQueryMode => no_query_mode,
        FindingCode::NeedsPar => needs_par,
        FindingCode::KeysUnreadable => keys_unreadable,
        FindingCode::SharedSecret => shared_secret,
        FindingCode::UnannouncedAlgorithm => unannounced_algorithm,
        FindingCode::AuthenticationNotOffered => authentication_not_offered,
        FindingCode::LoginAnswered => login_answered,
        FindingCode::ClockDiffers => clock_differs,
        FindingCode::ServiceAccepted => service_accepted,
        FindingCode::ServiceUnconfirmed => service_unconfirmed,
        FindingCode::DescribesItself => describes_itself,
        FindingCode::NoTokenEndpoint => no_token_endpoint,
        FindingCode::EndpointsUsable => endpoints_usable,
        FindingCode::EndpointForbidden => endpoint_forbidden,
        FindingCode::CodeFlow => code_flow,
        FindingCode::NoCodeFlow => no_code_flow,
        FindingCode::Pkce => pkce,
        FindingCode::PkceUnsaid => pkce_unsaid,
        FindingCode::NoPkce => no_pkce,
        FindingCode::Keys => keys,
        FindingCode::NoKeys => no_keys,
        FindingCode::ClientAccepted => client_accepted,
        FindingCode::ClientAnswered => client_answered,
        FindingCode::ClientRefused => client_refused,
        FindingCode::TookUnknownCode => took_unknown_code,
        FindingCode::TokensGarbled => tokens_garbled,
        FindingCode::ServerForbidden => server_forbidden,
        FindingCode::ShowsLogin => shows_login,
        FindingCode::LoginStatus => login_status,
        FindingCode::ValidatesTickets => validates_tickets,
        FindingCode::ServiceUnknown => service_unknown,
        FindingCode::ValidationAnswers => validation_answers,
        FindingCode::TookUnknownTicket => took_unknown_ticket,
        FindingCode::NoValidation => no_validation,
    }(locale);
    let mut line = if finding.detail.is_empty() {
        text.to_owned()
    } else {
        let text = text.trim_end_matches('.');
        format!("{text}{}{}", colon(locale), finding.detail)
    };
    if !finding.words.is_empty() {
        line = format!("{}. {}", line.trim_end_matches('.'), says(locale, &finding.words));
    }
    line
}
