//! What an operator says about itself: the forms in its settings.

texts! {
    title { en "Your company", es "Su empresa", fr "Votre entreprise" }
    lead {
        en "Customers see this in the footer of every page and email. Empty fields aren’t shown.",
        es "Los clientes lo ven al pie de cada página y de cada correo. Los campos vacíos no se muestran.",
        fr "Les clients voient ces informations au bas de chaque page et de chaque e-mail. Les champs vides ne sont pas affichés.",
    }
    legal_title { en "Legal pages", es "Páginas legales", fr "Pages légales" }
    legal_lead {
        en "Linked in every footer and email. The registration page says that customers accept the terms.",
        es "Sus enlaces están al pie de cada página y de cada correo. La página de registro indica que se aceptan los términos.",
        fr "Leurs liens figurent au bas de chaque page et de chaque e-mail. La page d’inscription indique que les conditions sont acceptées.",
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
        es "Con el código de país, para clientes en el extranjero.",
        fr "Avec l’indicatif du pays, pour les clients à l’étranger.",
    }
    email { en "Contact email", es "Correo de contacto", fr "E-mail de contact" }
    email_hint {
        en "Replies to your emails go to this address.",
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
        en "Every portal has an accessibility page, which links to this address. You can edit its text under Messages.",
        es "Cada portal tiene una página de accesibilidad, que enlaza a esta dirección. Puede editar su texto en Mensajes.",
        fr "Chaque portail a une page d’accessibilité, qui renvoie à cette adresse. Vous pouvez modifier son texte dans Messages.",
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
        es "Escriba una dirección que empiece con https://, como https://www.example.com/privacidad.",
        fr "Saisissez une adresse qui commence par https://, par exemple https://www.example.com/confidentialite.",
    }
}
