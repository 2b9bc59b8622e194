title = Fuso horário
lead = Todas as datas e horas na tela e nos e-mails são mostradas neste fuso horário.
label = Fuso horário
hint = Comece com uma cidade ou região, como America/Sao_Paulo, e escolha da lista.
unchosen = Nenhum fuso horário foi escolhido ainda: as horas são mostradas em UTC.
choose = Escolha um fuso horário
times_in = Todas as horas estão em { $zone }.
unknown = Este fuso horário não existe. Escolha um da lista, como America/Sao_Paulo.
