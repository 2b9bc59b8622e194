subject = Votre achat { $number } sur { $portal } a été annulé
not_paid = Nous avons annulé cet achat. Vous n’avez rien à payer et ses billets ne sont plus valables.
refunded = Nous avons annulé cet achat et vous avons remboursé au guichet. Ses billets ne sont plus valables.
not_refunded = Nous avons annulé cet achat sans remboursement. Ses billets ne sont plus valables.
reason_label = Motif
not_you = Pour toute question à ce sujet, contactez { $portal }.
