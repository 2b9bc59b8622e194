subject = Confirme la dirección del remitente de { $operator }
happened = Un administrador de { $operator } quiere que los correos a los clientes se envíen desde { $address }. Abra el enlace, inicie sesión en el panel de administración como administrador de { $operator } y confirme. Si no lo es, reenvíe este correo al administrador que se lo pidió.
confirm = Confirmar dirección
not_you = Si no tiene nada que ver con { $operator }, puede ignorar este correo: sin este enlace no se envía ningún correo en su nombre.
