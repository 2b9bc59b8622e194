//! The limits of attempts per network address.

texts! {
    title { en "Shared networks", es "Redes compartidas", fr "Réseaux partagés" }
    lead {
        en "A campus, an office or a mobile network can look like a single visitor. Raise these limits before a big sale.",
        es "Un campus, una oficina o una red móvil pueden parecer un solo visitante. Aumente estos límites antes de una venta importante.",
        fr "Un campus, un bureau ou un réseau mobile peut ressembler à un seul visiteur. Augmentez ces limites avant une vente importante.",
    }
    multiplier { en "Limit multiplier", es "Multiplicador del límite", fr "Multiplicateur de la limite" }
    multiplier_hint {
        en "1 to 50. Multiplies the sign-ins, registrations and purchases allowed from each network address.",
        es "De 1 a 50. Multiplica los inicios de sesión, registros y compras permitidos desde cada dirección de red.",
        fr "De 1 à 50. Multiplie les connexions, inscriptions et achats autorisés depuis chaque adresse réseau.",
    }
    multiplier_invalid { en "Enter a number from 1 to 50.", es "Escriba un número de 1 a 50.", fr "Saisissez un nombre de 1 à 50." }
    trusted { en "Trusted networks", es "Redes de confianza", fr "Réseaux de confiance" }
    trusted_hint {
        en "For example your offices: 192.0.2.0/24, 2001:db8::/32. They can do 20 times as much.",
        es "Por ejemplo, sus oficinas: 192.0.2.0/24, 2001:db8::/32. Su límite es 20 veces mayor.",
        fr "Par exemple vos bureaux\u{202f}: 192.0.2.0/24, 2001:db8::/32. Leur limite est 20 fois plus élevée.",
    }
    trusted_invalid {
        en "Enter up to 20 addresses or networks, separated by commas. IPv4 networks must be /16 or smaller, IPv6 networks /32 or smaller.",
        es "Escriba hasta 20 direcciones o redes, separadas por comas. Las redes IPv4 deben ser /16 o más pequeñas; las IPv6, /32 o más pequeñas.",
        fr "Saisissez jusqu’à 20 adresses ou réseaux, séparés par des virgules. Les réseaux IPv4 doivent être en /16 ou plus petits, les réseaux IPv6 en /32 ou plus petits.",
    }
}
