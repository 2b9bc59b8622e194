email_missing = Saisissez votre adresse e-mail professionnelle.
no_match = L’adresse e-mail et le mot de passe ne correspondent pas. Vérifiez les deux champs et réessayez.
code_missing = Saisissez le code.
code_wrong = Ce code ne fonctionne pas. Attendez le suivant et saisissez-le.
already_enrolled = La validation en deux étapes est déjà configurée. Utilisez-la pour vous connecter.
customer_email_missing = Saisissez une adresse e-mail : un compte actif en a besoin.
