//! What is done to products: adding and changing one.

use super::parts::ProductParts;
use crate::failure::Refused;
use leptos::prelude::*;
use model::refusals::ProductRefusal;

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
    ssr::announce(&crate::backoffice::paths::product(id), &crate::context::Notice::Added);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "change-product")]
pub async fn change_product(
    #[server(default)] id: String,
    #[server(default)] version: String,
    #[server(default)] zone: String,
    #[server(default)] portals: Vec<String>,
    #[server(flatten)] parts: ProductParts,
) -> Result<(), Refused<ProductRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let form = accounts::ProductForm {
        version: version.parse().unwrap_or_default(),
        zone: zone.clone(),
        ..ssr::product_form(&parts, &portals)
    };
    let page = crate::backoffice::paths::product(id);
    let changed = ssr::accounts().catalogue().change(&agent, &ssr::agent_caller(), id, &form).await;
    changed.map_err(|failure| {
        // First, so that there is room for them beside long texts.
        let shown = [("version".to_owned(), version.clone()), ("zone".to_owned(), zone.clone())];
        let mut typed: Vec<_> = shown.into_iter().chain(parts.typed(&portals)).collect();
        // Then shows what another admin saved instead of values typed over an older version.
        if failure == ProductRefusal::ChangedMeanwhile.into() {
            typed.clear();
        }
        ssr::refuse_product(failure, &format!("{page}?form=change-product"), &typed)
    })?;
    ssr::announce(&page, &crate::context::Notice::Saved);
    Ok(())
}
