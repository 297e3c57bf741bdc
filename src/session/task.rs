//! Background work: one job at a time on a named thread, with progress, cancel, and a panic turned into a message.

use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::import::Progress;

/// Wakes the window when there is something new to show.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// What the status bar shows of the running job.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskStatus {
    /// What is being done, in the user's language.
    pub name: String,
    /// Share done, 0 to 1; `None` while it is not known.
    pub fraction: Option<f32>,
    /// Whether [`super::Command::CancelTask`] stops it.
    pub cancellable: bool,
}

/// How a job ended.
#[derive(Debug)]
pub enum Ended<T> {
    /// With a result.
    Done(T),
    /// It was cancelled; nothing of it is left.
    Cancelled,
    /// It panicked, or its thread could not be started: what is known of it.
    Failed(String),
}

/// The work of a job.
pub type Work<T> = Box<dyn FnOnce(&Ticket) -> Option<T> + Send>;

/// A job: its name, and the work, which returns `None` when it was cancelled.
pub struct Job<T> {
    /// Name, in the user's language.
    pub name: String,
    /// Whether it can be cancelled. Writing a file cannot.
    pub cancellable: bool,
    /// Whether the status bar shows it; recovery copies are silent.
    pub shown: bool,
    /// The work.
    pub work: Work<T>,
}

/// The job's end of the line: reports progress and hears of a cancel.
pub struct Ticket {
    shared: Arc<Shared>,
    waker: Waker,
}

#[derive(Default)]
struct Shared {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

impl Shared {
    fn fraction(&self) -> Option<f32> {
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        (total > 0).then(|| (done as f32 / total as f32).clamp(0.0, 1.0))
    }
}

impl Ticket {
    /// True once the user has cancelled.
    #[must_use]
    pub fn cancelled(&self) -> bool {
        self.shared.cancelled.load(Ordering::Relaxed)
    }
}

impl Progress for Ticket {
    fn report(&self, done: u64, total: u64) -> bool {
        let before = self.shared.done.swap(done, Ordering::Relaxed);
        self.shared.total.store(total, Ordering::Relaxed);
        // The window is woken two hundred times at most, however often the work reports.
        let step = |value: u64| value.saturating_mul(200).checked_div(total);
        if step(before) != step(done) {
            (self.waker)();
        }
        !self.cancelled()
    }
}

struct Running<T> {
    name: String,
    cancellable: bool,
    shown: bool,
    shared: Arc<Shared>,
    end: Receiver<Ended<T>>,
}

/// The jobs of a session, in order.
pub struct Tasks<T> {
    waker: Waker,
    running: Option<Running<T>>,
    waiting: VecDeque<Job<T>>,
}

impl<T: Send + 'static> Tasks<T> {
    /// No jobs yet.
    #[must_use]
    pub fn new(waker: Waker) -> Self {
        Self { waker, running: None, waiting: VecDeque::new() }
    }

    /// Starts a job, or lets it wait for the one that runs.
    pub fn start(&mut self, job: Job<T>) {
        self.waiting.push_back(job);
        self.next();
    }

    /// True while a job runs or waits.
    #[must_use]
    pub fn busy(&self) -> bool {
        self.running.is_some() || !self.waiting.is_empty()
    }

    /// The job the status bar shows.
    #[must_use]
    pub fn status(&self) -> Option<TaskStatus> {
        let running = self.running.as_ref().filter(|running| running.shown);
        if let Some(running) = running {
            return Some(TaskStatus {
                name: running.name.clone(),
                fraction: running.shared.fraction(),
                cancellable: running.cancellable,
            });
        }
        let job = self.waiting.iter().find(|job| job.shown)?;
        Some(TaskStatus { name: job.name.clone(), fraction: None, cancellable: job.cancellable })
    }

    /// Asks the shown job to stop; one that has not begun is dropped.
    pub fn cancel(&mut self) {
        if let Some(running) = &self.running
            && running.shown
        {
            if running.cancellable {
                running.shared.cancelled.store(true, Ordering::Relaxed);
            }
        } else if let Some(index) = self.waiting.iter().position(|job| job.shown && job.cancellable) {
            self.waiting.remove(index);
        }
    }

    /// The end of the running job, once it has ended.
    pub fn poll(&mut self) -> Option<Ended<T>> {
        let running = self.running.as_ref()?;
        let ended = match running.end.try_recv() {
            Ok(ended) => ended,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Ended::Failed(running.name.clone()),
        };
        self.running = None;
        self.next();
        Some(ended)
    }

    fn next(&mut self) {
        if self.running.is_some() {
            return;
        }
        let Some(job) = self.waiting.pop_front() else { return };
        let shared = Arc::new(Shared::default());
        let (sender, end) = channel();
        let ticket = Ticket { shared: Arc::clone(&shared), waker: Arc::clone(&self.waker) };
        let work = job.work;
        let failed = sender.clone();
        let spawned = std::thread::Builder::new().name("switchover-task".to_owned()).spawn(move || {
            let ended = match catch_unwind(AssertUnwindSafe(|| work(&ticket))) {
                Ok(Some(result)) => Ended::Done(result),
                Ok(None) => Ended::Cancelled,
                Err(panic) => Ended::Failed(panic_text(panic.as_ref())),
            };
            // The session may be gone; then nobody is left to tell.
            let _ = sender.send(ended);
            (ticket.waker)();
        });
        if let Err(error) = spawned {
            let _ = failed.send(Ended::Failed(error.to_string()));
        }
        self.running = Some(Running { name: job.name, cancellable: job.cancellable, shown: job.shown, shared, end });
    }
}

impl<T> Drop for Tasks<T> {
    fn drop(&mut self) {
        if let Some(running) = &self.running {
            running.shared.cancelled.store(true, Ordering::Relaxed);
        }
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "panic".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(work: impl FnOnce(&Ticket) -> Option<u32> + Send + 'static) -> Job<u32> {
        Job { name: "Counting".to_owned(), cancellable: true, shown: true, work: Box::new(work) }
    }

    fn wait(tasks: &mut Tasks<u32>) -> Ended<u32> {
        for _ in 0..5000 {
            if let Some(ended) = tasks.poll() {
                return ended;
            }
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        panic!("the job did not end");
    }

    #[test]
    fn jobs_run_one_after_the_other() {
        let mut tasks = Tasks::new(Arc::new(|| {}));
        tasks.start(job(|_| Some(1)));
        tasks.start(job(|_| Some(2)));
        assert!(matches!(wait(&mut tasks), Ended::Done(1)));
        assert!(matches!(wait(&mut tasks), Ended::Done(2)));
        assert!(!tasks.busy());
    }

    #[test]
    fn a_cancelled_job_has_no_result() {
        let mut tasks = Tasks::new(Arc::new(|| {}));
        tasks.start(job(|ticket| {
            while ticket.report(1, 2) {
                std::thread::yield_now();
            }
            None
        }));
        tasks.cancel();
        assert!(matches!(wait(&mut tasks), Ended::Cancelled));
    }

    #[test]
    fn a_panic_becomes_a_message_and_the_next_job_runs() {
        let mut tasks = Tasks::new(Arc::new(|| {}));
        tasks.start(job(|_| panic!("row 7")));
        tasks.start(job(|_| Some(3)));
        let Ended::Failed(text) = wait(&mut tasks) else { panic!("it must fail") };
        assert_eq!(text, "row 7");
        assert!(matches!(wait(&mut tasks), Ended::Done(3)));
    }
}
