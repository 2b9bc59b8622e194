subject = Se desactivó el webhook a { $host }
happened = El sistema en { $host } no aceptó ningún evento durante 3 días. Ya no le enviamos eventos y se cancelaron los que estaban pendientes.
what_to_do = Cuando el sistema vuelva a funcionar, active el webhook. Podrá obtener los eventos que no recibió a través de la API.
gone = El sistema en { $host } respondió que ya no desea recibir eventos (410 Gone). Ya no le enviamos eventos y se cancelaron los que estaban pendientes.
what_to_do_gone = Si no era lo previsto, active de nuevo el webhook cuando el sistema vuelva a funcionar. Si el sistema ya no se usa, elimine el webhook.
see = Ver webhook
why = Recibe este correo porque es administrador.
