qr = QR code com o número da compra
hint = Apresente isto no guichê, no celular ou impresso.
