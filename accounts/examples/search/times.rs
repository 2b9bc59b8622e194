//! Times of one thing in several databases, and what of them is printed.

use std::time::Instant;

/// What the largest database may take, compared with the smallest.
pub const BUDGET: f64 = 1.5;
/// Milliseconds below the noise of a busy machine.
const NOISE: f64 = 0.2;

/// The times of one thing in one database, and how much it found on average.
#[derive(Default)]
pub struct Times {
    milliseconds: Vec<f64>,
    rows: usize,
}

impl Times {
    /// Adds a time; of several attempts at the same thing the quickest counts.
    pub fn add(&mut self, attempt: u32, started: Instant, rows: usize) {
        let time = started.elapsed().as_secs_f64() * 1000.0;
        match self.milliseconds.last_mut().filter(|_| attempt > 0) {
            Some(quickest) => *quickest = quickest.min(time),
            None => {
                self.milliseconds.push(time);
                self.rows += rows;
            }
        }
    }

    /// The time that so many of a hundred do not exceed.
    fn percentile(&self, hundredths: usize) -> f64 {
        let mut sorted = self.milliseconds.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[(sorted.len() - 1) * hundredths / 100]
    }
}

/// Prints the head of the table, for databases of so many customers.
pub fn print_head(sizes: impl Iterator<Item = u32>) {
    print!("\n{:<32}", "milliseconds");
    for size in sizes {
        print!("{size:>14} rows{:>8}{:>8}", "p50", "p95");
    }
    println!("{:>12}", "p95 ratio");
}

/// Prints a line of the table, and keeps its name in `over` when the largest database is over the budget.
pub fn print(name: &'static str, times: &[Times], over: &mut Vec<&'static str>) {
    print!("{name:<32}");
    for times in times {
        let rows = times.rows as f64 / times.milliseconds.len() as f64;
        print!("{rows:>19.1}{:>8.2}{:>8.2}", times.percentile(50), times.percentile(95));
    }
    if let [smallest, .., largest] = times {
        let (small, large) = (smallest.percentile(95), largest.percentile(95));
        print!("{:>12.2}", large / small);
        if large > small * BUDGET && large - small > NOISE {
            over.push(name);
        }
    }
    println!();
}
