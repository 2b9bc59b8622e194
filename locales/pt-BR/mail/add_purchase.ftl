subject = Adicione a compra { $number } à sua conta em { $portal }
happened = Um cliente conectado a { $portal } está procurando a compra { $number }, feita com este e-mail.
what_to_do = Se foi você, abra o link no mesmo navegador para adicioná-la às suas compras. Em outro navegador, entre antes na mesma conta. O link não funciona para mais ninguém.
add = Adicionar compra
not_you = Se você não solicitou isso, ignore este e-mail. A compra ficará onde está.
