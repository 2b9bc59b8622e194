webhooks = Webhooks
lead = Avise outros sistemas de { $operator } assim que algo acontecer com um cliente ou um pedido.
none = Ainda não há webhooks. Adicione o endereço do sistema que precisa ser avisado e envie um teste.
address = Endereço
events = Eventos
all_events = Todos os eventos
some_events =
    { $count ->
        [one] { $count } tipo de evento
       *[other] { $count } tipos de eventos
    }
active = Ativo
failing = Não responde
disabled = Desativado
gone = Desativado pelo outro sistema
given_up = Desativado após 3 dias

create_title = Adicione um webhook
create_lead = Enviamos uma requisição POST assinada para cada evento, com os números de cliente e de pedido e sem dados pessoais.
address_hint = Um endereço público que comece com https://.
events_hint = Escolha o que o sistema precisa saber.
create = Adicionar webhook
creating = Adicionando…
secret = Segredo de assinatura
secret_hint = Copie-o agora para o outro sistema. Ele não será mostrado novamente.
created_now = O webhook foi adicionado.
removed_now = O webhook foi removido.
rotated_now = Um novo segredo foi criado. O antigo continua válido por 24 horas.
enabled_now = O webhook foi ativado. Ele receberá os eventos a partir de agora.
disabled_now = O webhook foi desativado. Os eventos que aguardavam foram cancelados.
test_sent = O teste está sendo enviado. Recarregue a página para ver a resposta.
sent_again = O evento está sendo reenviado. Recarregue a página para ver a resposta.
events_changed_now = Os eventos foram alterados.
not_answering_since = Não responde desde
old_secret_until = O segredo antigo é válido até

change_summary = Alterar os eventos…
change_hint = Os eventos que já aguardam ainda serão enviados. Para os demais, a escolha vale a partir de agora.
manage = Gerenciar
test = Enviar um teste
rotate = Substituir o segredo
enable = Ativar
disable = Desativar
remove_summary = Remover este webhook…
remove_text = Nenhum evento será mais enviado a este endereço, e a lista de seus envios será removida. Para pausá-lo, desative-o.
remove = Remover

log = Envios
no_deliveries = Nada foi enviado ainda. Cada evento aparece aqui, com a resposta do outro sistema.
event = Evento
attempts = Tentativas
answer = Resposta
request = Requisição e resposta
send_again = Reenviar
waiting = Aguardando
queued = Sendo enviado
retrying = Aguardando nova tentativa
delivered = Entregue
failed = Falhou
cancelled = Cancelado
next_try = Próxima tentativa

secret_unreadable = O segredo de assinatura não pode ser descriptografado. Substitua-o.
address_invalid = Este endereço não pode ser usado. Remova o webhook e adicione-o novamente.
address_forbidden = Este não é um endereço https público, por isso nada é enviado a ele.
unknown_authority = O certificado vem de uma autoridade em que este servidor não confia, ou falta um certificado intermediário.
bad_certificate = O certificado não é válido: expirou, é de outro nome ou é autoassinado.
unreachable = Não é possível conectar-se ao sistema.
proxy_failed = Não é possível conectar-se ao proxy de saída deste servidor, ou o proxy não deixa as requisições passarem.
too_slow = O sistema demorou mais de 5 segundos para responder.
too_big = A resposta é grande demais.

url_missing = Digite o endereço.
url_invalid = Digite um endereço completo como https://erp.example.com/hooks, sem “#”.
url_forbidden = Digite um endereço público que comece com https:// e não contenha senha.
url_taken = Já existe um webhook para este endereço.
kinds_missing = Escolha pelo menos um evento.
too_many = Já há 10 webhooks. Remova um primeiro.
unknown = Este webhook ou envio não existe mais. Recarregue a página.
inactive = Ative o webhook primeiro.
not_ended = Este evento ainda está sendo enviado.
