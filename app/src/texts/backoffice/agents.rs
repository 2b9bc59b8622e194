//! Agents and roles, the mail log, the audit.

texts! {
    lead(operator: &str) {
        en "The people who work in the backoffice for {operator}.",
        es "Las personas que trabajan en la administración para {operator}.",
        fr "Les personnes qui travaillent dans le back-office pour {operator}.",
    }
    invited { en "Invited", es "Invitado", fr "Invité" }
    active { en "Active", es "Activo", fr "Actif" }
    disabled { en "Disabled", es "Desactivado", fr "Désactivé" }
    second_factor { en "Second factor", es "Segundo factor", fr "Second facteur" }
    factor_on { en "set up", es "configurado", fr "configuré" }
    factor_off { en "not yet", es "todavía no", fr "pas encore" }
    last_seen { en "Last seen", es "Último uso", fr "Dernière visite" }
    never { en "never", es "nunca", fr "jamais" }
    you { en "you", es "usted", fr "vous" }
    change { en "Change", es "Cambiar", fr "Modifier" }

    invite_title { en "Invite an agent", es "Invitar a un agente", fr "Inviter un agent" }
    invite_lead {
        en "They get a mail with a link that works for 72 hours, choose a password and set up a second factor.",
        es "Recibe un correo con un enlace que funciona 72 horas, elige una contraseña y configura un segundo factor.",
        fr "La personne reçoit un e-mail avec un lien valable 72 heures, choisit un mot de passe et configure un second facteur.",
    }
    invite { en "Send invitation", es "Enviar invitación", fr "Envoyer l’invitation" }
    inviting { en "Sending…", es "Enviando…", fr "Envoi…" }
    invited_now { en "The invitation is on its way.", es "La invitación está en camino.", fr "L’invitation est en route." }
    role_hint {
        en "Agents work with customers. Admins also decide settings and agents.",
        es "Los agentes trabajan con clientes. Los administradores también deciden la configuración y los agentes.",
        fr "Les agents travaillent avec les clients. Les administrateurs décident aussi des paramètres et des agents.",
    }

    access_title { en "Role and access", es "Rol y acceso", fr "Rôle et accès" }
    may_not { en "May not sign in any more", es "Ya no puede entrar", fr "Ne peut plus se connecter" }
    may_not_hint {
        en "Acts on their very next click. What they did stays in the audit.",
        es "Rige desde su próximo clic. Lo que hizo queda en la auditoría.",
        fr "Prend effet à son prochain clic. Ce qu’elle a fait reste dans l’audit.",
    }
    changed { en "Role and access are saved.", es "Rol y acceso guardados.", fr "Rôle et accès enregistrés." }
    reset_title { en "Second factor", es "Segundo factor", fr "Second facteur" }
    reset_text {
        en "For somebody who lost their phone. Make sure that it is really them. They are signed out, and set up a new one at the next sign-in.",
        es "Para quien perdió el teléfono. Asegúrese de que realmente es esa persona. Se cierra su sesión y configura otro al volver a entrar.",
        fr "Pour une personne qui a perdu son téléphone. Assurez-vous que c’est bien elle. Elle est déconnectée et en configure un nouveau à sa prochaine connexion.",
    }
    reset { en "Reset second factor", es "Restablecer segundo factor", fr "Réinitialiser le second facteur" }
    resetting { en "Resetting…", es "Restableciendo…", fr "Réinitialisation…" }
    reset_none { en "There is none to reset yet.", es "Todavía no hay ninguno.", fr "Il n’y en a pas encore." }
    reset_done {
        en "The second factor is gone. The next sign-in sets up a new one.",
        es "El segundo factor ya no está. La próxima vez que entre configurará otro.",
        fr "Le second facteur est supprimé. La prochaine connexion en configurera un nouveau.",
    }
    resend_title { en "Invitation", es "Invitación", fr "Invitation" }
    resend_text {
        en "Not accepted yet. A new mail makes older links stop working.",
        es "Todavía sin aceptar. Un correo nuevo anula los enlaces anteriores.",
        fr "Pas encore acceptée. Un nouvel e-mail annule les liens précédents.",
    }
    resend { en "Send invitation again", es "Enviar la invitación otra vez", fr "Renvoyer l’invitation" }
    oneself {
        en "This is you. Another admin has to change your role, your access or your second factor.",
        es "Es usted. Otro administrador debe cambiar su rol, su acceso o su segundo factor.",
        fr "C’est vous. Un autre administrateur doit changer votre rôle, votre accès ou votre second facteur.",
    }

    name_missing { en "Type the name.", es "Escriba el nombre.", fr "Saisissez le nom." }
    email_taken { en "Somebody with this email works for you already.", es "Alguien con este correo ya trabaja para usted.", fr "Une personne avec cette adresse travaille déjà pour vous." }
    last_admin {
        en "This is the last admin. Make somebody else an admin first.",
        es "Es el último administrador. Nombre a otro primero.",
        fr "C’est le dernier administrateur. Nommez-en un autre d’abord.",
    }
    works_elsewhere {
        en "This person also works for another company, and the second factor is theirs there too. Whoever runs the server can reset it.",
        es "Esta persona también trabaja para otra empresa y el segundo factor vale allí también. Lo puede restablecer quien opera el servidor.",
        fr "Cette personne travaille aussi pour une autre entreprise, et le second facteur y sert aussi. La personne qui gère le serveur peut le réinitialiser.",
    }
    not_invited { en "The invitation was accepted already.", es "La invitación ya fue aceptada.", fr "L’invitation a déjà été acceptée." }
    no_backoffice {
        en "The deployment does not say where the backoffice is (backoffice_origin), so no link can be made.",
        es "La instalación no dice dónde está la administración (backoffice_origin) y no se puede crear el enlace.",
        fr "Le déploiement ne dit pas où est le back-office (backoffice_origin) : aucun lien ne peut être créé.",
    }
    unknown { en "This agent is not there any more.", es "Este agente ya no está.", fr "Cet agent n’existe plus." }

    mails_lead {
        en "Every mail to your customers and agents, never its links. A mail that fails is tried again for a day.",
        es "Cada correo a sus clientes y agentes, nunca sus enlaces. Un correo que falla se reintenta durante un día.",
        fr "Chaque e-mail à vos clients et agents, jamais ses liens. Un e-mail qui échoue est retenté pendant un jour.",
    }
    all_mails { en "All", es "Todos", fr "Tous" }
    failed_mails { en "Not delivered", es "Sin entregar", fr "Non remis" }
    to { en "To", es "Para", fr "À" }
    mail { en "Mail", es "Correo", fr "E-mail" }
    tries { en "Tries", es "Intentos", fr "Essais" }
    mail_queued { en "Waiting", es "En espera", fr "En attente" }
    mail_sent { en "Sent", es "Enviado", fr "Envoyé" }
    mail_dropped { en "Not needed any more", es "Ya no hizo falta", fr "Devenu inutile" }
    mail_dead { en "Gave up", es "Abandonado", fr "Abandonné" }
    retry { en "Try again", es "Reintentar", fr "Réessayer" }
    retried { en "The mail is on its way again.", es "El correo está en camino otra vez.", fr "L’e-mail est de nouveau en route." }
    no_mails { en "No mail yet.", es "Todavía no hay correos.", fr "Aucun e-mail pour l’instant." }
    no_failed_mails { en "Every mail got through.", es "Todos los correos llegaron.", fr "Tous les e-mails sont passés." }
    not_dead { en "It was sent, or is on its way.", es "Ya se envió o está en camino.", fr "Il est envoyé ou en route." }
    address_changed { en "The customer has another address by now. Send a new mail from their page.", es "El cliente ya tiene otra dirección. Envíe un correo nuevo desde su página.", fr "Le client a une autre adresse. Envoyez un nouvel e-mail depuis sa page." }
    mail_gone { en "This mail is not in the log any more.", es "Este correo ya no está en el registro.", fr "Cet e-mail n’est plus dans le journal." }

    audit_lead {
        en "What agents did: who, what, to whom, before and after.",
        es "Lo que hicieron los agentes: quién, qué, a quién, antes y después.",
        fr "Ce que les agents ont fait : qui, quoi, à qui, avant et après.",
    }
    who { en "Who", es "Quién", fr "Qui" }
    did { en "Did", es "Hizo", fr "A fait" }
    subject { en "To", es "A", fr "À" }
    change_column { en "Change", es "Cambio", fr "Changement" }
    address { en "Address", es "Dirección IP", fr "Adresse IP" }
    nothing_done { en "Nobody has done anything yet.", es "Nadie hizo nada todavía.", fr "Personne n’a encore rien fait." }
    was { en "before", es "antes", fr "avant" }
    became { en "after", es "después", fr "après" }
}
