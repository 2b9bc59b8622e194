qr = Código QR con el número de compra
hint = Muestre esto en taquilla, en su teléfono o impreso.
