go_on = Continuar

next_page_title = Um momento
next_page_text = A próxima página será aberta automaticamente.

test_title = Abrindo o provedor
test_text = Entre lá com sua própria conta. Você voltará em seguida ao painel de administração.

sign_out_title = Você saiu da sua conta aqui
sign_out_text = Agora, desconectaremos você do serviço usado para entrar.
