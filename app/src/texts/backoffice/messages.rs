//! Custom messages of an operator.

texts! {
    lead(operator: &str) {
        en "What {operator} says to its customers. Where you write nothing, the standard text is used.",
        es "Lo que {operator} dice a sus clientes. Donde no escriba nada se usa el texto estándar.",
        fr "Ce que {operator} dit à ses clients. Là où vous n’écrivez rien, le texte standard est utilisé.",
    }
    message { en "Message", es "Mensaje", fr "Message" }
    place { en "Where it is read", es "Dónde se lee", fr "Où il se lit" }
    standard { en "standard", es "estándar", fr "standard" }
    own { en "own", es "propio", fr "propre" }
    edit_lead {
        en "One paragraph in each language, at most 500 characters, as plain text. Empty: the standard text.",
        es "Un párrafo por idioma, como máximo 500 caracteres, como texto simple. Vacío: el texto estándar.",
        fr "Un paragraphe par langue, 500 caractères au plus, en texte simple. Vide : le texte standard.",
    }
    placeholders { en "These are replaced when the message is shown:", es "Estos se reemplazan cuando se muestra el mensaje:", fr "Ceux-ci sont remplacés à l’affichage :" }
    meaning_portal { en "the portal’s name", es "el nombre del portal", fr "le nom du portail" }
    meaning_email { en "the email that was typed", es "el correo que se escribió", fr "l’adresse saisie" }
    meaning_customer_number { en "the customer number", es "el número de cliente", fr "le numéro client" }
    meaning_purchase_number { en "the number of the purchase", es "el número de la compra", fr "le numéro de l’achat" }
    standard_text { en "Standard text", es "Texto estándar", fr "Texte standard" }
    own_text(language: &str) {
        en "Own text, {language}",
        es "Texto propio, {language}",
        fr "Texte propre, {language}",
    }
    saved { en "The message is saved.", es "El mensaje está guardado.", fr "Le message est enregistré." }
    too_long { en "Use at most 500 characters.", es "Use como máximo 500 caracteres.", fr "Utilisez 500 caractères au plus." }
    forbidden {
        en "This text has characters that cannot be seen. Type it anew.",
        es "Este texto tiene caracteres que no se ven. Escríbalo de nuevo.",
        fr "Ce texte contient des caractères invisibles. Saisissez-le à nouveau.",
    }
    placeholder {
        en "Braces are for the placeholders listed above only, written like {portal}.",
        es "Las llaves son solo para lo que figura arriba, escrito como {portal}.",
        fr "Les accolades servent seulement aux éléments listés ci-dessus, écrits comme {portal}.",
    }
    unknown { en "There is no such message.", es "No existe ese mensaje.", fr "Ce message n’existe pas." }

    sign_in { en "Sign-in page: introduction", es "Página para entrar: introducción", fr "Page de connexion : introduction" }
    sign_in_place { en "On top of the form to sign in", es "Sobre el formulario para entrar", fr "Au-dessus du formulaire de connexion" }
    registration { en "Registration: introduction", es "Registro: introducción", fr "Inscription : introduction" }
    registration_place { en "On top of the form to register", es "Sobre el formulario de registro", fr "Au-dessus du formulaire d’inscription" }
    done { en "Registered", es "Registro hecho", fr "Inscription faite" }
    done_place { en "After registering, until the mail is opened", es "Después de registrarse, hasta abrir el correo", fr "Après l’inscription, jusqu’à l’ouverture de l’e-mail" }
    registered { en "Email already registered", es "Correo ya registrado", fr "Adresse déjà inscrite" }
    registered_place { en "At the email of the form to register, with links to the next steps", es "En el correo del formulario de registro, con enlaces a los pasos siguientes", fr "Sous l’adresse du formulaire d’inscription, avec des liens vers la suite" }
    activated { en "Account activated", es "Cuenta activada", fr "Compte activé" }
    activated_place { en "On the sign-in page, after the mail was opened", es "En la página para entrar, después de abrir el correo", fr "Sur la page de connexion, après l’ouverture de l’e-mail" }
    signed_out { en "Signed out", es "Sesión cerrada", fr "Déconnecté" }
    signed_out_place { en "After signing out", es "Después de cerrar la sesión", fr "Après la déconnexion" }
    confirmation_mail { en "Confirmation mail: introduction", es "Correo de confirmación: introducción", fr "E-mail de confirmation : introduction" }
    confirmation_mail_place { en "First in the mail that confirms a registration", es "Al principio del correo que confirma un registro", fr "Au début de l’e-mail qui confirme une inscription" }
    activation_mail { en "Activation mail: introduction", es "Correo de activación: introducción", fr "E-mail d’activation : introduction" }
    activation_mail_place { en "First in the mail that an agent sends", es "Al principio del correo que envía un agente", fr "Au début de l’e-mail envoyé par un agent" }
    purchase_mail { en "Purchase mail: introduction", es "Correo de compra: introducción", fr "E-mail d’achat : introduction" }
    purchase_mail_place { en "First in the mail that confirms a purchase", es "Al principio del correo que confirma una compra", fr "Au début de l’e-mail qui confirme un achat" }
}
