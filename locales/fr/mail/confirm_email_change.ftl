subject = Confirmez votre nouvelle adresse e-mail sur { $portal }
happened = Vous avez demandé à utiliser cette adresse e-mail pour votre compte { $portal }. Ouvrez le lien pour la confirmer. D’ici là, rien ne change.
elsewhere = Si vous n’êtes pas connecté là où vous ouvrez le lien, nous vous demanderons votre mot de passe.
confirm = Confirmer l’adresse e-mail
not_you = Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail : quelqu’un a peut-être mal saisi son adresse.
