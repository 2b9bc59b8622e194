//! The result of a provider test, and what to do next.

use model::{EmailVerdict, Locale, TestVerdict};

texts! {
    report_title { en "Test", es "Prueba", fr "Test" }
    report_old {
        en "The provider was changed after this test, so the result no longer applies.",
        es "El proveedor se modificó después de esta prueba, por lo que el resultado ya no se aplica.",
        fr "Le fournisseur a été modifié après ce test\u{202f}: le résultat ne s’applique plus.",
    }
    report_expires {
        en "This page is available for 1 hour after the test.",
        es "Esta página está disponible durante 1 hora después de la prueba.",
        fr "Cette page est disponible pendant 1 heure après le test.",
    }
    verdict { en "Result", es "Resultado", fr "Résultat" }
    detail { en "Detail", es "Detalle", fr "Détail" }
    next { en "What to do next", es "Qué hacer ahora", fr "Que faire maintenant" }
    next_settings {
        en "Go to settings to enable single sign-on",
        es "Ir a la configuración para activar el inicio de sesión único",
        fr "Aller aux paramètres pour activer l’authentification unique",
    }
    back_to_provider { en "Back to the provider", es "Volver al proveedor", fr "Retour au fournisseur" }
    looked_at { en "Checked without signing in", es "Comprobado sin iniciar sesión", fr "Vérifié sans connexion" }
    becomes { en "What a customer would get", es "Datos que recibiría un cliente", fr "Données qu’un client obtiendrait" }
    their_id { en "ID at the provider", es "ID en el proveedor", fr "ID chez le fournisseur" }
    from_attribute(name: &str) { en "from “{name}”", es "de «{name}»", fr "issu de «\u{202f}{name}\u{202f}»" }
    nothing { en "none", es "ninguno", fr "aucun" }
    arrived { en "Attributes received", es "Atributos recibidos", fr "Attributs reçus" }
    attribute { en "Attribute", es "Atributo", fr "Attribut" }
    values { en "Values", es "Valores", fr "Valeurs" }
    more_values(count: usize) { en "and {count} more", es "y {count} más", fr "et {count} de plus" }
    more_attributes(count: usize) {
        en "Attributes received but not shown: {count}.",
        es "Atributos recibidos que no se muestran: {count}.",
        fr "Attributs reçus mais non affichés\u{202f}: {count}.",
    }
    ignored { en "Ignored", es "Ignorado", fr "Ignoré" }
    ignored_lead {
        en "The provider doesn’t write these as the specification requires. They don’t stop anyone from signing in.",
        es "El proveedor no escribe esto como exige la especificación. No impide que nadie inicie sesión.",
        fr "Le fournisseur n’écrit pas ces éléments comme l’exige la spécification. Ils n’empêchent personne de se connecter.",
    }
    used_for { en "Used for", es "Se usa para", fr "Utilisé pour" }
    ok { en "OK", es "Correcto", fr "OK" }
    wrong { en "Problem", es "Problema", fr "Problème" }

    admitted { en "Accepted", es "Aceptado", fr "Accepté" }
    not_allowed { en "Condition not met", es "Condición no cumplida", fr "Condition non remplie" }
    not_ready { en "Provider not ready", es "Proveedor no preparado", fr "Fournisseur non prêt" }
    denied { en "Cancelled or refused by the provider", es "Cancelado o rechazado por el proveedor", fr "Annulé ou refusé par le fournisseur" }
    late { en "Timed out", es "Tiempo agotado", fr "Délai dépassé" }
    failed { en "Incorrect answer", es "Respuesta incorrecta", fr "Réponse incorrecte" }
    changed { en "Changed during the test", es "Modificado durante la prueba", fr "Modifié pendant le test" }
    next_admitted {
        en "The provider has passed its test. Customers can use it once single sign-on is enabled.",
        es "El proveedor superó su prueba. Los clientes podrán usarlo cuando el inicio de sesión único esté activado.",
        fr "Le fournisseur a réussi son test. Les clients pourront l’utiliser dès que l’authentification unique sera activée.",
    }
    next_not_allowed(property: &str, value: &str) {
        en "The provider works, but “{property}” doesn’t have the value “{value}”. Check below whether it was received and how it is spelled. Correct the condition, have the provider release the attribute, or test with an account that has the value.",
        es "El proveedor funciona, pero «{property}» no tiene el valor «{value}». Revise abajo si se recibió y cómo se escribe. Corrija la condición, haga que el proveedor entregue el atributo o pruebe con una cuenta que tenga el valor.",
        fr "Le fournisseur fonctionne, mais «\u{202f}{property}\u{202f}» n’a pas la valeur «\u{202f}{value}\u{202f}». Vérifiez ci-dessous s’il a été reçu et comment il s’écrit. Corrigez la condition, faites en sorte que le fournisseur transmette l’attribut ou testez avec un compte qui a cette valeur.",
    }
    next_not_allowed_any(property: &str, values: &str) {
        en "The provider works, but “{property}” has none of the values {values}. Check below whether it was received and how it is spelled. Correct the condition, have the provider release the attribute, or test with an account that has one of them.",
        es "El proveedor funciona, pero «{property}» no tiene ninguno de los valores {values}. Revise abajo si se recibió y cómo se escribe. Corrija la condición, haga que el proveedor entregue el atributo o pruebe con una cuenta que tenga alguno.",
        fr "Le fournisseur fonctionne, mais «\u{202f}{property}\u{202f}» n’a aucune des valeurs {values}. Vérifiez ci-dessous s’il a été reçu et comment il s’écrit. Corrigez la condition, faites en sorte que le fournisseur transmette l’attribut ou testez avec un compte qui en a une.",
    }
    next_not_ready {
        en "Correct the problems marked below, here or at the provider, then test again.",
        es "Corrija los problemas marcados abajo, aquí o en el proveedor, y pruebe de nuevo.",
        fr "Corrigez les problèmes signalés ci-dessous, ici ou chez le fournisseur, puis testez à nouveau.",
    }
    next_denied {
        en "Test again and sign in at the provider. If the provider always refuses, check that your account there may use this client and that the redirect URI is entered exactly.",
        es "Pruebe de nuevo e inicie sesión en el proveedor. Si siempre lo rechaza, compruebe que su cuenta puede usar este cliente y que la URI de redirección está escrita exactamente igual.",
        fr "Testez à nouveau et connectez-vous chez le fournisseur. S’il refuse toujours, vérifiez que votre compte peut utiliser ce client et que l’URI de redirection est saisie à l’identique.",
    }
    next_late {
        en "It took more than 10 minutes, or the answer belongs to another attempt. Test again.",
        es "Pasaron más de 10 minutos o la respuesta es de otro intento. Pruebe de nuevo.",
        fr "Plus de 10 minutes se sont écoulées, ou la réponse correspond à un autre essai. Testez à nouveau.",
    }
    next_failed {
        en "The detail says what was wrong with the answer. Check the provider’s log, compare the client ID, secret and authentication, then test again.",
        es "El detalle indica qué estaba mal en la respuesta. Revise el registro del proveedor, compare el ID de cliente, el secreto y la autenticación, y pruebe de nuevo.",
        fr "Le détail indique ce qui n’allait pas dans la réponse. Consultez le journal du fournisseur, comparez l’ID client, le secret et l’authentification, puis testez à nouveau.",
    }
    next_changed {
        en "Someone changed the provider while you were signing in. Test again.",
        es "Alguien modificó el proveedor mientras usted iniciaba sesión. Pruebe de nuevo.",
        fr "Quelqu’un a modifié le fournisseur pendant votre connexion. Testez à nouveau.",
    }

    email_verified {
        en "used: the provider says that it is verified",
        es "se usa: el proveedor indica que está verificado",
        fr "utilisée\u{202f}: le fournisseur indique qu’elle est vérifiée",
    }
    email_trusted {
        en "used: you trust this provider’s emails",
        es "se usa: usted confía en los correos de este proveedor",
        fr "utilisée\u{202f}: vous faites confiance aux adresses e-mail de ce fournisseur",
    }
    email_unverified {
        en "not used: the provider doesn’t say that it is verified. Customers get an account without an email",
        es "no se usa: el proveedor no indica que esté verificado. Los clientes tendrán una cuenta sin correo",
        fr "non utilisée\u{202f}: le fournisseur n’indique pas qu’elle est vérifiée. Les clients auront un compte sans adresse e-mail",
    }
    email_invalid { en "not used: it isn’t an email address", es "no se usa: no es una dirección de correo", fr "non utilisée\u{202f}: ce n’est pas une adresse e-mail" }
    email_missing {
        en "not received: customers get an account without an email",
        es "no se recibió: los clientes tendrán una cuenta sin correo",
        fr "non reçue\u{202f}: les clients auront un compte sans adresse e-mail",
    }
    email_agents { en "not used: it is an agent’s address", es "no se usa: es la dirección de un agente", fr "non utilisée\u{202f}: c’est l’adresse d’un agent" }
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
