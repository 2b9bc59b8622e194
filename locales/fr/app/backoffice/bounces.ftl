bounced = Refusé
refused = Le dernier e-mail envoyé à cette adresse a été refusé. Corrigez l’adresse, ou cochez la case pour envoyer quand même l’e-mail d’activation.
send_anyway = L’envoyer même si le dernier e-mail a été refusé
