subject = Confirmez votre connexion à { $portal }
happened = Vous vous êtes connecté à { $portal } avec { $provider }. Ouvrez le lien dans le même navigateur pour choisir le compte à associer à { $provider }.
go_on = Confirmer la connexion
not_you = Si ce n’était pas vous, vous pouvez ignorer cet e-mail : sans ce lien, personne n’accède à votre compte.
