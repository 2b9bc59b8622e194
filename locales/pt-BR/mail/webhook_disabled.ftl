subject = O webhook para { $host } foi desativado
happened = O sistema em { $host } não aceita nenhum evento há 3 dias. Não enviamos mais eventos para ele, e os que aguardavam foram cancelados.
what_to_do = Quando o sistema voltar a funcionar, ative o webhook. Ele pode obter pela API os eventos que perdeu.
gone = O sistema em { $host } respondeu que não quer mais receber eventos (410 Gone). Não enviamos mais eventos para ele, e os que aguardavam foram cancelados.
what_to_do_gone = Se isso não era esperado, ative o webhook novamente quando o sistema voltar a funcionar. Se o sistema não é mais usado, remova o webhook.
see = Ver webhook
why = Você recebeu este e-mail porque é administrador.
