//! A row of a file of orders.

use super::{
    customer_row::name,
    rows::{Cells, Given},
};
use crate::time_zones;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, SubsecRound};
use model::{
    CustomerNumber, EmailAddress, ImportColumn, Money, OrderState, PersonName, ProductText,
    PurchaseNumber, TimeZone, Timestamp, currency, refusals::ImportRowRefusal,
};

const MAX_TRAVELLERS: i32 = 999;
/// Dates and times without an offset: those of the portal's time zone.
const MOMENTS: [&str; 4] =
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S%.f"];
/// What follows the time where it has an offset: `Z`, `+02:00`, `+0200`, or `+02` as PostgreSQL writes it.
const OFFSET: &str = "%#z";

/// Whose order it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum OwnerKey {
    ExternalId(String),
    Number(CustomerNumber),
}

/// An order as described by a row.
#[derive(Debug)]
pub(super) struct ParsedPurchase {
    pub external_id: String,
    pub owner: OwnerKey,
    /// Without one, a number is drawn.
    pub number: Option<PurchaseNumber>,
    pub product: String,
    pub travellers: Given<i32>,
    pub total: Money,
    pub at: Timestamp,
    /// The date that it is for.
    pub travel_at: Given<Timestamp>,
    pub state: Given<OrderState>,
    pub paid_at: Given<Timestamp>,
    pub cancelled_at: Given<Timestamp>,
    pub refunded: Given<bool>,
    pub first_name: Given<PersonName>,
    pub last_name: Given<PersonName>,
    pub email: Given<EmailAddress>,
}

impl ParsedPurchase {
    /// Reads a row of an operator in that time zone.
    ///
    /// # Errors
    /// The first thing that is wrong, from left to right in the document.
    pub(super) fn read(
        external_id: &str,
        cells: &Cells,
        zone: &TimeZone,
    ) -> Result<Self, ImportRowRefusal> {
        use ImportColumn as C;
        use ImportRowRefusal as R;
        let owner = owner(cells)?;
        let number = match cells.text(C::Number) {
            "" => None,
            text => Some(text.parse::<PurchaseNumber>().map_err(|_| R::NumberInvalid)?),
        };
        let product = product(cells)?;
        let travellers = Given::read(cells.get(C::Travellers), |text| {
            travellers(text).ok_or(R::TravellersInvalid)
        })?;
        let total = total(cells)?;
        let at = moment(cells.text(C::OrderedAt), zone).ok_or(R::OrderedAtInvalid)?;
        let moment_in = |column, invalid| {
            Given::read(cells.get(column), |text| moment(text, zone).ok_or(invalid))
        };
        let first_name = Given::read(cells.get(C::FirstName), |text| {
            name(text, R::FirstNameMissing, R::FirstNameInvalid)
        })?;
        let last_name = Given::read(cells.get(C::LastName), |text| {
            name(text, R::LastNameMissing, R::LastNameInvalid)
        })?;
        let email =
            Given::read(cells.get(C::Email), |text| text.parse().map_err(|_| R::EmailInvalid))?;
        Ok(Self {
            external_id: external_id.to_owned(),
            owner,
            number,
            product,
            travellers,
            total,
            at,
            travel_at: moment_in(C::TravelAt, R::TravelAtInvalid)?,
            state: Given::read(cells.get(C::State), state)?,
            paid_at: moment_in(C::PaidAt, R::PaidAtInvalid)?,
            cancelled_at: moment_in(C::CancelledAt, R::CancelledAtInvalid)?,
            refunded: Given::read(cells.get(C::Refunded), refunded)?,
            first_name,
            last_name,
            email,
        })
    }
}

fn owner(cells: &Cells) -> Result<OwnerKey, ImportRowRefusal> {
    let external_id = cells.text(ImportColumn::CustomerExternalId);
    if !external_id.is_empty() {
        return Ok(OwnerKey::ExternalId(external_id.to_owned()));
    }
    let number = cells.text(ImportColumn::CustomerNumber);
    if number.is_empty() {
        return Err(ImportRowRefusal::CustomerMissing);
    }
    number.parse().map(OwnerKey::Number).map_err(|_| ImportRowRefusal::CustomerUnknown)
}

fn product(cells: &Cells) -> Result<String, ImportRowRefusal> {
    let product = ProductText::read_title(cells.text(ImportColumn::Product));
    let product = product.map_err(|_| ImportRowRefusal::ProductInvalid)?;
    if product.is_empty() { Err(ImportRowRefusal::ProductMissing) } else { Ok(product) }
}

fn travellers(text: &str) -> Option<i32> {
    text.parse().ok().filter(|count| (1..=MAX_TRAVELLERS).contains(count))
}

/// Reads a state in which an order can come from another system.
fn state(text: &str) -> Result<OrderState, ImportRowRefusal> {
    match OrderState::from_code(&text.to_ascii_lowercase()) {
        Some(OrderState::Expired) | None => Err(ImportRowRefusal::StateInvalid),
        Some(state) => Ok(state),
    }
}

fn refunded(text: &str) -> Result<bool, ImportRowRefusal> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "true" | "1" => Ok(true),
        "no" | "false" | "0" => Ok(false),
        _ => Err(ImportRowRefusal::RefundedInvalid),
    }
}

