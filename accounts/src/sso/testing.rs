//! What the tests of both protocols share.

/// Notes what became of each case, and fails at the end if one was not as it should be.
pub(super) struct Row {
    name: &'static str,
    total: usize,
    wrong: Vec<String>,
}

impl Row {
    pub fn new(name: &'static str) -> Self {
        Self { name, total: 0, wrong: Vec::new() }
    }

    pub fn note(&mut self, case: &str, right: bool, what: &str) {
        self.total += 1;
        println!("{} {case}: {what}{}", self.name, if right { "" } else { " (WRONG)" });
        if !right {
            self.wrong.push(format!("{case}: {what}"));
        }
    }

    pub fn end(self) {
        let passed = self.total - self.wrong.len();
        println!("{}: {passed} of {}", self.name, self.total);
        assert!(self.wrong.is_empty(), "{}: {:#?}", self.name, self.wrong);
    }
}
