subject = Agora você pode entrar em { $portal } com seu e-mail
happened = O login com este e-mail foi ativado na sua conta em { $portal }, com uma nova senha. Seus outros dispositivos foram desconectados. Se foi você, não é preciso fazer nada.
number_too = Você ainda pode entrar com seu número de cliente e a mesma nova senha.
not_you = Se não foi você, entre em contato também com { $portal }.
