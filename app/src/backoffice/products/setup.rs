//! What is done to products: adding and changing one.

use crate::components::checks;
use crate::failure::Refused;
use leptos::prelude::*;
use model::refusals::ProductRefusal;
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

#[server(prefix = "/agents-api", endpoint = "add-product")]
pub async fn add_product(
    #[server(default)] once: String,
    #[server(default)] portals: Vec<String>,
    #[server(flatten)] parts: ProductParts,
) -> Result<(), Refused<ProductRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let form = accounts::ProductForm {
        once: ssr::once(once.clone()),
        ..ssr::product_form(&parts, &portals)
    };
    let added = ssr::accounts().catalogue().create(&agent, &ssr::agent_caller(), &form).await;
    let id = added.map_err(|failure| {
        let mut typed = parts.typed(&portals);
        typed.push(("once".to_owned(), once.clone()));
        ssr::refuse_product(failure, "/products/new", &typed)
    })?;
    ssr::announce(&super::path_of(id), &crate::context::Notice::Added);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "change-product")]
pub async fn change_product(
    #[server(default)] id: String,
    #[server(default)] version: String,
    #[server(default)] portals: Vec<String>,
    #[server(flatten)] parts: ProductParts,
) -> Result<(), Refused<ProductRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let form = accounts::ProductForm {
        version: version.parse().unwrap_or_default(),
        ..ssr::product_form(&parts, &portals)
    };
    let page = super::path_of(id);
    let changed = ssr::accounts().catalogue().change(&agent, &ssr::agent_caller(), id, &form).await;
    changed.map_err(|failure| {
        // Then shows what another admin saved instead of values typed over an older version.
        let is_old = failure == ProductRefusal::ChangedMeanwhile.into();
        let typed = if is_old { Vec::new() } else { parts.typed(&portals) };
        ssr::refuse_product(failure, &format!("{page}?form=change-product"), &typed)
    })?;
    ssr::announce(&page, &crate::context::Notice::Saved);
    Ok(())
}
