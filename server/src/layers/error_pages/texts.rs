//! The texts of the plain pages: what happened, and what to do next.

use http::StatusCode;
use model::Locale;

type Text = (&'static str, &'static str);

/// Returns title and text of an error.
pub fn of(status: StatusCode, locale: Locale) -> Text {
    let [english, spanish, french] = texts(status.as_u16());
    match locale {
        Locale::English => english,
        Locale::Spanish => spanish,
        Locale::French => french,
    }
}

fn texts(status: u16) -> [Text; 3] {
    match status {
        403 => [
            (
                "This form wasn’t sent",
                "It didn’t come from a page on this site. Open the page again and fill in the form there.",
            ),
            (
                "El formulario no se envió",
                "No provenía de una página de este sitio. Abra la página de nuevo y complete el formulario allí.",
            ),
            (
                "Le formulaire n’a pas été envoyé",
                "Il ne provenait pas d’une page de ce site. Rouvrez la page et remplissez-y le formulaire.",
            ),
        ],
        404 => [
            ("Page not found", "Check the address, or start again from the home page."),
            (
                "Página no encontrada",
                "Revise la dirección o vuelva a empezar desde la página de inicio.",
            ),
            ("Page introuvable", "Vérifiez l’adresse ou recommencez depuis la page d’accueil."),
        ],
        408 => [
            (
                "The request took too long",
                "Your connection was too slow to send the form. Try again.",
            ),
            (
                "La solicitud tardó demasiado",
                "Su conexión fue demasiado lenta para enviar el formulario. Inténtelo de nuevo.",
            ),
            (
                "L’envoi a pris trop de temps",
                "Votre connexion était trop lente pour envoyer le formulaire. Réessayez.",
            ),
        ],
        413 => [
            ("The form is too large", "It’s larger than we can accept. Shorten it and try again."),
            (
                "El formulario es demasiado grande",
                "Supera el tamaño que podemos recibir. Acórtelo e inténtelo de nuevo.",
            ),
            (
                "Le formulaire est trop volumineux",
                "Il dépasse la taille que nous pouvons recevoir. Raccourcissez-le et réessayez.",
            ),
        ],
        421 => [
            (
                "There’s no portal at this address",
                "Check that you’ve entered the address correctly.",
            ),
            (
                "No hay ningún portal en esta dirección",
                "Revise que la dirección esté bien escrita.",
            ),
            ("Aucun portail à cette adresse", "Vérifiez que l’adresse est bien écrite."),
        ],
        500 => [
            (
                "Something went wrong",
                "The error is on our side and we’ve been notified. Go back and try again.",
            ),
            (
                "Algo salió mal",
                "El error es nuestro y ya recibimos el aviso. Vuelva atrás e inténtelo de nuevo.",
            ),
            (
                "Une erreur s’est produite",
                "Elle vient de notre côté et nous en avons été informés. Revenez en arrière et réessayez.",
            ),
        ],
        502..=504 => [
            (
                "We can’t respond right now",
                "Reload this page in a few seconds. If you sent a form, it may or may not have arrived: reloading sends it again, but nothing will be bought or created twice.",
            ),
            (
                "No podemos responder en este momento",
                "Recargue esta página en unos segundos. Si envió un formulario, puede que haya llegado o no: al recargar se enviará de nuevo, pero nada se comprará ni se creará dos veces.",
            ),
            (
                "Nous ne pouvons pas répondre pour le moment",
                "Rechargez cette page dans quelques secondes. Si vous avez envoyé un formulaire, il nous est peut-être parvenu\u{202f}: le rechargement l’enverra de nouveau, mais rien ne sera acheté ni créé deux fois.",
            ),
        ],
        _ => [
            ("We couldn’t process that request", "Open the page again and try once more."),
            ("No pudimos procesar la solicitud", "Abra la página de nuevo e inténtelo otra vez."),
            ("Nous n’avons pas pu traiter la demande", "Rouvrez la page et réessayez."),
        ],
    }
}
