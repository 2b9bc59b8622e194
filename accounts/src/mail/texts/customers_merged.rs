//! Two customer numbers are one customer now: to the owner of the account, and to an address that it no longer has.

use super::{Reader, common};
use crate::mail::letter::Letter;

texts! {
    subject(portal: &str) {
        en "Your customer numbers on {portal} were put together",
        es "Sus números de cliente en {portal} se unieron",
        fr "Vos numéros client sur {portal} ont été réunis",
    }
    happened(portal: &str) {
        en "{portal} found two customers that seem to be you, and made them one. Your account now shows the purchases of both. You sign in as before, and both numbers lead to it.",
        es "{portal} encontró dos clientes que parecen ser usted y los unió. Su cuenta muestra ahora las compras de ambos. Usted entra como siempre, y los dos números llevan a ella.",
        fr "{portal} a trouvé deux clients qui semblent être vous et les a réunis. Votre compte montre désormais les achats des deux. Vous vous connectez comme avant, et les deux numéros y mènent.",
    }
    not_you(portal: &str) {
        en "If the other number is not yours, tell {portal}: it can be undone for 30 days.",
        es "Si el otro número no es suyo, avise a {portal}: se puede deshacer durante 30 días.",
        fr "Si l’autre numéro n’est pas le vôtre, prévenez {portal} : cela peut être annulé pendant 30 jours.",
    }
    former_happened(portal: &str) {
        en "{portal} found two customers that seem to be you, and made them one with another email. This email no longer reaches it and no longer signs in. If you asked for it, there is nothing to do.",
        es "{portal} encontró dos clientes que parecen ser usted y los unió con otro correo. Este correo ya no le corresponde ni sirve para entrar. Si usted lo pidió, no tiene que hacer nada.",
        fr "{portal} a trouvé deux clients qui semblent être vous et les a réunis avec une autre adresse. Celle-ci n’y est plus associée et ne permet plus de se connecter. Si vous l’avez demandé, il n’y a rien à faire.",
    }
    undo() { en "Undo it", es "Deshacer", fr "Annuler" }
    former_not_you(portal: &str) {
        en "If you did not ask for it, undo it at once: you get this email and your purchases back, every session ends, and we mail you a link to choose a new password if you had one. Then tell {portal}.",
        es "Si no lo pidió, deshágalo enseguida: recuperará este correo y sus compras, se cerrarán todas las sesiones y, si tenía contraseña, le enviaremos un enlace para elegir otra. Después avise a {portal}.",
        fr "Si vous ne l’avez pas demandé, annulez tout de suite : vous retrouverez cette adresse et vos achats, toutes les sessions seront fermées et, si vous aviez un mot de passe, nous vous enverrons un lien pour en choisir un autre. Prévenez ensuite {portal}.",
    }
    lasts(days: u32) {
        en "The link works once and expires in {days} days.",
        es "El enlace sirve una sola vez y vence en {days} días.",
        fr "Le lien ne sert qu’une fois et expire dans {days} jours.",
    }
    stays() { en "Number that stays", es "Número que queda", fr "Numéro conservé" }
    goes() { en "Number that is part of it now", es "Número que ahora es parte de él", fr "Numéro désormais réuni" }
}

fn facts(reader: Reader<'_>, (number, other): (&str, &str)) -> Vec<(String, String)> {
    vec![(stays(reader.locale), number.to_owned()), (goes(reader.locale), other.to_owned())]
}

pub(super) fn owner(
    reader: Reader<'_>,
    first_name: &str,
    numbers: (&str, &str),
    sign_in_url: &str,
) -> Letter {
    let Reader { locale, portal, .. } = reader;
    Letter {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        facts: facts(reader, numbers),
        button: Some((common::sign_in(locale), sign_in_url.to_owned())),
        not_you: not_you(locale, portal),
        ..Letter::default()
    }
}

pub(super) fn former(
    reader: Reader<'_>,
    first_name: &str,
    numbers: (&str, &str),
    days: u32,
    link: &str,
) -> Letter {
    let Reader { locale, portal, .. } = reader;
    Letter {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![former_happened(locale, portal)],
        facts: facts(reader, numbers),
        button: Some((undo(locale), link.to_owned())),
        not_you: former_not_you(locale, portal),
        lasts: Some(lasts(locale, days)),
        ..Letter::default()
    }
}
