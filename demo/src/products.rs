//! What the demo's first operator sells.

use crate::operator::{DemoProduct, dated, limited, product, translated};
use model::Locale;

pub(super) const NORTE_LINES: [DemoProduct; 5] = [
    translated(
        &[
            (
                Locale::Spanish,
                "Córdoba → Rosario",
                "Ómnibus diario a las 8:00, seis horas, un bulto incluido.",
            ),
            (
                Locale::French,
                "Córdoba → Rosario",
                "Car quotidien à 8 h, six heures, un bagage compris.",
            ),
            (
                Locale::BrazilianPortuguese,
                "Córdoba → Rosario",
                "Ônibus diário às 8h, seis horas, uma bagagem incluída.",
            ),
        ],
        product(
            "Córdoba → Rosario",
            "Daily coach at 8:00, six hours, one bag included.",
            2_430_000,
        ),
    ),
    product("Rosario → Buenos Aires", "Express coach every two hours, four hours.", 2_130_000),
    product(
        "Salta → Cafayate",
        "Through the wine valley by minibus, with two viewpoint stops.",
        1_890_000,
    ),
    limited(
        8,
        product(
            "Bariloche → Isla Victoria",
            "Across the lake in a small boat, back in the evening.",
            2_950_000,
        ),
    ),
    translated(
        &[
            (Locale::Spanish, "Mendoza → Aconcagua", "Por los Andes hasta el mirador, con guía."),
            (
                Locale::French,
                "Mendoza → Aconcagua",
                "À travers les Andes jusqu’au belvédère, avec un guide.",
            ),
            (
                Locale::BrazilianPortuguese,
                "Mendoza → Aconcagua",
                "Pelos Andes até o mirante, com guia.",
            ),
        ],
        dated(
            &[(4, 7, Some(24)), (11, 7, Some(6)), (18, 7, None)],
            product(
                "Mendoza → Aconcagua",
                "Across the Andes to the viewpoint, with a guide.",
                5_600_000,
            ),
        ),
    ),
];
