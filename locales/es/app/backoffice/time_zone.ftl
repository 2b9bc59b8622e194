title = Zona horaria
lead = Todas las fechas y horas, en pantalla y en los correos, se muestran en esta zona horaria.
label = Zona horaria
hint = Empiece por una ciudad o una región, como Europe/Madrid, y elija de la lista.
unchosen = Todavía no se eligió una zona horaria: las horas se muestran en UTC.
choose = Elegir una zona horaria
times_in = Zona horaria de todas las horas: { $zone }.
unknown = Esta zona horaria no existe. Elija una de la lista, como Europe/Madrid.
