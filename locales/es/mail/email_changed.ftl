subject = Se cambió su correo electrónico en { $portal }
happened = { $portal } ya no tiene registrado este correo electrónico a su nombre. Si usted hizo o solicitó este cambio, no tiene que hacer nada.
new_label = Correo electrónico nuevo
undo = Deshacer el cambio
not_you = Si no fue usted, deshaga el cambio de inmediato: recuperará este correo electrónico, se cerrarán todas las sesiones y, si tenía contraseña, le enviaremos un enlace para elegir una nueva. Después comuníquese con { $portal }.
