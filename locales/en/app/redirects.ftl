### Pages that lead to another site by themselves; what they say is seen for a moment.

go_on = Continue

next_page_title = One moment
next_page_text = The next page will open automatically.

test_title = Opening the provider
test_text = Sign in there with your own account. You’ll come straight back to the backoffice.

sign_out_title = You’re signed out here
sign_out_text = Next, we’ll sign you out of the service you signed in with.
