//! Work that can wait: it takes what pages leave of the cores.

/// How much less urgent work is than pages, in the levels of `nice`.
#[derive(Debug, Clone, Copy)]
pub enum Urgency {
    /// Somebody waits for it. Beside it, pages get ten times as much time of the same core.
    Awaited = 10,
    /// Nobody does. Pages get seventy times as much.
    Background = 19,
}

/// Lowers the priority of this thread and of those that it starts from now on, which is always allowed. Without effect
/// where the system gives threads no priority of their own. Linux compares it with threads of the same session only,
/// unless autogroups are off: a command in a shell also needs a control group of little weight to step back from a
/// server (operations.md, Imports).
pub fn step_back(urgency: Urgency) {
    if cfg!(target_os = "linux") {
        rustix::process::nice(urgency as i32).ok();
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use rustix::process::getpriority_process;
    use std::thread;

    #[test]
    fn a_thread_hands_its_lower_priority_on() {
        let priority = || getpriority_process(None).unwrap();
        let later = thread::spawn(move || {
            step_back(Urgency::Background);
            thread::spawn(priority).join().unwrap()
        });
        assert!(later.join().unwrap() > priority());
    }
}
