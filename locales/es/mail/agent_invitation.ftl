subject = Invitación al panel de administración de { $operator }
happened = { $operator } le invita a trabajar en su panel de administración. Abra el enlace para aceptar. Si todavía no tiene una cuenta, elegirá una contraseña y configurará una aplicación de autenticación en su teléfono.
accept = Aceptar invitación
not_you = Si no trabaja para { $operator }, puede ignorar este correo: la invitación no tiene efecto si no la acepta.
