subject = Ative sua conta em { $portal }
happened = Você se cadastrou em { $portal } com este e-mail. Abra o link para ativar sua conta.
elsewhere = Em outro dispositivo, pediremos a senha que você escolheu.
activate = Ativar conta
not_you = Se você não se cadastrou, ignore este e-mail. Nenhuma conta é criada sem este link.
