subject = Vous avez déjà un compte { $portal }
happened = Quelqu’un a essayé de créer un compte sur { $portal } avec cette adresse e-mail. Vous en avez déjà un : rien n’a changé.
sign_in_by_email = Si c’était vous, connectez-vous avec cette adresse e-mail et votre mot de passe.
sign_in_by_either = Si c’était vous, connectez-vous avec votre mot de passe et cette adresse e-mail ou votre numéro client.
forgotten = Mot de passe oublié ? Choisissez-en un nouveau :
not_you = Si ce n’était pas vous, vous pouvez ignorer cet e-mail : personne n’a accédé à votre compte.
