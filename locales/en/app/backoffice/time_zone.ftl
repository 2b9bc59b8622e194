### The time zone of an operator and its portals.

title = Time zone
lead = Every date and time on screen and in emails is shown in this time zone.
label = Time zone
hint = Choose a city whose clocks show the same time as yours all year round.
unchosen = No time zone has been chosen yet: times are shown in UTC.
choose = Choose a time zone

# $zone (String)
times_in = All times are in { $zone }.
unknown = Choose a time zone from the list.

africa = Africa
america = America
antarctica = Antarctica
asia = Asia
atlantic = Atlantic Ocean
australia = Australia
europe = Europe
indian = Indian Ocean
pacific = Pacific Ocean
