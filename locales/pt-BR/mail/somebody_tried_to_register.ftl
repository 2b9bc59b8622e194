subject = Você já tem uma conta em { $portal }
happened = Alguém tentou criar uma conta em { $portal } com este e-mail. Você já tem uma, por isso nada foi alterado.
sign_in_by_email = Se foi você, entre com este e-mail e sua senha.
sign_in_by_either = Se foi você, entre com sua senha e com este e-mail ou seu número de cliente.
forgotten = Esqueceu sua senha? Escolha uma nova:
not_you = Se não foi você, ignore este e-mail. Ninguém acessou sua conta.
