products = Produtos
lead = O que { $operator } vende, na ordem em que os portais mostram.
none_yet = Ainda não há produtos. Adicione o primeiro: ele fica à venda imediatamente, a menos que você defina uma data de início.
product = Produto
price = Preço
places = Lugares
texts_column = Idiomas
order = Ordem
places_of =
    { $taken ->
        [one] { $taken } de { $capacity } ocupado
       *[other] { $taken } de { $capacity } ocupados
    }
no_limit = sem limite
falls_back = { $language }: mostra { $default }
falls_back_notice =
    { $count ->
        [one] Ainda sem texto em { $languages }. Quem lê este site nesse idioma vê o texto em { $default }.
       *[other] Ainda sem texto em { $languages }. Quem lê este site nesses idiomas vê o texto em { $default }.
    }
move_up = Mover para cima
move_down = Mover para baixo
retired_title = Produtos retirados
retired_lead = Estes produtos não são mais mostrados em nenhum portal. Os pedidos passados os mantêm.

on_sale = À venda
sold_out = Esgotado
not_yet = Ainda não está à venda
over = Não está mais à venda
retired = Retirado

add_title = Adicionar um produto
add = Adicionar produto
adding = Adicionando…
added = O produto foi adicionado.
restored = O produto foi restaurado. Ele está no fim da lista.
retired_now = O produto foi retirado.

words = Título e descrição
words_hint = O texto em { $default } é obrigatório. Um idioma sem título mostra o texto em { $default }.
title_in = Título, { $language }
description_in = Descrição, { $language }
not_written = Se vazio, os visitantes veem o texto em { $default }.

price_title = Preço
price_label = Preço por viajante
price_hint = Os pedidos já feitos mantêm o preço.
currency = Moeda
currency_hint = Três letras, como ARS ou EUR.

where_title = Onde é vendido
everywhere = Em todos os portais, inclusive nos futuros
portals = Somente nestes portais
portals_hint = Usados somente quando a caixa acima está desmarcada.

when_title = Quando é vendido
from = À venda a partir de
until = À venda até
from_hint = Fuso horário: { $zone }. Deixe vazio para começar imediatamente.
until_hint = Fuso horário: { $zone }. Deixe vazio para não ter fim.

dates_title = Datas
dates = Partidas ou eventos
dates_hint = Uma por linha, como 2026-12-31 18:00. Para dar a uma data um número próprio de lugares, escreva-o no fim: 2026-12-31 18:00 40. Fuso horário: { $zone }. Deixe vazio para vender sem data.
date = Data
past_date = Passada
dates_to_come = próximas datas: { $count }
taken =
    { $taken ->
        [one] { $taken } ocupado
       *[other] { $taken } ocupados
    }

limits = Lugares e pagamento
capacity = Lugares
capacity_hint = Para um produto com datas: os lugares de cada data sem número próprio. Deixe vazio se não houver limite. Um limite definido depois só conta o que for vendido a partir de então.
max_travellers = Máximo de viajantes por pedido
max_travellers_hint = Até { $max }. Se vazio: { $default }.
payment_hours = Horas para pagar no guichê
payment_hours_hint = Os pedidos que não forem marcados como pagos até lá expiram, e os lugares voltam à venda. Deixe vazio se não houver prazo.

retire_summary = Retirar este produto…
retire_text = Ele não é mais vendido em nenhum portal. Os pedidos passados ficam como estão, e você pode restaurá-lo a qualquer momento.
retire = Retirar
retiring = Retirando…
restore_text = Este produto foi retirado: nenhum portal o vende.
restore = Restaurar
restoring = Restaurando…

title_missing = Digite um título.
title_invalid = Use no máximo 100 caracteres, sem caracteres de controle.
description_invalid = Use no máximo 400 caracteres, sem caracteres de controle.
currency_invalid = Digite as três letras de uma moeda, como ARS ou EUR.
price_invalid = Digite um valor como 1500 ou 1500,50, sem mais casas decimais do que a moeda tem.
portals_missing = Escolha pelo menos um portal, ou todos.
moment_invalid = Digite a data e a hora como 2026-12-31 18:00.
moment_skipped = Este horário não existe, porque os relógios são adiantados nesse momento. Digite um anterior ou posterior.
until_before_from = Escolha um momento posterior ao início da venda.
capacity_invalid = Digite um número inteiro de 1 a 1000000.
max_travellers_invalid = Digite um número inteiro de 1 a 50.
dates_invalid = Digite uma data por linha, como 2026-12-31 18:00, seguida de um número inteiro de lugares, se tiver um próprio.
dates_skipped = Um destes horários não existe, porque os relógios são adiantados nesse momento. Digite um anterior ou posterior.
dates_twice = Uma data aparece duas vezes. Remova uma das duas.
dates_too_many = Digite no máximo 200 datas. Remova as passadas.
dates_past = Uma data que você adicionou já passou. Digite uma posterior.
payment_hours_invalid = Digite um número inteiro de horas de 1 a 8784.
too_many = A lista já tem 200 produtos. Retire um primeiro.
unknown = Este produto não existe mais.

payment = Pagamento
pay_by = Pagar até
mark_paid = Marcar como pago
payment_recorded = O pagamento foi registrado.
payment_expired = Este pedido não foi pago a tempo, e os lugares voltaram à venda. Faça um novo pedido se ainda houver lugares.
purchase_unknown = Este pedido não existe.
