//! Purchases missing from an account because they were made with another address.

use super::common;
use super::refusals::{Explain, email_invalid, explain, link_dead};
use model::Locale;
use model::refusals::{AddPurchaseRefusal, MissingPurchaseRefusal};

texts! {
    link { en "Missing a purchase?", es "¿Falta una compra?", fr "Un achat manque ?" }
    title { en "Missing a purchase?", es "¿Falta una compra?", fr "Un achat manque ?" }
    lead {
        en "What was bought with another email can be added to your purchases. We send a link to that email.",
        es "Lo que se compró con otro correo se puede agregar a sus compras. Enviamos un enlace a ese correo.",
        fr "Ce qui a été acheté avec une autre adresse peut rejoindre vos achats. Nous envoyons un lien à cette adresse.",
    }
    number { en "Purchase number", es "Número de compra", fr "Numéro d’achat" }
    number_hint {
        en "Like P-00020318. It is in the confirmation mail.",
        es "Como P-00020318. Está en el correo de confirmación.",
        fr "Comme P-00020318. Il est dans l’e-mail de confirmation.",
    }
    email { en "Email it was bought with", es "Correo con el que se compró", fr "Adresse utilisée pour l’achat" }
    send { en "Send the link", es "Enviar el enlace", fr "Envoyer le lien" }
    sending { en "Sending…", es "Enviando…", fr "Envoi…" }
    sent {
        en "If that purchase exists and was made with that email, a mail with a link is on its way to it. The link works for one hour, for you only.",
        es "Si esa compra existe y se hizo con ese correo, un mensaje con un enlace está en camino. El enlace funciona durante una hora y solo para usted.",
        fr "Si cet achat existe et a été fait avec cette adresse, un e-mail avec un lien est en route. Le lien est valable une heure, pour vous seul.",
    }
    number_missing { en "Type the purchase number.", es "Escriba el número de compra.", fr "Saisissez le numéro d’achat." }
    number_invalid {
        en "This is no purchase number. One looks like P-00020318.",
        es "No es un número de compra. Se ven así: P-00020318.",
        fr "Ce n’est pas un numéro d’achat. Il ressemble à P-00020318.",
    }

    add_title { en "Add a purchase", es "Agregue una compra", fr "Ajoutez un achat" }
    add_lead(number: &str) {
        en "Purchase {number} becomes one of yours. Other purchases made with that email stay where they are.",
        es "La compra {number} pasa a ser suya. Las demás hechas con ese correo quedan donde están.",
        fr "L’achat {number} devient l’un des vôtres. Les autres achats faits avec cette adresse restent où ils sont.",
    }
    add { en "Add it to my purchases", es "Agregarla a mis compras", fr "L’ajouter à mes achats" }
    adding { en "Adding…", es "Agregando…", fr "Ajout…" }
    added { en "The purchase is one of yours now.", es "La compra ahora es suya.", fr "L’achat est maintenant l’un des vôtres." }

    used_text {
        en "The purchase was added with it. You find it among your purchases.",
        es "Con él ya se agregó la compra. La encuentra entre sus compras.",
        fr "L’achat a été ajouté avec ce lien. Vous le trouvez parmi vos achats.",
    }
    other_title { en "Another customer asked for this", es "Lo pidió otro cliente", fr "Un autre client l’a demandé" }
    other_text(name: &str, number: &str) {
        en "You are signed in as {name}, customer {number}. Sign out, sign in as the customer who asked, and open the link again.",
        es "Tiene la sesión iniciada como {name}, cliente {number}. Ciérrela, entre como el cliente que lo pidió y abra el enlace otra vez.",
        fr "Vous êtes connecté en tant que {name}, client {number}. Déconnectez-vous, reconnectez-vous comme le client qui l’a demandé et rouvrez le lien.",
    }
    other_customer {
        en "Another customer asked for this purchase. Sign in as that customer and open the link again.",
        es "Otro cliente pidió esta compra. Entre como ese cliente y abra el enlace otra vez.",
        fr "Un autre client a demandé cet achat. Connectez-vous comme ce client et rouvrez le lien.",
    }
    not_free_title { en "This purchase cannot be added", es "Esta compra no se puede agregar", fr "Cet achat ne peut pas être ajouté" }
    not_free {
        en "It belongs to an account of its own by now. Whoever reads that email can sign in there.",
        es "Ya pertenece a otra cuenta. Quien lee ese correo puede entrar en ella.",
        fr "Il appartient désormais à un autre compte. Qui lit cette adresse peut s’y connecter.",
    }
}

explain! { MissingPurchaseRefusal(locale, minimum) {
    NumberMissing => number_missing(locale);
    NumberInvalid => number_invalid(locale);
    EmailInvalid => email_invalid(locale);
} }

explain! { AddPurchaseRefusal(locale, minimum) {
    LinkDead => link_dead(locale), go "/account/missing-purchase" title(locale);
    OtherCustomer => other_customer(locale), go "/account/purchases" common::my_purchases(locale);
    NotFree => not_free(locale), go "/account/purchases" common::my_purchases(locale);
} }
