subject = Se combinaron sus números de cliente en { $portal }
happened = Encontramos dos números de cliente en { $portal } que parecen ser suyos y los combinamos. Su cuenta muestra ahora las compras de ambos. Puede iniciar sesión como antes, y los dos números corresponden a su cuenta.
not_you = Si el otro número no es suyo, comuníquese con { $portal }: la combinación se puede deshacer durante 30 días.
former_happened = Encontramos dos números de cliente en { $portal } que parecen ser suyos y los combinamos bajo otro correo electrónico. Esta dirección ya no está registrada ni permite iniciar sesión. Si usted lo solicitó, no tiene que hacer nada.
undo = Deshacer la combinación
former_not_you = Si no lo solicitó, deshaga la combinación de inmediato: recuperará este correo electrónico y sus compras, se cerrarán todas las sesiones y, si tenía contraseña, le enviaremos un enlace para elegir una nueva. Después comuníquese con { $portal }.
stays = Número que se conserva
goes = Número que se combinó con él
