subject = Confirmez l’adresse d’expéditeur de { $operator }
happened = Un administrateur de { $operator } souhaite que les e-mails aux clients soient envoyés depuis { $address }. Ouvrez le lien, connectez-vous au back-office en tant qu’administrateur de { $operator } et confirmez. Si vous ne l’êtes pas, transférez cet e-mail à l’administrateur qui vous l’a demandé.
confirm = Confirmer l’adresse
not_you = Si vous n’avez aucun rapport avec { $operator }, vous pouvez ignorer cet e-mail : sans ce lien, aucun e-mail n’est envoyé en votre nom.
