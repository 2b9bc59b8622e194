subject = { $provider } a été associé à votre compte { $portal }
happened = La connexion avec { $provider } a été associée à votre compte { $portal }. Si c’était vous, vous n’avez rien à faire. Votre profil affiche toutes vos méthodes de connexion.
see_profile = Voir le profil
not_you = Si ce n’était pas vous, dissociez immédiatement cette méthode de connexion dans votre profil et contactez { $portal }.
