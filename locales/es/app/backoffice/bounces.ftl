bounced = Devuelto
refused = El último correo a esta dirección fue devuelto. Corrija la dirección o marque la casilla para enviar de todos modos el correo de activación.
send_anyway = Enviarlo aunque el último correo haya sido devuelto
