backoffice = Administración
menu = Menú de administración
open_menu = Menú
customers = Clientes
mails = Registro de correos
settings = Configuración
portals = Portales
messages = Mensajes
agents = Agentes
audit = Registro de auditoría
my_account = Mi cuenta
admin = Administrador
agent = Agente

not_found_text = Es posible que la dirección esté mal escrita o que la página sea de otro operador.
back_to_customers = Volver a los clientes
forbidden_title = Su rol no permite esta acción
forbidden_text = Pida a un administrador de su empresa que lo haga o que cambie su rol.

sign_in_title = Inicie sesión en el panel de administración
sign_in_lead = Solo para el personal. Los clientes inician sesión en su portal.
password_set = Se guardó su contraseña. Úsela para iniciar sesión.
invitation_accepted = Aceptó la invitación. Inicie sesión con la contraseña que ya tiene.
signed_out_title = Se cerró su sesión
signed_out_text = Para continuar en este navegador, inicie sesión con su contraseña y un código.
sign_in_again = Volver a iniciar sesión

forgot_title = ¿Olvidó su contraseña?
forgot_lead = Escriba su correo de trabajo. Le enviaremos un enlace para elegir una contraseña nueva.
forgot_sent = Si un agente usa esta dirección, recibirá un correo con un enlace. El enlace es válido durante 1 hora.

invitation_title = Le damos la bienvenida a { $operator }
invitation_lead = { $name }, elija una contraseña. Iniciará sesión en el panel de administración con ella y con su correo, { $email }.
invitation_known_lead = { $name }, usted ya tiene una cuenta del panel de administración con { $email }. Acepte la invitación e inicie sesión con la contraseña que ya tiene.
accept = Aceptar invitación
accepting = Aceptando…
reset_lead = { $name }, va a cambiar la contraseña de { $email }. La verificación en dos pasos no cambia y se cerrará la sesión en sus demás dispositivos.
link_dead_text = Por seguridad, cada enlace se puede usar una sola vez y durante poco tiempo. Solicite uno nuevo o pídaselo al administrador que envió la invitación.

enrol_title = Configure la verificación en dos pasos
enrol_lead = El panel de administración contiene datos de clientes, por eso una contraseña no es suficiente. Necesita una aplicación de autenticación en su teléfono.
enrol_scan = Escanee este código QR con la aplicación.
enrol_qr = Código QR con la clave que aparece abajo
enrol_type = O escriba esta clave en la aplicación:
enrol_open = ¿Está usando el teléfono? Abra la clave en la aplicación.
enrol_then = Después, escriba el código que muestra la aplicación.
code = Código
code_hint = 6 dígitos. La aplicación muestra un código nuevo cada 30 segundos.
confirm_enrolment = Activar la verificación en dos pasos
checking = Comprobando…
no_key_title = Todavía no se puede configurar la verificación en dos pasos
no_key_text = El servidor no tiene una clave para cifrar secretos (secret_keys). Avise a la persona que lo administra; «guichet doctor» también muestra el problema.

second_factor_title = Escriba su código
second_factor_lead = Está iniciando sesión como { $email }. Abra su aplicación de autenticación para obtener un código.
code_or_recovery = Código de la aplicación o código de recuperación
code_or_recovery_wrong = Este código no es correcto. Escriba el siguiente de la aplicación o un código de recuperación que no haya usado.
lost_factor = ¿Perdió el teléfono y los códigos de recuperación? Un administrador de su empresa puede restablecer la verificación en dos pasos.
fresh_code_title = Escriba un código nuevo
fresh_code_lead = Su último código tiene más de 10 minutos y este cambio requiere uno nuevo. Lo que completó se conserva y se guardará después de comprobar el código.
fresh_code_submit = Confirmar y guardar
fresh_code_leave = Salir sin guardar
change_gone_title = Este cambio ya no está pendiente
change_gone_text = Ya se guardó o pasaron más de 10 minutos antes de escribir el código. Revise la página donde hizo el cambio y repítalo si falta.
another_account = Iniciar sesión con otra cuenta
go_on = Continuar

codes_title = Guarde sus códigos de recuperación
codes_lead = La verificación en dos pasos está activada. Cuando no tenga el teléfono a mano, puede iniciar sesión con uno de estos códigos; cada uno se puede usar una sola vez. No se volverán a mostrar: imprímalos o guárdelos en su gestor de contraseñas.
codes_kept = Ya guardé los códigos
codes_gone_title = Sus códigos de recuperación ya se mostraron
codes_gone_text = Se muestran una sola vez. Si no los guardó, pida a un administrador que restablezca su verificación en dos pasos y vuelva a configurarla.

operators_title = Elija un operador
operators_lead = Trabaja para un operador a la vez. Puede cambiar en el menú.
change_operator = Cambiar de operador
signed_in_as = Sesión iniciada como
account_lead = Solo un administrador puede cambiar su nombre, su correo y su rol.
change_password_text = Para cambiar su contraseña, solicite un enlace por correo.
change_password = Cambiar mi contraseña

name = Nombre
operator = Operador
role = Rol
state = Estado
when = Fecha
older = Anteriores
newest = Más recientes
save = Guardar cambios
saving = Guardando…
saved = Se guardaron sus cambios.
cancel = Cancelar
