//! The limits of attempts per network address.

texts! {
    title { en "Shared networks", es "Redes compartidas", fr "Réseaux partagés" }
    lead {
        en "A campus, an office or a mobile network can look like a single visitor. Raise these limits before a big sale.",
        es "Un campus, una oficina o una red móvil pueden parecer un solo visitante. Aumente estos límites antes de una venta importante.",
        fr "Un campus, un bureau ou un réseau mobile peut ressembler à un seul visiteur. Augmentez ces limites avant une vente importante.",
    }
}
