### Duplicates: comparing customers, merging them and undoing a merge.

duplicates = Duplicates
duplicates_lead = Customers who share an email address, or a name and a phone number, newest first. Compare them before you merge them.
no_duplicates_title = No duplicates
no_duplicates_text = No customers share an email address, or a name and a phone number.
same_email = Same email
same_name_and_phone = Same name and phone
same_everything = Same name, phone and email
and_more = There are more. Search for what they share to see them all.
compare = Compare

# $number (String)
compare_with = Compare with { $number }
keep_first = Suggested to keep
possible_duplicates = Possible duplicates

compare_title = Is this the same person?
compare_lead = If so, choose what to keep and merge the two customers. If not, leave them as they are.
side_by_side = Comparison
linked = Linked providers
none = none
purchases_many = 200 or more

result = After the merge
survivor = Which customer number do you want to keep?
has_account = has an active account
sign_in = Whose password and sign-in methods do you want to keep?

# $email (String)
sign_in_hint = with the email { $email }
which_name = Which name?
which_email = Which email?
which_phone = Which phone?
which_language = Which language?

# $number (String)
of = from { $number }

moves = Purchases, activity and emails of both customers are combined. Both customer numbers keep working, here and at sign-in.
no_account_stays = Neither customer has an active account, so sign-in doesn’t change for anyone.

# $number (String)
account_stays = The account of { $number } is kept, with its password and its email.
account_chosen = Both customers have an active account. The one you choose is kept, with its password and its email; the password and email of the other one can no longer be used to sign in.
email_is_fixed = You can’t choose the email: password links are sent to it, so another email would give the account to another owner.
identities_join = The providers linked to both accounts stay linked, because both accounts have confirmed the same email.
identities_end = The providers linked to the account that isn’t kept are removed, because the two accounts haven’t confirmed the same email. The owner can link them again after confirming it.
what_ends = Sessions of the account that isn’t kept end at once, and pending links of both customers stop working.
who_is_notified = We’ll email the owner of the account. We’ll also email an address that isn’t kept; it can undo everything for 7 days. You can do so for 30 days.
merge = Merge customers
merging = Merging…
leave = Keep them separate

merged_now = The two customers have been merged.

# $number (String)
was_number = The number { $number } now belongs to this customer.
undone_now = The merge has been undone. These are two customers again.
merged_with = Merged with
on = on
undo_until = This can be undone until
undo = Undo merge

# $number (String)
undo_of = Undo the merge with { $number }
undoing = Undoing…
undo_text = Everything that was moved goes back. Purchases made since the merge stay here. The previous sign-in works again, and sessions and links of both customers end.

same = This is already one customer.
survivor_missing = Choose which customer number to keep.
sign_in_missing = Both customers have an active account. Choose which one to keep.
disabled_differs = One customer is disabled and the other isn’t. An admin has to disable or enable both first.
deleted = One of the customers has deleted their account. There is nothing left to merge.
address_changed = An agent changed one of these customers’ email addresses less than 24 hours ago. Its previous owner can still object; after that, you can merge the customers.
changed_meanwhile = One of the customers has changed since you opened this page. Check them again.
too_late = The merge is more than 30 days old and can’t be undone any more.
survivor_deleted = The customer has since deleted their account. There is nothing left to undo.
survivor_merged = The customer has since been merged into another one. Undo that merge first.
later_merge = Another customer was later merged into this one. Undo that merge first.
email_taken = The email that could be used to sign in again now belongs to another account.
