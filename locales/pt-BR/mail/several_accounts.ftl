subject = Você já tem várias contas em { $portal }
happened = Alguém tentou criar uma conta em { $portal } com este e-mail. Várias contas de cliente já o usam; não foi possível saber qual delas era, e nada foi alterado.
what_to_do = Se foi você, entre como antes. Para mesclar suas contas, entre em contato com { $portal }.
not_you = Se não foi você, ignore este e-mail. Ninguém acessou suas contas.
