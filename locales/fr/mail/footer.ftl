privacy = Politique de confidentialité
terms = Conditions générales
accessibility = Accessibilité
