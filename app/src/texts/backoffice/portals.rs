//! Portals: names, hosts, appearance, languages and overrides.

texts! {
    lead(operator: &str) { en "The sites where {operator} sells.", es "Los sitios donde vende {operator}.", fr "Les sites sur lesquels {operator} vend." }
    address { en "Address", es "Dirección", fr "Adresse" }
    languages { en "Languages", es "Idiomas", fr "Langues" }
    settings { en "Settings", es "Configuración", fr "Paramètres" }
    as_operator { en "same as the operator", es "igual que el operador", fr "ceux de l’opérateur" }
    own { en "some overrides", es "personalizada en parte", fr "en partie personnalisés" }

    add_title { en "Add a portal", es "Agregar un portal", fr "Ajouter un portail" }
    add_lead {
        en "A new portal starts with the colour of your first portal, all languages and the operator’s settings. Point its domain to this server before you add it.",
        es "Un portal nuevo empieza con el color de su primer portal, todos los idiomas y la configuración del operador. Antes de agregarlo, apunte su dominio a este servidor.",
        fr "Un nouveau portail reprend la couleur de votre premier portail, toutes les langues et les paramètres de l’opérateur. Avant de l’ajouter, faites pointer son domaine vers ce serveur.",
    }
    waiting_title { en "Domains to confirm", es "Dominios por confirmar", fr "Domaines à confirmer" }
    waiting_lead {
        en "A domain is used as soon as it leads to this server. Until then, nothing changes for travellers.",
        es "Un dominio se usa en cuanto lleva a este servidor. Hasta entonces, nada cambia para los viajeros.",
        fr "Un domaine est utilisé dès qu’il mène à ce serveur. D’ici là, rien ne change pour les voyageurs.",
    }
    is_to_be_added { en "New portal", es "Portal nuevo", fr "Nouveau portail" }
    is_to_move { en "New domain", es "Dominio nuevo", fr "Nouveau domaine" }
    check_host { en "Check now", es "Comprobar ahora", fr "Vérifier maintenant" }
    withdraw_host { en "Discard", es "Descartar", fr "Abandonner" }
    not_checked { en "Not checked yet.", es "Todavía sin comprobar.", fr "Pas encore vérifié." }
    leads_elsewhere {
        en "A different server answers at this domain. Point the domain’s DNS record to this server, and make sure that the proxy passes on the host name.",
        es "En este dominio responde otro servidor. Apunte el registro DNS del dominio a este servidor y haga que el proxy transmita el nombre del host.",
        fr "Un autre serveur répond sur ce domaine. Faites pointer l’enregistrement DNS du domaine vers ce serveur et vérifiez que le proxy transmet le nom d’hôte.",
    }
    unreachable {
        en "Nothing answers at this domain, or its certificate isn’t valid. Set up the DNS record and the certificate, then check again.",
        es "En este dominio no responde nada, o su certificado no es válido. Configure el registro DNS y el certificado, y vuelva a comprobar.",
        fr "Rien ne répond sur ce domaine, ou son certificat n’est pas valable. Configurez l’enregistrement DNS et le certificat, puis vérifiez à nouveau.",
    }
    too_slow {
        en "The domain didn’t answer in time. Check again in a moment.",
        es "El dominio no respondió a tiempo. Vuelva a comprobar en un momento.",
        fr "Le domaine n’a pas répondu à temps. Vérifiez à nouveau dans un instant.",
    }
    not_public {
        en "This domain isn’t on the public internet. Ask the person who runs this server to confirm it there.",
        es "Este dominio no está en la internet pública. Pida a quien administra este servidor que lo confirme allí.",
        fr "Ce domaine n’est pas sur l’internet public. Demandez à la personne qui administre ce serveur de le confirmer.",
    }
    host_waits {
        en "The domain doesn’t lead to this server yet. See below what to do next.",
        es "El dominio todavía no lleva a este servidor. Vea abajo qué hacer.",
        fr "Le domaine ne mène pas encore à ce serveur. La marche à suivre est indiquée plus bas.",
    }
    host_checked {
        en "Checked just now: the domain doesn’t lead to this server yet.",
        es "Acabamos de comprobarlo: el dominio todavía no lleva a este servidor.",
        fr "Vérifié à l’instant\u{202f}: le domaine ne mène pas encore à ce serveur.",
    }
    host_withdrawn { en "The domain has been discarded.", es "Se descartó el dominio.", fr "Le domaine a été abandonné." }
    host_live {
        en "The domain leads to this server. Travellers now find the portal there.",
        es "El dominio lleva a este servidor. Los viajeros ya encuentran el portal allí.",
        fr "Le domaine mène à ce serveur. Les voyageurs y trouvent désormais le portail.",
    }
    too_many_hosts {
        en "20 domains are already waiting. Confirm or discard one first.",
        es "Ya hay 20 dominios en espera. Confirme o descarte uno primero.",
        fr "20 domaines sont déjà en attente. Confirmez-en ou abandonnez-en un d’abord.",
    }
    add { en "Add portal", es "Agregar portal", fr "Ajouter le portail" }
    adding { en "Adding…", es "Agregando…", fr "Ajout…" }
    added { en "The portal has been added. Choose how it looks.", es "Se agregó el portal. Elija su aspecto.", fr "Le portail a été ajouté. Choisissez son apparence." }

    address_title { en "Name and domain", es "Nombre y dominio", fr "Nom et domaine" }
    name_hint {
        en "Travellers see it in the header, in the page title and in emails.",
        es "Los viajeros lo ven en el encabezado, en el título de la página y en los correos.",
        fr "Les voyageurs le voient dans l’en-tête, le titre de la page et les e-mails.",
    }
    host { en "Domain", es "Dominio", fr "Domaine" }
    host_hint(origin: &str) {
        en "Without https:// and without a path. The portal’s address is currently {origin}.",
        es "Sin https:// y sin ruta. La dirección actual del portal es {origin}.",
        fr "Sans https:// et sans chemin. L’adresse actuelle du portail est {origin}.",
    }
    host_warning(host: &str) {
        en "If you change the domain, links in emails already sent still lead to {host} and stop working, everyone is signed out, and single sign-on providers need the new addresses. The backoffice keeps its address, so you can always change it back.",
        es "Si cambia el dominio, los enlaces de los correos ya enviados siguen llevando a {host} y dejan de funcionar, se cierran todas las sesiones y los proveedores de inicio de sesión único necesitan las direcciones nuevas. El panel de administración conserva su dirección: siempre puede volver atrás.",
        fr "Si vous changez de domaine, les liens des e-mails déjà envoyés mènent toujours à {host} et ne fonctionnent plus, tout le monde est déconnecté et les fournisseurs d’authentification unique ont besoin des nouvelles adresses. Le back-office garde son adresse\u{202f}: vous pouvez toujours revenir en arrière.",
    }
    name_missing { en "Enter a name.", es "Escriba un nombre.", fr "Saisissez un nom." }
    name_invalid {
        en "Use no more than 100 characters and no line breaks.",
        es "Use 100 caracteres como máximo, sin saltos de línea.",
        fr "Utilisez 100 caractères au maximum, sans saut de ligne.",
    }
    host_invalid {
        en "Enter a domain like tickets.example.com, without https, port or path. Write accented letters as xn--…",
        es "Escriba un dominio como tickets.example.com, sin https, puerto ni ruta. Las letras con acento se escriben como xn--…",
        fr "Saisissez un domaine comme tickets.example.com, sans https, port ni chemin. Les lettres accentuées s’écrivent xn--…",
    }
    host_taken {
        en "Another portal uses this domain. Choose a different one.",
        es "Otro portal usa este dominio. Elija otro.",
        fr "Un autre portail utilise ce domaine. Choisissez-en un autre.",
    }
    host_reserved {
        en "The backoffice uses this domain. Choose a different one.",
        es "El panel de administración usa este dominio. Elija otro.",
        fr "Le back-office utilise ce domaine. Choisissez-en un autre.",
    }
    unknown { en "This portal no longer exists.", es "Este portal ya no existe.", fr "Ce portail n’existe plus." }

    colour_title { en "Colour", es "Color", fr "Couleur" }
    colour { en "Colour of buttons and links", es "Color de botones y enlaces", fr "Couleur des boutons et des liens" }
    colour_hint {
        en "For example #005bb5. White text on it must be easy to read.",
        es "Por ejemplo, #005bb5. El texto blanco sobre este color debe leerse bien.",
        fr "Par exemple #005bb5. Un texte blanc sur cette couleur doit se lire facilement.",
    }
    picker { en "Or pick one", es "O elija uno", fr "Ou choisissez-en une" }
    save_colour { en "Save colour", es "Guardar color", fr "Enregistrer la couleur" }
    colour_invalid { en "Enter a colour like #005bb5.", es "Escriba un color como #005bb5.", fr "Saisissez une couleur comme #005bb5." }
    colour_faint {
        en "Text in this colour is hard to read. Choose a darker one.",
        es "El texto en este color es difícil de leer. Elija uno más oscuro.",
        fr "Le texte est difficile à lire dans cette couleur. Choisissez-en une plus foncée.",
    }
    colour_ratio(colour: &str, ratio: &str, nearest: &str) {
        en "Text in {colour} is hard to read: its contrast is {ratio}:1 and must be at least 4.5:1. The nearest suitable colour is {nearest}.",
        es "El texto en {colour} es difícil de leer: su contraste es {ratio}:1 y debe ser de al menos 4.5:1. El color adecuado más cercano es {nearest}.",
        fr "Le texte est difficile à lire en {colour}\u{202f}: son contraste est de {ratio}:1 et doit être d’au moins 4.5:1. La couleur la plus proche qui convient est {nearest}.",
    }
    preview { en "Current appearance", es "Aspecto actual", fr "Apparence actuelle" }

    logo_title { en "Logo", es "Logo", fr "Logo" }
    logo_now { en "Shown in the header of every page:", es "Se muestra en el encabezado de cada página:", fr "Affiché dans l’en-tête de chaque page\u{202f}:" }
    no_logo {
        en "No logo yet. The header shows the initials and the name.",
        es "Todavía no hay logo. El encabezado muestra las iniciales y el nombre.",
        fr "Pas encore de logo. L’en-tête affiche les initiales et le nom.",
    }
    logo { en "Image", es "Imagen", fr "Image" }
    logo_hint {
        en "PNG, JPEG or WebP, up to 48 KiB and 1600 × 800 pixels. It is shown 36 pixels high, on white in light mode and on black in dark mode.",
        es "PNG, JPEG o WebP, de hasta 48 KiB y 1600 × 800 píxeles. Se muestra con 36 píxeles de alto, sobre blanco en modo claro y sobre negro en modo oscuro.",
        fr "PNG, JPEG ou WebP, jusqu’à 48 Kio et 1600 × 800 pixels. Il s’affiche sur 36 pixels de haut, sur fond blanc en mode clair et noir en mode sombre.",
    }
    save_logo { en "Save logo", es "Guardar logo", fr "Enregistrer le logo" }
    remove_logo { en "Remove logo", es "Quitar logo", fr "Supprimer le logo" }
    removing { en "Removing…", es "Quitando…", fr "Suppression…" }
    logo_missing { en "Choose an image.", es "Elija una imagen.", fr "Choisissez une image." }
    logo_large {
        en "This image is larger than 48 KiB. Make it smaller and try again.",
        es "Esta imagen pesa más de 48 KiB. Redúzcala e inténtelo de nuevo.",
        fr "Cette image dépasse 48 Kio. Réduisez-la et réessayez.",
    }
    logo_no_picture {
        en "This file isn’t a PNG, JPEG or WebP image. Choose another one.",
        es "Este archivo no es una imagen PNG, JPEG o WebP. Elija otro.",
        fr "Ce fichier n’est pas une image PNG, JPEG ou WebP. Choisissez-en un autre.",
    }
    logo_size {
        en "Use a logo 16 to 1600 pixels wide and 16 to 800 pixels high.",
        es "Use un logo de 16 a 1600 píxeles de ancho y de 16 a 800 de alto.",
        fr "Utilisez un logo de 16 à 1600 pixels de large et de 16 à 800 pixels de haut.",
    }

    languages_title { en "Languages", es "Idiomas", fr "Langues" }
    languages_lead {
        en "The languages travellers can choose from. With only one, the header has no language menu.",
        es "Los idiomas que los viajeros pueden elegir. Si hay uno solo, el encabezado no tiene menú de idiomas.",
        fr "Les langues que les voyageurs peuvent choisir. S’il n’y en a qu’une, l’en-tête n’a pas de menu de langues.",
    }
    default { en "Default language", es "Idioma predeterminado", fr "Langue par défaut" }
    save_languages { en "Save languages", es "Guardar idiomas", fr "Enregistrer les langues" }
    no_language { en "Choose at least one language.", es "Elija al menos un idioma.", fr "Choisissez au moins une langue." }
    default_not_offered {
        en "Choose one of the languages selected above.",
        es "Elija uno de los idiomas seleccionados arriba.",
        fr "Choisissez l’une des langues sélectionnées ci-dessus.",
    }

    own_title { en "Settings for this portal only", es "Configuración solo para este portal", fr "Paramètres propres à ce portail" }
    own_lead {
        en "What you don’t set here follows the operator’s settings, even when they change.",
        es "Lo que no elija aquí sigue la configuración del operador, incluso cuando esta cambie.",
        fr "Ce que vous ne définissez pas ici suit les paramètres de l’opérateur, même quand ils changent.",
    }
    operators_settings { en "Operator’s settings", es "Configuración del operador", fr "Paramètres de l’opérateur" }
    as_the_operator(value: &str) { en "Same as the operator ({value})", es "Igual que el operador ({value})", fr "Comme l’opérateur ({value})" }
    on { en "On", es "Activado", fr "Activé" }
    off { en "Off", es "Desactivado", fr "Désactivé" }
    empty_is(value: &str) {
        en "Leave empty to use the operator’s setting: {value}.",
        es "Déjelo vacío para usar la configuración del operador: {value}.",
        fr "Laissez vide pour reprendre le paramètre de l’opérateur\u{202f}: {value}.",
    }
    save_own { en "Save settings", es "Guardar configuración", fr "Enregistrer les paramètres" }
}
