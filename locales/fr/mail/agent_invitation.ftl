subject = Invitation au back-office de { $operator }
happened = { $operator } vous invite à travailler dans son back-office. Ouvrez le lien pour accepter. Si vous n’y avez pas encore de compte, vous choisirez un mot de passe et configurerez une application d’authentification sur votre téléphone.
accept = Accepter l’invitation
not_you = Si vous ne travaillez pas pour { $operator }, vous pouvez ignorer cet e-mail : l’invitation reste sans effet si vous ne l’acceptez pas.
