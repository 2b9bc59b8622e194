subject = Activez votre compte { $portal }
happened = Vous vous êtes inscrit sur { $portal } avec cette adresse e-mail. Ouvrez le lien pour activer votre compte.
elsewhere = Sur un autre appareil, nous vous demanderons le mot de passe que vous avez choisi.
activate = Activer mon compte
not_you = Si vous ne vous êtes pas inscrit, vous pouvez ignorer cet e-mail : sans ce lien, aucun compte n’est créé.
