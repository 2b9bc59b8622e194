### Your purchase is paid.

# $number (String)
# $portal (String)
subject = Payment received for your purchase { $number } from { $portal }
happened = Thank you, we received your payment at the counter. Your places are confirmed.

# $portal (String)
not_you = If you didn’t make this payment, contact { $portal }.
