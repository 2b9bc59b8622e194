### Imports of customers and orders: the pages. What is wrong with a file or a row is in `import_refusals`.

title = Import
lead = Bring over customers and purchases from another system. You can import the same file again: rows that haven’t changed stay as they are. No emails are sent.
upload_title = New import
kind_label = What is in the file
customers = Customers
purchases = Purchases
file_label = File
file_hint = CSV in UTF-8 with a header, up to 100 MB. Import customers first, then their purchases.
upload = Upload
none_yet = Nothing has been imported yet. Begin with a check: it changes nothing and lists every row that would be refused.
past = Imports
file_column = File
content_column = Content
started_by = Started by
result_column = Rows
command = Server command
dry_run = Check only

state_uploaded = Not started
state_running = Running
state_stopped = Stopped
state_failed = Couldn’t be read
state_finished = Done

columns_title = Columns
columns_lead = Choose what each column of the file contains. Checking the file changes nothing and shows what an import would do.
not_in_file = Not in the file
needed = required

# $place (Number)
unnamed = Column { $place }

# $title (String)
# $place (Number)
numbered = { $title } (column { $place })

# $name (String)
repeated = The file has more than one column named “{ $name }”. Choose which of them to import.
check = Check the file
import_title = Import
import_lead = This makes the changes that the check showed. It continues even if you close the page.
import_now = Import now
go_on_title = Continue
go_on_lead = The import stopped before the end of the file. What has been imported is kept, and the import continues from there.
go_on = Continue
upload_again = We no longer have the file. Upload it again: the import continues where it stopped.
progress_label = Progress
refresh = Refresh this page
would_have = What an import would do
has_done = Result
created = Created
updated = Updated
unchanged = Unchanged
refused = Refused
download_report = Download the report (CSV)
next_checked_all = Every row can be imported. Nothing has been changed yet.
next_checked_some = Import the other rows now and correct the refused ones later, or correct them in the file first and check it again.
next_done_all = Every row of the file has been imported.
next_done_some = Correct the refused rows in the file and import it again: the other rows stay as they are.
next_none = No row can be imported. Correct the file and upload it again.
see_customers = See customers
see_orders = See orders
refused_title = Refused rows
refused_lead = These are the first ones; the report lists them all.
line_column = Line
id_column = External ID
reason_column = Reason

# $line (Number, i64)
at_line = Line { $line }:

external_id = ID in the other system
first_name = First name
last_name = Last name
email = Email
phone = Phone
language = Language
password_hash = Password hash
customer_external_id = Customer’s ID in the other system
customer_number = Customer number
number = Purchase number
product = Product
travellers = Travellers
total = Total
currency = Currency
ordered_at = Purchase date
travel_at = Travel date
state = Status
paid_at = Payment date
cancelled_at = Cancellation date
refunded_column = Refunded
