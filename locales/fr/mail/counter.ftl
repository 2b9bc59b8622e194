qr = Code QR avec le numéro d’achat
hint = Présentez ceci au guichet, sur votre téléphone ou imprimé.
