subject = Agregue la compra { $number } a su cuenta en { $portal }
happened = Un cliente que inició sesión en { $portal } busca la compra { $number }, que se hizo con este correo electrónico.
what_to_do = Si fue usted, abra el enlace en el mismo navegador para agregarla a sus compras. En cualquier otro, inicie sesión primero con la misma cuenta. El enlace no es válido para otras personas.
add = Agregar compra
not_you = Si no lo solicitó, puede ignorar este correo: la compra seguirá donde está.
