### Your purchase is confirmed.

# $number (String)
# $portal (String)
subject = Your purchase { $number } from { $portal }
happened = Thank you, your purchase is confirmed. You’ll pay at the counter.
number_label = Purchase number
product_label = Ticket
date_label = Date
buyer_label = Name
travellers_label = Travellers
total_label = Total
payable_until_label = Pay by
see = View purchase

# $portal (String)
not_you = If you didn’t make this purchase, contact { $portal }. Someone may have mistyped their email address.
