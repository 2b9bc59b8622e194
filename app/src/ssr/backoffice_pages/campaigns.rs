//! The data of the pages about campaigns.

use super::{not_found, seen, signed_in};
use crate::ssr::PageError;
use crate::ssr::request::accounts;
use model::{CampaignDetails, CampaignId, CampaignSummary, LeftOut, LeftOutCustomer, Page};

pub async fn campaigns() -> Result<Vec<CampaignSummary>, PageError> {
    let agent = signed_in()?;
    seen(accounts().campaigns().list(&agent).await)
}

pub async fn campaign(
    id: String,
    reason: Option<String>,
    before: Option<i64>,
) -> Result<(CampaignDetails, Option<Page<LeftOutCustomer>>), PageError> {
    let agent = signed_in()?;
    let id: CampaignId = id.parse().map_err(|_| not_found())?;
    let details = seen(accounts().campaigns().get(&agent, id).await)?.ok_or_else(not_found)?;
    let left_out = match reason.as_deref().and_then(LeftOut::from_code) {
        Some(reason) => {
            Some(seen(accounts().campaigns().left_out(&agent, id, reason, before).await)?)
        }
        None => None,
    };
    Ok((details, left_out))
}
