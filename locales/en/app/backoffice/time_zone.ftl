### The time zone of an operator and its portals.

title = Time zone
lead = Every date and time on screen and in emails is shown in this time zone.
label = Time zone
hint = Start with a city or a region, such as Europe/Madrid, and choose from the list.
unchosen = No time zone has been chosen yet: times are shown in UTC.
choose = Choose a time zone

# $zone (String)
times_in = All times are in { $zone }.
unknown = This time zone doesn’t exist. Choose one from the list, such as Europe/Madrid.
