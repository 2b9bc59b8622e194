subject = Su número de cliente en { $portal }
happened_one = Usted solicitó su número de cliente en { $portal }. Aquí lo tiene.
happened_several = Usted solicitó su número de cliente en { $portal }. Estos son los números asociados a este correo electrónico.
signs_in = Puede iniciar sesión con { $numbers } y su contraseña.
others_do_not =
    { $count ->
        [one] El otro número no permite iniciar sesión.
       *[other] Los demás números no permiten iniciar sesión.
    }
email_signs_in = Para iniciar sesión, use este correo electrónico y su contraseña: el inicio de sesión con número de cliente está desactivado.
nothing_signs_in = Todavía no puede iniciar sesión porque no hay ninguna cuenta activa. Regístrese con este correo electrónico para crear una.
not_you = Si no lo solicitó, puede ignorar este correo: nadie puede iniciar sesión solo con un número de cliente.
