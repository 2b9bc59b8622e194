forbidden_title = Le formulaire n’a pas été envoyé
forbidden_text = Il ne provenait pas d’une page de ce site. Rouvrez la page et remplissez-y le formulaire.

not_found_title = Page introuvable
not_found_text = Vérifiez l’adresse ou recommencez depuis la page d’accueil.

slow_title = L’envoi a pris trop de temps
slow_text = Votre connexion était trop lente pour envoyer le formulaire. Réessayez.

too_large_title = Le formulaire est trop volumineux
too_large_text = Il dépasse la taille que nous pouvons recevoir. Raccourcissez-le et réessayez.

no_portal_title = Aucun portail à cette adresse
no_portal_text = Vérifiez que l’adresse est bien écrite.

too_often_title = Trop de tentatives
too_often_text = Patientez quelques minutes, puis réessayez.
too_often_wait = Vous pourrez réessayer dans { $wait }.

failed_title = Une erreur s’est produite
failed_text = L’erreur est de notre côté et nous en avons été informés. Revenez en arrière et réessayez.

busy_title = Nous ne pouvons pas répondre pour le moment
busy_text = Rechargez cette page dans quelques secondes. Si vous avez envoyé un formulaire, il nous est peut-être parvenu : le rechargement l’enverra de nouveau, mais rien ne sera acheté ni créé deux fois.

refused_title = Nous n’avons pas pu traiter la demande
refused_text = Rouvrez la page et réessayez.

home = Aller à la page d’accueil
