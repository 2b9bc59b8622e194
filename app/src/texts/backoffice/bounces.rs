//! Addresses that a mail server refused for good.

texts! {
    bounced { en "Bounced", es "Devuelto", fr "Refusé" }
    refused {
        en "The last email to this address bounced. Correct the address, or tick the box to send the activation email anyway.",
        es "El último correo a esta dirección fue devuelto. Corrija la dirección o marque la casilla para enviar de todos modos el correo de activación.",
        fr "Le dernier e-mail envoyé à cette adresse a été refusé. Corrigez l’adresse, ou cochez la case pour envoyer quand même l’e-mail d’activation.",
    }
    send_anyway {
        en "Send it even though the last email bounced",
        es "Enviarlo aunque el último correo haya sido devuelto",
        fr "L’envoyer même si le dernier e-mail a été refusé",
    }
}
