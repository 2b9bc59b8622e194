subject = Active su cuenta en { $portal }
happened = Usted se registró en { $portal } con este correo electrónico. Abra el enlace para activar su cuenta.
elsewhere = En otro dispositivo, le pediremos la contraseña que eligió.
activate = Activar cuenta
not_you = Si no se registró, puede ignorar este correo: sin este enlace no se crea ninguna cuenta.
