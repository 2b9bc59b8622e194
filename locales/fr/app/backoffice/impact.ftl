close_accounts = Oui, fermer tous les comptes client
close_none = En cas de désactivation, les clients ne pourront plus se connecter. Personne n’est connecté en ce moment.
close =
    { $customers ->
        [one] En cas de désactivation, les clients ne pourront plus se connecter et { $customers } personne connectée perdra aussitôt l’accès.
       *[other] En cas de désactivation, les clients ne pourront plus se connecter et { $customers } personnes connectées perdront aussitôt l’accès.
    }
unconfirmed = Confirmez que vous souhaitez fermer tous les comptes client.
off =
    { $customers ->
        [one] En cas de désactivation, { $customers } personne connectée devra se reconnecter.
       *[other] En cas de désactivation, { $customers } personnes connectées devront se reconnecter.
    }
on =
    { $customers ->
        [one] En cas d’activation, { $customers } personne connectée avec un mot de passe devra se reconnecter.
       *[other] En cas d’activation, { $customers } personnes connectées avec un mot de passe devront se reconnecter.
    }
remove =
    { $customers ->
        [one] { $customers } personne est connectée avec ce fournisseur et devra se reconnecter.
       *[other] { $customers } personnes sont connectées avec ce fournisseur et devront se reconnecter.
    }
change =
    { $customers ->
        [one] { $customers } personne est connectée avec ce fournisseur. Si vous modifiez l’adresse, la propriété à vérifier ou la valeur attendue, elle devra se reconnecter.
       *[other] { $customers } personnes sont connectées avec ce fournisseur. Si vous modifiez l’adresse, la propriété à vérifier ou la valeur attendue, elles devront se reconnecter.
    }
