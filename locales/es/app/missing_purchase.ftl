link = ¿Le falta una compra?
title = ¿Le falta una compra?
lead = Puede agregar una compra hecha con otro correo. Enviaremos un enlace a ese correo.
number = Número de compra
number_hint = Por ejemplo, P-00020318. Está en el correo de confirmación.
email = Correo usado en la compra
send = Enviar enlace
sending = Enviando…
sent = Si esa compra existe y se hizo con ese correo, recibirá en él un enlace. El enlace es válido durante 1 hora y solo para usted.
number_missing = Escriba el número de compra.
number_invalid = No es un número de compra. Ejemplo: P-00020318.

add_title = Agregue una compra
add_lead = La compra { $number } se agregará a sus compras. Las demás compras hechas con ese correo no se moverán.
add = Agregar a mis compras
adding = Agregando…
added = La compra se agregó a su cuenta.

used_text = La compra ya se agregó. La encontrará en sus compras.
other_title = Este enlace es de otro cliente
other_text = Inició sesión como { $name }, cliente { $number }. Cierre sesión, inicie sesión como el cliente que solicitó el enlace y ábralo de nuevo.
other_customer = Otro cliente solicitó esta compra. Inicie sesión como ese cliente y abra el enlace de nuevo.
not_free_title = No se puede agregar esta compra
not_free = Ya pertenece a otra cuenta. Quien tenga acceso a ese correo puede iniciar sesión en ella.
