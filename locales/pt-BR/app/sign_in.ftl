title = Entre na sua conta
lead = Entre para ver suas compras e comprar mais rápido.
identifier = E-mail ou número de cliente
number_looks_like = Um número de cliente é parecido com
forgot_number = Esqueceu o número de cliente?
forgot_password = Esqueceu a senha?
remember = Manter-me conectado neste dispositivo
submit = Entrar
submitting = Entrando…

new_here = Primeira vez por aqui?
new_here_text = Crie uma conta com o e-mail das suas compras anteriores para vê-las.
benefit_tickets = Todos os seus bilhetes em um só lugar
benefit_faster = Compra mais rápida
benefit_safe = Controle sobre onde você está conectado

no_cookies = Seu navegador não aceitou o cookie necessário para entrar. Permita cookies para este site e entre novamente.
draft_kept = Sua sessão terminou antes do envio do formulário. Entre e recuperaremos o que você digitou.
activated = Sua conta está ativa. Entre para ver suas compras.
password_set = Sua nova senha foi salva. Use-a para entrar.
not_here_title = O login não está disponível no momento
not_here_text = Este site não usa senhas. Pergunte no guichê como entrar.
already_title = Você está conectado
already_text = Você está conectado como { $name }.

signed_out_title = Você saiu da sua conta
signed_out_text = Suas compras não estão mais visíveis neste navegador.
sign_in_again = Entrar novamente
