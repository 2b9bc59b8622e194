//! The threads that hash. They are less urgent than all others of the process: while they hash on every core, pages do not
//! wait for them.

use crate::priority::{Urgency, step_back};
use argon2::Block;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
    time::Duration,
};
use tokio::sync::oneshot;

/// After so long without a job, a thread gives its memory back.
const IDLE: Duration = Duration::from_secs(10);

type Job = Box<dyn FnOnce(&mut Vec<Block>) + Send>;

/// They end with the value.
pub struct Threads(Sender<Job>);

impl Threads {
    /// Starts that many.
    pub fn start(count: usize) -> Self {
        Self::start_with(count, IDLE)
    }

    fn start_with(count: usize, idle: Duration) -> Self {
        let (sender, jobs) = unbounded();
        for _ in 0..count {
            let jobs = jobs.clone();
            thread::spawn(move || work(&jobs, idle));
        }
        Self(sender)
    }

    /// Runs a job on the next thread that is free, with the memory of that thread.
    pub fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Vec<Block>) -> T + Send + 'static,
    ) -> oneshot::Receiver<T> {
        let (done, made) = oneshot::channel();
        // A job that cannot be sent is dropped, and `done` with it: the receiver gets an error.
        let job: Job = Box::new(move |memory| drop(done.send(job(memory))));
        self.0.send(job).ok();
        made
    }
}

fn work(jobs: &Receiver<Job>, idle: Duration) {
    step_back(Urgency::Awaited);
    let mut memory = Vec::new();
    loop {
        match jobs.recv_timeout(idle) {
            // A job that panics does not end the thread, which takes the next one.
            Ok(job) => drop(catch_unwind(AssertUnwindSafe(|| job(&mut memory)))),
            Err(RecvTimeoutError::Timeout) => memory = Vec::new(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_thread_uses_its_memory_again_even_after_a_job_that_panics() {
        let threads = Threads::start(1);
        let bring = |memory: &mut Vec<Block>| memory.resize(3, Block::default());
        threads.run(bring).await.unwrap();
        assert!(threads.run(|_| panic!("as a test")).await.is_err());
        assert_eq!(threads.run(|memory| memory.len()).await, Ok(3));
    }

    #[tokio::test]
    async fn a_thread_without_a_job_gives_its_memory_back() {
        let threads = Threads::start_with(1, Duration::from_millis(1));
        threads.run(|memory| memory.resize(3, Block::default())).await.unwrap();
        while threads.run(|memory| memory.capacity()).await.unwrap() > 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn a_thread_that_hashes_is_less_urgent_than_others() {
        let priority = || rustix::process::getpriority_process(None).unwrap();
        let theirs = Threads::start(1).run(move |_| priority()).await.unwrap();
        assert!(theirs > priority(), "{theirs}");
    }
}
