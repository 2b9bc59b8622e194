title = Cree su cuenta
lead = Use el correo de sus compras anteriores y las verá en su cuenta.
email_hint = Enviaremos un enlace de confirmación a esta dirección. También la usará para iniciar sesión.
submit = Crear cuenta
submitting = Creando la cuenta…
have_account = ¿Ya tiene una cuenta?

taken_title = Ya existe una cuenta con este correo
taken_text = Si es suya, inicie sesión con este correo o con su número de cliente. Si olvidó la contraseña, elija una nueva.
taken_new_password = Elegir una contraseña nueva

check_mail_title = Revise su correo
almost_done = Casi listo.
sent_to = Enviamos un correo a
check_mail_text = Abra el enlace en las próximas 24 horas para activar su cuenta. Si lo abre en otro dispositivo, le pediremos la contraseña que acaba de elegir.
nothing_there = ¿No lo encuentra? Revise la carpeta de correo no deseado o reenvíelo.
send_again = Reenviar
send_again_in = Reenviar en # s
sending = Enviando…
sent_again = Reenviamos el correo.
use_another_email = Usar otro correo
nothing_pending_title = No hay ningún registro en curso
nothing_pending_text = Puede que su cuenta ya esté activa o que se haya registrado en otro navegador.

confirm_title = Active su cuenta
confirm_same = Active su cuenta para iniciar sesión con { $email }.
confirm_other = Este no es el navegador en el que se registró. Escriba la contraseña que eligió para { $email }.
confirm = Activar cuenta
confirming = Activando…

expired_title = Este enlace venció
expired_text = Era válido durante 24 horas. Podemos enviarle uno nuevo.
send_new_link = Enviar un enlace nuevo
new_link_sent_title = Revise su correo
new_link_sent_text = Le enviamos un enlace nuevo, válido durante 24 horas.
used_title = Este enlace ya se usó
used_text = Su cuenta está activa. Inicie sesión con su correo y su contraseña.
replaced_title = Este enlace se reemplazó por uno más reciente
replaced_text = Volvió a registrarse después de este correo. Abra el enlace del correo más reciente.
unknown_title = Este enlace no funciona
unknown_text = Puede que esté incompleto. Ábralo de nuevo desde el correo o regístrese otra vez.
