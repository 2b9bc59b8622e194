skip = Ir para o conteúdo

description = Compre bilhetes de { $name } on-line.
main_menu = Menu principal
tickets = Bilhetes
language = Idioma
sign_in = Entrar
sign_out = Sair
register = Criar conta
my_account = Minha conta
my_purchases = Minhas compras
profile = Perfil
back_to_tickets = Voltar aos bilhetes
back_to_sign_in = Voltar ao login

email = E-mail
password = Senha
new_password = Nova senha
first_name = Nome
last_name = Sobrenome
customer_number = Número de cliente

show = Mostrar
hide = Ocultar
show_password = Mostrar senha
hide_password = Ocultar senha
password_hint = No mínimo { $minimum } caracteres. Algumas palavras aleatórias são fáceis de lembrar.
advice_one_more = Falta 1 caractere

advice_more = Faltam # caracteres
advice_enough = Tamanho suficiente

colon = :{ " " }
error_title = Erro:{ " " }
check_fields = Confira os campos marcados abaixo.
typed_cut = Parte do que você digitou era longa demais para ser mantida. Confira cada campo e complete o que faltar.

wait_seconds = Muitas tentativas. Tente novamente em # segundos.
wait_minutes = Muitas tentativas. Tente novamente em # minutos.
busy = O sistema está sobrecarregado no momento. Aguarde alguns segundos e tente novamente.
unavailable = Algo deu errado e nada foi alterado. Tente novamente em instantes.
lost = Não recebemos resposta e não sabemos se a operação foi concluída. Verifique sua conexão e recarregue a página para ver a situação atual antes de tentar novamente.
lost_once = Não recebemos resposta e não sabemos se a operação foi concluída. Verifique sua conexão e clique no botão novamente: nada será feito duas vezes.
forbidden = Sua função não permite esta ação. Fale com um administrador.

not_found_title = Página não encontrada
not_found_text = O endereço pode estar errado ou a página pode ter sido removida.

closed_title = As contas estão fechadas neste site
closed_text = Este site não tem mais contas de cliente, por isso você foi desconectado. Você ainda pode comprar bilhetes sem conta. Para compras anteriores, use os links dos e-mails de confirmação.
unavailable_title = Não é possível mostrar esta página agora
unavailable_text = Uma parte do nosso sistema não está respondendo. Nada foi perdido. Tente novamente em instantes.
draft_restored = Sua sessão terminou antes do envio do formulário. Mantivemos o que você digitou: confira e envie novamente.
no_cookies_title = Não é possível abrir este link
no_cookies_text = Seu navegador não está aceitando cookies. Permita cookies para este site e abra o link do e-mail novamente.
try_again = Tentar novamente
session_ended_title = Entre para ver esta página
session_ended_text = Sua sessão terminou. Entre e traremos você de volta para cá.
