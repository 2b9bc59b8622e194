go_on = Continuar

next_page_title = Un momento
next_page_text = La página siguiente se abrirá automáticamente.

test_title = Abriendo el proveedor
test_text = Inicie sesión allí con su propia cuenta. Volverá enseguida al panel de administración.

sign_out_title = Se cerró su sesión aquí
sign_out_text = Ahora también se cerrará en el servicio con el que la inició.
