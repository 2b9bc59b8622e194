//! The catalogue: products, where and when they are sold, and for how much.

texts! {
    products { en "Products", es "Productos", fr "Produits" }
    lead(operator: &str) {
        en "What {operator} sells, in the order in which its portals show it.",
        es "Lo que vende {operator}, en el orden en que lo muestran sus portales.",
        fr "Ce que vend {operator}, dans l’ordre où ses portails l’affichent.",
    }
    none_yet {
        en "There are no products yet. Add the first one: it goes on sale at once, unless you set a start date.",
        es "Todavía no hay productos. Agregue el primero: sale a la venta enseguida, salvo que indique una fecha de inicio.",
        fr "Aucun produit pour l’instant. Ajoutez le premier\u{202f}: il est mis en vente aussitôt, sauf si vous indiquez une date de début.",
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
        en "No text yet in {languages}. Visitors who read this site in these languages see the text in {default}.",
        es "Todavía no hay texto en {languages}. Quienes leen esos idiomas ven el texto en {default}.",
        fr "Pas encore de texte en {languages}. Dans ces langues, les visiteurs voient le texte en {default}.",
    }
    move_up { en "Move up", es "Subir", fr "Monter" }
    move_down { en "Move down", es "Bajar", fr "Descendre" }
    retired_title { en "Retired products", es "Productos retirados", fr "Produits retirés" }
    retired_lead {
        en "These products are no longer shown on any portal. Past orders keep them.",
        es "Ya no se muestran en ningún portal. Las compras anteriores los conservan.",
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
    added { en "The product has been added.", es "Se agregó el producto.", fr "Le produit a été ajouté." }
    restored { en "The product has been restored. It’s last in the list.", es "Se restauró el producto. Está al final de la lista.", fr "Le produit a été rétabli. Il est en fin de liste." }
    retired_now { en "The product has been retired.", es "Se retiró el producto.", fr "Le produit a été retiré." }

    words { en "Title and description", es "Título y descripción", fr "Titre et description" }
    words_hint(default: &str) {
        en "{default} is required. A language without a title shows the {default} text.",
        es "El texto en {default} es obligatorio. Un idioma sin título muestra el texto en {default}.",
        fr "Le texte en {default} est obligatoire. Une langue sans titre affiche le texte en {default}.",
    }
    title_in(language: &str) { en "Title, {language}", es "Título, {language}", fr "Titre, {language}" }
    description_in(language: &str) { en "Description, {language}", es "Descripción, {language}", fr "Description, {language}" }
    not_written(default: &str) {
        en "If empty, visitors see the {default} text.",
        es "Si queda vacío, se muestra el texto en {default}.",
        fr "Si le champ est vide, le texte en {default} s’affiche.",
    }

    price_title { en "Price", es "Precio", fr "Prix" }
    price_label { en "Price for one traveller", es "Precio por viajero", fr "Prix par voyageur" }
    price_hint {
        en "Orders already placed keep their price.",
        es "Las compras ya hechas conservan su precio.",
        fr "Les achats déjà passés gardent leur prix.",
    }
    currency { en "Currency", es "Moneda", fr "Devise" }
    currency_hint { en "Three letters, such as ARS or EUR.", es "Tres letras, como ARS o EUR.", fr "Trois lettres, comme ARS ou EUR." }

    where_title { en "Where it is sold", es "Dónde se vende", fr "Où il est vendu" }
    everywhere { en "On every portal, including future ones", es "En todos los portales, incluidos los futuros", fr "Sur tous les portails, y compris les futurs" }
    portals { en "Only on these portals", es "Solo en estos portales", fr "Seulement sur ces portails" }
    portals_hint { en "Used only when the box above isn’t ticked.", es "Solo se aplican si la casilla de arriba está desmarcada.", fr "Pris en compte si la case ci-dessus est décochée." }

    when_title { en "When it is sold", es "Cuándo se vende", fr "Quand il est vendu" }
    from { en "On sale from", es "A la venta desde", fr "En vente à partir du" }
    until { en "On sale until", es "A la venta hasta", fr "En vente jusqu’au" }
    from_hint(zone: &str) { en "Time zone: {zone}. Leave empty to start at once.", es "Zona horaria: {zone}. Déjelo vacío para empezar enseguida.", fr "Fuseau horaire\u{202f}: {zone}. Laissez vide pour commencer tout de suite." }
    until_hint(zone: &str) { en "Time zone: {zone}. Leave empty for no end.", es "Zona horaria: {zone}. Déjelo vacío si no hay fin.", fr "Fuseau horaire\u{202f}: {zone}. Laissez vide pour ne pas fixer de fin." }

    dates_title { en "Dates", es "Fechas", fr "Dates" }
    dates { en "Departures or events", es "Salidas o eventos", fr "Départs ou événements" }
    dates_hint(zone: &str) {
        en "One per line, like 2026-12-31 18:00. To give a date its own number of places, add it at the end: 2026-12-31 18:00 40. Time zone: {zone}. Leave empty to sell without a date.",
        es "Una por línea, como 2026-12-31 18:00. Para dar a una fecha sus propios lugares, agréguelos al final: 2026-12-31 18:00 40. Zona horaria: {zone}. Déjelo vacío para vender sin fecha.",
        fr "Une par ligne, comme 2026-12-31 18:00. Pour donner à une date son propre nombre de places, ajoutez-le à la fin\u{202f}: 2026-12-31 18:00 40. Fuseau horaire\u{202f}: {zone}. Laissez vide pour vendre sans date.",
    }
    date { en "Date", es "Fecha", fr "Date" }
    past_date { en "Past", es "Pasada", fr "Passée" }
    dates_to_come(count: usize) { en "upcoming dates: {count}", es "fechas próximas: {count}", fr "dates à venir\u{202f}: {count}" }
    taken(taken: i32) { en "{taken} taken", es "{taken} ocupados", fr "{taken} prises" }

    limits { en "Places and payment", es "Lugares y pago", fr "Places et paiement" }
    capacity { en "Places", es "Lugares", fr "Places" }
    capacity_hint {
        en "For a product with dates: the places on each date without a number of its own. Leave empty for no limit. A limit set later only counts what is sold from then on.",
        es "Si hay fechas: los lugares de cada fecha que no indique los suyos. Déjelo vacío si no hay límite. Un límite fijado después solo cuenta lo que se venda desde entonces.",
        fr "S’il y a des dates\u{202f}: les places de chaque date sans nombre propre. Laissez vide pour ne pas fixer de limite. Une limite fixée plus tard ne compte que les ventes suivantes.",
    }
    max_travellers { en "Maximum travellers per order", es "Máximo de viajeros por compra", fr "Nombre maximal de voyageurs par achat" }
    max_travellers_hint(default: i32, max: i32) {
        en "Up to {max}. If empty: {default}.",
        es "Hasta {max}. Si queda vacío: {default}.",
        fr "{max} au maximum. Si le champ est vide\u{202f}: {default}.",
    }
    payment_hours { en "Hours to pay at the counter", es "Horas para pagar en taquilla", fr "Heures pour payer au guichet" }
    payment_hours_hint {
        en "Orders not marked as paid by then expire, and their places go back on sale. Leave empty for no time limit.",
        es "Las compras que no se marquen como pagadas en ese plazo vencen y sus lugares vuelven a la venta. Déjelo vacío si no hay plazo.",
        fr "Les achats non marqués comme payés dans ce délai expirent et leurs places sont remises en vente. Laissez vide pour ne pas fixer de délai.",
    }

    retire_summary { en "Retire this product", es "Retirar este producto", fr "Retirer ce produit" }
    retire_text {
        en "It’s no longer sold on any portal. Past orders stay as they are, and you can restore it at any time.",
        es "Deja de venderse en todos los portales. Las compras no cambian y puede restaurarlo cuando quiera.",
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
    title_invalid { en "Use no more than 100 characters, without control characters.", es "Use 100 caracteres como máximo, sin caracteres de control.", fr "Utilisez 100 caractères au maximum, sans caractères de contrôle." }
    description_invalid { en "Use no more than 400 characters, without control characters.", es "Use 400 caracteres como máximo, sin caracteres de control.", fr "Utilisez 400 caractères au maximum, sans caractères de contrôle." }
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
        en "Enter one date per line, like 2026-12-31 18:00, followed by a whole number of places if it has its own.",
        es "Escriba una fecha por línea, como 2026-12-31 18:00, seguida de un número entero de lugares si tiene los suyos.",
        fr "Saisissez une date par ligne, comme 2026-12-31 18:00, suivie d’un nombre entier de places si elle a le sien.",
    }
    dates_skipped {
        en "One of these times doesn’t exist: clocks go forward then. Enter an earlier or a later one.",
        es "Una de estas horas no existe, porque entonces se adelantan los relojes. Escriba una anterior o posterior.",
        fr "L’une de ces heures n’existe pas\u{202f}: les horloges avancent à ce moment-là. Saisissez une heure antérieure ou postérieure.",
    }
    dates_twice { en "A date appears twice. Remove one of the two.", es "Una fecha está repetida. Quite una de las dos.", fr "Une date figure deux fois. Supprimez l’une des deux." }
    dates_too_many { en "Enter no more than 200 dates. Remove the past ones.", es "Escriba 200 fechas como máximo. Quite las pasadas.", fr "Saisissez 200 dates au maximum. Supprimez celles qui sont passées." }
    dates_past { en "A date you added is in the past. Enter a later one.", es "Una fecha que agregó ya pasó. Escriba una posterior.", fr "Une date ajoutée est déjà passée. Saisissez-en une ultérieure." }
    payment_hours_invalid { en "Enter a whole number of hours from 1 to 8784.", es "Escriba un número entero de horas de 1 a 8784.", fr "Saisissez un nombre entier d’heures de 1 à 8784." }
    too_many {
        en "The list already has 200 products. Retire one first.",
        es "La lista ya tiene 200 productos. Retire uno primero.",
        fr "La liste compte déjà 200 produits. Retirez-en un d’abord.",
    }
    unknown { en "This product no longer exists.", es "Este producto ya no existe.", fr "Ce produit n’existe plus." }

    payment { en "Payment", es "Pago", fr "Paiement" }
    pay_by { en "Pay by", es "Pagar antes del", fr "À payer avant le" }
    mark_paid { en "Mark as paid", es "Marcar como pagada", fr "Marquer comme payé" }
    payment_recorded { en "The payment has been recorded.", es "Se registró el pago.", fr "Le paiement a été enregistré." }
    payment_expired {
        en "This order wasn’t paid in time and its places went back on sale. Place a new order if there are places left.",
        es "Esta compra no se pagó a tiempo y sus lugares volvieron a la venta. Registre una nueva si quedan lugares.",
        fr "Cet achat n’a pas été payé à temps et ses places ont été remises en vente. Enregistrez-en un nouveau s’il reste des places.",
    }
    purchase_unknown { en "This order doesn’t exist.", es "Esta compra no existe.", fr "Cet achat n’existe pas." }
}
