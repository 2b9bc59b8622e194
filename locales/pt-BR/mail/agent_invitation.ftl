subject = Convite para o painel de administração de { $operator }
happened = { $operator } convidou você para trabalhar no painel de administração. Abra o link para aceitar. Se ainda não tiver uma conta no painel, você escolherá uma senha e configurará um aplicativo autenticador no celular.
accept = Aceitar convite
not_you = Se você não trabalha para { $operator }, ignore este e-mail. O convite não tem efeito se não for aceito.
