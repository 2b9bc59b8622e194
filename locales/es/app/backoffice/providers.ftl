providers = Proveedores
lead = Los clientes de { $operator } pueden iniciar sesión con estos proveedores en lugar de usar una contraseña.
shown_when = Los clientes los ven mientras el inicio de sesión único esté activado:
none_yet = Todavía no hay proveedores. Agregue uno y pruébelo: los clientes ven su botón cuando el inicio de sesión único está activado en la configuración.
add = Agregar un proveedor
add_oidc = Agregar un proveedor OpenID Connect
add_cas = Agregar un servidor CAS
which_protocol = ¿Qué protocolo usa?
oidc = OpenID Connect
oidc_hint = Keycloak, Microsoft Entra ID, Google y la mayoría de los demás.
cas = CAS 3
cas_hint = Apereo CAS, habitual en universidades.
protocol = Protocolo
address = Dirección
tested = Probado
not_tested = Sin probar
untested_notice = Este proveedor no superó ninguna prueba desde su último cambio. Hasta entonces no puede ser la única forma de iniciar sesión.
added = Se agregó el proveedor. Ahora registre en el proveedor las direcciones de abajo y luego pruébelo.
removed = Se quitó el proveedor.

connection = Conexión
name_hint = El nombre que ven los clientes y los agentes.
issuer = Emisor
issuer_hint = Exactamente como lo escribe el proveedor; por ejemplo, https://sso.example.com/realms/tickets.
server_url = Dirección del servidor
server_url_hint = La dirección de su página de inicio de sesión sin /login; por ejemplo, https://sso.example.com/cas.
client_id = ID de cliente
client_id_hint = El ID que el proveedor asignó a esta aplicación.
authentication = Autenticación del cliente
authentication_hint = Cómo se envía el secreto al proveedor. «Basic» sirve en la mayoría de los casos.
basic = Basic (client_secret_basic)
post = Post (client_secret_post)
no_secret = Ninguna (un cliente sin secreto)
secret = Secreto de cliente
secret_hint = Se guarda cifrado y no se vuelve a mostrar.
secret_kept_hint = Hay un secreto guardado. Deje el campo vacío para conservarlo o escriba otro para reemplazarlo.
scopes = Ámbitos (scopes)
scopes_hint = Se solicitan además de «openid», separados por espacios.

button_title = Texto del botón
button_lead = Si queda vacío: «Iniciar sesión con» y el nombre.
error_title = Texto para quienes no cumplen la condición
error_lead = Si queda vacío: un mensaje que indica que esta cuenta no tiene acceso aquí.
button_in = Botón: { $language }
error_in = Mensaje de error: { $language }

mapping = Correspondencia de atributos
mapping_lead = Los nombres que usa el proveedor; una prueba muestra los que se reciben. Para un valor dentro de otro atributo: «profile.email», «emails[0]».
email_verified = Correo verificado
email_verified_hint = El atributo que dice «true» cuando el correo está verificado. Si queda vacío: «email_verified», que solo abarca «email».
external_id = ID externo
external_id_hint = El número que usted da a la persona, visible para los agentes.
access_rule = Quién puede iniciar sesión
access_rule_lead = Si ambos quedan vacíos, todas las personas que pueden iniciar sesión en el proveedor. Si no, el atributo debe tener uno de estos valores.
property = Propiedad que se valida
value = Valor esperado
value_hint = Uno por línea, escrito exactamente igual; basta con cualquiera de ellos.
values_invalid = Use 50 líneas como máximo, de hasta 500 caracteres cada una.
trust = Confiar en los correos de este proveedor
trust_hint = Se usa todo correo que envíe, verificado o no. Solo para un proveedor donde nadie elige su propio correo: quien pueda cambiarlo allí accede aquí a las compras de esa dirección.

known_before = Ya puede registrarlas en el proveedor: no cambian al guardar.
to_enter = Direcciones para registrar en el proveedor
redirect_uri = URI de redirección
logout_uri = URI de cierre de sesión back-channel
signed_out_uri = URI de redirección tras cerrar sesión
service = Servicio, seguido de cualquier consulta
cas_logout_uri = URL de cierre de sesión único
cas_signed_out = Servicio tras cerrar sesión

test_title = Probar este proveedor
test_text = Usted inicia sesión en el proveedor una vez, con una cuenta suya. Aquí no se inicia ninguna sesión ni se guardan datos de clientes; verá qué atributos se reciben y a quién se aceptaría.
test = Probar este proveedor
testing = Probando…
test_at = Portal para la prueba
test_at_hint = Cada portal tiene su propia URI de redirección.
latest_test = Ver la última prueba
test_gone = Esta prueba tardó demasiado, ya terminó o empezó en otro navegador. Pruebe de nuevo.

remove_summary = Quitar este proveedor…
remove_text = Nadie podrá iniciar sesión con él y los clientes perderán su vínculo. Quienes hayan iniciado sesión con él tendrán que iniciarla de nuevo.
remove = Quitar
removing = Quitando…
stays_for =
    { $count ->
        [one] No se puede quitar: { $count } cliente no tiene otra forma de iniciar sesión.
       *[other] No se puede quitar: { $count } clientes no tienen otra forma de iniciar sesión.
    }
stays_only_way = No se puede quitar: el inicio de sesión único es la única forma de iniciar sesión y ningún otro proveedor superó su prueba.
in_use = No se quitó: algunos clientes no tienen otra forma de iniciar sesión.

unknown = Este proveedor ya no existe.
changed_meanwhile = Otra persona lo modificó desde que abrió esta página. Ábrala de nuevo y repita su cambio.
name_missing = Escriba un nombre.
url_invalid = Escriba una dirección pública que empiece con https://.
client_id_missing = Escriba el ID de cliente que le dio el proveedor.
authentication_invalid = Elija una de las opciones.
secret_missing = Escriba el secreto que le dio el proveedor o elija un cliente sin secreto.
secret_invalid = Esto no es un secreto de cliente. Cópielo de nuevo.
no_key = El servidor no tiene una clave para cifrar secretos (secret_keys). Avise a la persona que lo administra.
one_line = Use una línea de hasta 500 caracteres.
property_missing = Escriba el atributo que debe tener el valor.
value_missing = Escriba el valor que debe tener el atributo.
