subject = Votre adresse e-mail sur { $portal } a été modifiée
happened = Cette adresse e-mail n’est plus enregistrée à votre nom sur { $portal }. Si vous avez effectué ou demandé cette modification, vous n’avez rien à faire.
new_label = Nouvelle adresse e-mail
undo = Annuler la modification
not_you = Si vous n’êtes pas à l’origine de cette modification, annulez-la immédiatement : vous récupérerez cette adresse e-mail, toutes les sessions seront fermées et, si vous aviez un mot de passe, nous vous enverrons un lien pour en choisir un nouveau. Contactez ensuite { $portal }.
