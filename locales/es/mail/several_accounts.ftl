subject = Ya tiene varias cuentas en { $portal }
happened = Alguien intentó crear una cuenta en { $portal } con este correo electrónico. Ya lo usan varias cuentas de cliente, así que no pudimos saber a cuál corresponde y no cambió nada.
what_to_do = Si fue usted, inicie sesión como antes. Para combinar sus cuentas, comuníquese con { $portal }.
not_you = Si no fue usted, puede ignorar este correo: nadie accedió a sus cuentas.
