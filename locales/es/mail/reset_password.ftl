subject = Elija una contraseña nueva para su cuenta en { $portal }
happened = Recibimos una solicitud para elegir una contraseña nueva para su cuenta en { $portal }. Abra el enlace para elegirla.
not_you = Si no lo solicitó, puede ignorar este correo: no cambiará nada.
