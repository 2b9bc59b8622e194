subject = Se vinculó { $provider } a su cuenta en { $portal }
happened = Se vinculó el inicio de sesión con { $provider } a su cuenta en { $portal }. Si fue usted, no tiene que hacer nada. Su perfil muestra todos sus métodos de inicio de sesión.
see_profile = Ver perfil
not_you = Si no fue usted, quite de inmediato este método de inicio de sesión en su perfil y comuníquese con { $portal }.
