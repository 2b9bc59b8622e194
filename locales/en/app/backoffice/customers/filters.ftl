### The filters of the list of customers, and what they leave.

filters = Filter and sort
any = Any
bought_from = Last purchase from
bought_until = Last purchase until
sort_by = Sort by
by_name = Last name
by_last_purchase = Last purchase, latest first
mail_failed = Email not delivered
show_filtered = Show customers
clear_filters = Clear filters
filtered_customers = Filtered customers
none_filtered_title = No customers match these filters
none_filtered_text = Change or clear the filters.
looked_through = No customers found in this part of the list. Select “Next” to continue.
