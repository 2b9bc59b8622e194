### The filters of the audit log.

anyone = Anyone
what = About
anything = Anything
from_day = From
to_day = Until
find = Show
none_found = No actions match. Clear the filters to see everything.
sign_in = Sign-in
customers = Customers
orders = Orders
mails = Emails
settings = Settings
providers = Providers
portals = Portals and messages
catalogue = Products
agents = Agents
exports = Exports

# What an export records, after the label “Filter”, and after “File”.
filter = Filter
no_filter = None
complete = Complete
incomplete = Incomplete
