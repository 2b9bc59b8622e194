forbidden_title = El formulario no se envió
forbidden_text = No provenía de una página de este sitio. Abra la página de nuevo y complete el formulario allí.

not_found_title = Página no encontrada
not_found_text = Revise la dirección o vuelva a empezar desde la página de inicio.

slow_title = La solicitud tardó demasiado
slow_text = Su conexión fue demasiado lenta para enviar el formulario. Inténtelo de nuevo.

too_large_title = El formulario es demasiado grande
too_large_text = Supera el tamaño que podemos recibir. Acórtelo e inténtelo de nuevo.

no_portal_title = No hay ningún portal en esta dirección
no_portal_text = Revise que la dirección esté bien escrita.

too_often_title = Demasiados intentos
too_often_text = Espere unos minutos e inténtelo de nuevo.
too_often_wait = Podrá intentarlo de nuevo dentro de { $wait }.

failed_title = Algo salió mal
failed_text = El error es nuestro y ya recibimos el aviso. Vuelva atrás e inténtelo de nuevo.

busy_title = No podemos responder en este momento
busy_text = Recargue esta página en unos segundos. Si envió un formulario, puede que haya llegado o no: al recargar se enviará de nuevo, pero nada se comprará ni se creará dos veces.

refused_title = No pudimos procesar la solicitud
refused_text = Vuelva a abrir la página e inténtelo de nuevo.

home = Ir a la página de inicio
