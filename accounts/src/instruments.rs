//! The metrics: what each is called, counts and has as labels is declared once, in `instruments/table.rs`. A use case
//! counts next to its outcome, after the transaction, which may run several times.

mod table;

pub use table::*;

use metrics::Label;
use model::{Failure, Protocol};
use std::time::Duration;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Counter,
    Gauge,
    Histogram,
}

/// The unit of the values, which is also the last word of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Count,
    Seconds,
    Bytes,
}

/// A label with its values, as far as the product has all of them: those of other labels come from the routes or the
/// build, and are few as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dimension {
    pub name: &'static str,
    pub values: &'static [&'static str],
}

/// A metric, as it is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instrument {
    pub name: &'static str,
    pub kind: Kind,
    pub unit: Unit,
    pub dimensions: &'static [Dimension],
    pub help: &'static str,
}

impl Instrument {
    /// Counts one. The values of the labels are in the order of their declaration.
    pub fn increment(&self, values: &[&str]) {
        self.add(1, values);
    }

    /// Counts several.
    pub fn add(&self, count: u64, values: &[&str]) {
        metrics::counter!(self.name, self.labels(values)).increment(count);
    }

    /// Sets a gauge.
    pub fn set(&self, value: f64, values: &[&str]) {
        metrics::gauge!(self.name, self.labels(values)).set(value);
    }

    /// Records a duration in a histogram.
    pub fn record(&self, took: Duration, values: &[&str]) {
        metrics::histogram!(self.name, self.labels(values)).record(took);
    }

    fn labels(&self, values: &[&str]) -> Vec<Label> {
        debug_assert!(self.declares(values), "{} with {values:?}", self.name);
        let named = self.dimensions.iter().zip(values);
        named.map(|(dimension, value)| Label::new(dimension.name, (*value).to_owned())).collect()
    }

    /// Returns whether these are values of its labels.
    fn declares(&self, values: &[&str]) -> bool {
        let is_declared = |(dimension, value): (&Dimension, &&str)| {
            dimension.values.is_empty() || dimension.values.contains(value)
        };
        self.dimensions.len() == values.len() && self.dimensions.iter().zip(values).all(is_declared)
    }

    /// Returns every combination of the labels' values; none if a label has values that are not known in advance.
    fn combinations(&self) -> Vec<Vec<&'static str>> {
        let mut rows: Vec<Vec<&'static str>> = vec![Vec::new()];
        for dimension in self.dimensions {
            let mut longer = Vec::new();
            for row in &rows {
                for value in dimension.values {
                    let mut row = row.clone();
                    row.push(*value);
                    longer.push(row);
                }
            }
            rows = longer;
        }
        rows
    }

    /// Describes the metric to the recorder. Counters and histograms begin at zero, so that alerts see the first event
    /// as an increase.
    fn describe(&self) {
        match self.kind {
            Kind::Counter => metrics::describe_counter!(self.name, self.help),
            Kind::Gauge => metrics::describe_gauge!(self.name, self.help),
            Kind::Histogram => metrics::describe_histogram!(self.name, self.help),
        }
        if self.kind == Kind::Gauge {
            return;
        }
        for values in self.combinations() {
            match self.kind {
                Kind::Counter => self.add(0, &values),
                _ => drop(metrics::histogram!(self.name, self.labels(&values))),
            }
        }
    }
}

/// Describes all metrics to the recorder of the process.
pub fn describe_all() {
    ALL.iter().for_each(Instrument::describe);
}

/// Returns the result of an attempt to sign in, as a label.
pub(crate) fn result_of<T, R>(outcome: &Result<T, Failure<R>>) -> &'static str {
    match outcome {
        Ok(_) => "ok",
        Err(Failure::Wait(_)) => "throttled",
        Err(Failure::Busy) => "busy",
        Err(Failure::Unavailable | Failure::Unconfirmed) => "failed",
        Err(Failure::Refused(_) | Failure::Forbidden) => "refused",
    }
}

/// Returns a protocol as a label.
pub(crate) const fn label_of(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Oidc => "oidc",
        Protocol::Cas => "cas",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const ANY: Dimension = Dimension { name: "route", values: &[] };
    const FEW: Dimension = Dimension { name: "a", values: &["x", "y"] };
    const MORE: Dimension = Dimension { name: "b", values: &["1", "2", "3"] };

    #[test]
    fn names_follow_the_convention_and_stand_once() {
        let names: BTreeSet<&str> = ALL.iter().map(|instrument| instrument.name).collect();
        assert_eq!(names.len(), ALL.len());
        for Instrument { name, kind, unit, help, .. } in ALL {
            assert!(name.starts_with("guichet_") || name.starts_with("process_"), "{name}");
            let is_total = name.ends_with("_total");
            assert_eq!(*kind == Kind::Counter, is_total, "{name}");
            let bare = name.strip_suffix("_total").unwrap_or(name);
            assert_eq!(*unit == Unit::Seconds, bare.ends_with("_seconds"), "{name}");
            assert_eq!(*unit == Unit::Bytes, bare.ends_with("_bytes"), "{name}");
            assert!(!help.is_empty() && !help.contains('|') && !help.ends_with('.'), "{name}");
        }
    }

    #[test]
    fn results_of_sign_ins_tell_refusals_from_faults() {
        for (outcome, result) in [
            (Ok(()), "ok"),
            (Err(Failure::Refused(vec!["no match"])), "refused"),
            (Err(Failure::Forbidden), "refused"),
            (Err(Failure::Wait(30)), "throttled"),
            (Err(Failure::Busy), "busy"),
            (Err(Failure::Unavailable), "failed"),
            (Err(Failure::Unconfirmed), "failed"),
        ] {
            assert_eq!(result_of(&outcome), result, "{outcome:?}");
            assert!(SIGN_INS.declares(&["email", result]), "{result}");
        }
    }

    #[test]
    fn every_combination_of_known_values_begins_at_zero() {
        assert_eq!(with(&[FEW]).combinations(), [["x"], ["y"]]);
        assert_eq!(with(&[FEW, MORE]).combinations().len(), 6);
        assert_eq!(with(&[]).combinations(), [[""; 0]]);
        assert!(with(&[ANY]).combinations().is_empty());
        assert!(with(&[ANY]).declares(&["/anything"]) && !with(&[ANY]).declares(&[]));
        assert!(with(&[FEW]).declares(&["x"]) && !with(&[FEW]).declares(&["z"]));
    }

    fn with(dimensions: &'static [Dimension]) -> Instrument {
        Instrument { dimensions, ..SIGN_INS }
    }
}
