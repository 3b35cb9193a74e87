//! The first opening of a process, by many threads at once. It stands alone in its file so that
//! nothing else has opened a database before it.

use std::sync::Barrier;
use std::thread;

use varsam_sqlite::{Access, open};

#[test]
fn many_threads_may_be_the_first_to_open() {
    const THREADS: usize = 32;
    let folder = tempfile::tempdir().expect("a folder");
    let start = Barrier::new(THREADS);
    thread::scope(|scope| {
        let openings: Vec<_> = (0..THREADS)
            .map(|number| {
                let path = folder.path().join(format!("{number}.db"));
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    open(&path, Some("a passphrase"), Access::Create, 1).map(drop)
                })
            })
            .collect();
        for opening in openings {
            opening.join().expect("no panic").expect("opened");
        }
    });
}
