forbidden_title = Este formulário não foi enviado
forbidden_text = Ele não veio de uma página deste site. Abra a página novamente e preencha o formulário nela.

not_found_title = Página não encontrada
not_found_text = Confira o endereço ou comece novamente pela página inicial.

slow_title = A solicitação demorou demais
slow_text = Sua conexão estava lenta demais para enviar o formulário. Tente novamente.

too_large_title = O formulário é grande demais
too_large_text = Ele é maior do que podemos receber. Reduza-o e tente novamente.

no_portal_title = Não há nenhum portal neste endereço
no_portal_text = Confira se o endereço foi digitado corretamente.

too_often_title = Muitas tentativas
too_often_text = Aguarde alguns minutos e tente novamente.
too_often_wait = Você poderá tentar novamente em { $wait }.

failed_title = Algo deu errado
failed_text = O erro é nosso e já fomos avisados. Volte e tente novamente.

busy_title = Não é possível responder no momento
busy_text = Recarregue esta página em alguns segundos. Se você enviou um formulário, ele pode ter chegado ou não: ao recarregar, ele será enviado novamente, mas nada será comprado nem criado duas vezes.

refused_title = Não foi possível processar a solicitação
refused_text = Reabra a página e tente novamente.

home = Ir para a página inicial
