password_title = ¿Olvidó su contraseña?
password_lead = Escriba su correo o su número de cliente y le enviaremos un enlace para elegir una contraseña nueva.
send_link = Enviar enlace
sending = Enviando…
forgot_number_too = También olvidé mi número de cliente

number_title = ¿Olvidó su número de cliente?
number_lead = Escriba su correo y le enviaremos los números de cliente asociados.
send_number = Enviar mi número

sent_title = Revise su correo
password_sent = Si los datos corresponden a una cuenta, recibirá un correo con un enlace. El enlace es válido durante 1 hora.
number_sent = Si ese correo es de un cliente, recibirá en él el número de cliente.
sent_help = ¿No llegó después de unos minutos? Revise la carpeta de correo no deseado o solicítelo de nuevo.
ask_again = Solicitar de nuevo

set_title = Elija una contraseña nueva
activation_title = Elija una contraseña
set_lead = { $name }, elija una contraseña nueva para el número de cliente { $number }.
activation_lead = { $name }, iniciará sesión con el número de cliente { $number } y esta contraseña.
set_ends_sessions = Al guardarla se cerrará la sesión en los demás dispositivos.
set = Guardar contraseña
setting = Guardando…

expired_title = Este enlace venció
expired_text = Por su seguridad, los enlaces son válidos por poco tiempo. Solicite uno nuevo.
renew = Enviarme un enlace nuevo
renew_hint = Lo enviaremos al correo que tenemos registrado.
renewed = Si su cuenta todavía necesita el enlace, enviamos uno nuevo al correo que tenemos registrado.
used_title = Este enlace ya se usó
used_text = Con él ya se guardó su contraseña. Inicie sesión o, si no fue usted, solicite un enlace nuevo.
replaced_title = Este enlace se reemplazó por uno más reciente
replaced_text = Abra el enlace del correo más reciente o solicite uno nuevo.
unknown_title = Este enlace no funciona
unknown_text = Puede que esté incompleto. Ábralo de nuevo desde el correo o solicite uno nuevo.
new_link = Solicitar un enlace nuevo
