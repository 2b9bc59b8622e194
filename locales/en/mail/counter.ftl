### The QR code of an order, for the counter.

qr = QR code with the purchase number
hint = Show this at the counter, on your phone or printed.
