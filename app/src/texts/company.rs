//! What the operator says about itself: in footers, at registration, and on the page about accessibility.

texts! {
    about { en "About us", es "Sobre nosotros", fr "À propos" }
    privacy { en "Privacy policy", es "Política de privacidad", fr "Politique de confidentialité" }
    terms { en "Terms and conditions", es "Términos y condiciones", fr "Conditions générales" }
    accessibility { en "Accessibility", es "Accesibilidad", fr "Accessibilité" }
    // The name of the linked page follows, and a full stop.
    accept {
        en "By creating an account, you accept our",
        es "Al crear una cuenta, usted acepta nuestros",
        fr "En créant un compte, vous acceptez nos",
    }
    accepted_terms { en "terms and conditions", es "términos y condiciones", fr "conditions générales" }
    // The name of the linked page follows, and a full stop.
    how_data_is_used {
        en "To learn how we use your data, read our",
        es "Para saber cómo usamos sus datos, lea nuestra",
        fr "Pour savoir comment nous utilisons vos données, consultez notre",
    }
    read_privacy { en "privacy policy", es "política de privacidad", fr "politique de confidentialité" }
    accessibility_text {
        en "We want everyone to be able to buy here. This site is built to follow the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. If something doesn’t work for you, contact us and we’ll help you buy another way.",
        es "Queremos que todas las personas puedan comprar aquí. Este sitio está hecho para seguir las pautas de accesibilidad WCAG 2.2, nivel AA. Si algo no le funciona, comuníquese con nosotros y le ayudaremos a comprar de otra forma.",
        fr "Nous voulons que tout le monde puisse acheter ici. Ce site est conçu pour respecter les règles d’accessibilité WCAG 2.2, niveau AA. Si quelque chose ne fonctionne pas pour vous, contactez-nous\u{202f}: nous vous aiderons à acheter autrement.",
    }
    full_statement {
        en "Read the full accessibility statement",
        es "Leer la declaración de accesibilidad completa",
        fr "Lire la déclaration d’accessibilité complète",
    }
    contact { en "Contact", es "Contacto", fr "Contact" }
}
