subject = Votre compte { $portal } a été supprimé
happened = Nous avons supprimé votre compte { $portal }, comme vous l’avez demandé. Votre nom, votre adresse e-mail et votre numéro de téléphone ne sont plus enregistrés. Vos achats sont conservés sans ces informations et vos billets restent valables.
go = Aller sur { $portal }
not_you = Si vous n’êtes pas à l’origine de cette suppression, contactez { $portal }.
