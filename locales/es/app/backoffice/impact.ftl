close_accounts = Sí, cerrar todas las cuentas de cliente
close_none = Si lo desactiva, los clientes ya no podrán iniciar sesión. Ahora mismo nadie tiene la sesión iniciada.
close =
    { $customers ->
        [one] Si lo desactiva, los clientes ya no podrán iniciar sesión y { $customers } persona con la sesión iniciada perderá el acceso de inmediato.
       *[other] Si lo desactiva, los clientes ya no podrán iniciar sesión y { $customers } personas con la sesión iniciada perderán el acceso de inmediato.
    }
unconfirmed = Confirme que quiere cerrar todas las cuentas de cliente.
off =
    { $customers ->
        [one] Si lo desactiva, { $customers } persona con la sesión iniciada tendrá que iniciarla de nuevo.
       *[other] Si lo desactiva, { $customers } personas con la sesión iniciada tendrán que iniciarla de nuevo.
    }
on =
    { $customers ->
        [one] Si lo activa, { $customers } persona que inició sesión con contraseña tendrá que iniciarla de nuevo.
       *[other] Si lo activa, { $customers } personas que iniciaron sesión con contraseña tendrán que iniciarla de nuevo.
    }
remove =
    { $customers ->
        [one] { $customers } persona inició sesión con este proveedor y tendrá que iniciarla de nuevo.
       *[other] { $customers } personas iniciaron sesión con este proveedor y tendrán que iniciarla de nuevo.
    }
change =
    { $customers ->
        [one] { $customers } persona inició sesión con este proveedor. Si cambia la dirección, la propiedad que se valida o el valor esperado, tendrá que iniciarla de nuevo.
       *[other] { $customers } personas iniciaron sesión con este proveedor. Si cambia la dirección, la propiedad que se valida o el valor esperado, tendrán que iniciarla de nuevo.
    }
