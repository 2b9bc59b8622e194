//! Why a file is not imported, and why a row of it is not.

use crate::texts::refusals::{Explain, email_invalid, explain, name_invalid, phone_invalid};
use model::Locale;
use model::refusals::{ImportRefusal, ImportRowRefusal};

texts! {
    file_missing { en "Choose a file.", es "Elija un archivo.", fr "Choisissez un fichier." }
    file_too_large {
        en "The file is larger than 100 MB. Split it, or ask the person who runs the server to import it with the command.",
        es "El archivo supera los 100 MB. Divídalo o pida a la persona que administra el servidor que lo importe con el comando.",
        fr "Le fichier dépasse 100 Mo. Divisez-le ou demandez à la personne qui administre le serveur de l’importer avec la commande.",
    }
    file_empty { en "The file is empty. Its first line must contain the column names.", es "El archivo está vacío. La primera línea debe contener los nombres de las columnas.", fr "Le fichier est vide. Sa première ligne doit contenir les noms des colonnes." }
    not_utf_8 {
        en "The file isn’t in UTF-8. Save it as “CSV UTF-8”.",
        es "El archivo no está en UTF-8. Guárdelo como «CSV UTF-8».",
        fr "Le fichier n’est pas en UTF-8. Enregistrez-le au format «\u{202f}CSV UTF-8\u{202f}».",
    }
    too_many_columns { en "The file has more than 200 columns. Keep only the ones you want to import.", es "El archivo tiene más de 200 columnas. Deje solo las que quiere importar.", fr "Le fichier a plus de 200 colonnes. Ne gardez que celles à importer." }
    row_too_long {
        en "A row is longer than 64 kB. Check whether a quotation mark is missing there.",
        es "Una fila supera los 64 kB. Revise si falta una comilla ahí.",
        fr "Une ligne dépasse 64 ko. Vérifiez s’il y manque un guillemet.",
    }
    column_missing {
        en "Choose every required column. Purchases also need the customer’s ID or number.",
        es "Elija todas las columnas obligatorias. Las compras necesitan además el ID o el número del cliente.",
        fr "Choisissez toutes les colonnes obligatoires. Les achats nécessitent aussi l’ID ou le numéro du client.",
    }
    column_twice { en "Choose each column of the file only once.", es "Elija cada columna del archivo una sola vez.", fr "Choisissez chaque colonne du fichier une seule fois." }
    running {
        en "Another import is running. Wait until it finishes. If it was interrupted, try again after 1 minute.",
        es "Hay otra importación en curso. Espere a que termine. Si se interrumpió, inténtelo de nuevo después de 1 minuto.",
        fr "Un autre import est en cours. Attendez qu’il se termine. S’il a été interrompu, réessayez après 1 minute.",
    }
    file_gone { en "We no longer have the file. Upload it again.", es "Ya no tenemos el archivo. Súbalo otra vez.", fr "Nous n’avons plus le fichier. Envoyez-le à nouveau." }
    unknown { en "This import doesn’t exist.", es "Esta importación no existe.", fr "Cet import n’existe pas." }

    columns_differ { en "The row has more or fewer cells than the header.", es "La fila tiene más o menos celdas que el encabezado.", fr "La ligne a plus ou moins de cellules que l’en-tête." }
    row_not_utf_8 { en "The row isn’t in UTF-8.", es "La fila no está en UTF-8.", fr "La ligne n’est pas en UTF-8." }
    external_id_missing { en "The external ID is missing.", es "Falta el ID externo.", fr "L’ID externe est absent." }
    external_id_invalid { en "The external ID is longer than 100 characters or contains control characters.", es "El ID externo supera los 100 caracteres o tiene caracteres de control.", fr "L’ID externe dépasse 100 caractères ou contient des caractères de contrôle." }
    contradicts { en "An earlier row has the same external ID but different data.", es "Una fila anterior tiene el mismo ID externo, pero datos distintos.", fr "Une ligne précédente a le même ID externe, mais des données différentes." }
    customer_merged { en "The customer was merged into another one.", es "El cliente se combinó con otro.", fr "Le client a été fusionné avec un autre." }
    customer_deleted { en "The customer deleted their account.", es "El cliente eliminó su cuenta.", fr "Le client a supprimé son compte." }
    first_name_missing { en "The first name is missing.", es "Falta el nombre.", fr "Le prénom est absent." }
    last_name_missing { en "The last name is missing.", es "Falta el apellido.", fr "Le nom est absent." }
    agents_address { en "The email address belongs to an agent.", es "El correo es de un agente.", fr "L’adresse e-mail est celle d’un agent." }
    accounts_email { en "The customer has an account, so imports don’t change their email.", es "El cliente tiene una cuenta: las importaciones no cambian su correo.", fr "Le client a un compte\u{202f}: les imports ne modifient pas son adresse e-mail." }
    email_taken { en "Another customer signs in with this email, so it can’t be imported with a password.", es "Otro cliente inicia sesión con este correo, así que no se puede importar con una contraseña.", fr "Un autre client se connecte avec cette adresse e-mail\u{202f}: elle ne peut pas être importée avec un mot de passe." }
    language_invalid { en "The language must be en, es or fr.", es "El idioma debe ser en, es o fr.", fr "La langue doit être en, es ou fr." }
    hash_unknown { en "This kind of password hash isn’t supported.", es "Este tipo de hash de contraseña no se admite.", fr "Ce type d’empreinte de mot de passe n’est pas pris en charge." }
    hash_malformed { en "The password hash is incomplete.", es "El hash de la contraseña está incompleto.", fr "L’empreinte du mot de passe est incomplète." }
    hash_too_costly { en "The password hash takes too long to check.", es "El hash de la contraseña tarda demasiado en comprobarse.", fr "L’empreinte du mot de passe est trop longue à vérifier." }
    customer_missing { en "The customer’s ID or number is missing.", es "Falta el ID o el número del cliente.", fr "L’ID ou le numéro du client est absent." }
    customer_unknown { en "This customer doesn’t exist. Import customers first.", es "Este cliente no existe. Importe primero los clientes.", fr "Ce client n’existe pas. Importez d’abord les clients." }
    number_invalid { en "The purchase number can contain up to 40 letters, digits and hyphens.", es "El número de compra puede tener hasta 40 letras, dígitos y guiones.", fr "Le numéro d’achat peut contenir jusqu’à 40 lettres, chiffres et tirets." }
    number_taken { en "Another purchase has this number.", es "Otra compra tiene este número.", fr "Un autre achat a ce numéro." }
    product_missing { en "The product is missing.", es "Falta el producto.", fr "Le produit est absent." }
    product_invalid { en "The product’s name is too long or contains control characters.", es "El nombre del producto es demasiado largo o tiene caracteres de control.", fr "Le nom du produit est trop long ou contient des caractères de contrôle." }
    travellers_invalid { en "The number of travellers must be from 1 to 999.", es "El número de viajeros debe ser de 1 a 999.", fr "Le nombre de voyageurs doit être compris entre 1 et 999." }
    total_invalid { en "The total isn’t an amount in this currency.", es "El total no es un importe en esta moneda.", fr "Le total n’est pas un montant dans cette devise." }
    currency_invalid { en "The currency must be a code like EUR.", es "La moneda debe ser un código como EUR.", fr "La devise doit être un code comme EUR." }
    moment_invalid { en "The date must look like 2026-07-15 18:30.", es "La fecha debe escribirse como 2026-07-15 18:30.", fr "La date doit s’écrire comme 2026-07-15 18:30." }
    state_invalid { en "The status must be reserved, paid or cancelled.", es "El estado debe ser reserved, paid o cancelled.", fr "L’état doit être reserved, paid ou cancelled." }
    state_back { en "The purchase has already been paid or cancelled here.", es "La compra ya está pagada o cancelada aquí.", fr "L’achat est déjà payé ou annulé ici." }
    refunded_invalid { en "Refunded must be yes or no.", es "El reembolso debe ser yes o no.", fr "Le remboursement doit être yes ou no." }
}

