//! The order of products, and retiring them.

use crate::failure::Refused;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::{ProductId, refusals::ProductRefusal};

#[server(prefix = "/agents-api", endpoint = "move-product")]
pub async fn move_product(
    #[server(default)] id: String,
    #[server(default)] before: String,
) -> Result<(), Refused<ProductRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    // Empty: shown last. Anything but a number matches no product.
    let before = (!before.is_empty()).then(|| before.parse().unwrap_or_default());
    let moved =
        ssr::accounts().catalogue().move_product(&agent, &ssr::agent_caller(), id, before).await;
    moved.map_err(|failure| ssr::refuse(failure, "/products?form=move-product", &[]))?;
    ssr::announce("/products", &crate::context::Notice::Saved);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "retire-product")]
pub async fn retire_product(#[server(default)] id: String) -> Result<(), Refused<ProductRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let back = format!("{}?form=retire-product", crate::backoffice::paths::product(id));
    let retired = ssr::accounts().catalogue().retire(&agent, &ssr::agent_caller(), id).await;
    retired.map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::announce("/products", &crate::context::Notice::Retired);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "restore-product")]
pub async fn restore_product(#[server(default)] id: String) -> Result<(), Refused<ProductRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let page = crate::backoffice::paths::product(id);
    let back = format!("{page}?form=restore-product");
    let restored = ssr::accounts().catalogue().restore(&agent, &ssr::agent_caller(), id).await;
    restored.map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::announce(&page, &crate::context::Notice::Restored);
    Ok(())
}

/// Shows a product before another one, or last.
#[component]
pub fn MoveButton(
    id: ProductId,
    before: Option<ProductId>,
    /// Shown instead of the text, so that both buttons fit a row.
    arrow: &'static str,
    text: &'static str,
    title: String,
) -> impl IntoView {
    let before = before.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <form action=MoveProduct::PATH method="post">
            <input type="hidden" name="id" value=id.to_string() />
            <input type="hidden" name="before" value=before />
            <button type="submit" class="button small" title=text>
                <span aria-hidden="true">{arrow}</span>
                <span class="hidden">{text} " " {title}</span>
            </button>
        </form>
    }
    .into_any()
}
