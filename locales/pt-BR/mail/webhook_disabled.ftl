subject = O webhook para { $host } foi desativado
happened = O sistema em { $host } não aceita nenhum evento há 3 dias. Não enviamos mais eventos para ele, e os que aguardavam foram cancelados.
what_to_do = Quando o sistema voltar a funcionar, ative o webhook. Ele pode obter pela API os eventos que perdeu.
see = Ver webhook
why = Você recebeu este e-mail porque é administrador.
