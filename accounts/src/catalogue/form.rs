//! A product as admins type it.

use super::typed_dates::{self, MAX_CAPACITY, TypedDate, read_local};
use crate::{
    once::{FormSender, OneTimeKey},
    store::rows::ProductTerms,
    time_zones,
};
use model::{
    Agent, Failure, Locale, Money, PortalId, ProductText, TimeZone, Timestamp, currency,
    product::MAX_TRAVELLERS_LIMIT, refusals::ProductRefusal,
};

/// Maximum time that an order can wait for payment: a year.
const MAX_PAYMENT_HOURS: i32 = 8_784;

/// A product as it was typed. What may be empty means: no limit, or no own value.
#[derive(Debug, Clone, Default)]
pub struct ProductForm {
    /// Title and description, in the order of [`Locale::ALL`].
    pub texts: [(String, String); Locale::ALL.len()],
    /// In major units of the currency.
    pub price: String,
    pub currency: String,
    /// Whether every portal sells it, also later ones.
    pub everywhere: bool,
    /// Otherwise the ids of those that do.
    pub portals: Vec<String>,
    /// Date and time in the operator's time zone.
    pub on_sale_from: String,
    pub on_sale_until: String,
    /// A date and time a line, each with its places or without.
    pub dates: String,
    pub capacity: String,
    pub max_travellers: String,
    pub payment_hours: String,
    /// The version that was changed; nothing when one is added.
    pub version: i32,
    /// The time zone in which the form showed its moments; nothing when one is added.
    pub zone: String,
    /// Of a form that adds one.
    pub once: OneTimeKey,
}

impl ProductForm {
    /// Returns the idempotency key of a form that adds one.
    pub(super) fn form_key(&self, agent: &Agent) -> Option<Vec<u8>> {
        let portals = self.portals.join(",");
        let everywhere = self.everywhere.to_string();
        let mut content = vec![
            self.price.as_str(),
            &self.currency,
            &everywhere,
            &portals,
            &self.on_sale_from,
            &self.on_sale_until,
            &self.dates,
            &self.capacity,
            &self.max_travellers,
            &self.payment_hours,
        ];
        for (title, description) in &self.texts {
            content.extend([title.as_str(), description.as_str()]);
        }
        self.once.of("add-product", FormSender::Agent(agent.id), &content)
    }
}

/// A form whose every field can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Valid {
    pub title: String,
    pub description: String,
    /// In other languages than the operator's default.
    pub translations: Vec<ProductText>,
    pub price: Money,
    /// `None` for every portal.
    pub portals: Option<Vec<PortalId>>,
    pub on_sale_from: Option<Timestamp>,
    pub on_sale_until: Option<Timestamp>,
    /// The earliest first; without any it is sold without a date.
    pub dates: Vec<TypedDate>,
    pub capacity: Option<i32>,
    pub max_travellers: Option<i32>,
    pub payment_hours: Option<i32>,
}

impl Valid {
    /// Returns what the product's own row keeps of it.
    pub(super) fn terms(&self) -> ProductTerms<'_> {
        ProductTerms {
            title: &self.title,
            description: &self.description,
            price_minor: self.price.minor,
            currency: &self.price.currency,
            capacity: self.capacity,
            everywhere: self.portals.is_none(),
            on_sale_from: self.on_sale_from,
            on_sale_until: self.on_sale_until,
            max_travellers: self.max_travellers,
            payment_hours: self.payment_hours,
            dated: !self.dates.is_empty(),
        }
    }
}

/// Reads a form of an operator with that language and time zone. `own` are its portals.
///
/// # Errors
/// What is wrong with each field.
pub(super) fn read(
    form: &ProductForm,
    default_locale: Locale,
    zone: &TimeZone,
    own: &[PortalId],
) -> Result<Valid, Failure<ProductRefusal>> {
    use ProductRefusal as R;
    let mut problems = Vec::new();
    let texts = read_texts(form, default_locale, &mut problems);
    let price = read_price(form, &mut problems);
    let portals = (!form.everywhere).then(|| chosen(&form.portals, own));
    if portals.as_ref().is_some_and(Vec::is_empty) {
        problems.push(R::PortalsMissing);
    }
    let mut moment = |text: &str, refusals| read_moment(text, zone, refusals, &mut problems);
    let on_sale_from = moment(&form.on_sale_from, [R::FromInvalid, R::FromSkipped]);
    let on_sale_until = moment(&form.on_sale_until, [R::UntilInvalid, R::UntilSkipped]);
    if on_sale_from.zip(on_sale_until).is_some_and(|(from, until)| until <= from) {
        problems.push(R::UntilBeforeFrom);
    }
    let dates = typed_dates::read(&form.dates, zone, &mut problems);
    let mut count = |text: &str, max, refusal| read_count(text, max, refusal, &mut problems);
    let capacity = count(&form.capacity, MAX_CAPACITY, R::CapacityInvalid);
    let max_travellers = count(&form.max_travellers, MAX_TRAVELLERS_LIMIT, R::TravellersInvalid);
    let payment_hours = count(&form.payment_hours, MAX_PAYMENT_HOURS, R::PaymentHoursInvalid);
    let (own, translations): (Vec<_>, Vec<_>) =
        texts.into_iter().partition(|text| text.locale == default_locale);
    match (own.into_iter().next(), price) {
        (Some(own), Some(price)) if problems.is_empty() => Ok(Valid {
            title: own.title,
            description: own.description,
            translations,
            price,
            portals,
            on_sale_from,
            on_sale_until,
            dates,
            capacity,
            max_travellers,
            payment_hours,
        }),
        _ => Err(Failure::Refused(problems)),
    }
}

