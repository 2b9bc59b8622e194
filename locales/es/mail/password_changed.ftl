subject = Se cambió su contraseña en { $portal }
happened = Se cambió la contraseña de su cuenta en { $portal } y se cerraron sus demás sesiones. Si fue usted, no tiene que hacer nada.
not_you = Si no fue usted, comuníquese también con { $portal }.
