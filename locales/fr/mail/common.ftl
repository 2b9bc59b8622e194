hello = Bonjour { $name },
hello_without_name = Bonjour,
link_hint = Si le bouton ne fonctionne pas, ouvrez ce lien :
sign_in = Se connecter
choose_new_password = Choisir un nouveau mot de passe
was_not_you = Ce n’était pas vous ? Choisissez immédiatement un nouveau mot de passe :
customer_number = Numéro client
works_for = Ce lien ne peut être utilisé qu’une fois et expire dans { $time }.
hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
