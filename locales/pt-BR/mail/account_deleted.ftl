subject = Sua conta em { $portal } foi excluída
happened = Excluímos sua conta em { $portal }, como você pediu. Seu nome, seu e-mail e seu telefone não estão mais em nosso cadastro. Mantemos suas compras sem esses dados, e os bilhetes que você tiver continuam válidos.
go = Ir para { $portal }
not_you = Se não foi você, entre em contato com { $portal }.