/// Returns the texts that were typed. The default language needs a title, and so does whichever has a description.
fn read_texts(
    form: &ProductForm,
    default_locale: Locale,
    problems: &mut Vec<ProductRefusal>,
) -> Vec<ProductText> {
    let mut texts = Vec::new();
    for (locale, (title, description)) in Locale::ALL.into_iter().zip(&form.texts) {
        let [missing, title_invalid, description_invalid] = refusals_of(locale);
        let title = ProductText::read_title(title);
        let description = ProductText::read_description(description);
        let is_needed =
            locale == default_locale || !matches!(&description, Ok(text) if text.is_empty());
        match &title {
            Err(_) => problems.push(title_invalid),
            Ok(title) if title.is_empty() && is_needed => problems.push(missing),
            Ok(_) => {}
        }
        if description.is_err() {
            problems.push(description_invalid);
        }
        if let (Ok(title), Ok(description)) = (title, description)
            && !title.is_empty()
        {
            texts.push(ProductText { locale, title, description });
        }
    }
    texts
}

/// Returns the refusals of a language's texts: no title, a title or a description that cannot be used.
const fn refusals_of(locale: Locale) -> [ProductRefusal; 3] {
    use ProductRefusal as R;
    match locale {
        Locale::English => [R::TitleEnMissing, R::TitleEnInvalid, R::DescriptionEnInvalid],
        Locale::Spanish => [R::TitleEsMissing, R::TitleEsInvalid, R::DescriptionEsInvalid],
        Locale::French => [R::TitleFrMissing, R::TitleFrInvalid, R::DescriptionFrInvalid],
        Locale::BrazilianPortuguese => {
            [R::TitlePtBrMissing, R::TitlePtBrInvalid, R::DescriptionPtBrInvalid]
        }
    }
}

/// A price whose currency is unknown is not checked: the currency has to be corrected first.
fn read_price(form: &ProductForm, problems: &mut Vec<ProductRefusal>) -> Option<Money> {
    let currency = form.currency.trim().to_uppercase();
    if currency::decimals(&currency).is_none() {
        problems.push(ProductRefusal::CurrencyInvalid);
        return None;
    }
    let price = Money::read(&form.price, &currency);
    price.map_err(|_| problems.push(ProductRefusal::PriceInvalid)).ok()
}

/// Returns those of the operator's portals that were chosen.
fn chosen(typed: &[String], own: &[PortalId]) -> Vec<PortalId> {
    let typed: Vec<PortalId> = typed.iter().filter_map(|id| id.parse().ok()).collect();
    own.iter().copied().filter(|id| typed.contains(id)).collect()
}

/// Returns the moment of a local time; of the two that a clock set back shows, the first. The refusals are of no time,
/// and of one that clocks skip.
fn read_moment(
    text: &str,
    zone: &TimeZone,
    [invalid, skipped]: [ProductRefusal; 2],
    problems: &mut Vec<ProductRefusal>,
) -> Option<Timestamp> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let moment = read_local(text)
        .ok_or(invalid)
        .and_then(|local| time_zones::moment(local, zone).map_err(|_| skipped));
    moment.map_err(|refusal| problems.push(refusal)).ok()
}

fn read_count(
    text: &str,
    max: i32,
    invalid: ProductRefusal,
    problems: &mut Vec<ProductRefusal>,
) -> Option<i32> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let count = text.parse().ok().filter(|count| (1..=max).contains(count));
    if count.is_none() {
        problems.push(invalid);
    }
    count
}

#[cfg(test)]
mod tests;
