//! The catalogue: products, where and when they are sold, and for how much.

texts! {
    products { en "Products", es "Productos", fr "Produits" }
    lead(operator: &str) {
        en "What {operator} sells, in the order in which its portals show it.",
        es "Lo que vende {operator}, en el orden en que lo muestran sus portales.",
        fr "Ce que vend {operator}, dans l’ordre où ses portails l’affichent.",
    }
    none_yet {
        en "There are no products yet. Add the first one and it goes on sale at once, unless you say when.",
        es "Todavía no hay productos. Agregue el primero: sale a la venta enseguida, salvo que indique cuándo.",
        fr "Il n’y a pas encore de produit. Ajoutez le premier\u{202f}: il est mis en vente aussitôt, sauf si vous précisez quand.",
    }
    product { en "Product", es "Producto", fr "Produit" }
    price { en "Price", es "Precio", fr "Prix" }
    places { en "Places", es "Lugares", fr "Places" }
    texts_column { en "Languages", es "Idiomas", fr "Langues" }
    order { en "Order", es "Orden", fr "Ordre" }
    places_of(taken: i32, capacity: i32) {
        en "{taken} of {capacity} taken",
        es "{taken} de {capacity} ocupados",
        fr "{taken} sur {capacity} prises",
    }
    no_limit { en "no limit", es "sin límite", fr "sans limite" }
    falls_back(language: &str, default: &str) {
        en "{language}: shows {default}",
        es "{language}: muestra {default}",
        fr "{language}\u{202f}: affiche {default}",
    }
    falls_back_notice(languages: &str, default: &str) {
        en "No text yet in {languages}. Visitors who read these languages see the text in {default}.",
        es "Todavía no hay texto en {languages}. Quienes leen esos idiomas ven el texto en {default}.",
        fr "Pas encore de texte en {languages}. Les visiteurs dans ces langues voient le texte en {default}.",
    }
    move_up { en "Move up", es "Subir", fr "Monter" }
    move_down { en "Move down", es "Bajar", fr "Descendre" }
    retired_title { en "Retired products", es "Productos retirados", fr "Produits retirés" }
    retired_lead {
        en "No portal shows these any more. Past purchases still do.",
        es "Ningún portal los muestra. Las compras anteriores los conservan.",
        fr "Plus aucun portail ne les affiche. Les achats passés les conservent.",
    }

    on_sale { en "On sale", es "A la venta", fr "En vente" }
    sold_out { en "Sold out", es "Agotado", fr "Complet" }
    not_yet { en "Not on sale yet", es "Todavía no está a la venta", fr "Pas encore en vente" }
    over { en "No longer on sale", es "Ya no está a la venta", fr "N’est plus en vente" }
    retired { en "Retired", es "Retirado", fr "Retiré" }

    add_title { en "Add a product", es "Agregar un producto", fr "Ajouter un produit" }
    add { en "Add product", es "Agregar producto", fr "Ajouter le produit" }
    adding { en "Adding…", es "Agregando…", fr "Ajout…" }
    added { en "The product is added.", es "Se agregó el producto.", fr "Le produit est ajouté." }
    restored { en "The product is restored, last on the list.", es "Se restauró el producto: está al final de la lista.", fr "Le produit est rétabli, en fin de liste." }
    retired_now { en "The product is retired.", es "Se retiró el producto.", fr "Le produit est retiré." }

    words { en "Title and description", es "Título y descripción", fr "Titre et description" }
    words_hint(default: &str) {
        en "{default} is required. A language without a title shows the {default} text.",
        es "El texto en {default} es obligatorio. Un idioma sin título muestra el texto en {default}.",
        fr "Le texte en {default} est obligatoire. Une langue sans titre affiche le texte en {default}.",
    }
    title_in(language: &str) { en "Title, {language}", es "Título, {language}", fr "Titre, {language}" }
    description_in(language: &str) { en "Description, {language}", es "Descripción, {language}", fr "Description, {language}" }
    not_written(default: &str) {
        en "Empty: visitors see the {default} text.",
        es "Vacío: se muestra el texto en {default}.",
        fr "Vide\u{202f}: le texte en {default} s’affiche.",
    }

    price_title { en "Price", es "Precio", fr "Prix" }
    price_label { en "Price for one traveller", es "Precio por viajero", fr "Prix par voyageur" }
    price_hint {
        en "Orders already placed keep the price they were made at.",
        es "Las compras ya hechas conservan su precio.",
        fr "Les achats déjà passés gardent leur prix.",
    }
    currency { en "Currency", es "Moneda", fr "Devise" }
    currency_hint { en "Three letters, such as ARS or EUR.", es "Tres letras, como ARS o EUR.", fr "Trois lettres, comme ARS ou EUR." }

    where_title { en "Where it is sold", es "Dónde se vende", fr "Où il est vendu" }
    everywhere { en "On every portal, also on later ones", es "En todos los portales, también los futuros", fr "Sur tous les portails, y compris les futurs" }
    portals { en "Only on these portals", es "Solo en estos portales", fr "Seulement sur ces portails" }
    portals_hint { en "These count when the box above is off.", es "Cuentan si la casilla de arriba está desmarcada.", fr "Pris en compte si la case ci-dessus est décochée." }

    when_title { en "When it is sold", es "Cuándo se vende", fr "Quand il est vendu" }
    from { en "On sale from", es "A la venta desde", fr "En vente à partir du" }
    until { en "On sale until", es "A la venta hasta", fr "En vente jusqu’au" }
    from_hint(zone: &str) { en "Time zone: {zone}. Empty: at once.", es "Zona horaria: {zone}. Vacío: enseguida.", fr "Fuseau horaire\u{202f}: {zone}. Vide\u{202f}: tout de suite." }
    until_hint(zone: &str) { en "Time zone: {zone}. Empty: without an end.", es "Zona horaria: {zone}. Vacío: sin fin.", fr "Fuseau horaire\u{202f}: {zone}. Vide\u{202f}: sans fin." }

    dates_title { en "Dates", es "Fechas", fr "Dates" }
    dates { en "Departures or events", es "Salidas o eventos", fr "Départs ou événements" }
    dates_hint(zone: &str) {
        en "One a line, like 2026-12-31 18:00, or 2026-12-31 18:00 40 with 40 places of its own. Time zone: {zone}. Empty: sold without a date.",
        es "Una por línea, como 2026-12-31 18:00, o 2026-12-31 18:00 40 con 40 lugares propios. Zona horaria: {zone}. Vacío: se vende sin fecha.",
        fr "Une par ligne, comme 2026-12-31 18:00, ou 2026-12-31 18:00 40 avec 40 places propres. Fuseau horaire\u{202f}: {zone}. Vide\u{202f}: vendu sans date.",
    }
    date { en "Date", es "Fecha", fr "Date" }
    past_date { en "Past", es "Pasada", fr "Passée" }
    dates_to_come(count: usize) { en "dates to come: {count}", es "fechas próximas: {count}", fr "dates à venir\u{202f}: {count}" }
    taken(taken: i32) { en "{taken} taken", es "{taken} ocupados", fr "{taken} prises" }

    limits { en "Places and payment", es "Lugares y pago", fr "Places et paiement" }
    capacity { en "Places", es "Lugares", fr "Places" }
    capacity_hint {
        en "If there are dates: the places of each date that has none of its own. Empty: no limit. A limit set later counts what is sold from then on.",
        es "Si hay fechas: los lugares de cada fecha que no indique los suyos. Vacío: sin límite. Un límite fijado después cuenta lo que se venda desde entonces.",
        fr "S’il y a des dates\u{202f}: les places de chaque date qui n’indique pas les siennes. Vide\u{202f}: sans limite. Une limite fixée plus tard compte ce qui est vendu à partir de là.",
    }
    max_travellers { en "Maximum travellers per order", es "Máximo de viajeros por compra", fr "Nombre maximal de voyageurs par achat" }
    max_travellers_hint(default: i32, max: i32) {
        en "Empty: {default}. At most {max}.",
        es "Vacío: {default}. Como máximo {max}.",
        fr "Vide\u{202f}: {default}. {max} au plus.",
    }
    payment_hours { en "Hours to pay at the counter", es "Horas para pagar en taquilla", fr "Heures pour payer au guichet" }
    payment_hours_hint {
        en "After that, orders that nobody has marked as paid give their places back. Empty: they keep them.",
        es "Después, las compras que nadie marcó como pagadas devuelven sus lugares. Vacío: los conservan.",
        fr "Passé ce délai, les achats non marqués comme payés libèrent leurs places. Vide\u{202f}: ils les gardent.",
    }

    retire_summary { en "Retire this product", es "Retirar este producto", fr "Retirer ce produit" }
    retire_text {
        en "No portal sells it any more. Purchases stay as they are, and you can restore it at any time.",
        es "Ningún portal lo vende más. Las compras no cambian y puede restaurarlo cuando quiera.",
        fr "Plus aucun portail ne le vend. Les achats ne changent pas et vous pouvez le rétablir à tout moment.",
    }
    retire { en "Retire", es "Retirar", fr "Retirer" }
    retiring { en "Retiring…", es "Retirando…", fr "Retrait…" }
    restore_text {
        en "This product is retired: no portal sells it.",
        es "Este producto está retirado: ningún portal lo vende.",
        fr "Ce produit est retiré\u{202f}: aucun portail ne le vend.",
    }
    restore { en "Restore", es "Restaurar", fr "Rétablir" }
    restoring { en "Restoring…", es "Restaurando…", fr "Rétablissement…" }

    title_missing { en "Enter a title.", es "Escriba un título.", fr "Saisissez un titre." }
    title_invalid { en "Use at most 100 characters, without control characters.", es "Use como máximo 100 caracteres, sin caracteres de control.", fr "Utilisez 100 caractères au plus, sans caractères de contrôle." }
    description_invalid { en "Use at most 400 characters, without control characters.", es "Use como máximo 400 caracteres, sin caracteres de control.", fr "Utilisez 400 caractères au plus, sans caractères de contrôle." }
    currency_invalid { en "Enter the three letters of a currency, such as ARS or EUR.", es "Escriba las tres letras de una moneda, como ARS o EUR.", fr "Saisissez les trois lettres d’une devise, comme ARS ou EUR." }
    price_invalid {
        en "Enter an amount like 1500 or 1500.50, with no more decimals than the currency has.",
        es "Escriba un importe como 1500 o 1500,50, sin más decimales que los de la moneda.",
        fr "Saisissez un montant comme 1500 ou 1500,50, sans plus de décimales que la devise.",
    }
    portals_missing { en "Choose at least one portal, or all of them.", es "Elija al menos un portal, o todos.", fr "Choisissez au moins un portail, ou tous." }
    moment_invalid { en "Enter a date and a time like 2026-12-31 18:00.", es "Escriba la fecha y la hora como 2026-12-31 18:00.", fr "Saisissez une date et une heure comme 2026-12-31 18:00." }
    moment_skipped {
        en "This time doesn’t exist: clocks go forward then. Enter an earlier or a later one.",
        es "Esa hora no existe, porque entonces se adelantan los relojes. Escriba una anterior o posterior.",
        fr "Cette heure n’existe pas\u{202f}: les horloges avancent à ce moment-là. Saisissez une heure antérieure ou postérieure.",
    }
    until_before_from { en "Choose a time after the start of the sale.", es "Elija un momento posterior al inicio de la venta.", fr "Choisissez une date postérieure au début de la vente." }
    capacity_invalid { en "Enter a whole number from 1 to 1000000.", es "Escriba un número entero de 1 a 1000000.", fr "Saisissez un nombre entier de 1 à 1000000." }
    max_travellers_invalid { en "Enter a whole number from 1 to 50.", es "Escriba un número entero de 1 a 50.", fr "Saisissez un nombre entier de 1 à 50." }
    dates_invalid {
        en "Enter one date a line, like 2026-12-31 18:00, with a whole number of places after it if it has its own.",
        es "Escriba una fecha por línea, como 2026-12-31 18:00, seguida de un número entero de lugares si tiene los suyos.",
        fr "Saisissez une date par ligne, comme 2026-12-31 18:00, suivie d’un nombre entier de places si elle a les siennes.",
    }
    dates_skipped {
        en "One of these times doesn’t exist: clocks go forward then. Enter an earlier or a later one.",
        es "Una de estas horas no existe, porque entonces se adelantan los relojes. Escriba una anterior o posterior.",
        fr "L’une de ces heures n’existe pas\u{202f}: les horloges avancent à ce moment-là. Saisissez une heure antérieure ou postérieure.",
    }
    dates_twice { en "A date is there twice. Leave it once.", es "Una fecha está repetida. Déjela una sola vez.", fr "Une date figure deux fois. Ne la laissez qu’une fois." }
    dates_too_many { en "Enter at most 200 dates. Remove those that are past.", es "Escriba como máximo 200 fechas. Quite las pasadas.", fr "Saisissez 200 dates au plus. Retirez celles qui sont passées." }
    dates_past { en "A date that you added is in the past. Enter a later one.", es "Una fecha que agregó ya pasó. Escriba una posterior.", fr "Une date ajoutée est déjà passée. Saisissez-en une ultérieure." }
    payment_hours_invalid { en "Enter a whole number of hours from 1 to 8784.", es "Escriba un número entero de horas de 1 a 8784.", fr "Saisissez un nombre entier d’heures de 1 à 8784." }
    too_many {
        en "The list already has 200 products. Retire one first.",
        es "La lista ya tiene 200 productos. Retire uno antes.",
        fr "La liste compte déjà 200 produits. Retirez-en un d’abord.",
    }
    unknown { en "This product no longer exists.", es "Este producto ya no existe.", fr "Ce produit n’existe plus." }

    payment { en "Payment", es "Pago", fr "Paiement" }
    pay_by { en "Pay by", es "Pagar hasta", fr "À payer avant" }
    mark_paid { en "Mark as paid", es "Marcar como pagada", fr "Marquer comme payé" }
    payment_recorded { en "The payment is recorded.", es "Se registró el pago.", fr "Le paiement est enregistré." }
    payment_expired {
        en "The time to pay this order is over and its places went back on sale. Sell it again if places are left.",
        es "El plazo para pagar esta compra terminó y sus lugares volvieron a la venta. Véndala de nuevo si quedan lugares.",
        fr "Le délai de paiement de cet achat est passé et ses places sont de nouveau en vente. Refaites la vente s’il en reste.",
    }
    purchase_unknown { en "There is no such purchase.", es "Esa compra no existe.", fr "Cet achat n’existe pas." }
}
