//! The fields of a product's form as they are sent.

use crate::components::checks;
use serde::{Deserialize, Serialize};

/// The fields of a product's form, but the portals. A switch that is off is not sent at all.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductParts {
    pub title_en: String,
    pub description_en: String,
    pub title_es: String,
    pub description_es: String,
    pub title_fr: String,
    pub description_fr: String,
    pub title_pt_br: String,
    pub description_pt_br: String,
    pub price: String,
    pub currency: String,
    pub everywhere: String,
    pub on_sale_from: String,
    pub on_sale_until: String,
    pub dates: String,
    pub capacity: String,
    pub max_travellers: String,
    pub payment_hours: String,
}

impl ProductParts {
    /// Returns what is kept for the page that shows the form again: each field by its name, and the portals that were
    /// chosen.
    pub fn typed(&self, portals: &[String]) -> Vec<(String, String)> {
        let everywhere = if self.everywhere.is_empty() { "false" } else { "true" };
        let fields = [
            ("title_en", self.title_en.as_str()),
            ("description_en", &self.description_en),
            ("title_es", &self.title_es),
            ("description_es", &self.description_es),
            ("title_fr", &self.title_fr),
            ("description_fr", &self.description_fr),
            ("title_pt_br", &self.title_pt_br),
            ("description_pt_br", &self.description_pt_br),
            ("price", &self.price),
            ("currency", &self.currency),
            ("everywhere", everywhere),
            ("on_sale_from", &self.on_sale_from),
            ("on_sale_until", &self.on_sale_until),
            ("dates", &self.dates),
            ("capacity", &self.capacity),
            ("max_travellers", &self.max_travellers),
            ("payment_hours", &self.payment_hours),
        ];
        let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
        let chosen = portals.iter().map(|id| (checks::kept("portals", id), "true".to_owned()));
        fields.chain(chosen).collect()
    }
}
