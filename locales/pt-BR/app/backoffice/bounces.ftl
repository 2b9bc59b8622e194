bounced = Devolvido
refused = O último e-mail para este endereço foi devolvido. Corrija o endereço ou marque a caixa para enviar o e-mail de ativação mesmo assim.
send_anyway = Enviar mesmo que o último e-mail tenha sido devolvido
