//! Campaigns of activation emails.

texts! {
    campaigns { en "Campaigns", es "Campañas", fr "Campagnes" }
    lead {
        en "Invite many customers to activate their account, a few emails a minute.",
        es "Invite a muchos clientes a activar su cuenta, unos pocos correos por minuto.",
        fr "Invitez de nombreux clients à activer leur compte, quelques e-mails par minute.",
    }
    none_yet { en "There are no campaigns yet.", es "Todavía no hay campañas.", fr "Aucune campagne pour l’instant." }
    new_title { en "New campaign", es "Campaña nueva", fr "Nouvelle campagne" }
    new_lead {
        en "Choose the customers first. Nobody gets an email until you start the campaign on the next page.",
        es "Primero elija los clientes. Nadie recibirá un correo hasta que usted inicie la campaña en la página siguiente.",
        fr "Choisissez d’abord les clients. Personne ne reçoit d’e-mail tant que vous n’avez pas lancé la campagne sur la page suivante.",
    }
    name_hint { en "Only agents see it.", es "Solo la ven los agentes.", fr "Seuls les agents le voient." }
    who { en "Customers", es "Clientes", fr "Clients" }
    who_hint {
        en "Customers who can’t be invited are left out, and the next page says why.",
        es "Los clientes a los que no se puede invitar quedan excluidos; la página siguiente indica el motivo.",
        fr "Les clients qui ne peuvent pas être invités sont exclus\u{202f}; la page suivante indique pourquoi.",
    }
    per_minute { en "Emails per minute", es "Correos por minuto", fr "E-mails par minute" }
    per_minute_hint {
        en "From 1 to 600. Other emails, such as password resets, always go first.",
        es "De 1 a 600. Los demás correos, como los de contraseña, siempre salen antes.",
        fr "De 1 à 600. Les autres e-mails, comme ceux de mot de passe, passent toujours en premier.",
    }
    choose { en "Choose customers", es "Elegir clientes", fr "Choisir les clients" }
    choosing { en "Choosing…", es "Eligiendo…", fr "Sélection…" }
    maker { en "Created by", es "Creada por", fr "Créée par" }
    created { en "Created", es "Creada", fr "Créée" }
    everybody { en "All customers", es "Todos los clientes", fr "Tous les clients" }

    preparing { en "Choosing customers", es "Eligiendo clientes", fr "Sélection des clients" }
    ready { en "Ready to start", es "Lista para iniciar", fr "Prête à démarrer" }
    scheduled { en "Scheduled", es "Programada", fr "Planifiée" }
    running { en "Running", es "En curso", fr "En cours" }
    paused { en "Paused", es "En pausa", fr "En pause" }
    stopped { en "Stopped", es "Detenida", fr "Arrêtée" }
    finished { en "Finished", es "Terminada", fr "Terminée" }

    created_now {
        en "The campaign has been created. Its customers are being chosen; no emails are sent yet.",
        es "Se creó la campaña. Se están eligiendo sus clientes; todavía no se envía ningún correo.",
        fr "La campagne a été créée. Ses clients sont en cours de sélection\u{202f}; aucun e-mail n’est encore envoyé.",
    }
    started_now { en "The campaign has been started.", es "Se inició la campaña.", fr "La campagne a été lancée." }
    paused_now {
        en "The campaign has been paused. Emails that are already in the email log are still sent.",
        es "La campaña está en pausa. Los correos que ya figuran en el registro se envían igualmente.",
        fr "La campagne est en pause. Les e-mails déjà dans le journal sont tout de même envoyés.",
    }
    resumed_now { en "The campaign has been resumed.", es "Se reanudó la campaña.", fr "La campagne a repris." }
    stopped_now {
        en "The campaign has been stopped. Emails that are already in the email log are still sent.",
        es "Se detuvo la campaña. Los correos que ya figuran en el registro se envían igualmente.",
        fr "La campagne a été arrêtée. Les e-mails déjà dans le journal sont tout de même envoyés.",
    }
    example_sent(email: &str) {
        en "A test email is on its way to {email}. Its link doesn’t lead to an account.",
        es "Se envió un correo de prueba a {email}. Su enlace no lleva a ninguna cuenta.",
        fr "Un e-mail de test est en cours d’envoi à {email}. Son lien ne mène à aucun compte.",
    }
    on_hold {
        en "Nothing is being sent at the moment: customers can’t sign in with a password. The campaign will continue once they can.",
        es "Por ahora no se envía nada: los clientes no pueden iniciar sesión con contraseña. La campaña continuará cuando puedan hacerlo.",
        fr "Rien n’est envoyé pour le moment\u{202f}: les clients ne peuvent pas se connecter avec un mot de passe. La campagne reprendra dès que ce sera possible.",
    }

    update { en "Refresh", es "Actualizar", fr "Actualiser" }
    preparing_text {
        en "Customers are being chosen. Select “Refresh” to see the progress.",
        es "Se están eligiendo los clientes. Elija «Actualizar» para ver el avance.",
        fr "Les clients sont en cours de sélection. Choisissez «\u{202f}Actualiser\u{202f}» pour suivre l’avancement.",
    }
    progress { en "Progress", es "Avance", fr "Avancement" }
    recipients { en "Customers to invite", es "Clientes por invitar", fr "Clients à inviter" }
    waiting { en "Not sent yet", es "Sin enviar todavía", fr "Pas encore envoyés" }
    in_outbox { en "Being sent", es "En envío", fr "En cours d’envoi" }
    sent { en "Sent", es "Enviados", fr "Envoyés" }
    opened { en "Link opened", es "Enlace abierto", fr "Lien ouvert" }
    opened_hint {
        en "by the customer or by a program that checks emails",
        es "por el cliente o por un programa que revisa los correos",
        fr "par le client ou par un programme qui contrôle les e-mails",
    }
    activated { en "Account activated", es "Cuenta activada", fr "Compte activé" }
    failed { en "Not delivered", es "No entregados", fr "Non distribués" }
    expired { en "Link expired", es "Enlace vencido", fr "Lien expiré" }
    left_out { en "Left out", es "Excluidos", fr "Exclus" }
    left_out_title { en "Customers left out", es "Clientes excluidos", fr "Clients exclus" }
    left_out_lead {
        en "Everyone is checked again just before their email is sent.",
        es "Cada cliente se comprueba de nuevo justo antes de enviar su correo.",
        fr "Chaque client est vérifié à nouveau juste avant l’envoi de son e-mail.",
    }
    reason { en "Reason", es "Motivo", fr "Motif" }
    count { en "Customers", es "Clientes", fr "Clients" }
    counted { en "Counted", es "Contado", fr "Compté" }
    nobody_left_out { en "Nobody is left out.", es "Nadie queda excluido.", fr "Personne n’est exclu." }

    no_email { en "No email address", es "Sin correo", fr "Pas d’adresse e-mail" }
    shared_address { en "Another customer has the same email", es "Otro cliente tiene el mismo correo", fr "Un autre client a la même adresse e-mail" }
    agents_address { en "The email belongs to an agent", es "El correo es de un agente", fr "L’adresse e-mail est celle d’un agent" }
    bounced { en "The last email to the address bounced", es "El último correo a la dirección fue devuelto", fr "Le dernier e-mail envoyé à l’adresse a été refusé" }
    address_changed {
        en "The email was changed less than 24 hours ago",
        es "El correo se cambió hace menos de 24 horas",
        fr "L’adresse e-mail a été modifiée il y a moins de 24 heures",
    }
    disabled { en "Disabled", es "Desactivado", fr "Désactivé" }
    already_active { en "The account is already active", es "La cuenta ya está activa", fr "Le compte est déjà actif" }
    invited_recently { en "Invited in the last 7 days", es "Invitado en los últimos 7 días", fr "Invité au cours des 7 derniers jours" }
    changed { en "Merged or changed meanwhile", es "Combinado o modificado mientras tanto", fr "Fusionné ou modifié entre-temps" }

    start_title { en "Start", es "Iniciar", fr "Lancer" }
    start_at { en "Start at", es "Iniciar el", fr "Lancer le" }
    start_at_hint(zone: &str) {
        en "Leave it empty to start now. Time in {zone}.",
        es "Déjelo vacío para iniciar ahora. Hora de {zone}.",
        fr "Laissez vide pour lancer maintenant. Heure de {zone}.",
    }
    start { en "Start campaign", es "Iniciar campaña", fr "Lancer la campagne" }
    starting { en "Starting…", es "Iniciando…", fr "Lancement…" }
    nobody_text {
        en "No customer can be invited, so there is nothing to start.",
        es "No se puede invitar a ningún cliente, así que no hay nada que iniciar.",
        fr "Aucun client ne peut être invité\u{202f}: il n’y a rien à lancer.",
    }
    example { en "Send me a test email", es "Enviarme un correo de prueba", fr "M’envoyer un e-mail de test" }
    pause { en "Pause", es "Pausar", fr "Mettre en pause" }
    pausing { en "Pausing…", es "Pausando…", fr "Mise en pause…" }
    resume { en "Resume", es "Reanudar", fr "Reprendre" }
    resuming { en "Resuming…", es "Reanudando…", fr "Reprise…" }
    stop_summary { en "Stop this campaign…", es "Detener esta campaña…", fr "Arrêter cette campagne…" }
    stop_text {
        en "A stopped campaign can’t be resumed. Links that have already been sent stay valid.",
        es "Una campaña detenida no se puede reanudar. Los enlaces ya enviados siguen siendo válidos.",
        fr "Une campagne arrêtée ne peut pas reprendre. Les liens déjà envoyés restent valables.",
    }
    stop { en "Stop campaign", es "Detener campaña", fr "Arrêter la campagne" }
    stopping { en "Stopping…", es "Deteniendo…", fr "Arrêt…" }
    for_these { en "Invite these customers…", es "Invitar a estos clientes…", fr "Inviter ces clients…" }

    name_invalid {
        en "Enter a name of up to 80 characters, without special characters.",
        es "Escriba un nombre de hasta 80 caracteres, sin caracteres especiales.",
        fr "Saisissez un nom de 80 caractères maximum, sans caractères spéciaux.",
    }
    name_taken {
        en "Another campaign already has this name. Enter a different one.",
        es "Ya existe una campaña con este nombre. Escriba otro.",
        fr "Une campagne porte déjà ce nom. Saisissez un autre nom.",
    }
    choice_invalid { en "Choose one from the list.", es "Elija una opción de la lista.", fr "Choisissez une option de la liste." }
    day_invalid { en "Enter a date like 2026-11-30.", es "Escriba una fecha como 2026-11-30.", fr "Saisissez une date comme 2026-11-30." }
    rate_invalid { en "Enter a number from 1 to 600.", es "Escriba un número del 1 al 600.", fr "Saisissez un nombre de 1 à 600." }
    start_passed { en "Enter a time in the future.", es "Escriba una hora que todavía no haya pasado.", fr "Saisissez une heure à venir." }
    too_many {
        en "5 campaigns aren’t finished yet. Wait for one to finish, or stop it.",
        es "Hay 5 campañas sin terminar. Espere a que termine una o deténgala.",
        fr "5 campagnes ne sont pas terminées. Attendez la fin de l’une d’elles ou arrêtez-la.",
    }
    accounts_off {
        en "Customers can’t sign in with a password. Change that in the settings first.",
        es "Los clientes no pueden iniciar sesión con contraseña. Cámbielo primero en la configuración.",
        fr "Les clients ne peuvent pas se connecter avec un mot de passe. Modifiez d’abord les paramètres.",
    }
    not_ready {
        en "Customers are still being chosen. Try again in a moment.",
        es "Todavía se están eligiendo los clientes. Inténtelo de nuevo en un momento.",
        fr "Les clients sont encore en cours de sélection. Réessayez dans un instant.",
    }
    over {
        en "This campaign has ended. Reload the page.",
        es "Esta campaña ya terminó. Recargue la página.",
        fr "Cette campagne est terminée. Rechargez la page.",
    }
    unknown {
        en "This campaign doesn’t exist.",
        es "Esta campaña no existe.",
        fr "Cette campagne n’existe pas.",
    }
}
