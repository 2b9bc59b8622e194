//! Work that can wait: it takes what pages leave of the cores.

/// How much less urgent it is. A thread of the same core with other work gets ten times as much time.
const NICE: i32 = 10;

/// Lowers the priority of this thread and of those that it starts from now on, which is always allowed. Without effect
/// where the system gives threads no priority of their own.
pub fn step_back() {
    if cfg!(target_os = "linux") {
        rustix::process::nice(NICE).ok();
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
            step_back();
            thread::spawn(priority).join().unwrap()
        });
        assert!(later.join().unwrap() > priority());
    }
}
