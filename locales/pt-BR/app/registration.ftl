title = Crie sua conta
lead = Use o e-mail das suas compras anteriores e elas aparecerão na sua conta.
email_hint = Enviaremos um link de confirmação para este endereço. Você também o usará para entrar.
submit = Criar conta
submitting = Criando a conta…
have_account = Já tem uma conta?

taken_title = Já existe uma conta com este e-mail
taken_text = Se ela for sua, entre com este e-mail ou com o número de cliente. Se esqueceu a senha, escolha uma nova.
taken_new_password = Escolher uma nova senha

check_mail_title = Confira seu e-mail
almost_done = Falta pouco.
sent_to = Enviamos um e-mail para
check_mail_text = Abra o link em até 24 horas para ativar sua conta. Se você o abrir em outro dispositivo, pediremos a senha que acabou de escolher.
nothing_there = Não encontrou? Confira a caixa de spam ou reenvie o e-mail.
send_again = Reenviar

send_again_in = Reenviar em # s
sending = Enviando…
sent_again = Reenviamos o e-mail.
use_another_email = Usar outro e-mail
nothing_pending_title = Nenhum cadastro em andamento
nothing_pending_text = Sua conta talvez já esteja ativa, ou você se cadastrou em outro navegador.

confirm_title = Ative sua conta
confirm_same = Ative sua conta para entrar com { $email }.
confirm_other = Este não é o navegador em que você se cadastrou. Digite a senha que escolheu para { $email }.
confirm = Ativar conta
confirming = Ativando…

expired_title = Este link expirou
expired_text = Ele era válido por 24 horas. Podemos enviar um novo.
send_new_link = Enviar um novo link
new_link_sent_title = Confira seu e-mail
new_link_sent_text = Enviamos um novo link. Ele é válido por 24 horas.
used_title = Este link já foi usado
used_text = Sua conta está ativa. Entre com seu e-mail e sua senha.
replaced_title = Este link foi substituído por um mais recente
replaced_text = Você se cadastrou novamente depois deste e-mail. Abra o link do e-mail mais recente.
unknown_title = Este link não funciona
unknown_text = Ele pode estar incompleto. Abra-o novamente a partir do e-mail ou cadastre-se outra vez.
