### Portals: names, hosts, appearance, languages and overrides.

# $operator (String)
lead = The sites where { $operator } sells.
address = Address
languages = Languages
settings = Settings
as_operator = same as the operator
own = some overrides

add_title = Add a portal
add_lead = A new portal starts with the colour and the languages of your first portal, and the operator’s settings. Point its domain to this server before you add it.
waiting_title = Domains to confirm
waiting_lead = A domain is used as soon as it leads to this server. Until then, nothing changes for travellers.
is_to_be_added = New portal
is_to_move = New domain
check_host = Check now
withdraw_host = Discard
not_checked = Not checked yet.
leads_elsewhere = A different server responds at this domain. Point the domain’s DNS record to this server, and make sure that the proxy passes on the host name.
unreachable = Nothing responds at this domain, or its certificate isn’t valid. Set up the DNS record and the certificate, then check again.
too_slow = The domain didn’t respond in time. Check again in a moment.
not_public = This domain isn’t on the public internet. Ask the person who runs this server to confirm it there.
host_waits = The domain doesn’t lead to this server yet. See below what to do next.
host_checked = Checked just now: the domain doesn’t lead to this server yet.
host_withdrawn = The domain has been discarded.
host_live = The domain leads to this server. Travellers now find the portal there.
too_many_hosts = 20 domains are already waiting. Confirm or discard one first.
add = Add portal
adding = Adding…
added = The portal has been added. Choose how it looks.

address_title = Name and domain
name_hint = Travellers see it in the header, in the page title and in emails.
host = Domain

# $origin (String)
host_hint = Without https:// and without a path. The portal’s address is currently { $origin }.

# $host (String)
host_warning = If you change the domain, links in emails already sent still lead to { $host } and stop working, everyone is signed out, and single sign-on providers need the new addresses. The backoffice keeps its address, so you can always change it back.
name_missing = Enter a name.
name_invalid = Use no more than 100 characters and no line breaks.
host_invalid = Enter a domain like tickets.example.com, without https, port or path. Write accented letters as xn--…
host_taken = Another portal uses this domain. Choose a different one.
host_reserved = The backoffice uses this domain. Choose a different one.
unknown = This portal no longer exists.

colour_title = Colour
colour = Colour of buttons and links
colour_hint = For example #005bb5. White text on it must be easy to read.
picker = Or pick one
save_colour = Save colour
colour_invalid = Enter a colour like #005bb5.
colour_faint = Text in this colour is hard to read. Choose a darker one.

# $colour (String)
# $ratio (String)
# $nearest (String)
colour_ratio = Text in { $colour } is hard to read: its contrast is { $ratio }:1 and must be at least 4.5:1. The nearest suitable colour is { $nearest }.
preview = Current appearance

logo_title = Logo
logo_now = Shown in the header of every page:
no_logo = No logo yet. The header shows the initials and the name.
logo = Image
logo_hint = PNG, JPEG or WebP, up to 48 KiB and 1600 × 800 pixels. It is shown 36 pixels high, on white in light mode and on black in dark mode.
save_logo = Save logo
remove_logo = Remove logo
removing = Removing…
logo_missing = Choose an image.
logo_large = This image is larger than 48 KiB. Make it smaller and try again.
logo_no_picture = This file isn’t a PNG, JPEG or WebP image. Choose another one.
logo_size = Use a logo 16 to 1600 pixels wide and 16 to 800 pixels high.

languages_title = Languages
languages_lead = The languages travellers can choose from. With only one, the header has no language menu.
default = Default language
save_languages = Save languages
no_language = Choose at least one language.
default_not_offered = Choose one of the languages selected above.

own_title = Settings for this portal only
own_lead = What you don’t set here follows the operator’s settings, even when they change.
operators_settings = Operator’s settings

# $value (String)
as_the_operator = Same as the operator ({ $value })
on = On
off = Off

# $value (String)
empty_is = Leave empty to use the operator’s setting: { $value }.
save_own = Save settings
