subject = Elija una contraseña para su cuenta en { $portal }
happened = Su cuenta de cliente en { $portal } está lista. Elija una contraseña para activarla y después inicie sesión con su número de cliente.
choose = Elegir una contraseña
not_you = Si no quiere una cuenta, puede ignorar este correo: nadie puede iniciar sesión sin contraseña.
