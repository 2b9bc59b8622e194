subject = Confirme o endereço do remetente de { $operator }
happened = Um administrador de { $operator } quer que os e-mails aos clientes sejam enviados de { $address }. Abra o link, entre no painel de administração como administrador de { $operator } e confirme. Se você não for um, encaminhe este e-mail ao administrador que pediu isso a você.
confirm = Confirmar endereço
not_you = Se você não tem nenhuma relação com { $operator }, ignore este e-mail. Nenhum e-mail é enviado em seu nome sem este link.
