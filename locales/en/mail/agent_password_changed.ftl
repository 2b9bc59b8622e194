### Your password for the backoffice was changed.

subject = Your backoffice password was changed
happened = The password for your backoffice account was changed and you’ve been signed out everywhere. If this was you, you don’t need to do anything.
not_you = If this wasn’t you, tell an admin as well.
