### The catalogue: products, where and when they are sold, and for how much.

products = Products

# $operator (String)
lead = What { $operator } sells, in the order in which its portals show it.
none_yet = There are no products yet. Add the first one: it goes on sale at once, unless you set a start date.
product = Product
price = Price
places = Places
texts_column = Languages
order = Order

# $taken (Number, i32)
# $capacity (Number, i32)
places_of = { $taken } of { $capacity } taken
no_limit = no limit

# $language (String)
# $default (String)
falls_back = { $language }: shows { $default }

# $count (Number): languages
# $languages (String)
# $default (String)
falls_back_notice =
    { $count ->
        [one] No text yet in { $languages }. Visitors who read this site in this language see the text in { $default }.
       *[other] No text yet in { $languages }. Visitors who read this site in these languages see the text in { $default }.
    }
move_up = Move up
move_down = Move down
retired_title = Retired products
retired_lead = These products are no longer shown on any portal. Past orders keep them.

on_sale = On sale
sold_out = Sold out
not_yet = Not on sale yet
over = No longer on sale
retired = Retired

add_title = Add a product
add = Add product
adding = Adding…
added = The product has been added.
restored = The product has been restored. It’s last in the list.
retired_now = The product has been retired.

words = Title and description

# $default (String)
words_hint = { $default } is required. A language without a title shows the { $default } text.

# $language (String)
title_in = Title, { $language }

# $language (String)
description_in = Description, { $language }

# $default (String)
not_written = If empty, visitors see the { $default } text.

price_title = Price
price_label = Price for one traveller
price_hint = Orders already placed keep their price.
currency = Currency
currency_hint = Three letters, such as ARS or EUR.

where_title = Where it is sold
everywhere = On every portal, including future ones
portals = Only on these portals
portals_hint = Used only when the box above isn’t ticked.

when_title = When it is sold
from = On sale from
until = On sale until

# $zone (String)
from_hint = Time zone: { $zone }. Leave empty to start at once.

# $zone (String)
until_hint = Time zone: { $zone }. Leave empty for no end.

dates_title = Dates
dates = Departures or events

# $zone (String)
dates_hint = One per line, like 2026-12-31 18:00. To give a date its own number of places, add it at the end: 2026-12-31 18:00 40. Time zone: { $zone }. Leave empty to sell without a date.
date = Date
past_date = Past

# $count (Number)
dates_to_come = upcoming dates: { $count }

# $taken (Number, i32)
taken = { $taken } taken

limits = Places and payment
capacity = Places
capacity_hint = For a product with dates: the places on each date without a number of its own. Leave empty for no limit. A limit set later only counts what is sold from then on.
max_travellers = Maximum travellers per order

# $default (Number, i32)
# $max (Number, i32)
max_travellers_hint = Up to { $max }. If empty: { $default }.
payment_hours = Hours to pay at the counter
payment_hours_hint = Orders not marked as paid by then expire, and their places go back on sale. Leave empty for no time limit.

retire_summary = Retire this product…
retire_text = It’s no longer sold on any portal. Past orders stay as they are, and you can restore it at any time.
retire = Retire
retiring = Retiring…
restore_text = This product is retired: no portal sells it.
restore = Restore
restoring = Restoring…

title_missing = Enter a title.
title_invalid = Use no more than 100 characters, without control characters.
description_invalid = Use no more than 400 characters, without control characters.
currency_invalid = Enter the three letters of a currency, such as ARS or EUR.
price_invalid = Enter an amount like 1500 or 1500.50, with no more decimals than the currency has.
portals_missing = Choose at least one portal, or all of them.
moment_invalid = Enter a date and a time like 2026-12-31 18:00.
moment_skipped = This time doesn’t exist: clocks go forward then. Enter an earlier or a later one.
until_before_from = Choose a time after the start of the sale.
capacity_invalid = Enter a whole number from 1 to 1000000.
max_travellers_invalid = Enter a whole number from 1 to 50.
dates_invalid = Enter one date per line, like 2026-12-31 18:00, followed by a whole number of places if it has its own.
dates_skipped = One of these times doesn’t exist: clocks go forward then. Enter an earlier or a later one.
dates_twice = A date appears twice. Remove one of the two.
dates_too_many = Enter no more than 200 dates. Remove the past ones.
dates_past = A date you added is in the past. Enter a later one.
payment_hours_invalid = Enter a whole number of hours from 1 to 8784.
too_many = The list already has 200 products. Retire one first.
unknown = This product no longer exists.

payment = Payment
pay_by = Pay by
mark_paid = Mark as paid
payment_recorded = The payment has been recorded.
payment_expired = This order wasn’t paid in time and its places went back on sale. Place a new order if there are places left.
purchase_unknown = This order doesn’t exist.
