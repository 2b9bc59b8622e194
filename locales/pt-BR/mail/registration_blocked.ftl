subject = Sua conta em { $portal } está desativada
happened = Alguém tentou criar uma conta em { $portal } com este e-mail. Ele pertence a uma conta de cliente desativada, por isso não pode ser usado para criar outra.
what_to_do = Se foi você, peça a { $portal } que reative a conta.
open_portal = Ir para { $portal }
not_you = Se não foi você, ignore este e-mail. Nada foi alterado.
