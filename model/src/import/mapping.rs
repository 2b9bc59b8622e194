//! Which column of a file holds what.

use super::{ImportColumn, ImportKind};
use crate::refusals::ImportRefusal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The place of each column in the file, from 0. Its text form is `external_id=0,first_name=2`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportMapping(Vec<(ImportColumn, usize)>);

impl ImportMapping {
    /// Returns the mapping of the columns whose names the header has once, in any case. `allowed` says which may be
    /// imported. A repeated name does not say which column is meant.
    pub fn of_header(header: &[String], allowed: impl Iterator<Item = ImportColumn>) -> Self {
        let place = |column: ImportColumn| {
            let place = column.places_in(header).next()?;
            (!column.is_repeated_in(header)).then_some((column, place))
        };
        Self(allowed.filter_map(place).collect())
    }

    /// Returns the mapping that a form has chosen: the place of each column, or nothing.
    pub fn of_choices(choices: impl Iterator<Item = (ImportColumn, Option<usize>)>) -> Self {
        Self(choices.filter_map(|(column, place)| Some((column, place?))).collect())
    }

    /// Returns the mapping of a text form; columns that this release does not know are left out.
    pub fn read(kind: ImportKind, text: &str) -> Self {
        let read = |part: &str| {
            let (name, place) = part.split_once('=')?;
            let column = kind.columns().iter().find(|column| column.as_str() == name)?;
            Some((*column, place.parse().ok()?))
        };
        Self(text.split(',').filter_map(read).collect())
    }

    /// Returns the place of a column.
    pub fn place(&self, column: ImportColumn) -> Option<usize> {
        self.0.iter().find(|(one, _)| *one == column).map(|(_, place)| *place)
    }

    /// Returns the columns and their places.
    pub fn places(&self) -> impl Iterator<Item = (ImportColumn, usize)> {
        self.0.iter().copied()
    }

    /// Checks that every required column is there, and none of the file is used twice.
    ///
    /// # Errors
    /// `ColumnMissing`, `ColumnTwice`.
    pub fn check(&self, kind: ImportKind, columns: usize) -> Result<(), ImportRefusal> {
        let mut required = kind.columns().iter().filter(|column| column.is_required(kind));
        let is_whole = required.all(|column| self.place(*column).is_some());
        let has_customer = kind == ImportKind::Customers
            || self.place(ImportColumn::CustomerExternalId).is_some()
            || self.place(ImportColumn::CustomerNumber).is_some();
        if !is_whole || !has_customer || self.0.iter().any(|(_, place)| *place >= columns) {
            return Err(ImportRefusal::ColumnMissing);
        }
        let mut places: Vec<usize> = self.0.iter().map(|(_, place)| *place).collect();
        places.sort_unstable();
        let is_twice = places.windows(2).any(|pair| pair[0] == pair[1]);
        if is_twice { Err(ImportRefusal::ColumnTwice) } else { Ok(()) }
    }
}

impl fmt::Display for ImportMapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> =
            self.0.iter().map(|(column, place)| format!("{}={place}", column.as_str())).collect();
        f.write_str(&parts.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    fn of(kind: ImportKind, text: &str) -> (ImportMapping, usize) {
        let header = header(text);
        let mapping = ImportMapping::of_header(&header, kind.columns().iter().copied());
        (mapping, header.len())
    }

    #[test]
    fn a_header_is_read_in_any_order_and_case_and_reads_back() {
        let kind = ImportKind::Customers;
        let (mapping, columns) = of(kind, "Last_Name, EXTERNAL_ID ,notes,first_name");
        assert_eq!(mapping.to_string(), "external_id=1,first_name=3,last_name=0");
        assert_eq!(mapping.check(kind, columns), Ok(()));
        assert_eq!(ImportMapping::read(kind, &mapping.to_string()), mapping);
        assert_eq!(ImportMapping::read(kind, "nothing,email=x,=2"), ImportMapping::default());
    }

    #[test]
    fn a_repeated_column_is_not_chosen() {
        let kind = ImportKind::Customers;
        let (mapping, _) = of(kind, "external_id,notes,email,last_name,Notes, EMAIL");
        assert_eq!(mapping.to_string(), "external_id=0,last_name=3");
        let repeated = header("email,last_name,Email");
        assert!(ImportColumn::Email.is_repeated_in(&repeated));
        assert!(!ImportColumn::LastName.is_repeated_in(&repeated));
        assert!(!ImportColumn::Phone.is_repeated_in(&repeated));
    }

    #[test]
    fn what_is_missing_or_used_twice_is_refused() {
        let kind = ImportKind::Customers;
        let (mapping, columns) = of(kind, "external_id,first_name");
        assert_eq!(mapping.check(kind, columns), Err(ImportRefusal::ColumnMissing));
        let twice = ImportMapping::read(kind, "external_id=0,first_name=1,last_name=1");
        assert_eq!(twice.check(kind, 2), Err(ImportRefusal::ColumnTwice));
        assert_eq!(twice.check(kind, 1), Err(ImportRefusal::ColumnMissing));
        let kind = ImportKind::Purchases;
        let (mapping, columns) = of(kind, "external_id,product,total,currency,ordered_at");
        assert_eq!(mapping.check(kind, columns), Err(ImportRefusal::ColumnMissing));
        let (mapping, columns) =
            of(kind, "external_id,product,total,currency,ordered_at,customer_number");
        assert_eq!(mapping.check(kind, columns), Ok(()));
    }
}
