//! Custom messages of an operator.

texts! {
    lead(operator: &str) {
        en "Texts for the customers of {operator} that you can write yourself. Where you leave one empty, the standard text is used.",
        es "Textos para los clientes de {operator} que puede redactar usted. Donde no escriba nada, se usa el texto estándar.",
        fr "Textes destinés aux clients de {operator} que vous pouvez rédiger vous-même. Là où vous n’écrivez rien, le texte standard est utilisé.",
    }
    message { en "Message", es "Mensaje", fr "Message" }
    place { en "Where it appears", es "Dónde aparece", fr "Emplacement" }
    standard { en "standard", es "estándar", fr "standard" }
    own { en "custom", es "personalizado", fr "personnalisé" }
    edit_lead {
        en "One paragraph in each language, up to 500 characters of plain text. If you leave a field empty, the standard text is used.",
        es "Un párrafo en cada idioma, de hasta 500 caracteres de texto sin formato. Si deja un campo vacío, se usa el texto estándar.",
        fr "Un paragraphe dans chaque langue, 500 caractères de texte brut au maximum. Si vous laissez un champ vide, le texte standard est utilisé.",
    }
    placeholders {
        en "These placeholders are replaced when the message is shown:",
        es "Estos marcadores se reemplazan al mostrar el mensaje:",
        fr "Ces variables sont remplacées à l’affichage du message\u{202f}:",
    }
    meaning_portal { en "the portal’s name", es "el nombre del portal", fr "le nom du portail" }
    meaning_email { en "the email address that was entered", es "el correo que se escribió", fr "l’adresse e-mail saisie" }
    meaning_customer_number { en "the customer number", es "el número de cliente", fr "le numéro client" }
    meaning_purchase_number { en "the purchase number", es "el número de compra", fr "le numéro d’achat" }
    standard_text { en "Standard text", es "Texto estándar", fr "Texte standard" }
    own_text(language: &str) { en "Custom text, {language}", es "Texto personalizado, {language}", fr "Texte personnalisé, {language}" }
    saved { en "The message has been saved.", es "Se guardó el mensaje.", fr "Le message a été enregistré." }
    too_long { en "Use no more than 500 characters.", es "Use 500 caracteres como máximo.", fr "Utilisez 500 caractères au maximum." }
    forbidden {
        en "This text contains invisible characters. Type it again without pasting.",
        es "Este texto contiene caracteres invisibles. Escríbalo de nuevo sin pegarlo.",
        fr "Ce texte contient des caractères invisibles. Saisissez-le à nouveau sans le coller.",
    }
    placeholder {
        en "Use braces only for the placeholders listed above, for example {portal}.",
        es "Use las llaves solo para los marcadores de la lista de arriba; por ejemplo, {portal}.",
        fr "Utilisez les accolades uniquement pour les variables listées ci-dessus, par exemple {portal}.",
    }
    unknown { en "This message doesn’t exist.", es "Este mensaje no existe.", fr "Ce message n’existe pas." }

    sign_in { en "Sign-in page: introduction", es "Página de inicio de sesión: introducción", fr "Page de connexion\u{202f}: introduction" }
    sign_in_place { en "Above the sign-in form", es "Encima del formulario de inicio de sesión", fr "Au-dessus du formulaire de connexion" }
    registration { en "Registration: introduction", es "Registro: introducción", fr "Inscription\u{202f}: introduction" }
    registration_place { en "Above the registration form", es "Encima del formulario de registro", fr "Au-dessus du formulaire d’inscription" }
    done { en "Registration received", es "Registro recibido", fr "Inscription reçue" }
    done_place {
        en "After registration, until the link in the email is opened",
        es "Después del registro, hasta que se abre el enlace del correo",
        fr "Après l’inscription, jusqu’à l’ouverture du lien reçu par e-mail",
    }
    registered { en "Email already registered", es "Correo ya registrado", fr "Adresse e-mail déjà utilisée" }
    registered_place {
        en "Below the email field of the registration form, with links to the next steps",
        es "Debajo del correo en el formulario de registro, con enlaces a los pasos siguientes",
        fr "Sous l’adresse e-mail du formulaire d’inscription, avec des liens vers les étapes suivantes",
    }
    activated { en "Account activated", es "Cuenta activada", fr "Compte activé" }
    activated_place {
        en "On the sign-in page, after the link in the email is opened",
        es "En la página de inicio de sesión, después de abrir el enlace del correo",
        fr "Sur la page de connexion, après l’ouverture du lien reçu par e-mail",
    }
    signed_out { en "Signed out", es "Sesión cerrada", fr "Déconnexion" }
    signed_out_place { en "After signing out", es "Después de cerrar sesión", fr "Après la déconnexion" }
    accessibility { en "Accessibility", es "Accesibilidad", fr "Accessibilité" }
    accessibility_place {
        en "On the accessibility page, which every footer links to",
        es "En la página de accesibilidad, enlazada al pie de todas las páginas",
        fr "Sur la page d’accessibilité, dont le lien figure au bas de chaque page",
    }
    confirmation_mail { en "Confirmation email: introduction", es "Correo de confirmación: introducción", fr "E-mail de confirmation\u{202f}: introduction" }
    confirmation_mail_place {
        en "At the start of the email that confirms a registration",
        es "Al principio del correo que confirma un registro",
        fr "Au début de l’e-mail qui confirme une inscription",
    }
    activation_mail { en "Activation email: introduction", es "Correo de activación: introducción", fr "E-mail d’activation\u{202f}: introduction" }
    activation_mail_place {
        en "At the start of the email that an agent sends",
        es "Al principio del correo que envía un agente",
        fr "Au début de l’e-mail envoyé par un agent",
    }
    purchase_mail { en "Purchase email: introduction", es "Correo de compra: introducción", fr "E-mail d’achat\u{202f}: introduction" }
    purchase_mail_place {
        en "At the start of the email that confirms a purchase",
        es "Al principio del correo que confirma una compra",
        fr "Au début de l’e-mail qui confirme un achat",
    }
}
