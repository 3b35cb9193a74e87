//! Work by several threads, handed over in the order it was given out.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// How many pieces may be under way at once. With a batch being written, there shall be one waiting.
const WINDOW: usize = 256;

/// How many bytes may be under way at once; a single piece may be larger.
const MOST_BYTES: usize = 48 * 1024 * 1024;

/// Lets `threads` threads do `work` on every piece that `give` gives out with its size in bytes, and
/// hands each to `take` on the calling thread, in the order they were given out. What is under way is
/// bounded, so that memory does not grow with the number of pieces. `give` is told `false` when it
/// shall stop.
///
/// # Errors
/// The first error of `take`; then the rest is dropped.
pub(crate) fn in_order<J: Send, T: Send, E>(
    threads: usize,
    give: impl FnOnce(&mut dyn FnMut(J, usize) -> bool) + Send,
    work: impl Fn(J) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let (to_work, works) = sync_channel::<(J, SyncSender<T>)>(WINDOW);
    let (to_order, order) = sync_channel::<(Receiver<T>, usize)>(WINDOW);
    let (works, work, load) = (Mutex::new(works), &work, &Load::default());
    thread::scope(|scope| {
        scope.spawn(move || {
            give(&mut |piece, bytes| {
                let (done, result) = sync_channel(1);
                load.add(bytes)
                    && to_order.send((result, bytes)).is_ok()
                    && to_work.send((piece, done)).is_ok()
            });
        });
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                loop {
                    // The lock is held while waiting only, never while working.
                    let next = works.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((piece, done)) = next else { return };
                    // Nobody waits for it when `take` has failed.
                    let _ = done.send(work(piece));
                }
            });
        }
        let mut outcome = Ok(());
        for (result, bytes) in &order {
            let Ok(done) = result.recv() else { break };
            load.remove(bytes);
            outcome = take(done);
            if outcome.is_err() {
                break;
            }
        }
        drop(order);
        load.stop();
        outcome
    })
}

/// How many bytes are under way; `None` when no more shall come.
struct Load {
    bytes: Mutex<Option<usize>>,
    less: Condvar,
}

impl Default for Load {
    fn default() -> Self {
        Load { bytes: Mutex::new(Some(0)), less: Condvar::new() }
    }
}

impl Load {
    /// Waits until there is room. Says whether to go on.
    fn add(&self, bytes: usize) -> bool {
        let guard = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let full =
            |under_way: &mut Option<usize>| under_way.is_some_and(|now| now > 0 && now + bytes > MOST_BYTES);
        let mut guard = self.less.wait_while(guard, full).unwrap_or_else(PoisonError::into_inner);
        if let Some(now) = guard.as_mut() {
            *now += bytes;
        }
        guard.is_some()
    }

    fn remove(&self, bytes: usize) {
        let mut guard = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(now) = guard.as_mut() {
            *now = now.saturating_sub(bytes);
        }
        self.less.notify_one();
    }

    fn stop(&self) {
        *self.bytes.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.less.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubled(threads: usize, count: usize, size: usize, stop_at: usize) -> Result<Vec<usize>, usize> {
        let mut seen = Vec::new();
        in_order(
            threads,
            |give| {
                for piece in 0..count {
                    if !give(piece, size) {
                        return;
                    }
                }
            },
            |piece| piece * 2,
            |done| {
                seen.push(done);
                if done == stop_at * 2 { Err(done) } else { Ok(()) }
            },
        )?;
        Ok(seen)
    }

    #[test]
    fn everything_comes_in_order_whatever_its_size() {
        for (threads, count, size) in [(1, 1_000, 1), (3, 1_000, 1), (2, 50, MOST_BYTES * 2), (4, 0, 1)] {
            let all: Vec<usize> = (0..count).map(|piece| piece * 2).collect();
            assert_eq!(doubled(threads, count, size, usize::MAX / 4), Ok(all));
        }
    }

    #[test]
    fn an_error_ends_it_while_more_waits() {
        for size in [1, MOST_BYTES] {
            assert_eq!(doubled(2, 10_000, size, 7), Err(14));
        }
    }
}
