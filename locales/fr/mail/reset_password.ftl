subject = Choisissez un nouveau mot de passe pour votre compte { $portal }
happened = Nous avons reçu une demande de nouveau mot de passe pour votre compte { $portal }. Ouvrez le lien pour le choisir.
not_you = Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail : rien ne changera.
