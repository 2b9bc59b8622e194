title = Visão geral
needs_you = Precisa de atenção
nothing_title = Nada precisa da sua atenção
nothing_text = Aqui você verá os pedidos a pagar hoje, os e-mails que não puderam ser entregues, os convites que não foram abertos e os possíveis duplicados.
orders_due =
    { $count ->
        [one] pedido a pagar hoje
       *[other] pedidos a pagar hoje
    }
failed_mails =
    { $count ->
        [one] e-mail não entregue
       *[other] e-mails não entregues
    }
unopened_invitations =
    { $count ->
        [one] convite não aberto
       *[other] convites não abertos
    }

not_opened = Convite não aberto
possible_duplicates =
    { $count ->
        [one] possível duplicado
       *[other] possíveis duplicados
    }

find = Pesquisar um cliente ou um pedido
find_hint = Número de cliente ou de pedido, nome, e-mail ou telefone.

activity = Últimos 30 dias
sign_ins = Logins
registrations = Cadastros
chart = { $name } por dia de { $first } a { $last }: { $total } no total, no máximo { $highest } em um dia.
as_table = Mostrar os números
per_day = Logins e cadastros por dia
day = Dia
active_customers = Clientes com conta
