subject = Ya puede iniciar sesión en { $portal } con su correo electrónico
happened = Se activó el inicio de sesión con este correo electrónico para su cuenta en { $portal }, con una contraseña nueva. Se cerraron sus demás sesiones. Si fue usted, no tiene que hacer nada.
number_too = También puede seguir iniciando sesión con su número de cliente y la misma contraseña nueva.
not_you = Si no fue usted, comuníquese también con { $portal }.
