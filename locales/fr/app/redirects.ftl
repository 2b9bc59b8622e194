go_on = Continuer

next_page_title = Un instant
next_page_text = La page suivante va s’ouvrir automatiquement.

test_title = Ouverture du fournisseur
test_text = Connectez-vous-y avec votre propre compte. Vous reviendrez aussitôt au back-office.

sign_out_title = Vous êtes déconnecté ici
sign_out_text = Nous vous déconnectons maintenant du service avec lequel vous vous êtes connecté.
