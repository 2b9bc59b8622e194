subject = Recibimos el pago de su compra { $number } en { $portal }
happened = Gracias, recibimos su pago en taquilla. Sus lugares están confirmados.
not_you = Si usted no hizo este pago, comuníquese con { $portal }.
