//! Agents and roles, the mail log, the audit.

texts! {
    lead(operator: &str) {
        en "Everyone who works in the backoffice of {operator}.",
        es "Las personas que trabajan en el panel de administración de {operator}.",
        fr "Les personnes qui travaillent dans le back-office de {operator}.",
    }
    invited { en "Invited", es "Invitación enviada", fr "Invitation envoyée" }
    active { en "Active", es "Activo", fr "Actif" }
    disabled { en "Disabled", es "Desactivado", fr "Désactivé" }
    second_factor { en "Two-step verification", es "Verificación en dos pasos", fr "Validation en deux étapes" }
    factor_on { en "set up", es "configurada", fr "configurée" }
    factor_off { en "not set up", es "sin configurar", fr "non configurée" }
    last_seen { en "Last active", es "Última actividad", fr "Dernière activité" }
    never { en "never", es "nunca", fr "jamais" }
    you { en "you", es "usted", fr "vous" }
    change { en "Change", es "Cambiar", fr "Modifier" }

    invite_title { en "Invite an agent", es "Invitar a un agente", fr "Inviter un agent" }
    invite_lead {
        en "They’ll get an email with a link that is valid for 72 hours. They use it to choose a password and set up two-step verification.",
        es "La persona recibirá un correo con un enlace válido durante 72 horas para elegir una contraseña y configurar la verificación en dos pasos.",
        fr "La personne recevra un e-mail avec un lien valable 72 heures pour choisir un mot de passe et configurer la validation en deux étapes.",
    }
    invite { en "Send invitation", es "Enviar invitación", fr "Envoyer l’invitation" }
    inviting { en "Sending…", es "Enviando…", fr "Envoi…" }
    invited_now { en "The invitation is on its way.", es "La invitación se está enviando.", fr "L’invitation est en cours d’envoi." }
    role_hint {
        en "Agents help customers. Admins can also change settings and manage agents.",
        es "Los agentes atienden a los clientes. Los administradores también pueden cambiar la configuración y administrar los agentes.",
        fr "Les agents s’occupent des clients. Les administrateurs peuvent aussi modifier les paramètres et gérer les agents.",
    }

    access_title { en "Role and access", es "Rol y acceso", fr "Rôle et accès" }
    may_not { en "Sign-in disabled", es "Inicio de sesión desactivado", fr "Connexion désactivée" }
    may_not_hint {
        en "Takes effect at the agent’s next click. Their actions stay in the audit log.",
        es "Se aplica en el próximo clic del agente. Sus acciones quedan en el registro de auditoría.",
        fr "Prend effet au prochain clic de l’agent. Ses actions restent dans le journal d’audit.",
    }
    changed { en "Role and access have been saved.", es "Se guardaron el rol y el acceso.", fr "Le rôle et l’accès ont été enregistrés." }
    reset_title { en "Two-step verification", es "Verificación en dos pasos", fr "Validation en deux étapes" }
    reset_text {
        en "For someone who has lost their phone. Make sure that the request really comes from them. They’ll be signed out and will have to set up two-step verification again the next time they sign in.",
        es "Para una persona que perdió su teléfono. Asegúrese de que la solicitud es realmente suya. Se cerrará su sesión y configurará de nuevo la verificación en dos pasos la próxima vez que inicie sesión.",
        fr "Pour une personne qui a perdu son téléphone. Assurez-vous que la demande vient bien d’elle. Elle sera déconnectée et configurera à nouveau la validation en deux étapes à sa prochaine connexion.",
    }
    reset { en "Reset two-step verification", es "Restablecer la verificación en dos pasos", fr "Réinitialiser la validation en deux étapes" }
    resetting { en "Resetting…", es "Restableciendo…", fr "Réinitialisation…" }
    reset_none {
        en "Two-step verification isn’t set up yet.",
        es "La verificación en dos pasos todavía no está configurada.",
        fr "La validation en deux étapes n’est pas encore configurée.",
    }
    reset_done {
        en "Two-step verification has been reset. The agent will set it up again at the next sign-in.",
        es "Se restableció la verificación en dos pasos. El agente la configurará de nuevo en el próximo inicio de sesión.",
        fr "La validation en deux étapes a été réinitialisée. L’agent la configurera à nouveau à sa prochaine connexion.",
    }
    resend_title { en "Invitation", es "Invitación", fr "Invitation" }
    resend_text {
        en "Not accepted yet. If you send a new email, earlier links stop working.",
        es "Todavía no se aceptó. Si envía un correo nuevo, los enlaces anteriores dejan de ser válidos.",
        fr "Elle n’a pas encore été acceptée. Si vous envoyez un nouvel e-mail, les liens précédents ne seront plus valables.",
    }
    resend { en "Resend invitation", es "Reenviar invitación", fr "Renvoyer l’invitation" }
    oneself {
        en "This is your own account. Only another admin can change your role, access or two-step verification.",
        es "Esta es su propia cuenta. Solo otro administrador puede cambiar su rol, su acceso o su verificación en dos pasos.",
        fr "Il s’agit de votre propre compte. Seul un autre administrateur peut modifier votre rôle, votre accès ou votre validation en deux étapes.",
    }

    name_missing { en "Enter a name.", es "Escriba un nombre.", fr "Saisissez un nom." }
    email_taken {
        en "You already have an agent with this email address.",
        es "Ya tiene un agente con este correo.",
        fr "Vous avez déjà un agent avec cette adresse e-mail.",
    }
    last_admin {
        en "This is the only admin. Make someone else an admin first.",
        es "Es el único administrador. Nombre antes a otro.",
        fr "C’est le seul administrateur. Nommez-en d’abord un autre.",
    }
    works_elsewhere {
        en "This person also works for another company and uses the same two-step verification there. Only the person who runs the server can reset it.",
        es "Esta persona también trabaja para otra empresa y usa allí la misma verificación en dos pasos. Solo quien administra el servidor puede restablecerla.",
        fr "Cette personne travaille aussi pour une autre entreprise et y utilise la même validation en deux étapes. Seule la personne qui administre le serveur peut la réinitialiser.",
    }
    not_invited { en "The invitation has already been accepted.", es "La invitación ya se aceptó.", fr "L’invitation a déjà été acceptée." }
    no_backoffice {
        en "The server settings don’t include the address of the backoffice (backoffice_origin), so no link can be created.",
        es "La configuración del servidor no incluye la dirección del panel de administración (backoffice_origin), por lo que no se puede crear el enlace.",
        fr "La configuration du serveur n’indique pas l’adresse du back-office (backoffice_origin)\u{202f}: aucun lien ne peut être créé.",
    }
    unknown { en "This agent no longer exists.", es "Este agente ya no existe.", fr "Cet agent n’existe plus." }

    mails_lead {
        en "Every email sent to your customers and agents, without its links. Failed emails are retried for 24 hours.",
        es "Todos los correos enviados a sus clientes y agentes, sin los enlaces. Los correos que fallan se reintentan durante 24 horas.",
        fr "Tous les e-mails envoyés à vos clients et agents, sans leurs liens. Les envois en échec sont retentés pendant 24 heures.",
    }
    all_mails { en "All", es "Todos", fr "Tous" }
    failed_mails { en "Not delivered", es "No entregados", fr "Non distribués" }
    to { en "Recipient", es "Destinatario", fr "Destinataire" }
    mail { en "Email", es "Correo", fr "E-mail" }
    tries { en "Attempts", es "Intentos", fr "Tentatives" }
    mail_queued { en "Waiting", es "En espera", fr "En attente" }
    mail_sent { en "Sent", es "Enviado", fr "Envoyé" }
    mail_dropped { en "No longer needed", es "Ya no es necesario", fr "Devenu inutile" }
    mail_dead { en "Failed", es "Fallido", fr "Échec" }
    retry { en "Try again", es "Reintentar", fr "Réessayer" }
    retried { en "The email is on its way again.", es "El correo se está enviando de nuevo.", fr "L’e-mail est de nouveau en cours d’envoi." }
    no_mails { en "No emails yet.", es "Todavía no hay correos.", fr "Aucun e-mail pour l’instant." }
    no_failed_mails { en "There are no undelivered emails.", es "No hay correos sin entregar.", fr "Aucun e-mail non distribué." }
    not_dead {
        en "This email has already been sent or is on its way.",
        es "Este correo ya se envió o se está enviando.",
        fr "Cet e-mail a déjà été envoyé ou est en cours d’envoi.",
    }
    address_changed {
        en "The customer’s email address has changed. Send a new email from the customer’s page.",
        es "El correo del cliente cambió. Envíe uno nuevo desde la ficha del cliente.",
        fr "L’adresse e-mail du client a changé. Envoyez un nouvel e-mail depuis la fiche du client.",
    }
    mail_gone { en "This email is no longer in the log.", es "Este correo ya no está en el registro.", fr "Cet e-mail n’est plus dans le journal." }

    audit_lead {
        en "Everything agents have done, with the values before and after each change.",
        es "Todo lo que hicieron los agentes, con los valores de antes y después de cada cambio.",
        fr "Toutes les actions des agents, avec les valeurs avant et après chaque modification.",
    }
    who { en "Agent", es "Agente", fr "Agent" }
    did { en "Action", es "Acción", fr "Action" }
    change_column { en "Change", es "Cambio", fr "Modification" }
    address { en "IP address", es "Dirección IP", fr "Adresse IP" }
    nothing_done { en "No actions yet.", es "Todavía no hay acciones.", fr "Aucune action pour l’instant." }
    before { en "before", es "antes", fr "avant" }
    after { en "after", es "después", fr "après" }
}
