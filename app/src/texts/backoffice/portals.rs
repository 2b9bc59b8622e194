//! Portals: names, hosts, appearance, languages and overrides.

texts! {
    lead(operator: &str) {
        en "The sites on which {operator} sells.",
        es "Los sitios en los que vende {operator}.",
        fr "Les sites sur lesquels {operator} vend.",
    }
    address { en "Address", es "Dirección", fr "Adresse" }
    languages { en "Languages", es "Idiomas", fr "Langues" }
    settings { en "Settings", es "Configuración", fr "Paramètres" }
    as_operator { en "as the operator", es "como el operador", fr "comme l’opérateur" }
    own { en "some of its own", es "algunas propias", fr "certains propres" }

    add_title { en "Add a portal", es "Agregar un portal", fr "Ajouter un portail" }
    add_lead {
        en "It begins with the colour of your first portal, all languages, and the settings of the operator. Point its host at this server first.",
        es "Empieza con el color de su primer portal, todos los idiomas y la configuración del operador. Antes apunte su host a este servidor.",
        fr "Il commence avec la couleur de votre premier portail, toutes les langues et les paramètres de l’opérateur. Faites d’abord pointer son hôte vers ce serveur.",
    }
    waiting_title { en "Hosts to be confirmed", es "Hosts por confirmar", fr "Hôtes à confirmer" }
    waiting_lead {
        en "A host counts once it leads to this server. Until then nothing changes for travellers.",
        es "Un host cuenta cuando lleva a este servidor. Hasta entonces nada cambia para los viajeros.",
        fr "Un hôte compte dès qu’il mène à ce serveur. D’ici là, rien ne change pour les voyageurs.",
    }
    is_to_be_added { en "New portal", es "Portal nuevo", fr "Nouveau portail" }
    is_to_move { en "New host", es "Host nuevo", fr "Nouvel hôte" }
    check_host { en "Check now", es "Comprobar ahora", fr "Vérifier maintenant" }
    withdraw_host { en "Withdraw", es "Descartar", fr "Abandonner" }
    not_checked { en "Not checked yet.", es "Todavía sin comprobar.", fr "Pas encore vérifié." }
    leads_elsewhere {
        en "Something else answers there. Point the host’s DNS record at this server, and have the proxy pass the host name on.",
        es "Ahí responde otra cosa. Apunte el registro DNS del host a este servidor y haga que el proxy transmita el nombre del host.",
        fr "Autre chose y répond. Faites pointer l’enregistrement DNS de l’hôte vers ce serveur et vérifiez que le proxy transmet le nom d’hôte.",
    }
    unreachable {
        en "Nothing answers there, or not with a valid certificate. Set the DNS record and the certificate, then check again.",
        es "Ahí no responde nada, o no con un certificado válido. Configure el registro DNS y el certificado, y vuelva a comprobar.",
        fr "Rien n’y répond, ou sans certificat valable. Configurez l’enregistrement DNS et le certificat, puis vérifiez à nouveau.",
    }
    too_slow {
        en "The host did not answer in time. Check again in a moment.",
        es "El host no respondió a tiempo. Vuelva a comprobar en un momento.",
        fr "L’hôte n’a pas répondu à temps. Vérifiez à nouveau dans un instant.",
    }
    not_public {
        en "This host is not on the public internet. Ask whoever runs this server to confirm it there.",
        es "Este host no está en la internet pública. Pida a quien opera este servidor que lo confirme ahí.",
        fr "Cet hôte n’est pas sur l’internet public. Demandez à l’exploitant de ce serveur de le confirmer.",
    }
    host_waits {
        en "The host does not lead to this server yet. See below what to do next.",
        es "El host todavía no lleva a este servidor. Vea abajo qué hacer.",
        fr "L’hôte ne mène pas encore à ce serveur. Voyez plus bas la marche à suivre.",
    }
    host_checked {
        en "Checked just now: the host does not lead to this server yet.",
        es "Recién comprobado: el host todavía no lleva a este servidor.",
        fr "Vérifié à l’instant : l’hôte ne mène pas encore à ce serveur.",
    }
    host_withdrawn { en "The host is withdrawn.", es "El host está descartado.", fr "L’hôte est abandonné." }
    host_live {
        en "The host leads here: travellers meet the portal there now.",
        es "El host lleva aquí: los viajeros ya encuentran el portal ahí.",
        fr "L’hôte mène ici : les voyageurs y trouvent désormais le portail.",
    }
    too_many_hosts {
        en "20 hosts wait already. Confirm or withdraw one first.",
        es "Ya hay 20 hosts en espera. Confirme o descarte uno antes.",
        fr "20 hôtes attendent déjà. Confirmez-en ou abandonnez-en un d’abord.",
    }
    add { en "Add portal", es "Agregar portal", fr "Ajouter le portail" }
    adding { en "Adding…", es "Agregando…", fr "Ajout…" }
    added { en "The portal is there. Choose how it looks.", es "El portal ya está. Elija su aspecto.", fr "Le portail est en place. Choisissez son apparence." }

    address_title { en "Name and address", es "Nombre y dirección", fr "Nom et adresse" }
    name_hint {
        en "What travellers read in the header, in the title and in mails.",
        es "Lo que los viajeros leen en el encabezado, en el título y en los correos.",
        fr "Ce que les voyageurs lisent dans l’en-tête, le titre et les e-mails.",
    }
    host { en "Host", es "Host", fr "Hôte" }
    host_hint(origin: &str) {
        en "Without https and without a path. Travellers now open {origin}.",
        es "Sin https y sin ruta. Ahora los viajeros abren {origin}.",
        fr "Sans https et sans chemin. Les voyageurs ouvrent actuellement {origin}.",
    }
    host_warning(host: &str) {
        en "With another host, links in mails already sent still lead to {host} and stop working, everybody is signed out, and providers of single sign-on need the new addresses. The backoffice stays where it is, so you can always change it back.",
        es "Con otro host, los enlaces de los correos ya enviados siguen llevando a {host} y dejan de funcionar, todos deben entrar otra vez y los proveedores de inicio de sesión único necesitan las direcciones nuevas. La administración sigue en su lugar: siempre puede volver atrás.",
        fr "Avec un autre hôte, les liens des e-mails déjà envoyés mènent toujours à {host} et ne fonctionnent plus, tout le monde est déconnecté et les fournisseurs d’authentification unique ont besoin des nouvelles adresses. Le back-office reste à sa place : vous pouvez toujours revenir en arrière.",
    }
    name_missing { en "Type a name.", es "Escriba un nombre.", fr "Saisissez un nom." }
    name_invalid {
        en "Use at most 100 characters, and no line breaks.",
        es "Use como máximo 100 caracteres, sin saltos de línea.",
        fr "Utilisez 100 caractères au plus, sans saut de ligne.",
    }
    host_invalid {
        en "Type a host like tickets.example.com: no https, no port, no path. Letters with accents are written as xn--…",
        es "Escriba un host como tickets.example.com: sin https, sin puerto y sin ruta. Las letras con acento se escriben como xn--…",
        fr "Saisissez un hôte comme tickets.example.com : ni https, ni port, ni chemin. Les lettres accentuées s’écrivent xn--…",
    }
    host_taken { en "Another portal answers there. Choose another host.", es "Otro portal responde ahí. Elija otro host.", fr "Un autre portail répond à cet hôte. Choisissez-en un autre." }
    host_reserved { en "The backoffice answers there. Choose another host.", es "La administración responde ahí. Elija otro host.", fr "Le back-office répond à cet hôte. Choisissez-en un autre." }
    unknown { en "This portal is not there any more.", es "Este portal ya no está.", fr "Ce portail n’existe plus." }

    colour_title { en "Colour", es "Color", fr "Couleur" }
    colour { en "Colour of buttons and links", es "Color de botones y enlaces", fr "Couleur des boutons et des liens" }
    colour_hint { en "Such as #005bb5. White text on it must be easy to read.", es "Por ejemplo #005bb5. El texto blanco encima debe leerse bien.", fr "Par exemple #005bb5. Un texte blanc dessus doit se lire facilement." }
    picker { en "Or pick one", es "O elija uno", fr "Ou choisissez-en une" }
    save_colour { en "Save colour", es "Guardar color", fr "Enregistrer la couleur" }
    colour_invalid { en "Type a colour like #005bb5.", es "Escriba un color como #005bb5.", fr "Saisissez une couleur comme #005bb5." }
    colour_faint {
        en "Text cannot be read well in this colour. Choose a darker one.",
        es "El texto no se lee bien en este color. Elija uno más oscuro.",
        fr "Le texte se lit mal dans cette couleur. Choisissez-en une plus foncée.",
    }
    colour_ratio(colour: &str, ratio: &str, nearest: &str) {
        en "Text cannot be read well in {colour}: its contrast is {ratio}:1 and must be 4.5:1. The nearest colour that works is {nearest}.",
        es "El texto no se lee bien en {colour}: su contraste es {ratio}:1 y debe ser 4.5:1. El color más cercano que sirve es {nearest}.",
        fr "Le texte se lit mal en {colour} : son contraste est de {ratio}:1 et doit être de 4.5:1. La couleur la plus proche qui convient est {nearest}.",
    }
    preview { en "As it is saved", es "Como está guardado", fr "Tel qu’enregistré" }

    logo_title { en "Logo", es "Logo", fr "Logo" }
    logo_now { en "In the header of every page now:", es "Ahora en el encabezado de cada página:", fr "Actuellement dans l’en-tête de chaque page :" }
    no_logo {
        en "No logo yet: the header shows the initials and the name.",
        es "Todavía sin logo: el encabezado muestra las iniciales y el nombre.",
        fr "Pas encore de logo : l’en-tête affiche les initiales et le nom.",
    }
    logo { en "Picture", es "Imagen", fr "Image" }
    logo_hint {
        en "PNG, JPEG or WebP, at most 48 KiB and 1600 × 800 pixels. It is shown 36 pixels high, on white by day and on black by night.",
        es "PNG, JPEG o WebP, como máximo 48 KiB y 1600 × 800 píxeles. Se muestra con 36 píxeles de alto, sobre blanco de día y sobre negro de noche.",
        fr "PNG, JPEG ou WebP, 48 Kio et 1600 × 800 pixels au plus. Il s’affiche sur 36 pixels de haut, sur blanc le jour et sur noir la nuit.",
    }
    save_logo { en "Save logo", es "Guardar logo", fr "Enregistrer le logo" }
    remove_logo { en "Remove logo", es "Quitar logo", fr "Retirer le logo" }
    removing { en "Removing…", es "Quitando…", fr "Retrait…" }
    logo_missing { en "Choose a picture.", es "Elija una imagen.", fr "Choisissez une image." }
    logo_large { en "This picture is larger than 48 KiB. Make it smaller and try again.", es "Esta imagen pesa más de 48 KiB. Redúzcala y vuelva a probar.", fr "Cette image dépasse 48 Kio. Réduisez-la et réessayez." }
    logo_no_picture { en "This is not a PNG, JPEG or WebP picture.", es "No es una imagen PNG, JPEG o WebP.", fr "Ce n’est pas une image PNG, JPEG ou WebP." }
    logo_size {
        en "A logo has 16 to 1600 pixels in width and 16 to 800 in height.",
        es "Un logo tiene de 16 a 1600 píxeles de ancho y de 16 a 800 de alto.",
        fr "Un logo a de 16 à 1600 pixels de large et de 16 à 800 de haut.",
    }

    languages_title { en "Languages", es "Idiomas", fr "Langues" }
    languages_lead {
        en "The portal is offered in these. With one language the header has no choice of language.",
        es "El portal se ofrece en estos. Con uno solo, el encabezado no ofrece elegir.",
        fr "Le portail est proposé dans ces langues. S’il n’y en a qu’une, l’en-tête ne propose pas de choix.",
    }
    default { en "For browsers that ask for none of them", es "Para navegadores que no piden ninguno", fr "Pour les navigateurs qui n’en demandent aucune" }
    save_languages { en "Save languages", es "Guardar idiomas", fr "Enregistrer les langues" }
    no_language { en "Offer at least one language.", es "Ofrezca al menos un idioma.", fr "Proposez au moins une langue." }
    default_not_offered { en "Choose one of the languages that are offered.", es "Elija uno de los idiomas que se ofrecen.", fr "Choisissez une des langues proposées." }

    own_title { en "Settings of this portal alone", es "Configuración solo de este portal", fr "Paramètres de ce portail seul" }
    own_lead {
        en "Whatever is not chosen here follows the operator’s settings, also when those change.",
        es "Lo que no se elija aquí sigue la configuración del operador, también cuando cambie.",
        fr "Ce qui n’est pas choisi ici suit les paramètres de l’opérateur, même quand ils changent.",
    }
    operators_settings { en "Settings of the operator", es "Configuración del operador", fr "Paramètres de l’opérateur" }
    as_the_operator(value: &str) {
        en "As the operator ({value})",
        es "Como el operador ({value})",
        fr "Comme l’opérateur ({value})",
    }
    on { en "On", es "Activado", fr "Activé" }
    off { en "Off", es "Desactivado", fr "Désactivé" }
    empty_is(value: i32) {
        en "Empty: as the operator ({value}).",
        es "Vacío: como el operador ({value}).",
        fr "Vide : comme l’opérateur ({value}).",
    }
    save_own { en "Save settings", es "Guardar configuración", fr "Enregistrer les paramètres" }
}
