subject = Vous avez déjà plusieurs comptes { $portal }
happened = Quelqu’un a essayé de créer un compte sur { $portal } avec cette adresse e-mail. Plusieurs comptes client l’utilisent déjà : nous n’avons pas pu savoir lequel était concerné et rien n’a changé.
what_to_do = Si c’était vous, connectez-vous comme avant. Pour fusionner vos comptes, contactez { $portal }.
not_you = Si ce n’était pas vous, vous pouvez ignorer cet e-mail : personne n’a accédé à vos comptes.
