### Addresses that a mail server refused for good.

bounced = Bounced
refused = The last email to this address bounced. Correct the address, or tick the box to send the activation email anyway.
send_anyway = Send it even though the last email bounced
