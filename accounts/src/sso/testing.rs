//! Helpers shared by the tests of both protocols.

/// Collects the results of cases, and fails at the end if one was wrong.
pub(super) struct CaseRow {
    name: &'static str,
    total: usize,
    wrong: Vec<String>,
}

impl CaseRow {
    /// Creates an empty table.
    pub fn new(name: &'static str) -> Self {
        Self { name, total: 0, wrong: Vec::new() }
    }

    /// Records the result of a case.
    pub fn note(&mut self, case: &str, right: bool, what: &str) {
        self.total += 1;
        println!("{} {case}: {what}{}", self.name, if right { "" } else { " (WRONG)" });
        if !right {
            self.wrong.push(format!("{case}: {what}"));
        }
    }

    /// Fails if a case was wrong.
    pub fn end(self) {
        let passed = self.total - self.wrong.len();
        println!("{}: {passed} of {}", self.name, self.total);
        assert!(self.wrong.is_empty(), "{}: {:#?}", self.name, self.wrong);
    }
}
