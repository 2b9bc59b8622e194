subject = Confirme seu login em { $portal }
happened = Você entrou em { $portal } com { $provider }. Abra o link no mesmo navegador para escolher a conta a vincular a { $provider }.
go_on = Confirmar login
not_you = Se não foi você, ignore este e-mail. Sem este link, ninguém tem acesso à sua conta.
