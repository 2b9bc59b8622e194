privacy = Política de privacidad
terms = Términos y condiciones
accessibility = Accesibilidad
