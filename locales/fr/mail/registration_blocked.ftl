subject = Votre compte { $portal } est désactivé
happened = Quelqu’un a essayé de créer un compte sur { $portal } avec cette adresse e-mail. Elle appartient à un compte client désactivé et ne peut pas servir à en créer un autre.
what_to_do = Si c’était vous, demandez à { $portal } de réactiver le compte.
open_portal = Aller sur { $portal }
not_you = Si ce n’était pas vous, vous pouvez ignorer cet e-mail : rien n’a changé.
