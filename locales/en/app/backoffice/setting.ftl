### What each setting is called, what its field says, and what its refusal says. The numbers are those of its
### declaration.

accounts = Customer accounts enabled
accounts_hint = Customers sign in and see their purchases. When this is off, everyone buys as a guest.
force = Force customer login to use websales
force_hint = Nothing is shown or sold to people who aren’t signed in. Needs customer accounts.
tell = Say when an email is already registered
tell_hint = When this is on, the page says so and shows what to do next. When it is off, only the owner gets an email about it, and nobody else finds out.
sso = Single sign-on enabled
sso_hint = The sign-in page shows one button for each provider.
only = Only allow to sign in with single sign-on
only_hint = No passwords and no registration. Needs a provider that has passed its test.
idle = Sign out after inactivity
absolute = Maximum session length
remember = Length of “Keep me signed in”
minimum = Minimum password length (characters)

# $min (Number, i32)
# $max (Number, i32)
# $weak (Number, i32)
minimum_hint = { $min } to { $max }. Below { $weak }, a password alone is weak.
activation = Activation links valid for

# $range (String)
activation_hint = Whole hours or days. Allowed: { $range }. The emails say how long.
# What a switch was before and after a change, in the audit log.
on = on
off = off
invalid = This can’t be saved. Open the page again.
multiplier = Limit multiplier

# $min (Number, i32)
# $max (Number, i32)
multiplier_hint = { $min } to { $max }. Multiplies the sign-ins, registrations and purchases allowed from each network address.
trusted = Trusted networks
trusted_hint = For example your offices: 192.0.2.0/24, 2001:db8::/32. Their limit is 20 times higher.
trusted_invalid = Enter up to 20 addresses or networks, separated by commas. IPv4 networks must be /16 or smaller, IPv6 networks /32 or smaller.

# $range (String)
allowed = For example 90 minutes, 2 hours or 30 days. Allowed: { $range }.

# $range (String)
enter_time = Enter a time from { $range }, such as 2 hours.

# $range (String)
enter_number = Enter a number from { $range }.

# $min (String)
# $max (String)
range = { $min } to { $max }
