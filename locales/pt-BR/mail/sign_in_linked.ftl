subject = { $provider } foi vinculado à sua conta em { $portal }
happened = O login com { $provider } foi vinculado à sua conta em { $portal }. Se foi você, não é preciso fazer nada. Seu perfil mostra todas as suas formas de entrar.
see_profile = Ver perfil
not_you = Se não foi você, remova imediatamente esta forma de entrar no seu perfil e entre em contato com { $portal }.
