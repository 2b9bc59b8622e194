subject = Seus números de cliente de { $portal } foram mesclados
happened = Encontramos dois números de cliente de { $portal } que parecem ser seus e os mesclamos. Sua conta agora mostra as compras feitas com os dois. Você pode entrar como antes, e os dois números pertencem à sua conta.
not_you = Se o outro número não for seu, entre em contato com { $portal }. A mesclagem pode ser desfeita em até 30 dias.
former_happened = Encontramos dois números de cliente de { $portal } que parecem ser seus e os mesclamos sob outro e-mail. Este endereço não está mais em nosso cadastro e não pode ser usado para entrar. Se foi você que pediu, não é preciso fazer nada.
undo = Desfazer mesclagem
former_not_you = Se você não pediu isso, desfaça a mesclagem imediatamente. Este e-mail e suas compras voltarão a ser seus, todas as sessões serão encerradas e, se você tinha uma senha, enviaremos um link para escolher uma nova. Depois, entre em contato com { $portal }.
stays = Número mantido
goes = Número mesclado a ele
