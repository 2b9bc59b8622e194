//! Duplicates: comparing customers, merging them and undoing a merge.

use super::customers::unknown_customer;
use crate::texts::refusals::{Explain, explain};
use model::Locale;
use model::refusals::{MergeRefusal, UnmergeRefusal};

texts! {
    duplicates { en "Duplicates", es "Duplicados", fr "Doublons" }
    duplicates_lead {
        en "Customers who share an email address, or a name and a phone number, newest first. Compare them before you merge them.",
        es "Clientes que comparten un correo, o el nombre y el teléfono; primero los más recientes. Compárelos antes de combinarlos.",
        fr "Clients qui partagent une adresse e-mail, ou un nom et un téléphone, les plus récents en premier. Comparez-les avant de les fusionner.",
    }
    no_duplicates_title { en "No duplicates", es "No hay duplicados", fr "Aucun doublon" }
    no_duplicates_text {
        en "No customers share an email address, or a name and a phone number.",
        es "Ningún cliente comparte un correo, o el nombre y el teléfono, con otro.",
        fr "Aucun client ne partage une adresse e-mail, ou un nom et un téléphone, avec un autre.",
    }
    same_email { en "Same email", es "Mismo correo", fr "Même adresse e-mail" }
    same_name_and_phone { en "Same name and phone", es "Mismo nombre y teléfono", fr "Même nom et même téléphone" }
    same_everything { en "Same name, phone and email", es "Mismo nombre, teléfono y correo", fr "Même nom, même téléphone et même adresse e-mail" }
    and_more {
        en "There are more. Search for what they share to see them all.",
        es "Hay más. Busque el dato que comparten para verlos todos.",
        fr "Il y en a d’autres. Recherchez l’information commune pour tous les voir.",
    }
    compare { en "Compare", es "Comparar", fr "Comparer" }
    compare_with(number: &str) { en "Compare with {number}", es "Comparar con {number}", fr "Comparer avec {number}" }
    keep_first { en "Suggested to keep", es "Se sugiere conservar", fr "À conserver de préférence" }
    possible_duplicates { en "Possible duplicates", es "Posibles duplicados", fr "Doublons possibles" }

    compare_title { en "Is this the same person?", es "¿Es la misma persona?", fr "Est-ce la même personne\u{202f}?" }
    compare_lead {
        en "If so, choose what to keep and merge the two customers. If not, leave them as they are.",
        es "Si es así, elija qué conservar y combine los dos clientes. Si no, déjelos como están.",
        fr "Si oui, choisissez ce que vous conservez et fusionnez les deux clients. Sinon, laissez-les tels quels.",
    }
    side_by_side { en "Comparison", es "Comparación", fr "Comparaison" }
    linked { en "Linked providers", es "Proveedores vinculados", fr "Fournisseurs associés" }
    none { en "none", es "ninguno", fr "aucun" }
    purchases_many { en "200 or more", es "200 o más", fr "200 ou plus" }

    result { en "After the merge", es "Después de combinar", fr "Après la fusion" }
    survivor { en "Which customer number do you want to keep?", es "¿Qué número de cliente desea conservar?", fr "Quel numéro client souhaitez-vous conserver\u{202f}?" }
    has_account { en "has an active account", es "tiene una cuenta activa", fr "a un compte actif" }
    sign_in {
        en "Whose password and sign-in methods do you want to keep?",
        es "¿De qué cliente desea conservar la contraseña y los métodos de inicio de sesión?",
        fr "De quel client souhaitez-vous conserver le mot de passe et les méthodes de connexion\u{202f}?",
    }
    sign_in_hint(email: &str) { en "with the email {email}", es "con el correo {email}", fr "avec l’adresse e-mail {email}" }
    which_name { en "Which name?", es "¿Qué nombre?", fr "Quel nom\u{202f}?" }
    which_email { en "Which email?", es "¿Qué correo?", fr "Quelle adresse e-mail\u{202f}?" }
    which_phone { en "Which phone?", es "¿Qué teléfono?", fr "Quel téléphone\u{202f}?" }
    which_language { en "Which language?", es "¿Qué idioma?", fr "Quelle langue\u{202f}?" }
    of(number: &str) { en "from {number}", es "de {number}", fr "de {number}" }

    moves {
        en "Purchases, activity and emails of both customers are combined. Both customer numbers keep working, here and at sign-in.",
        es "Se reúnen las compras, la actividad y los correos de los dos clientes. Los dos números de cliente siguen siendo válidos, aquí y al iniciar sesión.",
        fr "Les achats, l’activité et les e-mails des deux clients sont réunis. Les deux numéros client restent valables, ici et à la connexion.",
    }
    no_account_stays {
        en "Neither customer has an active account, so sign-in doesn’t change for anyone.",
        es "Ninguno de los dos clientes tiene una cuenta activa: el inicio de sesión no cambia para nadie.",
        fr "Aucun des deux clients n’a de compte actif\u{202f}: la connexion ne change pour personne.",
    }
    account_stays(number: &str) {
        en "The account of {number} is kept, with its password and its email.",
        es "Se conserva la cuenta de {number}, con su contraseña y su correo.",
        fr "Le compte de {number} est conservé, avec son mot de passe et son adresse e-mail.",
    }
    account_chosen {
        en "Both customers have an active account. The one you choose is kept, with its password and its email; the password and email of the other one can no longer be used to sign in.",
        es "Los dos clientes tienen una cuenta activa. Se conserva la que elija, con su contraseña y su correo; con la contraseña y el correo de la otra ya no se podrá iniciar sesión.",
        fr "Les deux clients ont un compte actif. Celui que vous choisissez est conservé, avec son mot de passe et son adresse e-mail\u{202f}; ceux de l’autre ne permettront plus de se connecter.",
    }
    email_is_fixed {
        en "You can’t choose the email: password links are sent to it, so another email would give the account to another owner.",
        es "El correo no se puede elegir: a él se envían los enlaces de la contraseña, y otro correo daría la cuenta a otro titular.",
        fr "L’adresse e-mail ne peut pas être choisie\u{202f}: elle reçoit les liens de mot de passe, et une autre adresse donnerait le compte à un autre titulaire.",
    }
    identities_join {
        en "The providers linked to both accounts stay linked, because both accounts have confirmed the same email.",
        es "Los proveedores vinculados a las dos cuentas siguen vinculados, porque ambas confirmaron el mismo correo.",
        fr "Les fournisseurs associés aux deux comptes le restent, car les deux comptes ont confirmé la même adresse e-mail.",
    }
    identities_end {
        en "The providers linked to the account that isn’t kept are removed, because the two accounts haven’t confirmed the same email. The owner can link them again after confirming it.",
        es "Se quitan los proveedores vinculados a la cuenta que no se conserva, porque las dos cuentas no confirmaron el mismo correo. El titular podrá vincularlos de nuevo después de confirmarlo.",
        fr "Les fournisseurs associés au compte non conservé sont dissociés, car les deux comptes n’ont pas confirmé la même adresse e-mail. Leur titulaire pourra les associer à nouveau après l’avoir confirmée.",
    }
    what_ends {
        en "Sessions of the account that isn’t kept end at once, and pending links of both customers stop working.",
        es "Las sesiones de la cuenta que no se conserva se cierran de inmediato y los enlaces pendientes de los dos clientes dejan de ser válidos.",
        fr "Les sessions du compte non conservé sont immédiatement fermées et les liens en attente des deux clients ne sont plus valables.",
    }
    who_is_notified {
        en "We’ll email the owner of the account. We’ll also email an address that isn’t kept; it can undo everything for 7 days. You can do so for 30 days.",
        es "Avisaremos por correo al titular de la cuenta. También al correo que no se conserva, que puede deshacer todo durante 7 días. Usted puede hacerlo durante 30 días.",
        fr "Le titulaire du compte est prévenu par e-mail. L’adresse non conservée l’est aussi\u{202f}: elle permet de tout annuler pendant 7 jours. Vous pouvez le faire pendant 30 jours.",
    }
    merge { en "Merge customers", es "Combinar los clientes", fr "Fusionner les clients" }
    merging { en "Merging…", es "Combinando…", fr "Fusion…" }
    leave { en "Keep them separate", es "Dejarlos separados", fr "Les laisser séparés" }

    merged_now { en "The two customers have been merged.", es "Se combinaron los dos clientes.", fr "Les deux clients ont été fusionnés." }
    was_number(number: &str) {
        en "The number {number} now belongs to this customer.",
        es "El número {number} ahora pertenece a este cliente.",
        fr "Le numéro {number} appartient désormais à ce client.",
    }
    undone_now {
        en "The merge has been undone. These are two customers again.",
        es "Se deshizo la combinación. Son de nuevo dos clientes.",
        fr "La fusion a été annulée. Ce sont de nouveau deux clients.",
    }
    merged_with { en "Merged with", es "Combinado con", fr "Fusionné avec" }
    on { en "on", es "el", fr "le" }
    undo_until { en "This can be undone until", es "Se puede deshacer hasta el", fr "La fusion peut être annulée jusqu’au" }
    undo { en "Undo merge", es "Deshacer la combinación", fr "Annuler la fusion" }
    undo_of(number: &str) { en "Undo the merge with {number}", es "Deshacer la combinación con {number}", fr "Annuler la fusion avec {number}" }
    undoing { en "Undoing…", es "Deshaciendo…", fr "Annulation…" }
    undo_text {
        en "Everything that was moved goes back. Purchases made since the merge stay here. The previous sign-in works again, and sessions and links of both customers end.",
        es "Todo lo que se movió vuelve a su lugar. Las compras hechas después de la combinación quedan aquí. El inicio de sesión anterior vuelve a ser válido; las sesiones y los enlaces de los dos clientes terminan.",
        fr "Tout ce qui a été déplacé revient à sa place. Les achats faits depuis la fusion restent ici. L’ancienne connexion fonctionne à nouveau\u{202f}; les sessions et les liens des deux clients prennent fin.",
    }

    same { en "This is already one customer.", es "Ya es un solo cliente.", fr "Il s’agit déjà d’un seul client." }
    survivor_missing { en "Choose which customer number to keep.", es "Elija qué número de cliente conservar.", fr "Choisissez le numéro client à conserver." }
    sign_in_missing {
        en "Both customers have an active account. Choose which one to keep.",
        es "Los dos clientes tienen una cuenta activa. Elija cuál conservar.",
        fr "Les deux clients ont un compte actif. Choisissez celui à conserver.",
    }
    disabled_differs {
        en "One customer is disabled and the other isn’t. An admin has to disable or enable both first.",
        es "Un cliente está desactivado y el otro no. Antes, un administrador debe desactivar o activar a los dos.",
        fr "L’un des clients est désactivé et l’autre non. Un administrateur doit d’abord désactiver ou réactiver les deux.",
    }
    deleted {
        en "One of the customers has deleted their account. There is nothing left to merge.",
        es "Uno de los clientes eliminó su cuenta. No queda nada que combinar.",
        fr "L’un des clients a supprimé son compte. Il n’y a plus rien à fusionner.",
    }
    address_changed {
        en "An agent changed one of these customers’ email addresses less than 24 hours ago. Its previous owner can still object; after that, you can merge the customers.",
        es "Un agente cambió el correo de uno de estos clientes hace menos de 24 horas. Su titular anterior todavía puede oponerse; después podrá combinar los clientes.",
        fr "Un agent a modifié l’adresse e-mail de l’un de ces clients il y a moins de 24 heures. Son ancien titulaire peut encore s’y opposer\u{202f}; vous pourrez ensuite fusionner les clients.",
    }
    changed_meanwhile {
        en "One of the customers has changed since you opened this page. Check them again.",
        es "Uno de los clientes cambió desde que abrió esta página. Revíselos de nuevo.",
        fr "L’un des clients a changé depuis l’ouverture de cette page. Vérifiez-les à nouveau.",
    }
    too_late {
        en "The merge is more than 30 days old and can’t be undone any more.",
        es "La combinación se hizo hace más de 30 días y ya no se puede deshacer.",
        fr "La fusion date de plus de 30 jours et ne peut plus être annulée.",
    }
    survivor_deleted {
        en "The customer has since deleted their account. There is nothing left to undo.",
        es "Después, el cliente eliminó su cuenta. No queda nada que deshacer.",
        fr "Le client a depuis supprimé son compte. Il n’y a plus rien à annuler.",
    }
    survivor_merged {
        en "The customer has since been merged into another one. Undo that merge first.",
        es "Después, el cliente se combinó con otro. Deshaga primero esa combinación.",
        fr "Le client a depuis été fusionné avec un autre. Annulez d’abord cette fusion.",
    }
    later_merge {
        en "Another customer was later merged into this one. Undo that merge first.",
        es "Después, otro cliente se combinó con este. Deshaga primero esa combinación.",
        fr "Un autre client a ensuite été fusionné avec celui-ci. Annulez d’abord cette fusion.",
    }
    email_taken {
        en "The email that could be used to sign in again now belongs to another account.",
        es "El correo con el que se volvería a iniciar sesión ahora pertenece a otra cuenta.",
        fr "L’adresse e-mail qui permettrait à nouveau de se connecter appartient désormais à un autre compte.",
    }
}

explain! { MergeRefusal(locale, minimum) {
    Unknown => unknown_customer(locale), go "/customers" super::customers(locale);
    Same => same(locale);
    SurvivorMissing => survivor_missing(locale);
    SignInMissing => sign_in_missing(locale);
    DisabledDiffers => disabled_differs(locale);
    Deleted => deleted(locale);
    AddressChanged => address_changed(locale);
    ChangedMeanwhile => changed_meanwhile(locale);
} }

explain! { UnmergeRefusal(locale, minimum) {
    Unknown => unknown_customer(locale), go "/customers" super::customers(locale);
    TooLate => too_late(locale);
    SurvivorDeleted => survivor_deleted(locale);
    SurvivorMerged => survivor_merged(locale);
    LaterMerge => later_merge(locale);
    EmailTaken => email_taken(locale);
} }
