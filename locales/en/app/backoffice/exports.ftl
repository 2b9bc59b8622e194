### Exports of an operator's data.

title = Export
lead = Every export is in the audit log. The files contain personal data: keep them only as long as you need them.
customers = Customers
orders = Orders
audit = Audit log
mails = Email log
filtered = Only what the filters of the list show.
format_label = Format
submit = Export
export_these = Export these customers
export_orders = Export these orders
export_log = Export this log
unknown = Choose a format from the list.
