subject = Confirme seu novo e-mail para { $portal }
happened = Você pediu para usar este e-mail na sua conta em { $portal }. Abra o link para confirmá-lo. Nada muda até lá.
elsewhere = Se você não estiver conectado onde abrir o link, pediremos sua senha.
confirm = Confirmar e-mail
not_you = Se você não solicitou isso, ignore este e-mail. Alguém pode ter digitado o próprio endereço errado.
