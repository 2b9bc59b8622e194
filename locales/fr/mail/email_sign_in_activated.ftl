subject = Vous pouvez désormais vous connecter à { $portal } avec votre adresse e-mail
happened = La connexion avec cette adresse e-mail a été activée pour votre compte { $portal }, avec un nouveau mot de passe. Vos autres sessions ont été fermées. Si c’était vous, vous n’avez rien à faire.
number_too = Vous pouvez toujours vous connecter avec votre numéro client et ce même nouveau mot de passe.
not_you = Si vous n’êtes pas à l’origine de cette modification, contactez également { $portal }.
