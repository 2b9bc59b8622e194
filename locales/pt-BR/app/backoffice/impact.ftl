close_accounts = Sim, fechar todas as contas de cliente
close_none = Se você desativar isto, os clientes não poderão mais entrar. Ninguém está conectado agora.
close =
    { $customers ->
        [one] Se você desativar isto, os clientes não poderão mais entrar, e { $customers } pessoa conectada perderá o acesso imediatamente.
       *[other] Se você desativar isto, os clientes não poderão mais entrar, e { $customers } pessoas conectadas perderão o acesso imediatamente.
    }
unconfirmed = Confirme que quer fechar todas as contas de cliente.
off =
    { $customers ->
        [one] Se você desativar isto, { $customers } pessoa conectada terá de entrar novamente.
       *[other] Se você desativar isto, { $customers } pessoas conectadas terão de entrar novamente.
    }
on =
    { $customers ->
        [one] Se você ativar isto, { $customers } pessoa conectada com uma senha terá de entrar novamente.
       *[other] Se você ativar isto, { $customers } pessoas conectadas com uma senha terão de entrar novamente.
    }
remove =
    { $customers ->
        [one] { $customers } pessoa está conectada com este provedor e terá de entrar novamente.
       *[other] { $customers } pessoas estão conectadas com este provedor e terão de entrar novamente.
    }
change =
    { $customers ->
        [one] { $customers } pessoa está conectada com este provedor. Se você alterar o endereço, a propriedade a validar ou o valor esperado, ela terá de entrar novamente.
       *[other] { $customers } pessoas estão conectadas com este provedor. Se você alterar o endereço, a propriedade a validar ou o valor esperado, elas terão de entrar novamente.
    }