fn total(cells: &Cells) -> Result<Money, ImportRowRefusal> {
    let code = cells.text(ImportColumn::Currency).to_uppercase();
    if currency::decimals(&code).is_none() {
        return Err(ImportRowRefusal::CurrencyInvalid);
    }
    let total = Money::read(cells.text(ImportColumn::Total), &code);
    total.map_err(|_| ImportRowRefusal::TotalInvalid)
}

/// Reads a moment by ISO 8601, or as databases write it: with an offset, in local time, or a day, which stands for its
/// beginning.
fn moment(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let with_offset = MOMENTS
        .iter()
        .find_map(|format| DateTime::parse_from_str(text, &format!("{format}{OFFSET}")).ok());
    let local =
        || MOMENTS.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    let at = if let Some(at) = with_offset {
        at.naive_utc()
    } else if let Some(local) = local() {
        time_zones::moment(local, zone).ok()?
    } else {
        time_zones::start_of_day(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?, zone)
    };
    // Databases store fewer digits than a file may have, and a second run has to find equal values.
    Some(at.trunc_subsecs(0)).filter(|at| (1950..2200).contains(&at.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELLS: [(ImportColumn, &str); 5] = [
        (ImportColumn::CustomerExternalId, "K-1"),
        (ImportColumn::Product, "Salta → Jujuy"),
        (ImportColumn::Total, "48.600,50"),
        (ImportColumn::Currency, "ars"),
        (ImportColumn::OrderedAt, "2026-07-15 12:00"),
    ];

    fn read(more: &[(ImportColumn, &str)]) -> Result<ParsedPurchase, ImportRowRefusal> {
        // The first cell of a column counts.
        let cells = more.iter().chain(&CELLS);
        let cells = cells.map(|(column, text)| (*column, (*text).to_owned())).collect();
        ParsedPurchase::read("B-1", &Cells(cells), &"Europe/Madrid".parse().expect("a zone"))
    }

    #[test]
    fn a_moment_has_an_offset_or_is_local() {
        let madrid = "Europe/Madrid".parse().expect("a zone");
        for (text, expected) in [
            ("2026-07-15 12:00", Some("2026-07-15T10:00:00")),
            ("2026-07-15T12:00:30", Some("2026-07-15T10:00:30")),
            ("2026-07-15T12:00:00Z", Some("2026-07-15T12:00:00")),
            ("2026-07-15T12:00:00-03:00", Some("2026-07-15T15:00:00")),
            ("2026-07-15T12:00:00.250Z", Some("2026-07-15T12:00:00")),
            ("2026-07-15T12:00Z", Some("2026-07-15T12:00:00")),
            ("2026-07-15 12:00:00.000", Some("2026-07-15T10:00:00")),
            ("2026-07-15T12:00:30.999999", Some("2026-07-15T10:00:30")),
            ("2026-07-15 12:00:00+02", Some("2026-07-15T10:00:00")),
            ("2026-07-15 12:00:00.123456-03", Some("2026-07-15T15:00:00")),
            ("2026-07-15 12:00:00 +0200", Some("2026-07-15T10:00:00")),
            ("2026-07-15 12:00:00,5", None),
            ("2026-07-15", Some("2026-07-14T22:00:00")),
            ("2026-03-29 02:30", None),
            ("15/07/2026", None),
            ("0026-07-15", None),
            ("", None),
        ] {
            let expected = expected.map(|text| text.parse().expect("a moment"));
            assert_eq!(moment(text, &madrid), expected, "{text}");
        }
    }

    #[test]
    fn a_cell_is_read_in_any_case_and_a_missing_column_is_no_value() {
        let row = read(&[]).expect("an order");
        assert_eq!((row.total.minor, row.travellers), (4_860_050, Given::Absent));
        assert_eq!((row.state, row.paid_at), (Given::Absent, Given::Absent));
        let cells = [(ImportColumn::State, "Cancelled"), (ImportColumn::Refunded, "YES")];
        let row = read(&cells).expect("an order");
        assert_eq!(row.state, Given::Value(OrderState::Cancelled));
        assert_eq!(row.refunded, Given::Value(true));
    }

    #[test]
    fn every_cell_has_its_refusal() {
        use ImportColumn as C;
        use ImportRowRefusal as R;
        for (cell, expected) in [
            ((C::CustomerExternalId, ""), R::CustomerMissing),
            ((C::Number, "?"), R::NumberInvalid),
            ((C::Product, ""), R::ProductMissing),
            ((C::Travellers, "0"), R::TravellersInvalid),
            ((C::Total, "many"), R::TotalInvalid),
            ((C::Currency, "XTS"), R::CurrencyInvalid),
            ((C::OrderedAt, "yesterday"), R::OrderedAtInvalid),
            ((C::TravelAt, "soon"), R::TravelAtInvalid),
            ((C::State, "expired"), R::StateInvalid),
            ((C::PaidAt, "x"), R::PaidAtInvalid),
            ((C::CancelledAt, "x"), R::CancelledAtInvalid),
            ((C::Refunded, "perhaps"), R::RefundedInvalid),
            ((C::Email, "ana@"), R::EmailInvalid),
        ] {
            assert_eq!(read(&[cell]).err(), Some(expected), "{cell:?}");
        }
    }
}
