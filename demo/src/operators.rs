//! The demo's operators: one for each mode of a portal (docs/behaviour.md, sections 3 and 6).

use crate::{
    operator::{AdditionalPortal, Operator, product},
    products,
    providers::{CAS, DemoProvider, OPENID, Text},
};
use model::{Locale, Overrides, Settings};

/// Club Andino also sells to guests, in a separate shop.
pub(super) const ADDITIONAL_PORTALS: [AdditionalPortal; 1] = [AdditionalPortal {
    first_host: "force.localhost",
    name: "Tienda del Club",
    host: "shop.localhost",
    accent: "#8a3b12",
    own: Overrides { force_login: Some(false), ..Overrides::NONE },
}];

fn settings(sso_only: bool, force_login: bool) -> Settings {
    Settings { force_login, sso_enabled: true, sso_only, ..Settings::default() }
}

pub(super) const OPERATORS: [Operator; 8] = [
    Operator {
        name: "Norte Lines",
        host: "default.localhost",
        company: [
            "Norte Lines S.A.",
            "Av. Belgrano 1200, X5000 Córdoba, Argentina",
            "+54 351 555-0100",
        ],
        accent: "#005ab5",
        locale: Locale::English,
        time_zone: "America/Argentina/Cordoba",
        settings: Settings::default,
        currency: "ARS",
        products: &products::NORTE_LINES,
        providers: &[],
    },
    Operator {
        name: "Sur Ferries",
        host: "off.localhost",
        company: ["Sur Ferries S.L.", "Muelle Ribera 4, 11380 Tarifa, España", "+34 956 555 010"],
        accent: "#00695c",
        locale: Locale::Spanish,
        time_zone: "Europe/Madrid",
        settings: || Settings { customer_accounts_enabled: false, ..Settings::default() },
        currency: "EUR",
        products: &[
            product("Tarifa → Tánger", "Una hora de travesía, con coche o a pie.", 4_500),
            product("Ibiza → Formentera", "Cada media hora, de siete a diez.", 2_850),
        ],
        providers: &[],
    },
    Operator {
        name: "Club Andino",
        host: "force.localhost",
        company: [
            "Club Andino de Chile",
            "Av. Apoquindo 300, 7550000 Santiago, Chile",
            "+56 2 5550 0100",
        ],
        accent: "#8a3b12",
        locale: Locale::Spanish,
        time_zone: "America/Santiago",
        settings: || Settings { force_login: true, ..Settings::default() },
        currency: "CLP",
        products: &[
            product("Santiago → Farellones", "Traslado de socios, sábados y domingos.", 12_000),
            product("Refugio, una noche", "Cama, cena y desayuno a 2.400 metros.", 35_000),
        ],
        providers: &[],
    },
    Operator {
        name: "Sol Cruises",
        host: "sso.localhost",
        company: [
            "Sol Cruises S.A.",
            "Av. Maipú 505, V9410 Ushuaia, Argentina",
            "+54 2901 55-0100",
        ],
        accent: "#9a3412",
        locale: Locale::English,
        time_zone: "America/Argentina/Ushuaia",
        settings: || settings(false, false),
        currency: "USD",
        products: &[
            product(
                "Ushuaia → Puerto Williams",
                "The Beagle Channel in five hours, with lunch on board.",
                14_500,
            ),
            product(
                "Colonia day trip",
                "Morning departure, evening return and a guided walk.",
                8_900,
            ),
        ],
        providers: &[DemoProvider {
            name: "Sol ID",
            button: Text {
                en: "Sign in with Sol ID",
                es: "Iniciar sesión con Sol ID",
                fr: "Se connecter avec Sol ID",
            },
            ..OPENID
        }],
    },
    Operator {
        name: "Universidad del Plata",
        host: "sso-only.localhost",
        company: [
            "Universidad del Plata",
            "Av. 7 N.º 776, B1900 La Plata, Argentina",
            "+54 221 555-0100",
        ],
        accent: "#5b21b6",
        locale: Locale::Spanish,
        time_zone: "America/Argentina/Buenos_Aires",
        settings: || settings(true, false),
        currency: "ARS",
        products: &[
            product(
                "La Plata → Buenos Aires",
                "Servicio diario para estudiantes y docentes.",
                210_000,
            ),
            product(
                "Viaje de estudios a Misiones",
                "Cuatro días en las cataratas y la selva.",
                18_400_000,
            ),
        ],
        providers: &[DemoProvider {
            name: "Plata ID",
            button: Text {
                en: "Sign in with Plata ID",
                es: "Iniciar sesión con Plata ID",
                fr: "Se connecter avec Plata ID",
            },
            ..OPENID
        }],
    },
    Operator {
        name: "Cooperativa Austral",
        host: "force-sso.localhost",
        company: [
            "Cooperativa Austral Ltda.",
            "Av. Colón 820, 6200000 Punta Arenas, Chile",
            "+56 61 555 0100",
        ],
        accent: "#0f5c5c",
        locale: Locale::Spanish,
        time_zone: "America/Punta_Arenas",
        settings: || settings(true, true),
        currency: "CLP",
        products: &[
            product(
                "Punta Arenas → Puerto Natales",
                "Turno de mañana, solo para el personal.",
                7_000,
            ),
            product(
                "Barcaza a Porvenir",
                "Ida y vuelta el mismo día, solo para el personal.",
                9_000,
            ),
        ],
        providers: &[DemoProvider {
            name: "Austral ID",
            access_rule: Some(("groups", "staff")),
            button: Text {
                en: "Sign in with Austral ID",
                es: "Iniciar sesión con Austral ID",
                fr: "Se connecter avec Austral ID",
            },
            error: Text {
                en: "Only staff of the cooperative can buy here. Ask the office in Punta Arenas.",
                es: "Aquí solo compra el personal de la cooperativa. Consulte en la oficina de Punta Arenas.",
                fr: "Seul le personnel de la coopérative peut acheter ici. Adressez-vous au bureau de Punta Arenas.",
            },
            ..OPENID
        }],
    },
    Operator {
        name: "Red Federal",
        host: "two-providers.localhost",
        company: [
            "Red Federal de Transporte S.E.",
            "San Martín 640, E3100 Paraná, Argentina",
            "+54 343 555-0100",
        ],
        accent: "#1e40af",
        locale: Locale::Spanish,
        time_zone: "America/Argentina/Cordoba",
        settings: || settings(true, true),
        currency: "ARS",
        products: &[
            product("Paraná → Santa Fe", "Cada hora por el túnel subfluvial.", 180_000),
            product("Posadas → Encarnación", "Por el puente, con trámite incluido.", 350_000),
        ],
        providers: &[
            DemoProvider {
                name: "Federal ID",
                button: Text {
                    en: "Sign in with Federal ID",
                    es: "Iniciar sesión con Federal ID",
                    fr: "Se connecter avec Federal ID",
                },
                ..OPENID
            },
            DemoProvider {
                name: "Campus",
                button: Text {
                    en: "Sign in with Campus",
                    es: "Iniciar sesión con Campus",
                    fr: "Se connecter avec Campus",
                },
                ..CAS
            },
        ],
    },
    Operator {
        name: "Museo del Riel",
        host: "cas.localhost",
        company: [
            "Fundación Museo del Riel",
            "Av. Sáenz Peña 1, T4103 Tafí Viejo, Argentina",
            "+54 381 555-0100",
        ],
        accent: "#7c2d12",
        locale: Locale::Spanish,
        time_zone: "America/Argentina/Tucuman",
        settings: || settings(false, false),
        currency: "ARS",
        products: &[
            product(
                "Tren histórico a Tafí Viejo",
                "Locomotora de 1912, domingos a las diez.",
                950_000,
            ),
            product("Noche en el museo", "Recorrido a oscuras por los talleres.", 600_000),
        ],
        providers: &[DemoProvider {
            name: "CAS de la Universidad",
            button: Text {
                en: "Sign in with the university’s CAS",
                es: "Iniciar sesión con el CAS de la universidad",
                fr: "Se connecter avec le CAS de l’université",
            },
            ..CAS
        }],
    },
];
