subject = Sua compra { $number } em { $portal } foi cancelada
not_paid = Cancelamos esta compra. Você não precisa pagar nada, e os bilhetes dela não são mais válidos.
refunded = Cancelamos esta compra e reembolsamos você no guichê. Os bilhetes dela não são mais válidos.
not_refunded = Cancelamos esta compra sem reembolso. Os bilhetes dela não são mais válidos.
reason_label = Motivo
not_you = Se tiver dúvidas, entre em contato com { $portal }.
