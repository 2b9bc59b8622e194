//! What an operator says about itself: the forms in its settings.

texts! {
    title { en "Your company", es "Su empresa", fr "Votre entreprise" }
    lead {
        en "Customers read this in the footer of every page and email. Nothing is shown for a field left empty.",
        es "Los clientes lo leen al pie de cada página y de cada correo. Los campos vacíos no se muestran.",
        fr "Les clients le lisent au bas de chaque page et de chaque e-mail. Les champs vides ne sont pas affichés.",
    }
    legal_title { en "Legal pages", es "Páginas legales", fr "Pages légales" }
    legal_lead {
        en "Linked in every footer and email. Registration says that people accept the terms by creating an account.",
        es "Se enlazan al pie de cada página y de cada correo. Quien se registra lee que acepta los términos.",
        fr "Liées au bas de chaque page et de chaque e-mail. Lors de l’inscription, il est indiqué que les conditions sont acceptées.",
    }
    legal_name { en "Legal name", es "Razón social", fr "Raison sociale" }
    legal_name_hint {
        en "As registered, such as Norte Lines Ltd.",
        es "Como figura en el registro; por ejemplo, Norte Lines S. A.",
        fr "Telle qu’elle est enregistrée, par exemple Norte Lines SA.",
    }
    postal_address { en "Postal address", es "Dirección postal", fr "Adresse postale" }
    postal_address_hint {
        en "On one line: street, postcode, city, country.",
        es "En una línea: calle, código postal, ciudad, país.",
        fr "Sur une ligne\u{202f}: rue, code postal, ville, pays.",
    }
    phone { en "Phone number", es "Teléfono", fr "Téléphone" }
    phone_hint {
        en "With the country code, for customers abroad.",
        es "Con el prefijo del país, para clientes en el extranjero.",
        fr "Avec l’indicatif du pays, pour les clients à l’étranger.",
    }
    email { en "Contact email", es "Correo de contacto", fr "E-mail de contact" }
    email_hint {
        en "Answers to your emails go to this address.",
        es "Las respuestas a sus correos llegan a esta dirección.",
        fr "Les réponses à vos e-mails arrivent à cette adresse.",
    }
    privacy { en "Privacy policy", es "Política de privacidad", fr "Politique de confidentialité" }
    privacy_hint {
        en "Its address, such as https://www.example.com/privacy.",
        es "Su dirección, como https://www.example.com/privacidad.",
        fr "Son adresse, par exemple https://www.example.com/confidentialite.",
    }
    terms { en "Terms and conditions", es "Términos y condiciones", fr "Conditions générales" }
    terms_hint {
        en "Its address, such as https://www.example.com/terms.",
        es "Su dirección, como https://www.example.com/terminos.",
        fr "Leur adresse, par exemple https://www.example.com/conditions.",
    }
    accessibility { en "Accessibility statement", es "Declaración de accesibilidad", fr "Déclaration d’accessibilité" }
    accessibility_hint {
        en "Every portal has a page about accessibility, whose text is among the messages. It links to this address.",
        es "Cada portal tiene una página sobre accesibilidad, cuyo texto está en los mensajes. Enlaza a esta dirección.",
        fr "Chaque portail a une page sur l’accessibilité, dont le texte se trouve dans les messages. Elle renvoie à cette adresse.",
    }
    line_invalid(max: usize) {
        en "Use up to {max} characters, without vertical bars or invisible characters.",
        es "Use hasta {max} caracteres, sin barras verticales ni caracteres invisibles.",
        fr "Utilisez au maximum {max} caractères, sans barre verticale ni caractère invisible.",
    }
    phone_invalid {
        en "Enter a phone number like +34 910 000 000.",
        es "Escriba un teléfono como +34 910 000 000.",
        fr "Saisissez un numéro de téléphone comme +33 1 00 00 00 00.",
    }
    email_invalid {
        en "Enter one address like help@example.com, without a name.",
        es "Escriba una sola dirección como ayuda@example.com, sin nombre.",
        fr "Saisissez une seule adresse comme aide@example.com, sans nom.",
    }
    url_invalid {
        en "Enter an address that starts with https://, such as https://www.example.com/privacy.",
        es "Escriba una dirección que empiece por https://, como https://www.example.com/privacidad.",
        fr "Saisissez une adresse qui commence par https://, par exemple https://www.example.com/confidentialite.",
    }
}
