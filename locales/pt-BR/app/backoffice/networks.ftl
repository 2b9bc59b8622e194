title = Redes compartilhadas
lead = Um campus, um escritório ou uma rede móvel podem parecer um único visitante. Aumente estes limites antes de uma grande venda.
