subject = Sua senha em { $portal } foi alterada
happened = A senha da sua conta em { $portal } foi alterada, e seus outros dispositivos foram desconectados. Se foi você, não é preciso fazer nada.
not_you = Se não foi você, entre em contato também com { $portal }.
