subject = Votre mot de passe { $portal } a été modifié
happened = Le mot de passe de votre compte { $portal } a été modifié et vos autres sessions ont été fermées. Si c’était vous, vous n’avez rien à faire.
not_you = Si vous n’êtes pas à l’origine de cette modification, contactez également { $portal }.
