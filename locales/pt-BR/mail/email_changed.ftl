subject = Seu e-mail em { $portal } foi alterado
happened = { $portal } não tem mais este e-mail no seu cadastro. Se você fez ou pediu esta alteração, não é preciso fazer nada.
new_label = Novo e-mail
undo = Desfazer alteração
not_you = Se não foi você, desfaça a alteração imediatamente. Este e-mail voltará a ser seu, todas as sessões serão encerradas e, se você tinha uma senha, enviaremos um link para escolher uma nova. Depois, entre em contato com { $portal }.
