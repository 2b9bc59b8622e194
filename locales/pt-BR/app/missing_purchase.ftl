link = Falta alguma compra?
title = Falta alguma compra?
lead = Você pode adicionar uma compra feita com outro e-mail. Enviaremos um link para esse endereço.
number = Número da compra
number_hint = Por exemplo, P-00020318. Ele está no e-mail de confirmação.
email = E-mail usado na compra
send = Enviar link
sending = Enviando…
sent = Se essa compra existir e tiver sido feita com esse e-mail, um link foi enviado para ele. O link é válido por 1 hora, somente para você.
number_missing = Digite o número da compra.
number_invalid = Este não é um número de compra. Um número de compra é parecido com P-00020318.

add_title = Adicione uma compra
add_lead = A compra { $number } será adicionada às suas compras. Outras compras feitas com esse e-mail não serão movidas.
add = Adicionar às minhas compras
adding = Adicionando…
added = A compra foi adicionada à sua conta.

used_text = A compra já foi adicionada. Ela está nas suas compras.
other_title = Este link é para outro cliente
other_text = Você está conectado como { $name }, cliente { $number }. Saia, entre como o cliente que solicitou o link e abra-o novamente.
other_customer = Outro cliente solicitou esta compra. Entre como esse cliente e abra o link novamente.
not_free_title = Não é possível adicionar esta compra
not_free = Ela agora pertence a outra conta. Quem tem acesso a esse e-mail pode entrar nela.
