subject = Restablezca su contraseña del panel de administración
happened = Recibimos una solicitud para restablecer la contraseña de su cuenta del panel de administración. Abra el enlace para elegir una nueva. Para iniciar sesión seguirá necesitando su aplicación de autenticación.
not_you = Si no lo solicitó, puede ignorar este correo: su contraseña no cambiará.
