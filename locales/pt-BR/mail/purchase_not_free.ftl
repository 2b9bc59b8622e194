subject = Não foi possível adicionar a compra { $number } em { $portal }
in_account = Ela já está na conta de cliente deste e-mail, por isso não pode ser adicionada a outra. Se foi você, entre nessa conta com este e-mail ou com o número de cliente.
closed = Não é possível adicioná-la a uma conta on-line. Se foi você, entre em contato com { $portal }.
forgotten = Esqueceu a senha dessa conta? Escolha uma nova:
