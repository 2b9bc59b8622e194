subject = Se cambió su contraseña del panel de administración
happened = Se cambió la contraseña de su cuenta del panel de administración y se cerraron todas sus sesiones. Si fue usted, no tiene que hacer nada.
not_you = Si no fue usted, avise también a un administrador.
