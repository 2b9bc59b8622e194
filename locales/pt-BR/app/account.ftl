purchases_lead = Todas as compras feitas com o seu e-mail. Seu número de cliente é { $number }.
purchases_lead_number = Todas as compras feitas com o número de cliente { $number }.
coming_purchases = Próximas
other_purchases = Passadas e sem data
older_purchases = Compras mais antigas
newest_purchases = Compras mais recentes
no_purchases_title = Nenhuma compra ainda
no_purchases_text = As compras feitas com o seu e-mail aparecerão aqui.
no_purchases_yet = As compras que você fizer conectado à sua conta aparecerão aqui.
see_tickets = Ver bilhetes
purchase_title = Compra { $number }
back_to_purchases = Voltar às minhas compras

details_title = Seus dados
phone = Telefone (opcional)
language = Idioma
language_hint = Usado nestas páginas e nos nossos e-mails.
save = Salvar alterações
saving = Salvando…
saved = Suas alterações foram salvas.

ways_title = Formas de entrar
on = Ativado
off = Desativado
no_email = Nenhum e-mail cadastrado

password_title = Altere sua senha
current = Senha atual
change_password = Alterar senha
changing = Alterando…
password_changed = Sua senha foi alterada. Os outros dispositivos foram desconectados.

sessions_title = Onde você está conectado
this_device = Este dispositivo
unknown_device = Navegador desconhecido
browser_on = { $browser } no { $system }
signed_in_since = Início da sessão:
last_seen = Última atividade:
only_this_device = Você só está conectado neste dispositivo.
end_others = Desconectar os outros dispositivos
end_this = Desconectar
session_ended = Esse dispositivo foi desconectado.
ending = Desconectando…
sessions_ended = Todos os outros dispositivos foram desconectados.
