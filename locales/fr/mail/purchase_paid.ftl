subject = Paiement reçu pour votre achat { $number } sur { $portal }
happened = Merci, nous avons reçu votre paiement au guichet. Vos places sont confirmées.
not_you = Si vous n’êtes pas à l’origine de ce paiement, contactez { $portal }.
