subject = Confirme su correo electrónico nuevo en { $portal }
happened = Usted solicitó usar este correo electrónico para su cuenta en { $portal }. Abra el enlace para confirmarlo. Hasta entonces no cambia nada.
elsewhere = Si abre el enlace donde no tiene la sesión iniciada, le pediremos su contraseña.
confirm = Confirmar correo electrónico
not_you = Si no lo solicitó, puede ignorar este correo: quizá alguien escribió mal su dirección.
