subject = Seu número de cliente de { $portal }
happened_one = Você solicitou seu número de cliente de { $portal }. Aqui está.
happened_several = Você solicitou seu número de cliente de { $portal }. Estes são os números deste e-mail.
signs_in = Você pode entrar com { $numbers } e sua senha.
others_do_not =
    { $count ->
        [one] Com o outro número não é possível entrar.
       *[other] Com os outros números não é possível entrar.
    }
email_signs_in = Para entrar, use este e-mail e sua senha: não é possível entrar com o número de cliente.
nothing_signs_in = Você ainda não pode entrar: nenhuma conta está ativa. Cadastre-se com este e-mail para criar uma.
not_you = Se você não solicitou isso, ignore este e-mail. Ninguém pode entrar somente com um número de cliente.
