//! The limits of attempts per network address.

texts! {
    title { en "Many people behind one address", es "Muchas personas tras una dirección", fr "Beaucoup de personnes derrière une adresse" }
    lead {
        en "A campus, an office or a mobile operator can look like a single visitor. Raise these limits before a big sale.",
        es "Un campus, una oficina o un operador móvil pueden parecer un solo visitante. Suba estos límites antes de una venta grande.",
        fr "Un campus, un bureau ou un opérateur mobile peuvent ressembler à un seul visiteur. Relevez ces limites avant une grande vente.",
    }
    multiplier { en "Times the usual limit", es "Veces el límite habitual", fr "Fois la limite habituelle" }
    multiplier_hint {
        en "1 to 50. For sign-ins, registrations and purchases from each network address.",
        es "De 1 a 50. Para accesos, registros y compras desde cada dirección de red.",
        fr "De 1 à 50. Pour les connexions, inscriptions et achats de chaque adresse réseau.",
    }
    multiplier_invalid { en "Give a number from 1 to 50.", es "Indique un número de 1 a 50.", fr "Indiquez un nombre de 1 à 50." }
    trusted { en "Trusted networks", es "Redes de confianza", fr "Réseaux de confiance" }
    trusted_hint {
        en "Such as your offices: 192.0.2.0/24, 2001:db8::/32. They get 20 times as much.",
        es "Por ejemplo, sus oficinas: 192.0.2.0/24, 2001:db8::/32. Tienen 20 veces más.",
        fr "Par exemple vos bureaux : 192.0.2.0/24, 2001:db8::/32. Ils ont 20 fois plus.",
    }
    trusted_invalid {
        en "Give up to 20 addresses or networks, separated by commas. IPv4 networks are /16 or smaller, IPv6 networks /32 or smaller.",
        es "Indique hasta 20 direcciones o redes, separadas por comas. Las redes IPv4 son /16 o menores; las IPv6, /32 o menores.",
        fr "Indiquez au plus 20 adresses ou réseaux, séparés par des virgules : /16 ou plus petit en IPv4, /32 ou plus petit en IPv6.",
    }
}
