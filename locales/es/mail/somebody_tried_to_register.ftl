subject = Ya tiene una cuenta en { $portal }
happened = Alguien intentó crear una cuenta en { $portal } con este correo electrónico. Usted ya tiene una, así que no cambió nada.
sign_in_by_email = Si fue usted, inicie sesión con este correo electrónico y su contraseña.
sign_in_by_either = Si fue usted, inicie sesión con su contraseña y este correo electrónico o su número de cliente.
forgotten = ¿Olvidó su contraseña? Elija una nueva:
not_you = Si no fue usted, puede ignorar este correo: nadie accedió a su cuenta.
