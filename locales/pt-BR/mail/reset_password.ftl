subject = Escolha uma nova senha para sua conta em { $portal }
happened = Recebemos um pedido para escolher uma nova senha para sua conta em { $portal }. Abra o link para escolhê-la.
not_you = Se você não solicitou isso, ignore este e-mail. Nada mudará.
