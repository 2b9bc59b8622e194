subject = Se canceló su compra { $number } en { $portal }
not_paid = Cancelamos esta compra. No tiene que pagar nada y sus tickets ya no son válidos.
refunded = Cancelamos esta compra y le reembolsamos el importe en taquilla. Sus tickets ya no son válidos.
not_refunded = Cancelamos esta compra sin reembolso. Sus tickets ya no son válidos.
reason_label = Motivo
not_you = Si tiene preguntas al respecto, comuníquese con { $portal }.
