subject = Se eliminó su cuenta en { $portal }
happened = Eliminamos su cuenta en { $portal }, como usted lo solicitó. Ya no conservamos su nombre, su correo electrónico ni su teléfono. Sus compras quedan registradas sin esos datos y los tickets que tenga siguen siendo válidos.
go = Ir a { $portal }
not_you = Si no fue usted, comuníquese con { $portal }.
