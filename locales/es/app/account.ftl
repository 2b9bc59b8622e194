purchases_lead = Todas las compras hechas con su correo. Su número de cliente es { $number }.
purchases_lead_number = Todas las compras hechas con el número de cliente { $number }.
coming_purchases = Próximas
other_purchases = Pasadas y sin fecha
older_purchases = Compras anteriores
newest_purchases = Compras más recientes
no_purchases_title = Todavía no hay compras
no_purchases_text = Las compras que haga con su correo aparecerán aquí.
no_purchases_yet = Las compras que haga con la sesión iniciada aparecerán aquí.
see_tickets = Ver los tickets
purchase_title = Compra { $number }
back_to_purchases = Volver a mis compras

details_title = Sus datos
phone = Teléfono (opcional)
language = Idioma
language_hint = Para estas páginas y nuestros correos.
save = Guardar cambios
saving = Guardando…
saved = Se guardaron sus cambios.

ways_title = Métodos de inicio de sesión
on = Activado
off = Desactivado
no_email = Sin correo registrado

password_title = Cambie su contraseña
current = Contraseña actual
change_password = Cambiar contraseña
changing = Cambiando…
password_changed = Se cambió su contraseña. Se cerró la sesión en los demás dispositivos.

sessions_title = Dónde tiene la sesión iniciada
this_device = Este dispositivo
unknown_device = Navegador desconocido
browser_on = { $browser } en { $system }
signed_in_since = Inicio de sesión:
last_seen = Última actividad:
only_this_device = Solo tiene la sesión iniciada en este dispositivo.
end_others = Cerrar sesión en los demás dispositivos
end_this = Cerrar sesión
session_ended = Se cerró la sesión en ese dispositivo.
ending = Cerrando sesión…
sessions_ended = Se cerró la sesión en los demás dispositivos.
