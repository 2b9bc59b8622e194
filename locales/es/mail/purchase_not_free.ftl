subject = No se pudo agregar la compra { $number } en { $portal }
in_account = Ya está en la cuenta de cliente de este correo electrónico, así que no se puede agregar a otra. Si fue usted, inicie sesión en esa cuenta con este correo o con su número de cliente.
closed = No es posible agregarla a una cuenta por internet. Si fue usted, comuníquese con { $portal }.
forgotten = ¿Olvidó la contraseña de esa cuenta? Elija una nueva:
