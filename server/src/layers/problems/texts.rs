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
                "This form was not sent",
                "It did not come from a page of this site. Open the page again and fill it in there.",
            ),
            (
                "El formulario no se envió",
                "No venía de una página de este sitio. Abra la página de nuevo y complételo ahí.",
            ),
            (
                "Le formulaire n’a pas été envoyé",
                "Il ne venait pas d’une page de ce site. Rouvrez la page et remplissez-le là.",
            ),
        ],
        404 => [
            ("There is no such page", "Check the address, or start again from the first page."),
            (
                "Esta página no existe",
                "Revise la dirección o vuelva a empezar desde la primera página.",
            ),
            (
                "Cette page n’existe pas",
                "Vérifiez l’adresse, ou recommencez depuis la première page.",
            ),
        ],
        408 => [
            ("That took too long", "Your connection was too slow to send the form. Try again."),
            (
                "Tardó demasiado",
                "Su conexión fue demasiado lenta para enviar el formulario. Inténtelo de nuevo.",
            ),
            (
                "C’était trop long",
                "Votre connexion était trop lente pour envoyer le formulaire. Réessayez.",
            ),
        ],
        413 => [
            (
                "That was too much",
                "The form was longer than anything we can read. Shorten it and try again.",
            ),
            (
                "Es demasiado",
                "El formulario es más largo de lo que podemos leer. Acórtelo e inténtelo de nuevo.",
            ),
            (
                "C’est trop",
                "Le formulaire est plus long que ce que nous pouvons lire. Raccourcissez-le et réessayez.",
            ),
        ],
        421 => [
            ("Nothing is sold here", "No portal has this address. Check it for a typing error."),
            (
                "Aquí no se vende nada",
                "Ningún portal tiene esta dirección. Revise que esté bien escrita.",
            ),
            (
                "Rien n’est vendu ici",
                "Aucun portail n’a cette adresse. Vérifiez qu’elle est bien écrite.",
            ),
        ],
        500 => [
            (
                "Something went wrong",
                "It was our fault, and we have been told. Go back and try again.",
            ),
            (
                "Algo salió mal",
                "Fue un error nuestro y ya estamos avisados. Vuelva atrás e inténtelo de nuevo.",
            ),
            (
                "Une erreur s’est produite",
                "C’est notre faute, et nous sommes prévenus. Revenez en arrière et réessayez.",
            ),
        ],
        502..=504 => [
            (
                "We cannot answer right now",
                "Reload this page in a few seconds. If you sent a form, it may or may not have arrived: reloading sends it again, and nothing is bought or created twice.",
            ),
            (
                "Ahora mismo no podemos responder",
                "Recargue esta página en unos segundos. Si envió un formulario, puede haber llegado o no: al recargar se envía otra vez, y nada se compra ni se crea dos veces.",
            ),
            (
                "Nous ne pouvons pas répondre maintenant",
                "Rechargez cette page dans quelques secondes. Si vous avez envoyé un formulaire, il est peut-être arrivé, ou non : recharger l’envoie à nouveau, et rien n’est acheté ni créé deux fois.",
            ),
        ],
        _ => [
            ("We did not understand that", "Open the page again and try once more."),
            ("No lo hemos entendido", "Abra la página de nuevo e inténtelo otra vez."),
            ("Nous n’avons pas compris", "Rouvrez la page et réessayez."),
        ],
    }
}
