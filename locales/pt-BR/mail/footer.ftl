privacy = Política de privacidade
terms = Termos e condições
accessibility = Acessibilidade
