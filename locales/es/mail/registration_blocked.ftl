subject = Su cuenta en { $portal } está desactivada
happened = Alguien intentó crear una cuenta en { $portal } con este correo electrónico. Pertenece a una cuenta de cliente desactivada, así que no se puede usar para crear otra.
what_to_do = Si fue usted, pida a { $portal } que vuelva a activar la cuenta.
open_portal = Ir a { $portal }
not_you = Si no fue usted, puede ignorar este correo: no cambió nada.
