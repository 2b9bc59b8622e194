//! Purchases missing from an account because they were made with another address.

use super::common;
use super::refusals::{Explain, email_invalid, explain, link_dead};
use model::Locale;
use model::refusals::{AddPurchaseRefusal, MissingPurchaseRefusal};

texts! {
    link { en "Missing a purchase?", es "¿Le falta una compra?", fr "Il manque un achat\u{202f}?" }
    title { en "Missing a purchase?", es "¿Le falta una compra?", fr "Il manque un achat\u{202f}?" }
    lead {
        en "You can add a purchase made with another email address. We’ll send a link to that address.",
        es "Puede agregar una compra hecha con otro correo. Enviaremos un enlace a ese correo.",
        fr "Vous pouvez ajouter un achat effectué avec une autre adresse e-mail. Nous enverrons un lien à cette adresse.",
    }
    number { en "Purchase number", es "Número de compra", fr "Numéro d’achat" }
    number_hint {
        en "For example, P-00020318. You’ll find it in the confirmation email.",
        es "Por ejemplo, P-00020318. Está en el correo de confirmación.",
        fr "Par exemple, P-00020318. Il figure dans l’e-mail de confirmation.",
    }
    email { en "Email used for the purchase", es "Correo usado en la compra", fr "Adresse e-mail utilisée pour l’achat" }
    send { en "Send link", es "Enviar enlace", fr "Envoyer le lien" }
    sending { en "Sending…", es "Enviando…", fr "Envoi…" }
    sent {
        en "If that purchase exists and was made with that email address, we’ve sent a link to it. The link is valid for 1 hour, for you only.",
        es "Si esa compra existe y se hizo con ese correo, recibirá en él un enlace. El enlace es válido durante 1 hora y solo para usted.",
        fr "Si cet achat existe et a été effectué avec cette adresse e-mail, nous y avons envoyé un lien. Le lien est valable 1 heure, pour vous seul.",
    }
    number_missing { en "Enter the purchase number.", es "Escriba el número de compra.", fr "Saisissez le numéro d’achat." }
    number_invalid {
        en "That isn’t a purchase number. A purchase number looks like P-00020318.",
        es "No es un número de compra. Ejemplo: P-00020318.",
        fr "Ce n’est pas un numéro d’achat. Exemple\u{202f}: P-00020318.",
    }

    add_title { en "Add a purchase", es "Agregue una compra", fr "Ajouter un achat" }
    add_lead(number: &str) {
        en "Purchase {number} will be added to your purchases. Other purchases made with that email address won’t be moved.",
        es "La compra {number} se agregará a sus compras. Las demás compras hechas con ese correo no se moverán.",
        fr "L’achat {number} sera ajouté à vos achats. Les autres achats effectués avec cette adresse e-mail ne seront pas déplacés.",
    }
    add { en "Add to my purchases", es "Agregar a mis compras", fr "Ajouter à mes achats" }
    adding { en "Adding…", es "Agregando…", fr "Ajout…" }
    added { en "The purchase has been added to your account.", es "La compra se agregó a su cuenta.", fr "L’achat a été ajouté à votre compte." }

    used_text {
        en "The purchase has already been added. You’ll find it in your purchases.",
        es "La compra ya se agregó. La encontrará en sus compras.",
        fr "L’achat a déjà été ajouté. Vous le trouverez dans vos achats.",
    }
    other_title { en "This link is for another customer", es "Este enlace es de otro cliente", fr "Ce lien est destiné à un autre client" }
    other_text(name: &str, number: &str) {
        en "You’re signed in as {name}, customer {number}. Sign out, sign in as the customer who requested the link, then open it again.",
        es "Inició sesión como {name}, cliente {number}. Cierre sesión, inicie sesión como el cliente que solicitó el enlace y ábralo de nuevo.",
        fr "Vous êtes connecté en tant que {name}, client {number}. Déconnectez-vous, connectez-vous avec le compte du client qui a demandé le lien, puis rouvrez-le.",
    }
    other_customer {
        en "Another customer requested this purchase. Sign in as that customer, then open the link again.",
        es "Otro cliente solicitó esta compra. Inicie sesión como ese cliente y abra el enlace de nuevo.",
        fr "Un autre client a demandé cet achat. Connectez-vous avec le compte de ce client, puis rouvrez le lien.",
    }
    not_free_title { en "This purchase can’t be added", es "No se puede agregar esta compra", fr "Impossible d’ajouter cet achat" }
    not_free {
        en "It now belongs to another account. Anyone with access to that email address can sign in to it.",
        es "Ya pertenece a otra cuenta. Quien tenga acceso a ese correo puede iniciar sesión en ella.",
        fr "Il appartient désormais à un autre compte. Toute personne ayant accès à cette adresse e-mail peut s’y connecter.",
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
