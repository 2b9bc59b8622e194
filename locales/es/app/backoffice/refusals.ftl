email_missing = Escriba su correo de trabajo.
no_match = El correo y la contraseña no coinciden. Revise los dos campos e inténtelo de nuevo.
code_missing = Escriba el código.
code_wrong = Este código no es correcto. Espere el siguiente y escríbalo.
already_enrolled = La verificación en dos pasos ya está configurada. Inicie sesión con ella.
customer_email_missing = Escriba un correo: una cuenta activa lo necesita.
