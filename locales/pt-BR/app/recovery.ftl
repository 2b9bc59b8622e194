password_title = Esqueceu sua senha?
password_lead = Digite seu e-mail ou número de cliente e enviaremos um link para você escolher uma nova senha.
send_link = Enviar link
sending = Enviando…
forgot_number_too = Também esqueci meu número de cliente

number_title = Esqueceu seu número de cliente?
number_lead = Digite seu e-mail e enviaremos os números de cliente cadastrados com ele.
send_number = Enviar meu número

sent_title = Confira seu e-mail
password_sent = Se uma conta corresponder ao que você digitou, um e-mail com um link foi enviado. O link é válido por 1 hora.
number_sent = Se esse e-mail for de um cliente, o número de cliente foi enviado para ele.
sent_help = Não chegou nada após alguns minutos? Confira a caixa de spam ou solicite novamente.
ask_again = Solicitar novamente

set_title = Escolha uma nova senha
activation_title = Escolha uma senha
set_lead = { $name }, escolha uma nova senha para o número de cliente { $number }.
activation_lead = { $name }, você entrará com o número de cliente { $number } e esta senha.
set_ends_sessions = Ao salvar, os outros dispositivos serão desconectados.
set = Salvar senha
setting = Salvando…

expired_title = Este link expirou
expired_text = Por segurança, os links são válidos por pouco tempo. Solicite um novo.
renew = Enviar um novo link por e-mail
renew_hint = Ele vai para o e-mail do seu cadastro.
renewed = Se sua conta ainda precisar de um link de senha, um novo está a caminho do e-mail do seu cadastro.
used_title = Este link já foi usado
used_text = Ele foi usado para definir sua senha. Entre ou, se não foi você, solicite um novo link.
replaced_title = Este link foi substituído por um mais recente
replaced_text = Abra o link do e-mail mais recente ou solicite um novo.
unknown_title = Este link não funciona
unknown_text = Ele pode estar incompleto. Abra-o novamente a partir do e-mail ou solicite um novo.
new_link = Solicitar um novo link
