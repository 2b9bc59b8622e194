hello = Olá, { $name }.
hello_without_name = Olá.
link_hint = Se o botão não funcionar, abra este link:
sign_in = Entrar
choose_new_password = Escolher uma nova senha
was_not_you = Não foi você? Escolha uma nova senha imediatamente:
customer_number = Número de cliente
works_for = Este link só pode ser usado uma vez e expira em { $time }.
hours =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
days =
    { $count ->
        [one] { $count } dia
       *[other] { $count } dias
    }
