//! Duplicates: comparing customers, merging them and undoing a merge.

use super::customers::unknown_customer;
use crate::texts::refusals::{Explain, explain};
use model::Locale;
use model::refusals::{MergeRefusal, UnmergeRefusal};

texts! {
    duplicates { en "Duplicates", es "Duplicados", fr "Doublons" }
    duplicates_lead {
        en "Customers who share an email, or a name and a phone, the newest first. Compare them before you put them together.",
        es "Clientes que comparten un correo, o nombre y teléfono, los más nuevos primero. Compárelos antes de unirlos.",
        fr "Des clients qui partagent une adresse, ou un nom et un téléphone, les plus récents d’abord. Comparez-les avant de les réunir.",
    }
    no_duplicates_title { en "No duplicates", es "No hay duplicados", fr "Aucun doublon" }
    no_duplicates_text {
        en "No two customers share an email, or a name and a phone.",
        es "No hay dos clientes con el mismo correo, ni con el mismo nombre y teléfono.",
        fr "Aucun client ne partage une adresse, ou un nom et un téléphone, avec un autre.",
    }
    same_email { en "Same email", es "Mismo correo", fr "Même adresse" }
    same_name_and_phone { en "Same name and phone", es "Mismo nombre y teléfono", fr "Mêmes nom et téléphone" }
    same_everything { en "Same name, phone and email", es "Mismo nombre, teléfono y correo", fr "Mêmes nom, téléphone et adresse" }
    and_more { en "There are more of them. Search for what they share to see all.", es "Hay más. Busque lo que comparten para verlos todos.", fr "Il y en a d’autres. Recherchez ce qu’ils partagent pour tous les voir." }
    compare { en "Compare", es "Comparar", fr "Comparer" }
    compare_with(number: &str) { en "Compare with {number}", es "Comparar con {number}", fr "Comparer avec {number}" }
    keep_first { en "Suggested to keep", es "Se sugiere conservar", fr "À conserver de préférence" }
    possible_duplicates { en "Possible duplicates", es "Posibles duplicados", fr "Doublons possibles" }

    compare_title { en "One person, or two?", es "¿Una persona o dos?", fr "Une personne ou deux ?" }
    compare_lead {
        en "If these are two people, leave them as they are. If they are one, choose what is kept.",
        es "Si son dos personas, déjelas como están. Si son una, elija qué se conserva.",
        fr "Si ce sont deux personnes, laissez-les ainsi. Si c’est la même, choisissez ce qui est conservé.",
    }
    side_by_side { en "Side by side", es "Lado a lado", fr "Côte à côte" }
    linked { en "Linked sign-ins", es "Inicios vinculados", fr "Connexions liées" }
    none { en "none", es "ninguno", fr "aucune" }
    purchases_many { en "200 or more", es "200 o más", fr "200 ou plus" }

    result { en "What it will be", es "Cómo quedará", fr "Le résultat" }
    survivor { en "Which number stays?", es "¿Qué número queda?", fr "Quel numéro reste ?" }
    has_account { en "has an active account", es "tiene una cuenta activa", fr "a un compte actif" }
    sign_in { en "Whose password and sign-in stay?", es "¿La contraseña y el acceso de quién quedan?", fr "Quels mot de passe et connexion restent ?" }
    sign_in_hint(email: &str) { en "with the email {email}", es "con el correo {email}", fr "avec l’adresse {email}" }
    which_name { en "Which name?", es "¿Qué nombre?", fr "Quel nom ?" }
    which_email { en "Which email?", es "¿Qué correo?", fr "Quelle adresse ?" }
    which_phone { en "Which phone?", es "¿Qué teléfono?", fr "Quel téléphone ?" }
    which_language { en "Which language?", es "¿Qué idioma?", fr "Quelle langue ?" }
    of(number: &str) { en "of {number}", es "de {number}", fr "de {number}" }

    moves {
        en "Purchases, timeline and mails of both are together. Both numbers find the customer, here and at the sign-in.",
        es "Las compras, la cronología y los correos de ambos quedan juntos. Los dos números llevan al cliente, aquí y al iniciar sesión.",
        fr "Achats, chronologie et e-mails des deux sont réunis. Les deux numéros mènent au client, ici et à la connexion.",
    }
    no_account_stays {
        en "Neither has an active account, so nobody’s sign-in changes.",
        es "Ninguno tiene una cuenta activa: no cambia el acceso de nadie.",
        fr "Aucun n’a de compte actif : aucune connexion ne change.",
    }
    account_stays(number: &str) {
        en "The account of {number} stays, with its password and its email.",
        es "La cuenta de {number} queda, con su contraseña y su correo.",
        fr "Le compte de {number} reste, avec son mot de passe et son adresse.",
    }
    account_chosen {
        en "Both have an active account. The one you choose stays, with its password and its email; the other one’s password and email sign in no more.",
        es "Ambos tienen una cuenta activa. La que elija queda, con su contraseña y su correo; la contraseña y el correo de la otra dejan de servir para entrar.",
        fr "Les deux ont un compte actif. Celui que vous choisissez reste, avec son mot de passe et son adresse ; ceux de l’autre ne permettent plus de se connecter.",
    }
    email_is_fixed {
        en "The email cannot be chosen: links for a new password go there, so another email would be another owner.",
        es "El correo no se puede elegir: ahí van los enlaces para otra contraseña, y otro correo sería otro dueño.",
        fr "L’adresse ne se choisit pas : les liens de mot de passe y sont envoyés, une autre serait celle d’un autre titulaire.",
    }
    identities_join {
        en "Linked sign-ins of both go on: both accounts have proved the same email.",
        es "Los inicios vinculados de ambos siguen: las dos cuentas confirmaron el mismo correo.",
        fr "Les connexions liées des deux restent : les deux comptes ont prouvé la même adresse.",
    }
    identities_end {
        en "Linked sign-ins of the account that does not stay end, because the two have not proved the same email. Its owner can link them again after proving it.",
        es "Los inicios vinculados de la cuenta que no queda terminan, porque las dos no confirmaron el mismo correo. Su dueño puede vincularlos otra vez tras confirmarlo.",
        fr "Les connexions liées du compte qui ne reste pas prennent fin, car les deux n’ont pas prouvé la même adresse. Leur titulaire pourra les lier à nouveau après preuve.",
    }
    what_ends {
        en "Sessions of the sign-in that does not stay end at once, and pending links of both stop working.",
        es "Las sesiones del acceso que no queda se cierran enseguida y los enlaces pendientes de ambos dejan de funcionar.",
        fr "Les sessions de la connexion qui ne reste pas sont fermées et les liens en attente des deux cessent de fonctionner.",
    }
    who_is_told {
        en "The owner of the account is told by mail. So is an email that is not kept; it can undo everything for 7 days. You can for 30.",
        es "Se avisa por correo al dueño de la cuenta. También al correo que no se conserva, que puede deshacer todo durante 7 días. Usted puede durante 30.",
        fr "Le titulaire du compte est prévenu par e-mail. L’adresse non conservée aussi : elle peut tout annuler pendant 7 jours. Vous, pendant 30.",
    }
    merge { en "Put them together", es "Unirlos", fr "Les réunir" }
    merging { en "Putting together…", es "Uniendo…", fr "Réunion…" }
    leave { en "Leave them as they are", es "Dejarlos como están", fr "Les laisser ainsi" }

    merged_now { en "The two customers are one now.", es "Los dos clientes son uno ahora.", fr "Les deux clients n’en font plus qu’un." }
    was_number(number: &str) {
        en "The number {number} is part of this customer now.",
        es "El número {number} es ahora parte de este cliente.",
        fr "Le numéro {number} fait désormais partie de ce client.",
    }
    undone_now { en "They are two customers again.", es "Son dos clientes otra vez.", fr "Ce sont de nouveau deux clients." }
    merged_with { en "Merged with", es "Unido con", fr "Réuni avec" }
    on { en "on", es "el", fr "le" }
    undo_until { en "Undo until", es "Se puede deshacer hasta el", fr "Annulable jusqu’au" }
    undo { en "Undo", es "Deshacer", fr "Annuler" }
    undo_of(number: &str) { en "Undo the merge with {number}", es "Deshacer la unión con {number}", fr "Annuler la réunion avec {number}" }
    undoing { en "Undoing…", es "Deshaciendo…", fr "Annulation…" }
    undo_text {
        en "What moved goes back. What was bought since stays here. The old sign-in works again; sessions and links of both end.",
        es "Lo que se movió vuelve. Lo comprado después queda aquí. El acceso anterior vuelve a servir; las sesiones y enlaces de ambos terminan.",
        fr "Ce qui a été déplacé revient. Les achats faits depuis restent ici. L’ancienne connexion fonctionne à nouveau ; sessions et liens des deux prennent fin.",
    }

    same {
        en "This is one customer already.",
        es "Ya es un solo cliente.",
        fr "C’est déjà un seul client.",
    }
    survivor_missing { en "Choose which number stays.", es "Elija qué número queda.", fr "Choisissez le numéro qui reste." }
    sign_in_missing {
        en "Both have an active account. Choose whose sign-in stays.",
        es "Ambos tienen una cuenta activa. Elija el acceso que queda.",
        fr "Les deux ont un compte actif. Choisissez la connexion qui reste.",
    }
    disabled_differs {
        en "One of them is disabled and the other is not. An admin has to disable both, or enable both, first.",
        es "Uno está desactivado y el otro no. Un administrador debe desactivar o activar a ambos primero.",
        fr "L’un est désactivé et l’autre non. Un administrateur doit d’abord désactiver ou réactiver les deux.",
    }
    deleted {
        en "One of them deleted their account. There is nothing left to put together.",
        es "Uno de ellos eliminó su cuenta. No queda nada que unir.",
        fr "L’un d’eux a supprimé son compte. Il n’y a plus rien à réunir.",
    }
    address_changed {
        en "An agent changed an email of theirs less than a day ago. Its former owner can still object; after that they can be put together.",
        es "Un agente cambió un correo suyo hace menos de un día. Su dueño anterior todavía puede oponerse; después se pueden unir.",
        fr "Un agent a changé une de leurs adresses il y a moins d’un jour. Son ancien titulaire peut encore s’y opposer ; ensuite ils pourront être réunis.",
    }
    changed_meanwhile {
        en "One of them has changed since you opened this page. Look at them again.",
        es "Uno de ellos cambió desde que abrió esta página. Mírelos otra vez.",
        fr "L’un d’eux a changé depuis l’ouverture de cette page. Regardez-les à nouveau.",
    }
    too_late {
        en "This was more than 30 days ago and cannot be undone any more.",
        es "Pasaron más de 30 días y ya no se puede deshacer.",
        fr "Cela date de plus de 30 jours et ne peut plus être annulé.",
    }
    survivor_deleted {
        en "The customer deleted their account since. There is nothing left to undo.",
        es "El cliente eliminó su cuenta después. No queda nada que deshacer.",
        fr "Le client a supprimé son compte depuis. Il n’y a plus rien à annuler.",
    }
    survivor_merged {
        en "The customer became part of another one since. Undo that first.",
        es "El cliente pasó a ser parte de otro después. Deshaga eso primero.",
        fr "Le client fait partie d’un autre depuis. Annulez d’abord cela.",
    }
    later_merge {
        en "Another customer became part of this one later. Undo that first.",
        es "Otro cliente pasó a ser parte de este después. Deshaga eso primero.",
        fr "Un autre client a été réuni à celui-ci plus tard. Annulez d’abord cela.",
    }
    email_taken {
        en "The email that would sign in again belongs to another account by now.",
        es "El correo que volvería a servir para entrar ya es de otra cuenta.",
        fr "L’adresse qui permettrait à nouveau de se connecter appartient désormais à un autre compte.",
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
