subject = Sua senha do painel de administração foi alterada
happened = A senha da sua conta no painel de administração foi alterada, e você foi desconectado de todos os dispositivos. Se foi você, não é preciso fazer nada.
not_you = Se não foi você, avise também um administrador.
