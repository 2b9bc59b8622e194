### Products, buying, and purchases.

products_title = Tickets
products_lead = Choose a ticket and pay at the counter.
no_products = There are no tickets on sale right now. Come back soon.

# $count (Number, i32)
places_left =
    { $count ->
        [one] { $count } place left
       *[other] { $count } places left
    }
sold_out = Sold out
sold_out_text = There are no places left. See the other tickets.
choose = Choose
per_traveller = per traveller

buy_title = Buy this ticket
date = Date
choose_date = Choose a date

# $zone (String)
date_hint = Dates and times are in { $zone }.

# $date (String)
next_date = Next date: { $date }
travellers = Travellers

# $count (Number, i32)
# $total (String)
travellers_total = { $count } – { $total } in total
buy_email_hint = We’ll send the confirmation to this address.
buy = Buy
buying = Buying…
pay_at_counter = You’ll pay at the counter.
buy_as_guest = You don’t need an account. If you have one, sign in and we’ll fill in your details.

order_title = Your purchase

# $number (String)
order_done = Your purchase { $number } is confirmed.

# $email (String)
order_mail = We’ve sent the confirmation to { $email }.
order_missing_title = We can’t find this purchase
order_missing_text = To see it, open the link in your confirmation email again.
see_my_purchases = See my purchases
order_register = Create an account with this email to keep all your tickets in one place.

number = Number
product = Ticket
total = Total
buyer = Name
bought_at = Purchase date
payment = Payment
pay_by = Pay by
pay_by_hint = After that, the places go back on sale.
paid = Paid
expired = Expired
expired_hint = It wasn’t paid in time, so its places went back on sale. Buy again if you still need them.
cancelled = Cancelled
cancelled_hint = The tickets of this purchase are no longer valid.
refunded = The amount was refunded at the counter.
not_refunded = The amount wasn’t refunded.

# $reason (String)
cancelled_because = Reason: { $reason }
counter_hint = Show this at the counter, on your phone or printed.
counter_qr = QR code with the purchase number
at_the_counter = At the counter

# $count (Number, i32)
travellers_count =
    { $count ->
        [one] { $count } traveller
       *[other] { $count } travellers
    }
