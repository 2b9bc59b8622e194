//! Two customer numbers are one customer now: to the owner of the account, and to an address that it no longer has.

use super::{Reader, common};
use crate::mail::content::EmailContent;

texts! {
    subject(portal: &str) {
        en "Your {portal} customer numbers were merged",
        es "Se combinaron sus números de cliente en {portal}",
        fr "Vos numéros client {portal} ont été fusionnés",
    }
    happened(portal: &str) {
        en "We found two {portal} customer numbers that seem to be yours and merged them. Your account now shows the purchases made with both. You can sign in as before, and both numbers belong to your account.",
        es "Encontramos dos números de cliente en {portal} que parecen ser suyos y los combinamos. Su cuenta muestra ahora las compras de ambos. Puede iniciar sesión como antes, y los dos números corresponden a su cuenta.",
        fr "Nous avons trouvé deux numéros client {portal} qui semblent être les vôtres et les avons fusionnés. Votre compte affiche désormais les achats des deux. Vous pouvez vous connecter comme avant, et les deux numéros correspondent à votre compte.",
    }
    not_you(portal: &str) {
        en "If the other number isn’t yours, contact {portal}. The merge can be undone for 30 days.",
        es "Si el otro número no es suyo, comuníquese con {portal}: la combinación se puede deshacer durante 30 días.",
        fr "Si l’autre numéro n’est pas le vôtre, contactez {portal}\u{202f}: la fusion peut être annulée pendant 30 jours.",
    }
    former_happened(portal: &str) {
        en "We found two {portal} customer numbers that seem to be yours and merged them under another email address. This email address is no longer on file and can’t be used to sign in. If you asked for this, you don’t need to do anything.",
        es "Encontramos dos números de cliente en {portal} que parecen ser suyos y los combinamos con otro correo electrónico. Esta dirección ya no está registrada ni permite iniciar sesión. Si usted lo solicitó, no tiene que hacer nada.",
        fr "Nous avons trouvé deux numéros client {portal} qui semblent être les vôtres et les avons fusionnés sous une autre adresse e-mail. L’adresse à laquelle vous recevez cet e-mail n’est plus enregistrée et ne permet plus de se connecter. Si vous l’avez demandé, vous n’avez rien à faire.",
    }
    undo() { en "Undo merge", es "Deshacer la combinación", fr "Annuler la fusion" }
    former_not_you(portal: &str) {
        en "If you didn’t ask for this, undo the merge right away. You’ll get this email address and your purchases back, all sessions will end and, if you had a password, we’ll email you a link to choose a new one. Then contact {portal}.",
        es "Si no lo solicitó, deshaga la combinación de inmediato: recuperará este correo electrónico y sus compras, se cerrarán todas las sesiones y, si tenía contraseña, le enviaremos un enlace para elegir una nueva. Después comuníquese con {portal}.",
        fr "Si vous n’êtes pas à l’origine de cette demande, annulez immédiatement la fusion\u{202f}: vous récupérerez cette adresse e-mail et vos achats, toutes les sessions seront fermées et, si vous aviez un mot de passe, nous vous enverrons un lien pour en choisir un nouveau. Contactez ensuite {portal}.",
    }
    stays() { en "Number kept", es "Número que se conserva", fr "Numéro conservé" }
    goes() {
        en "Number merged into it",
        es "Número que se combinó con él",
        fr "Numéro fusionné avec celui-ci",
    }
}

fn facts(reader: Reader<'_>, (number, other): (&str, &str)) -> Vec<(String, String)> {
    vec![(stays(reader.locale), number.to_owned()), (goes(reader.locale), other.to_owned())]
}

pub(super) fn owner(
    reader: Reader<'_>,
    first_name: &str,
    numbers: (&str, &str),
    sign_in_url: &str,
) -> EmailContent {
    let Reader { locale, portal, .. } = reader;
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![happened(locale, portal)],
        facts: facts(reader, numbers),
        button: Some((common::sign_in(locale), sign_in_url.to_owned())),
        not_you: not_you(locale, portal),
        ..EmailContent::default()
    }
}

pub(super) fn former(
    reader: Reader<'_>,
    first_name: &str,
    numbers: (&str, &str),
    days: u32,
    link: &str,
) -> EmailContent {
    let Reader { locale, portal, .. } = reader;
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::greeting(locale, first_name),
        paragraphs: vec![former_happened(locale, portal)],
        facts: facts(reader, numbers),
        button: Some((undo(locale), link.to_owned())),
        not_you: former_not_you(locale, portal),
        expires_in: Some(common::expires_in_days(locale, days)),
        ..EmailContent::default()
    }
}
