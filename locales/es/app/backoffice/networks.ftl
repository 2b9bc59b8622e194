title = Redes compartidas
lead = Un campus, una oficina o una red móvil pueden parecer un solo visitante. Aumente estos límites antes de una venta importante.
