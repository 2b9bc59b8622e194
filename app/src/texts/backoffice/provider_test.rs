//! The result of a provider test, and what to do next.

use model::{EmailVerdict, Locale, TestVerdict};

texts! {
    report_title { en "Test", es "Prueba", fr "Test" }
    report_old {
        en "The provider was changed after this test, so that it says nothing about it any more.",
        es "El proveedor se cambió después de esta prueba y por eso ya no dice nada sobre él.",
        fr "Le fournisseur a été modifié après ce test, qui ne dit donc plus rien de lui.",
    }
    report_lasts { en "This page can be seen for one hour after the test.", es "Esta página se puede ver durante una hora después de la prueba.", fr "Cette page est visible pendant une heure après le test." }
    verdict { en "Result", es "Resultado", fr "Résultat" }
    detail { en "Detail", es "Detalle", fr "Détail" }
    next { en "What to do next", es "Qué hacer ahora", fr "Que faire maintenant" }
    next_settings { en "Go to the settings to enable single sign-on", es "Ir a la configuración para activar el inicio de sesión único", fr "Aller aux paramètres pour activer l’authentification unique" }
    back_to_provider { en "Back to the provider", es "Volver al proveedor", fr "Retour au fournisseur" }
    looked_at { en "Found out without signing in", es "Averiguado sin iniciar sesión", fr "Constaté sans connexion" }
    becomes { en "What a customer would get", es "Lo que tendría un cliente", fr "Ce qu’un client obtiendrait" }
    their_id { en "ID at the provider", es "ID en el proveedor", fr "ID chez le fournisseur" }
    from_attribute(name: &str) { en "from “{name}”", es "de «{name}»", fr "depuis « {name} »" }
    nothing { en "nothing", es "nada", fr "rien" }
    arrived { en "Attributes that arrived", es "Atributos que llegaron", fr "Attributs reçus" }
    attribute { en "Attribute", es "Atributo", fr "Attribut" }
    values { en "Values", es "Valores", fr "Valeurs" }
    more_values(count: usize) { en "and {count} more", es "y {count} más", fr "et {count} de plus" }
    more_attributes(count: usize) {
        en "{count} more attributes arrived and are not shown.",
        es "Llegaron {count} atributos más, que no se muestran.",
        fr "{count} autres attributs sont arrivés et ne sont pas affichés.",
    }
    ignored { en "Ignored", es "Ignorado", fr "Ignoré" }
    ignored_lead {
        en "The provider does not write these as the specification says. They stop nobody from signing in.",
        es "El proveedor no escribe esto como dice la especificación. No impide entrar a nadie.",
        fr "Le fournisseur n’écrit pas ceci comme le dit la spécification. Cela n’empêche personne de se connecter.",
    }
    used_for { en "Used for", es "Se usa para", fr "Sert à" }
    ok { en "OK", es "Bien", fr "OK" }
    wrong { en "Wrong", es "Mal", fr "Erreur" }

    admitted { en "Let in", es "Entra", fr "Admis" }
    not_allowed { en "Refused by your condition", es "Rechazado por su condición", fr "Refusé par votre condition" }
    not_ready { en "Nobody was sent there", es "No se envió a nadie", fr "Personne n’y a été envoyé" }
    denied { en "Cancelled or refused there", es "Cancelado o rechazado allí", fr "Annulé ou refusé là-bas" }
    late { en "Too late", es "Demasiado tarde", fr "Trop tard" }
    failed { en "The answer is not right", es "La respuesta no es correcta", fr "La réponse n’est pas correcte" }
    changed { en "Changed on the way", es "Cambiado en el camino", fr "Modifié entre-temps" }
    next_admitted {
        en "The provider has passed its test. Customers can use it once single sign-on is enabled.",
        es "El proveedor pasó su prueba. Los clientes podrán usarlo cuando el inicio de sesión único esté activado.",
        fr "Le fournisseur a réussi son test. Les clients pourront l’utiliser dès que l’authentification unique sera activée.",
    }
    next_not_allowed(property: &str, value: &str) {
        en "The provider answers well, but “{property}” does not have the value “{value}”. Look below whether it arrived and how it is spelled. Correct the condition, have the provider release the attribute, or test with an account that has the value.",
        es "El proveedor responde bien, pero «{property}» no tiene el valor «{value}». Mire abajo si llegó y cómo se escribe. Corrija la condición, haga que el proveedor entregue el atributo o pruebe con una cuenta que tenga el valor.",
        fr "Le fournisseur répond bien, mais « {property} » n’a pas la valeur « {value} ». Regardez ci-dessous s’il est arrivé et comment il s’écrit. Corrigez la condition, faites libérer l’attribut par le fournisseur ou testez avec un compte qui a la valeur.",
    }
    next_not_allowed_any(property: &str, values: &str) {
        en "The provider answers well, but “{property}” has none of the values {values}. Look below whether it arrived and how it is spelled. Correct the condition, have the provider release the attribute, or test with an account that has one of them.",
        es "El proveedor responde bien, pero «{property}» no tiene ninguno de los valores {values}. Mire abajo si llegó y cómo se escribe. Corrija la condición, haga que el proveedor entregue el atributo o pruebe con una cuenta que tenga alguno.",
        fr "Le fournisseur répond bien, mais « {property} » n’a aucune des valeurs {values}. Regardez ci-dessous s’il est arrivé et comment il s’écrit. Corrigez la condition, faites libérer l’attribut par le fournisseur ou testez avec un compte qui en a une.",
    }
    next_not_ready {
        en "Correct what is marked as wrong below, here or at the provider, and test again.",
        es "Corrija lo que abajo está marcado como mal, aquí o en el proveedor, y pruebe otra vez.",
        fr "Corrigez ce qui est signalé ci-dessous comme erreur, ici ou chez le fournisseur, puis testez à nouveau.",
    }
    next_denied {
        en "Test again and sign in there. If the provider refuses every time, look whether your account there may use this client and whether the redirect URI is entered to the letter.",
        es "Pruebe otra vez e inicie sesión allí. Si el proveedor rechaza siempre, mire si su cuenta puede usar este cliente y si la URI de redirección está escrita letra por letra.",
        fr "Testez à nouveau et connectez-vous là-bas. Si le fournisseur refuse toujours, vérifiez que votre compte peut utiliser ce client et que l’URI de redirection est saisie à la lettre.",
    }
    next_late {
        en "It took more than ten minutes, or the answer belongs to another try. Test again.",
        es "Tardó más de diez minutos o la respuesta es de otro intento. Pruebe otra vez.",
        fr "Plus de dix minutes se sont écoulées, ou la réponse appartient à un autre essai. Testez à nouveau.",
    }
    next_failed {
        en "The detail says what was wrong with the answer. Look into the provider’s log, compare client ID, secret and authentication, and test again.",
        es "El detalle dice qué estaba mal en la respuesta. Mire el registro del proveedor, compare ID de cliente, secreto y autenticación, y pruebe otra vez.",
        fr "Le détail dit ce qui n’allait pas dans la réponse. Consultez le journal du fournisseur, comparez ID client, secret et authentification, puis testez à nouveau.",
    }
    next_changed {
        en "Somebody saved the provider while you were away. Test again.",
        es "Alguien guardó el proveedor mientras usted no estaba. Pruebe otra vez.",
        fr "Quelqu’un a enregistré le fournisseur pendant votre absence. Testez à nouveau.",
    }

    email_verified { en "counts: the provider says that it checked it", es "cuenta: el proveedor dice que lo comprobó", fr "compte : le fournisseur dit l’avoir vérifiée" }
    email_trusted { en "counts: you trust this provider’s emails", es "cuenta: usted confía en los correos de este proveedor", fr "compte : vous faites confiance aux adresses de ce fournisseur" }
    email_unverified {
        en "does not count: the provider does not say that it checked it. Customers get an account without an email",
        es "no cuenta: el proveedor no dice que lo comprobó. Los clientes reciben una cuenta sin correo",
        fr "ne compte pas : le fournisseur ne dit pas l’avoir vérifiée. Les clients obtiennent un compte sans adresse",
    }
    email_invalid { en "does not count: it is no email address", es "no cuenta: no es una dirección de correo", fr "ne compte pas : ce n’est pas une adresse e-mail" }
    email_missing { en "nothing arrived: customers get an account without an email", es "no llegó nada: los clientes reciben una cuenta sin correo", fr "rien n’est arrivé : les clients obtiennent un compte sans adresse" }
    email_agents { en "does not count: it is an agent’s address", es "no cuenta: es la dirección de un agente", fr "ne compte pas : c’est l’adresse d’un agent" }
}

/// Returns a short name of a verdict.
pub const fn verdict_name(verdict: TestVerdict, locale: Locale) -> &'static str {
    match verdict {
        TestVerdict::Admitted => admitted(locale),
        TestVerdict::NotAllowed => not_allowed(locale),
        TestVerdict::NotReady => not_ready(locale),
        TestVerdict::Denied => denied(locale),
        TestVerdict::Late => late(locale),
        TestVerdict::Failed => failed(locale),
        TestVerdict::Changed => changed(locale),
    }
}

/// Returns whether an email counts, as it continues after the address.
pub const fn email_verdict(verdict: EmailVerdict, locale: Locale) -> &'static str {
    match verdict {
        EmailVerdict::Verified => email_verified(locale),
        EmailVerdict::Trusted => email_trusted(locale),
        EmailVerdict::Unverified => email_unverified(locale),
        EmailVerdict::Invalid => email_invalid(locale),
        EmailVerdict::Missing => email_missing(locale),
        EmailVerdict::Agents => email_agents(locale),
    }
}
