//! The dashboard: what needs somebody, and what customers did lately.

use model::{Locale, TaskCount, TaskKind};

texts! {
    title { en "Overview", es "Resumen", fr "Vue d’ensemble" }
    needs_you { en "Needs attention", es "Requiere atención", fr "À traiter" }
    nothing_title { en "Nothing needs your attention", es "No tiene nada pendiente", fr "Rien à traiter pour le moment" }
    nothing_text {
        en "This is where you’ll see orders to be paid today, emails that couldn’t be delivered, invitations that haven’t been opened, and possible duplicates.",
        es "Aquí verá las compras por pagar hoy, los correos que no se pudieron entregar, las invitaciones sin abrir y los posibles duplicados.",
        fr "Vous verrez ici les achats à payer aujourd’hui, les e-mails non distribués, les invitations non ouvertes et les doublons possibles.",
    }

    order_due { en "order to be paid today", es "compra por pagar hoy", fr "achat à payer aujourd’hui" }
    orders_due { en "orders to be paid today", es "compras por pagar hoy", fr "achats à payer aujourd’hui" }
    mail_failed { en "email not delivered", es "correo no entregado", fr "e-mail non distribué" }
    mails_failed { en "emails not delivered", es "correos no entregados", fr "e-mails non distribués" }
    invitation { en "invitation not opened", es "invitación sin abrir", fr "invitation non ouverte" }
    invitations { en "invitations not opened", es "invitaciones sin abrir", fr "invitations non ouvertes" }
    // The filter of their list.
    not_opened { en "Invitation not opened", es "Invitación sin abrir", fr "Invitation non ouverte" }
    duplicate { en "possible duplicate", es "posible duplicado", fr "doublon possible" }
    duplicates { en "possible duplicates", es "posibles duplicados", fr "doublons possibles" }

    find { en "Find a customer or an order", es "Buscar un cliente o una compra", fr "Rechercher un client ou un achat" }
    find_hint {
        en "Customer or order number, name, email or phone.",
        es "Número de cliente o de compra, nombre, correo o teléfono.",
        fr "Numéro client ou numéro d’achat, nom, e-mail ou téléphone.",
    }

    activity { en "Last 30 days", es "Últimos 30 días", fr "30 derniers jours" }
    sign_ins { en "Sign-ins", es "Inicios de sesión", fr "Connexions" }
    registrations { en "Registrations", es "Registros", fr "Inscriptions" }
    chart(name: &str, total: &str, first: &str, last: &str, highest: &str) {
        en "{name} per day from {first} to {last}: {total} in total, {highest} at most on one day.",
        es "{name} por día del {first} al {last}: {total} en total y {highest} como máximo en un día.",
        fr "{name} par jour du {first} au {last}\u{202f}: {total} au total, {highest} au maximum en un jour.",
    }
    as_table { en "Show the numbers", es "Ver los números", fr "Afficher les chiffres" }
    per_day { en "Sign-ins and registrations per day", es "Inicios de sesión y registros por día", fr "Connexions et inscriptions par jour" }
    day { en "Day", es "Día", fr "Jour" }
    active_customers { en "Customers with an account", es "Clientes con cuenta", fr "Clients avec un compte" }
}

/// Returns what a number of tasks is a number of.
pub const fn task(task: TaskCount, locale: Locale) -> &'static str {
    let is_one = task.count == 1;
    match task.kind {
        TaskKind::OrdersDueToday if is_one => order_due(locale),
        TaskKind::OrdersDueToday => orders_due(locale),
        TaskKind::FailedMails if is_one => mail_failed(locale),
        TaskKind::FailedMails => mails_failed(locale),
        TaskKind::UnopenedInvitations if is_one => invitation(locale),
        TaskKind::UnopenedInvitations => invitations(locale),
        TaskKind::Duplicates if is_one => duplicate(locale),
        TaskKind::Duplicates => duplicates(locale),
    }
}

/// Returns a whole number as a reader of that language writes it.
pub fn number(number: u64, locale: Locale) -> String {
    let digits = number.to_string();
    let mark = match locale {
        Locale::English => ",",
        // Four digits stand together in Spanish.
        Locale::Spanish if digits.len() < 5 => "",
        Locale::Spanish => ".",
        Locale::French => "\u{202f}",
    };
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        for (value, english, spanish, french) in [
            (0, "0", "0", "0"),
            (999, "999", "999", "999"),
            (1_000, "1,000", "1000", "1\u{202f}000"),
            (1_234_567, "1,234,567", "1.234.567", "1\u{202f}234\u{202f}567"),
        ] {
            assert_eq!(number(value, Locale::English), english);
            assert_eq!(number(value, Locale::Spanish), spanish);
            assert_eq!(number(value, Locale::French), french);
        }
    }

    #[test]
    fn one_task_is_singular() {
        let of = |count| TaskCount { kind: TaskKind::Duplicates, count, has_more: false };
        assert_eq!(task(of(1), Locale::English), "possible duplicate");
        assert_eq!(task(of(2), Locale::English), "possible duplicates");
    }
}
