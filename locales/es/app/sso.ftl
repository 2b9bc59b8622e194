button = Iniciar sesión con { $provider }
or = o
one_lead = Inicie sesión en { $portal } con su cuenta de { $provider }.
one_hint = Se abrirá { $provider } y después volverá aquí.
several_lead = Elija con qué cuenta iniciar sesión.
several_hint = Se abrirá su página y después volverá aquí.

denied_title = No se inició sesión
denied_text = El inicio de sesión se canceló o { $provider } no lo permitió. No se hizo ningún cambio.
not_allowed_title = Esta cuenta no puede iniciar sesión aquí
not_allowed_text = { $provider } reconoce su cuenta, pero no tiene acceso a { $portal }.
inactive_title = Su cuenta de cliente no está activa
inactive_text = No puede iniciar sesión en ella por ahora. Pida ayuda a { $operator }.
flow_gone_title = Este inicio de sesión no puede continuar
flow_gone_text = Tardó demasiado, ya se completó o comenzó en otro navegador. Empiece de nuevo.
provider_failed_title = No se puede iniciar sesión con { $provider } en este momento
provider_failed_text = { $provider } no responde como debería. Inténtelo de nuevo en un momento.
old_login_title = No se le pidió iniciar sesión
old_login_text = { $provider } usó una sesión anterior. Cierre sesión allí o cierre este navegador e inténtelo de nuevo.
wait_title = Espere un momento
use_another = Usar otra cuenta
other_ways = Otras formas de iniciar sesión

prove_title = Confirme que es usted
prove_lead = Ya tenemos registrado { $email }. Confirme una vez que es suyo y después podrá iniciar sesión con { $provider }.
came_from = Inició sesión con
account_there = Cuenta
password_here = Su contraseña de { $portal }
link = Vincular e iniciar sesión
linking = Vinculando…
mail_text = Enviaremos un enlace a { $email }. Ábralo en este navegador.
send_link = Enviarme un enlace
link_sent = Le enviamos un correo con un enlace.
sent_text = Abra el enlace en la próxima hora y en este mismo navegador.
use_password = Usar mi contraseña
link_dead = Este enlace ya no funciona. Solicite uno nuevo.

this_one_title = ¿Es usted?
this_one_lead = Confirmamos su correo. A partir de ahora iniciará sesión en esta cuenta de cliente con { $provider }.
which_title = Elija su cuenta de cliente
which_lead = Confirmamos su correo. Elija la cuenta de cliente en la que iniciará sesión con { $provider } a partir de ahora.
customers = Clientes con este correo
name = Nombre
last_purchase = Última compra
never = ninguna
open_new = Ninguno de estos: crear una cuenta nueva

agree_title = Cree su cuenta
agree_lead = { $provider } confirmó su identidad. Todavía no tiene una cuenta en { $portal }.
decline = No crear una cuenta
declining = Cancelando…
declined = No se creó ninguna cuenta ni se guardaron sus datos.

gone_title = Este inicio de sesión ya no es válido
gone_text = Pasó más de 1 hora, ya se completó o comenzó en otro navegador. El enlace del correo solo funciona en el navegador donde se solicitó.

password_wrong = No es la contraseña de su cuenta. Inténtelo de nuevo o solicite un enlace.
pending_link_gone = Este inicio de sesión tardó demasiado o ya se completó. Empiece de nuevo.
choice_missing = Elija una opción.

linked_title = Métodos de inicio de sesión vinculados
news = Sus datos en { $provider } cambiaron. ¿Quiere usarlos también aquí?
news_name = Nombre
take_over = Usar los datos nuevos
keep_mine = Conservar los datos actuales
answering = Guardando…
linked_since = Vinculado el { $day }
remove = Quitar
removing = Quitando…
last_way_in = Es su único método de inicio de sesión, por lo que no se puede quitar.
linked = Se vinculó el método de inicio de sesión. A partir de ahora puede iniciar sesión con él.
unlinked = Se quitó el método de inicio de sesión. Se cerró la sesión en los demás dispositivos que lo usaban.
unlinked_already = Este método de inicio de sesión ya se había quitado.
no_password = No tiene contraseña.
set_one = Crear una por correo
