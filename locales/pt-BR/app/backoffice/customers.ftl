search_label = Número, nome, e-mail ou telefone
search_hint = O começo basta, por exemplo 482-91, quiroga ana, ana@ ou 555 01. Acentos e maiúsculas não importam. O número de um pedido abre o pedido.
search = Pesquisar
found_for = Clientes que correspondem a “{ $text }”
count_none = Nenhum cliente encontrado.
count =
    { $number ->
        [one] { $number } cliente encontrado.
       *[other] { $number } clientes encontrados.
    }
count_more = Clientes nesta página: { $number }. Há mais.
search_failed = A pesquisa falhou. Pressione Enter para tentar novamente.
newest_customers = Todos os clientes
nobody_title = Nenhum cliente corresponde a “{ $text }”
nobody_text = Tente uma pesquisa mais curta ou outro dado: o telefone, o e-mail de uma compra ou somente o sobrenome.
no_customers_title = Nenhum cliente ainda
no_customers_text = As pessoas que compram ou se cadastram em um portal aparecem aqui.
more = Próximos
from_the_start = Voltar ao início

number = Número
phone = Telefone
account = Conta
last_purchase = Última compra
never = nenhuma
not_on_file = não informado
deleted_customer = Cliente excluído
deleted_text = Este cliente excluiu a própria conta. As compras são mantidas sem nome.

no_account = Sem conta
invited = Convidada
active = Ativa
disabled = Desativada

customer = Cliente
language = Idioma
customer_since = Cliente desde
consent = Consentimento
consent_version = Versão { $version } ({ $language })
edit = Editar
customer_account = Conta de cliente
by_number = Login com número de cliente
by_email = Login com e-mail
by_provider = Login único
on = ativado
off = desativado
off_customer_turns_on = desativado, o cliente pode ativá-lo
when_password_is_set = ativado quando houver uma senha
not_linked = não vinculado
sessions = Sessões ativas
nowhere = nenhuma
on_devices =
    { $count ->
        [one] { $count } dispositivo
       *[other] { $count } dispositivos
    }
last_used = último uso:
unknown_device = Navegador desconhecido

state_none_title = Não ativada
state_none = Este cliente ainda não pode entrar. Com um e-mail de ativação, ele pode escolher uma senha.
state_sent_title = E-mail de ativação enviado
state_queued_title = E-mail de ativação a caminho
sent_by = por { $name }
sent_on_request = a pedido do cliente
not_opened_yet = O link ainda não foi aberto.
works_until = O link é válido até
state_opened_title = Link aberto, ainda sem senha
opened_at = Aberto em
opened_but = O cliente ainda não escolheu uma senha.
state_expired_title = O link de ativação expirou
expired_at = Expirou em
expired_next = Reenvie o e-mail para criar um novo.
state_active_title = Ativa
active_since = Desde
active_number = entra com o número de cliente
active_email = entra com o e-mail
active_both = entra com o número de cliente ou o e-mail
active_sso = entra com o login único
active_by_nothing = todas as formas de entrar estão desativadas
and_sso = ou com o login único
state_failed_title = O e-mail de ativação não foi entregue
will_retry = Tentaremos novamente de forma automática.
gave_up = Não tentaremos mais. Confirme o endereço com o cliente e reenvie o e-mail.
state_disabled_title = Desativada
state_disabled = Este cliente não pode entrar de nenhuma forma. Os links dele não funcionam mais, e ele foi desconectado de todos os dispositivos.

send_activation = Enviar e-mail de ativação
send_activation_again = Reenviar e-mail de ativação
sending = Enviando…
goes_to = Enviaremos para { $email }.
activation_sent = O e-mail de ativação está a caminho de { $email }.
earlier_links = Os links anteriores não funcionam mais.
why_no_email = Este cliente não tem e-mail. Adicione um primeiro em Editar.
why_sso_only = Seus clientes só podem entrar com o login único, por isso não há senha a escolher.
why_accounts_off = As contas de cliente estão desativadas. Um administrador pode ativá-las em Configurações.
why_disabled = Este cliente está desativado.
why_already_active = A conta já está ativa. Se o cliente esqueceu a senha, pode usar “Esqueceu a senha?” no portal.
why_agents_address = Este é o endereço de um agente, de uma venda no guichê. Digite primeiro o endereço do próprio cliente em Editar.
why_address_changed = Um agente alterou o endereço. O titular anterior ainda pode se opor por { $wait }; depois disso, você poderá enviar o e-mail.
why_address_changed_refused = Um agente alterou o endereço recentemente. O titular anterior ainda pode se opor. Tente novamente mais tarde.
why_too_many = Vários e-mails já foram enviados. Você poderá enviar o próximo em { $wait }.
why_not_allowed = Sua função não permite esta ação.
unknown_customer = Este cliente não existe mais.

hint_same_email = Outro cliente tem o mesmo e-mail:
hint_more_recent = Outro cliente tem compras mais recentes:
hint_has_account = tem uma conta ativa
hint_bought = última compra em
also_on =
    { $count ->
        [one] compartilhado com mais { $count } cliente
       *[other] compartilhado com mais { $count } clientes
    }
hint_same_address = mesmo e-mail
hint_compare = Compare-os antes de ativar a conta.
hint_same_person = Compare-os: podem ser a mesma pessoa.

purchases = Compras
what = Produto
travellers = Viajantes
price = Preço
no_purchases = Nenhuma compra ainda.
purchases_cut = São mostradas as 200 mais recentes.
timeline = Atividade
no_events = Nenhuma atividade ainda.

end_sessions = Desconectar de todos os dispositivos
ending = Desconectando…
sessions_ended = O cliente foi desconectado de todos os dispositivos.
disable_summary = Desativar este cliente…
disable_text = O cliente é desconectado imediatamente de todos os dispositivos, os links dele deixam de funcionar, e ele não pode entrar de nenhuma forma até que alguém o ative novamente. Nada é excluído.
disable = Desativar
disabling = Desativando…
disabled_now = O cliente foi desativado e desconectado de todos os dispositivos.
enable = Ativar novamente
enabling = Ativando…
enabled_now = O cliente foi ativado e pode entrar como antes.
only_admins = Somente administradores podem desativar e ativar clientes.

add_title = Adicionar um cliente
add = Adicionar cliente
add_anyway = Salvar mesmo assim
added = O cliente foi adicionado.
add_email_hint = O e-mail do próprio cliente, que precisa confirmá-lo antes de entrar com ele. Opcional.
language_hint = Escrevemos ao cliente neste idioma.
language_invalid = Escolha um idioma.
first_name_missing = Digite o nome do cliente.
last_name_missing = Digite o sobrenome do cliente.
agents_address = Este é o endereço de um agente. Digite o do cliente ou deixe o campo vazio.
external_id_taken = Outro cliente já tem este ID no outro sistema.
changed_meanwhile = O cliente ou outra pessoa alterou estes dados desde que você abriu esta página. Abra a página novamente e repita sua alteração.
possible_duplicates_found = Talvez você já tenha este cliente. Abra os clientes abaixo antes de adicionar outro.
looks_like = Clientes parecidos
same_email = mesmo e-mail
same_name = mesmo nome
open_customer = Abrir { $number }

edit_title = Edite o cliente
edit_email_hint = Se você o alterar, avisaremos o endereço anterior. O cliente poderá entrar com o novo depois de confirmá-lo.
edit_phone_hint = Inclua o código do país, por exemplo +54 351 555 0142. Opcional.
