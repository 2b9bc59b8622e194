subject = Redefina sua senha do painel de administração
happened = Recebemos um pedido para redefinir a senha da sua conta no painel de administração. Abra o link para escolher uma nova. Você ainda precisará do aplicativo autenticador para entrar.
not_you = Se você não solicitou isso, ignore este e-mail. Sua senha não mudará.
