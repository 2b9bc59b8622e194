subject = Choisissez un mot de passe pour votre compte { $portal }
happened = Votre compte client { $portal } est prêt. Choisissez un mot de passe pour l’activer, puis connectez-vous avec votre numéro client.
choose = Choisir un mot de passe
not_you = Si vous ne souhaitez pas de compte, vous pouvez ignorer cet e-mail : sans mot de passe, personne ne peut se connecter.
