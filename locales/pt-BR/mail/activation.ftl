subject = Escolha uma senha para sua conta em { $portal }
happened = Sua conta de cliente em { $portal } está pronta. Escolha uma senha para ativá-la e, depois, entre com seu número de cliente.
choose = Escolher uma senha
not_you = Se você não quiser uma conta, ignore este e-mail. Ninguém pode entrar enquanto não houver uma senha.
