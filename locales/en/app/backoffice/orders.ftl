### Orders: finding them, and what agents do with one.

orders = Orders
search_number = Order number
any_state = Any status
from_day = Bought from
to_day = Bought until
customer_number = Customer number
find = Find orders
clear = Clear filters
none_found = No orders match. Check the number, or clear the filters.
none_yet = There are no orders yet. What customers buy on your portals appears here, and so does what you sell at the counter.
customer = Customer

# $number (String)
order = Order { $number }

reserved = Reserved
paid = Paid
cancelled = Cancelled
due_today = To be paid today
expired = Expired

# $number (String)
found_by_number = { $number } is an order
open = Open the order

details = Order
paid_at = Paid on
cancelled_at = Cancelled on
refund = Refund
refunded = Refunded at the counter
not_refunded = Not refunded
reason = Reason
history = History
mails = Emails
no_mails = There are no emails about this order.
actions = Actions

resend = Send confirmation again

# $email (String)
resent = The confirmation is on its way to { $email }.
name_summary = Correct the name…
name_hint = Only this order changes. The customer’s details stay as they are.
cancel_summary = Cancel this order…
cancel_hint = Its places go back on sale at once, and the customer gets an email. This can’t be undone.
cancel = Cancel order
cancelling = Cancelling…
cancelled_now = The order has been cancelled and its places are back on sale.
refund_question = Has the amount been refunded?
refund_yes = Yes, at the counter
refund_no = No
reason_hint = The customer reads it in the email.

new_order = New order
sale_for = For customer
sale_for_new = For a new customer, or an existing one with the same name and email.
sale_email_hint = Optional. The confirmation goes to this address.
sell = Place order
selling = Placing order…
sold_now = The order has been placed. Mark it as paid once you’ve received the money.
nothing_on_sale = Nothing is on sale right now.

offer_missing = Choose a product.
offer_gone = This product is no longer on sale. Choose another one.
offer_sold_out = There are no places left. Choose another product.
date_gone = This date is no longer on sale. Choose another one.
date_sold_out = This date has sold out. Choose another one.
price_changed = The price has changed since this page was opened. Choose the product again.

# $max (Number, i32)
travellers_invalid = Enter a whole number of travellers from 1 to { $max }.

# $limits (String): each product with its limit
travellers_limits = Enter a whole number of travellers. Maximum per order: { $limits }.
too_few_places = There aren’t enough places left. Choose fewer travellers.
customer_unknown = This customer doesn’t exist or has deleted their account.

payment_cancelled = This order was cancelled, so it can’t be paid.
refund_missing = Choose whether the amount has been refunded.
reason_missing = Enter a reason.
reason_invalid = Use no more than 200 characters, on one line.
expired_already = This order has expired, and its places are already back on sale.
no_email = This order has no email address.
nothing_to_confirm = This order is no longer valid, so there is nothing to confirm.
