//! Webhooks: endpoints, their events, and the log of deliveries.

texts! {
    webhooks { en "Webhooks", es "Webhooks", fr "Webhooks" }
    lead(operator: &str) {
        en "Other systems of {operator} that are notified right away when something happens to a customer or an order.",
        es "Otros sistemas de {operator} que reciben un aviso en cuanto ocurre algo con un cliente o un pedido.",
        fr "D’autres systèmes de {operator} informés dès qu’un client ou une commande change.",
    }
    none { en "There are no webhooks yet.", es "Todavía no hay webhooks.", fr "Il n’y a pas encore de webhooks." }
    address { en "Address", es "Dirección", fr "Adresse" }
    events { en "Events", es "Eventos", fr "Événements" }
    all_events { en "All events", es "Todos los eventos", fr "Tous les événements" }
    some_events(count: usize) { en "{count} kinds of events", es "{count} tipos de eventos", fr "{count} types d’événements" }
    active { en "Active", es "Activo", fr "Actif" }
    failing { en "Not answering", es "No responde", fr "Ne répond pas" }
    disabled { en "Disabled", es "Desactivado", fr "Désactivé" }
    given_up { en "Disabled after 3 days", es "Desactivado tras 3 días", fr "Désactivé après 3 jours" }

    create_title { en "Add a webhook", es "Agregar un webhook", fr "Ajouter un webhook" }
    create_lead {
        en "We send a signed POST request for each event, with the customer and order numbers and no personal data.",
        es "Enviamos una solicitud POST firmada por cada evento, con los números de cliente y de pedido y sin datos personales.",
        fr "Nous envoyons une requête POST signée pour chaque événement, avec les numéros de client et de commande, sans données personnelles.",
    }
    address_hint {
        en "A public address that starts with https://.",
        es "Una dirección pública que empiece con https://.",
        fr "Une adresse publique qui commence par https://.",
    }
    events_hint {
        en "Choose what the system needs to know.",
        es "Elija lo que el sistema necesita saber.",
        fr "Choisissez ce que le système doit savoir.",
    }
    create { en "Add webhook", es "Agregar webhook", fr "Ajouter le webhook" }
    creating { en "Adding…", es "Agregando…", fr "Ajout…" }
    secret { en "Signing secret", es "Secreto de firma", fr "Secret de signature" }
    secret_hint {
        en "Copy it into the other system now. It won’t be shown again.",
        es "Cópielo ahora en el otro sistema. No se volverá a mostrar.",
        fr "Copiez-le maintenant dans l’autre système. Il ne sera plus affiché.",
    }
    created_now { en "The webhook has been added.", es "Se agregó el webhook.", fr "Le webhook a été ajouté." }
    removed_now { en "The webhook has been removed.", es "Se eliminó el webhook.", fr "Le webhook a été supprimé." }
    rotated_now {
        en "There is a new secret. The old one keeps working for 24 hours.",
        es "Hay un secreto nuevo. El anterior sigue funcionando durante 24 horas.",
        fr "Un nouveau secret a été créé. L’ancien fonctionne encore pendant 24 heures.",
    }
    enabled_now {
        en "The webhook has been enabled. It gets what happens from now on.",
        es "Se activó el webhook. Recibe lo que ocurra a partir de ahora.",
        fr "Le webhook a été activé. Il reçoit ce qui se produit à partir de maintenant.",
    }
    disabled_now {
        en "The webhook has been disabled. What was waiting has been cancelled.",
        es "Se desactivó el webhook. Se canceló lo que estaba pendiente.",
        fr "Le webhook a été désactivé. Ce qui était en attente a été annulé.",
    }
    test_sent {
        en "The test is being sent. Reload the page to see the answer.",
        es "Se está enviando la prueba. Vuelva a cargar la página para ver la respuesta.",
        fr "Le test est en cours d’envoi. Rechargez la page pour voir la réponse.",
    }
    sent_again {
        en "The event is being sent again. Reload the page to see the answer.",
        es "Se está enviando el evento otra vez. Vuelva a cargar la página para ver la respuesta.",
        fr "L’événement est en cours de renvoi. Rechargez la page pour voir la réponse.",
    }
    not_answering_since { en "Not answering since", es "No responde desde", fr "Ne répond pas depuis" }
    old_secret_until { en "The old secret works until", es "El secreto anterior funciona hasta", fr "L’ancien secret fonctionne jusqu’au" }

    manage { en "Manage", es "Administrar", fr "Gérer" }
    test { en "Send a test", es "Enviar una prueba", fr "Envoyer un test" }
    rotate { en "Replace the secret", es "Reemplazar el secreto", fr "Remplacer le secret" }
    enable { en "Enable", es "Activar", fr "Activer" }
    disable { en "Disable", es "Desactivar", fr "Désactiver" }
    remove { en "Remove", es "Eliminar", fr "Supprimer" }

    log { en "Deliveries", es "Envíos", fr "Envois" }
    no_deliveries { en "Nothing has been sent yet.", es "Todavía no se envió nada.", fr "Rien n’a encore été envoyé." }
    event { en "Event", es "Evento", fr "Événement" }
    attempts { en "Attempts", es "Intentos", fr "Tentatives" }
    answer { en "Answer", es "Respuesta", fr "Réponse" }
    request { en "Request and answer", es "Solicitud y respuesta", fr "Requête et réponse" }
    send_again { en "Send again", es "Enviar de nuevo", fr "Renvoyer" }
    waiting { en "Waiting", es "En espera", fr "En attente" }
    queued { en "Being sent", es "Enviándose", fr "En cours d’envoi" }
    delivered { en "Delivered", es "Entregado", fr "Remis" }
    failed { en "Failed", es "Fallido", fr "Échec" }
    cancelled { en "Cancelled", es "Cancelado", fr "Annulé" }
    next_try { en "Next attempt", es "Próximo intento", fr "Prochaine tentative" }

    url_missing { en "Enter the address.", es "Escriba la dirección.", fr "Saisissez l’adresse." }
    url_invalid {
        en "Enter a complete address like https://erp.example.com/hooks, without a “#”.",
        es "Escriba una dirección completa, como https://erp.example.com/hooks, sin «#».",
        fr "Saisissez une adresse complète comme https://erp.example.com/hooks, sans «\u{202f}#\u{202f}».",
    }
    url_forbidden {
        en "Enter a public address that starts with https:// and has no password in it.",
        es "Escriba una dirección pública que empiece con https:// y que no contenga una contraseña.",
        fr "Saisissez une adresse publique qui commence par https:// et ne contient pas de mot de passe.",
    }
    url_taken {
        en "There is already a webhook to this address.",
        es "Ya hay un webhook a esta dirección.",
        fr "Il existe déjà un webhook vers cette adresse.",
    }
    kinds_missing { en "Choose at least one event.", es "Elija al menos un evento.", fr "Choisissez au moins un événement." }
    too_many {
        en "There are already 10 webhooks. Remove one first.",
        es "Ya hay 10 webhooks. Elimine uno primero.",
        fr "Il y a déjà 10 webhooks. Supprimez-en un d’abord.",
    }
    unknown {
        en "This webhook or delivery doesn’t exist any more. Reload the page.",
        es "Este webhook o envío ya no existe. Vuelva a cargar la página.",
        fr "Ce webhook ou cet envoi n’existe plus. Rechargez la page.",
    }
    inactive {
        en "Enable the webhook first.",
        es "Active primero el webhook.",
        fr "Activez d’abord le webhook.",
    }
    not_ended {
        en "This event is still being sent.",
        es "Este evento todavía se está enviando.",
        fr "Cet événement est encore en cours d’envoi.",
    }
}
