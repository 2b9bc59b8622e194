subject = L’achat { $number } sur { $portal } n’a pas pu être ajouté
in_account = Il figure déjà dans le compte client de cette adresse e-mail et ne peut pas être ajouté à un autre. Si c’était vous, connectez-vous à ce compte avec cette adresse ou avec son numéro client.
closed = Son ajout à un compte n’est pas possible en ligne. Si c’était vous, contactez { $portal }.
forgotten = Mot de passe de ce compte oublié ? Choisissez-en un nouveau :
