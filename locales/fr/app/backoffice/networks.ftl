title = Réseaux partagés
lead = Un campus, un bureau ou un réseau mobile peut ressembler à un seul visiteur. Augmentez ces limites avant une vente importante.
