### Your purchase is cancelled.

# $number (String)
# $portal (String)
subject = Your purchase { $number } from { $portal } has been cancelled
not_paid = We cancelled this purchase. You have nothing to pay, and its tickets are no longer valid.
refunded = We cancelled this purchase and refunded you at the counter. Its tickets are no longer valid.
not_refunded = We cancelled this purchase without a refund. Its tickets are no longer valid.
reason_label = Reason

# $portal (String)
not_you = If you have questions about this, contact { $portal }.
