### Plain pages of errors: what happened, and what to do next.

forbidden_title = This form wasn’t sent
forbidden_text = It didn’t come from a page on this site. Open the page again and fill in the form there.

not_found_title = Page not found
not_found_text = Check the address, or start again from the home page.

slow_title = The request took too long
slow_text = Your connection was too slow to send the form. Try again.

too_large_title = The form is too large
too_large_text = It’s larger than we can accept. Shorten it and try again.

no_portal_title = There’s no portal at this address
no_portal_text = Check that you’ve entered the address correctly.

too_often_title = Too many attempts
too_often_text = Wait a few minutes, then try again.

# $wait (String): such as `2 minutes`
too_often_wait = You can try again in { $wait }.

failed_title = Something went wrong
failed_text = The error is on our side and we’ve been notified. Go back and try again.

busy_title = We can’t respond right now
busy_text = Reload this page in a few seconds. If you sent a form, it may or may not have arrived: reloading sends it again, but nothing will be bought or created twice.

refused_title = We couldn’t process that request
refused_text = Open the page again and try once more.

home = Go to the home page
