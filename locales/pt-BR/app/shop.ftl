products_title = Bilhetes
products_lead = Escolha um bilhete e pague no guichê.
no_products = Não há bilhetes à venda no momento. Volte em breve.
places_left =
    { $count ->
        [one] Resta { $count } lugar
       *[other] Restam { $count } lugares
    }
sold_out = Esgotado
sold_out_text = Não há mais lugares. Veja os outros bilhetes.
choose = Escolher
per_traveller = por viajante

buy_title = Compre este bilhete
date = Data
choose_date = Escolha uma data
date_hint = Datas e horas no { $zone }.
next_date = Próxima data: { $date }
travellers = Viajantes
travellers_total = { $count } – { $total } no total
buy_email_hint = Enviaremos a confirmação para este endereço.
buy = Comprar
buying = Comprando…
pay_at_counter = Você pagará no guichê.
buy_as_guest = Não é preciso ter conta. Se você tiver uma, entre e preencheremos seus dados.

order_title = Sua compra
order_done = Sua compra { $number } está confirmada.
order_mail = Enviamos a confirmação para { $email }.
order_missing_title = Não encontramos esta compra
order_missing_text = Para vê-la, abra novamente o link do e-mail de confirmação.
see_my_purchases = Ver minhas compras
order_register = Crie uma conta com este e-mail para reunir todos os seus bilhetes em um só lugar.

number = Número
product = Bilhete
total = Total
buyer = Nome
bought_at = Data da compra
payment = Pagamento
pay_by = Pagar até
pay_by_hint = Depois disso, os lugares voltam à venda.
paid = Paga
expired = Expirada
expired_hint = Ela não foi paga a tempo, e os lugares voltaram à venda. Compre novamente se ainda precisar deles.
cancelled = Cancelada
cancelled_hint = Os bilhetes desta compra não são mais válidos.
refunded = O valor foi reembolsado no guichê.
not_refunded = O valor não foi reembolsado.
cancelled_because = Motivo: { $reason }
counter_hint = Apresente isto no guichê, no celular ou impresso.
counter_qr = QR code com o número da compra
at_the_counter = No guichê
travellers_count =
    { $count ->
        [one] { $count } viajante
       *[other] { $count } viajantes
    }
