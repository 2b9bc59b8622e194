button = Entrar com { $provider }
or = ou
one_lead = Use sua conta de { $provider } para entrar em { $portal }.
one_hint = Levaremos você até { $provider } e, em seguida, de volta para cá.
several_lead = Escolha uma conta para entrar.
several_hint = Levaremos você até lá e, em seguida, de volta para cá.

denied_title = Você não entrou na sua conta
denied_text = O login foi cancelado ou { $provider } não o permitiu. Nada foi alterado.
not_allowed_title = Esta conta não pode entrar aqui
not_allowed_text = { $provider } reconhece sua conta, mas ela não tem acesso a { $portal }.
inactive_title = Sua conta de cliente não está ativa
inactive_text = Não é possível entrar nela no momento. Peça ajuda a { $operator }.
flow_gone_title = Este login não pode continuar
flow_gone_text = Ele demorou demais, já foi concluído ou começou em outro navegador. Comece novamente.
provider_failed_title = Não é possível entrar com { $provider } no momento
provider_failed_text = { $provider } não está respondendo como deveria. Tente novamente em instantes.
old_login_title = Seu login não foi solicitado
old_login_text = { $provider } usou um login anterior. Saia da conta lá ou feche este navegador e tente novamente.
wait_title = Aguarde um momento
use_another = Usar outra conta
other_ways = Outras formas de entrar

prove_title = Confirme que é você
prove_lead = Já temos { $email } em nosso cadastro. Confirme uma vez que é seu e, depois, você poderá entrar com { $provider }.
came_from = Conectado com
account_there = Conta
password_here = Sua senha de { $portal }
link = Vincular e entrar
linking = Vinculando…
mail_text = Enviaremos um link para { $email }. Abra-o neste navegador.
send_link = Enviar um link para mim
link_sent = Enviamos um e-mail com um link.
sent_text = Abra o link em até 1 hora, neste mesmo navegador.
use_password = Usar minha senha
link_dead = Este link não funciona mais. Solicite um novo.

this_one_title = É você?
this_one_lead = Confirmamos seu e-mail. A partir de agora, você entrará nesta conta de cliente com { $provider }.
which_title = Escolha sua conta de cliente
which_lead = Confirmamos seu e-mail. Escolha a conta de cliente em que você entrará com { $provider } a partir de agora.
customers = Clientes com este e-mail
name = Nome
last_purchase = Última compra
never = nenhuma
open_new = Nenhuma destas: criar uma nova conta

agree_title = Crie sua conta
agree_lead = { $provider } confirmou quem você é. Você ainda não tem uma conta em { $portal }.
decline = Não criar uma conta
declining = Cancelando…
declined = Nenhuma conta foi criada e seus dados não foram guardados.

gone_title = Este login não é mais válido
gone_text = Passou mais de 1 hora, ele já foi concluído ou começou em outro navegador. O link do e-mail só funciona no navegador em que foi solicitado.

password_wrong = Esta não é a senha da sua conta. Tente novamente ou solicite um link.
pending_link_gone = Este login demorou demais ou já foi concluído. Comece novamente.
choice_missing = Escolha uma das opções.

linked_title = Formas de entrar vinculadas
news = Seus dados em { $provider } mudaram. Quer usá-los também aqui?
news_name = Nome
take_over = Usar os novos dados
keep_mine = Manter os dados atuais
answering = Salvando…
linked_since = Vinculado em { $day }
remove = Remover
removing = Removendo…
last_way_in = Esta é sua única forma de entrar, por isso não pode ser removida.
linked = A forma de entrar foi vinculada. A partir de agora, você pode usá-la para entrar.
unlinked = A forma de entrar foi removida. Os outros dispositivos que a usavam foram desconectados.
unlinked_already = Esta forma de entrar já foi removida.
no_password = Você não tem uma senha.
set_one = Definir uma por e-mail
