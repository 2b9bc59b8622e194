campaigns = Campanhas
lead = Convide muitos clientes a ativar a conta, alguns e-mails por minuto.
none_yet = Ainda não há campanhas. Uma campanha convida muitos clientes a escolher uma senha: você vê quem fica de fora, e nada é enviado antes de você iniciá-la.
new_title = Nova campanha
new_lead = Primeiro, escolha os clientes. Ninguém recebe e-mails até você iniciar a campanha na página seguinte.
name_hint = Só os agentes o veem.
who = Clientes
who_hint = Os clientes que não podem ser convidados ficam de fora, e a página seguinte diz por quê.
per_minute = E-mails por minuto
per_minute_hint = De 1 a 600. Outros e-mails, como os de redefinição de senha, sempre vão primeiro.
choose = Escolher clientes
choosing = Escolhendo…
maker = Criada por
created = Criada
everybody = Todos os clientes

preparing = Escolhendo clientes
ready = Pronta para iniciar
scheduled = Agendada
running = Em andamento
paused = Pausada
stopped = Encerrada
finished = Concluída

created_now = A campanha foi criada. Os clientes estão sendo escolhidos; ainda não são enviados e-mails.
started_now = A campanha foi iniciada.
paused_now = A campanha foi pausada. Os e-mails que já estão no registro ainda serão enviados.
resumed_now = A campanha foi retomada.
stopped_now = A campanha foi encerrada. Os e-mails que já estão no registro ainda serão enviados.
example_sent = Um e-mail de teste está a caminho de { $email }. O link dele não leva a nenhuma conta.
on_hold = Nada está sendo enviado no momento: os clientes não podem entrar com senha. A campanha continuará quando puderem.

update = Atualizar
preparing_text = Os clientes estão sendo escolhidos. Selecione “Atualizar” para ver o andamento.
details = Detalhes
progress = Andamento
recipients = Clientes a convidar
waiting = Ainda não enviados
in_outbox = Em envio
sent = Enviados
opened = Link aberto
opened_hint = pelo cliente ou por um programa que verifica e-mails
activated = Conta ativada
failed = Não entregues
expired = Link expirado
left_out = De fora
left_out_title = Clientes que ficaram de fora
left_out_lead = Todos são verificados novamente logo antes do envio do e-mail.
reason = Motivo
count = Clientes
counted = Contagem
nobody_left_out = Ninguém ficou de fora.
emails_sent = E-mails enviados
next_ready = Ninguém recebeu um e-mail ainda. Envie um e-mail de teste para você e depois inicie a campanha.
next_scheduled = Nada é enviado antes do início. Até lá, você pode encerrar a campanha.
next_running =
    { $minutes ->
        [one] Os e-mails estão sendo enviados. O último sai em cerca de { $minutes } minuto.
       *[other] Os e-mails estão sendo enviados. O último sai em cerca de { $minutes } minutos.
    }
next_paused = Nenhum outro cliente recebe e-mail até você retomar a campanha.
next_stopped = Nenhum outro cliente recebe e-mail.
next_last = Os últimos e-mails estão sendo enviados.
next_finished = O e-mail já foi enviado a todos.
next_failed =
    { $count ->
        [one] { $count } e-mail não foi entregue. Corrija o endereço e convide esse cliente novamente.
       *[other] { $count } e-mails não foram entregues. Corrija os endereços e convide esses clientes novamente.
    }
see_failed = Ver e-mails não entregues
see_not_opened = Ver quem não abriu o link

no_email = Sem e-mail
shared_address = Outro cliente tem o mesmo e-mail
agents_address = O e-mail é de um agente
bounced = O último e-mail para o endereço foi devolvido
address_changed = O e-mail foi alterado há menos de 24 horas
disabled = Desativado
already_active = A conta já está ativa
invited_recently = Convidado nos últimos 7 dias
changed = Mesclado ou alterado nesse meio-tempo

start_title = Início
start_at = Iniciar em
start_at_hint = Deixe vazio para iniciar agora. A hora é indicada no { $zone }.
start = Iniciar campanha
starting = Iniciando…
nobody_text = Nenhum cliente pode ser convidado, então não há nada para iniciar.
example = Enviar um e-mail de teste para mim
pause = Pausar
pausing = Pausando…
resume = Retomar
resuming = Retomando…
stop_summary = Encerrar esta campanha…
stop_text = Uma campanha encerrada não pode ser retomada. Os links já enviados continuam válidos.
stop = Encerrar campanha
stopping = Encerrando…
for_these = Convidar estes clientes…

name_invalid = Digite um nome de até 80 caracteres, sem caracteres especiais.
name_taken = Outra campanha já tem este nome. Digite um diferente.
choice_invalid = Escolha uma opção da lista.
day_invalid = Digite uma data como 2026-11-30.
rate_invalid = Digite um número de 1 a 600.
start_passed = Digite um horário que ainda não tenha passado.
too_many = 5 campanhas ainda não foram concluídas. Espere uma terminar ou encerre-a.
accounts_off = Os clientes não podem entrar com senha. Altere isso primeiro nas configurações.
not_ready = Os clientes ainda estão sendo escolhidos. Tente novamente em instantes.
over = Esta campanha terminou. Recarregue a página.
unknown = Esta campanha não existe.
