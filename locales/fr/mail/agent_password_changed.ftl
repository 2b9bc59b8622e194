subject = Votre mot de passe du back-office a été modifié
happened = Le mot de passe de votre compte du back-office a été modifié et toutes vos sessions ont été fermées. Si c’était vous, vous n’avez rien à faire.
not_you = Si vous n’êtes pas à l’origine de cette modification, prévenez également un administrateur.