explain! { ImportRefusal(locale, minimum) {
    FileMissing => file_missing(locale);
    FileTooLarge => file_too_large(locale);
    FileEmpty => file_empty(locale);
    NotUtf8 => not_utf_8(locale);
    TooManyColumns => too_many_columns(locale);
    RowTooLong => row_too_long(locale);
    ColumnMissing => column_missing(locale);
    ColumnTwice => column_twice(locale);
    Running => running(locale);
    FileGone => file_gone(locale), go "/imports" super::imports::title(locale);
    Unknown => unknown(locale), go "/imports" super::imports::title(locale);
} }

/// Returns why a file is not imported, or not to its end.
pub fn problem_text(refusal: ImportRefusal, locale: Locale) -> String {
    refusal.text(locale, 0)
}

/// Returns why a row is not imported.
pub const fn row_text(refusal: ImportRowRefusal, locale: Locale) -> &'static str {
    use ImportRowRefusal as R;
    match refusal {
        R::ColumnsDiffer => columns_differ(locale),
        R::RowNotUtf8 => row_not_utf_8(locale),
        R::ExternalIdMissing => external_id_missing(locale),
        R::ExternalIdInvalid => external_id_invalid(locale),
        R::Contradicts => contradicts(locale),
        R::CustomerMerged => customer_merged(locale),
        R::CustomerDeleted => customer_deleted(locale),
        R::FirstNameMissing => first_name_missing(locale),
        R::LastNameMissing => last_name_missing(locale),
        R::FirstNameInvalid | R::LastNameInvalid => name_invalid(locale),
        R::EmailInvalid => email_invalid(locale),
        R::AgentsAddress => agents_address(locale),
        R::AccountsEmail => accounts_email(locale),
        R::EmailTaken => email_taken(locale),
        R::PhoneInvalid => phone_invalid(locale),
        R::LanguageInvalid => language_invalid(locale),
        R::HashUnknown => hash_unknown(locale),
        R::HashMalformed => hash_malformed(locale),
        R::HashTooCostly => hash_too_costly(locale),
        R::CustomerMissing => customer_missing(locale),
        R::CustomerUnknown => customer_unknown(locale),
        R::NumberInvalid => number_invalid(locale),
        R::NumberTaken => number_taken(locale),
        R::ProductMissing => product_missing(locale),
        R::ProductInvalid => product_invalid(locale),
        R::TravellersInvalid => travellers_invalid(locale),
        R::TotalInvalid => total_invalid(locale),
        R::CurrencyInvalid => currency_invalid(locale),
        R::OrderedAtInvalid | R::TravelAtInvalid | R::PaidAtInvalid | R::CancelledAtInvalid => {
            moment_invalid(locale)
        }
        R::StateInvalid => state_invalid(locale),
        R::StateBack => state_back(locale),
        R::RefundedInvalid => refunded_invalid(locale),
    }
}
