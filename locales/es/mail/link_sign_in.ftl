subject = Confirme su inicio de sesión en { $portal }
happened = Usted inició sesión en { $portal } con { $provider }. Abra el enlace en el mismo navegador para elegir la cuenta que quiere vincular a { $provider }.
go_on = Confirmar inicio de sesión
not_you = Si no fue usted, puede ignorar este correo: sin este enlace nadie accede a su cuenta.
