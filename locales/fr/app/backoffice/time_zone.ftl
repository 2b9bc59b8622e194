title = Fuseau horaire
lead = Toutes les dates et heures, à l’écran et dans les e-mails, sont affichées dans ce fuseau horaire.
label = Fuseau horaire
hint = Commencez par une ville ou une région, comme Europe/Madrid, puis choisissez dans la liste.
unchosen = Aucun fuseau horaire n’a encore été choisi : les heures sont affichées en UTC.
choose = Choisir un fuseau horaire
times_in = Fuseau horaire de toutes les heures : { $zone }.
unknown = Ce fuseau horaire n’existe pas. Choisissez-en un dans la liste, comme Europe/Madrid.
