title = Iniciar sesión
lead = Inicie sesión para ver sus compras y comprar más rápido.
identifier = Correo electrónico o número de cliente
number_looks_like = Ejemplo de número de cliente:
forgot_number = ¿Olvidó su número de cliente?
forgot_password = ¿Olvidó su contraseña?
remember = Mantener la sesión iniciada en este dispositivo
submit = Iniciar sesión
submitting = Iniciando sesión…

new_here = ¿Es su primera vez aquí?
new_here_text = Cree una cuenta con el correo de sus compras anteriores y podrá verlas.
benefit_tickets = Todos sus tickets en un solo lugar
benefit_faster = Compras más rápidas
benefit_safe = Control de sus sesiones

no_cookies = Su navegador no aceptó la cookie necesaria para iniciar sesión. Permita las cookies de este sitio e inicie sesión de nuevo.
draft_kept = Su sesión terminó antes de enviar el formulario. Inicie sesión y recuperaremos lo que escribió.
activated = Su cuenta está activa. Inicie sesión para ver sus compras.
password_set = Se guardó su contraseña nueva. Úsela para iniciar sesión.
not_here_title = El inicio de sesión no está disponible en este momento
not_here_text = Este sitio no usa contraseñas. Pregunte en taquilla cómo iniciar sesión.
already_title = Ya inició sesión
already_text = Inició sesión como { $name }.

signed_out_title = Se cerró su sesión
signed_out_text = Sus compras ya no se pueden ver en este navegador.
sign_in_again = Volver a iniciar sesión
