subject = Réinitialisez votre mot de passe du back-office
happened = Nous avons reçu une demande de réinitialisation du mot de passe de votre compte du back-office. Ouvrez le lien pour en choisir un nouveau. Vous aurez toujours besoin de votre application d’authentification pour vous connecter.
not_you = Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail : votre mot de passe ne changera pas.
