subject = Vos numéros client { $portal } ont été fusionnés
happened = Nous avons trouvé deux numéros client { $portal } qui semblent être les vôtres et les avons fusionnés. Votre compte affiche désormais les achats des deux. Vous pouvez vous connecter comme avant, et les deux numéros correspondent à votre compte.
not_you = Si l’autre numéro n’est pas le vôtre, contactez { $portal } : la fusion peut être annulée pendant 30 jours.
former_happened = Nous avons trouvé deux numéros client { $portal } qui semblent être les vôtres et les avons fusionnés sous une autre adresse e-mail. L’adresse à laquelle vous recevez cet e-mail n’est plus enregistrée et ne permet plus de se connecter. Si vous l’avez demandé, vous n’avez rien à faire.
undo = Annuler la fusion
former_not_you = Si vous n’êtes pas à l’origine de cette demande, annulez immédiatement la fusion : vous récupérerez cette adresse e-mail et vos achats, toutes les sessions seront fermées et, si vous aviez un mot de passe, nous vous enverrons un lien pour en choisir un nouveau. Contactez ensuite { $portal }.
stays = Numéro conservé
goes = Numéro fusionné avec celui-ci
