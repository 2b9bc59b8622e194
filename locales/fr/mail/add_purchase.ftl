subject = Ajoutez l’achat { $number } à votre compte { $portal }
happened = Un client connecté à { $portal } recherche l’achat { $number }, effectué avec cette adresse e-mail.
what_to_do = Si c’était vous, ouvrez le lien dans le même navigateur pour l’ajouter à vos achats. Dans un autre navigateur, connectez-vous d’abord au même compte. Le lien n’est valable pour personne d’autre.
add = Ajouter l’achat
not_you = Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail : l’achat restera où il est.
