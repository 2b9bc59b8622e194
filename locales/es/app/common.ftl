skip = Saltar al contenido
description = Compre tickets de { $name } en línea.
main_menu = Menú principal
tickets = Comprar tickets
language = Idioma
sign_in = Iniciar sesión
sign_out = Cerrar sesión
register = Crear cuenta
my_account = Mi cuenta
my_purchases = Mis compras
profile = Perfil
back_to_tickets = Volver a los tickets
back_to_sign_in = Volver al inicio de sesión

email = Correo electrónico
password = Contraseña
new_password = Contraseña nueva
first_name = Nombre
last_name = Apellido
customer_number = Número de cliente

show = Mostrar
hide = Ocultar
show_password = Mostrar contraseña
hide_password = Ocultar contraseña

password_hint = Al menos { $minimum } caracteres. Unas pocas palabras al azar son fáciles de recordar.
advice_one_more = Falta 1 carácter
advice_more = Faltan # caracteres
advice_enough = Longitud suficiente

colon = :{" "}
error_title = Error:{" "}
check_fields = Revise los campos marcados.
typed_cut = Una parte de lo que escribió era demasiado larga y no se conservó. Revise cada campo y complete lo que falte.
wait_seconds = Demasiados intentos. Inténtelo de nuevo en # segundos.
wait_minutes = Demasiados intentos. Inténtelo de nuevo en # minutos.
busy = Hay mucha actividad en este momento. Espere unos segundos e inténtelo de nuevo.
unavailable = Algo salió mal y no se hizo ningún cambio. Inténtelo de nuevo en un momento.
lost = No recibimos respuesta, así que no sabemos si la operación se completó. Revise su conexión y recargue esta página para comprobarlo antes de intentarlo de nuevo.
lost_once = No recibimos respuesta, así que no sabemos si la operación se completó. Revise su conexión y presione de nuevo el botón: la operación no se hará dos veces.
forbidden = Su rol no permite esta acción. Pídasela a un administrador.

not_found_title = Página no encontrada
not_found_text = Puede que la dirección no sea correcta o que la página ya no exista.
closed_title = Las cuentas están cerradas en este sitio
closed_text = Este sitio ya no tiene cuentas de cliente, por lo que su sesión terminó. Puede seguir comprando tickets sin cuenta. Para ver compras anteriores, use los enlaces de los correos de confirmación.
unavailable_title = No podemos mostrar esta página en este momento
unavailable_text = Una parte de nuestro sistema no responde. No se perdió nada. Inténtelo de nuevo en un momento.
draft_restored = Su sesión terminó y el formulario no se envió. Conservamos lo que escribió: revíselo y envíelo de nuevo.
no_cookies_title = No podemos abrir este enlace
no_cookies_text = Su navegador no acepta cookies. Permita las cookies de este sitio y abra de nuevo el enlace del correo.
try_again = Reintentar
session_ended_title = Inicie sesión para ver esta página
session_ended_text = Su sesión terminó. Inicie sesión y volverá a esta página.
