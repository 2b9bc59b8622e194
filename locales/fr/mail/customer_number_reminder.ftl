subject = Votre numéro client { $portal }
happened_one = Vous avez demandé votre numéro client { $portal }. Le voici.
happened_several = Vous avez demandé votre numéro client { $portal }. Voici les numéros associés à cette adresse e-mail.
signs_in = Vous pouvez vous connecter avec le numéro { $numbers } et votre mot de passe.
others_do_not =
    { $count ->
        [one] L’autre numéro ne permet pas de se connecter.
       *[other] Les autres numéros ne permettent pas de se connecter.
    }
email_signs_in = Pour vous connecter, utilisez cette adresse e-mail et votre mot de passe : la connexion par numéro client est désactivée.
nothing_signs_in = Vous ne pouvez pas encore vous connecter, car aucun compte n’est actif. Inscrivez-vous avec cette adresse e-mail pour en créer un.
not_you = Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail : le numéro client seul ne permet pas de se connecter.
