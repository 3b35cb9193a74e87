//! Imports that are killed at any moment, each with a second run that must complete it.

use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Database, Folder, bundle, engine, result_of, server};

/// How many documents an import has, and how many a transaction.
const DOCUMENTS: usize = 120;
const BATCH: &str = "2";

/// What came of the kills.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Kills {
    /// How many imports were killed while they ran.
    pub killed: u32,
    /// How many of those left a part of the documents.
    pub between: u32,
    /// Documents that were not there exactly once after the second run, and receipts that do not
    /// match the rows.
    pub lost: u32,
}

/// Kills imports until `wanted` of them were stopped, at least one of them between two transactions.
/// `chance` gives numbers below 1,000.
pub fn kill_imports(wanted: u32, mut chance: impl FnMut() -> u32) -> Kills {
    let folder = Folder::on_any_day();
    fs::create_dir(folder.path("batch.d")).unwrap();
    let documents: Vec<_> = (0..DOCUMENTS).map(result_of).collect();
    for (number, some) in documents.chunks(25).enumerate() {
        folder.write(&format!("batch.d/{number:02}.vbundle"), &bundle(&some.iter().collect::<Vec<_>>()));
    }
    let base = Base::of(folder);
    let whole = base.fresh();
    let start = Instant::now();
    assert!(import(&whole).output().unwrap().status.success());
    let time = start.elapsed();
    let mut kills = Kills::default();
    while kills.killed < wanted || (kills.between == 0 && kills.killed < 10 * wanted) {
        let folder = base.fresh();
        let mut child = import(&folder).spawn().unwrap();
        // Most of them between the first and the last transaction.
        sleep(Duration::from_secs_f64(time.as_secs_f64() * f64::from(chance() + 100) / 1_100.0));
        child.kill().unwrap();
        if child.wait().unwrap().success() {
            continue;
        }
        kills.killed += 1;
        kills.between += u32::from(whole_so_far(&folder));
        let done = import(&folder).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        kills.lost += lost(&folder);
    }
    kills
}

fn import(folder: &Folder) -> std::process::Command {
    folder.program(&["import", "--json", "--batch", BATCH, "--key", "registry.pem", "batch.d"])
}

/// Nothing of a transaction is there by half, and no receipt without its rows. Says whether some
/// documents are in and some are not.
fn whole_so_far(folder: &Folder) -> bool {
    let there = folder.count("SELECT count(*) FROM document");
    let results = folder.count(
        "SELECT count(*) FROM result r WHERE 2 = (SELECT count(*) FROM requirement q WHERE q.result = r.document_sha256)",
    );
    assert_eq!(there, results, "every document has its rows");
    assert!(there.is_multiple_of(BATCH.parse().unwrap()), "{there} documents");
    let receipted = folder.count("SELECT count(*) FROM receipted");
    assert!(receipted == 0 || receipted == there, "a receipt names all or nothing");
    assert_eq!(folder.count("SELECT count(*) FROM issued"), u32::from(receipted > 0));
    there > 0 && there < u32::try_from(DOCUMENTS).unwrap()
}

fn lost(folder: &Folder) -> u32 {
    let wanted = u32::try_from(DOCUMENTS).unwrap();
    let once = folder.count("SELECT count(DISTINCT document_sha256) FROM document");
    let all = folder.count("SELECT count(*) FROM document");
    let receipted = folder.count("SELECT count(*) FROM receipted");
    let verified = folder.program(&["receipts", "verify"]).output().unwrap().status.success();
    wanted.abs_diff(once) + all.abs_diff(once) + wanted.abs_diff(receipted) + u32::from(!verified)
}

/// A registry that is ready to import, and copies of it.
struct Base {
    folder: Folder,
    file: Vec<u8>,
}

impl Base {
    fn of(folder: Folder) -> Self {
        let file = match engine() {
            Database::Sqlite => fs::read(folder.path("registry.db")).unwrap(),
            Database::Postgres => Vec::new(),
        };
        Base { folder, file }
    }

    fn fresh(&self) -> Folder {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(self.folder.path("batch.d"), dir.path().join("batch.d")).unwrap();
        fs::copy(self.folder.path("registry.pem"), dir.path().join("registry.pem")).unwrap();
        let db = match engine() {
            Database::Sqlite => {
                let path = dir.path().join("registry.db");
                fs::write(&path, &self.file).unwrap();
                format!("sqlite:{}", path.display())
            }
            Database::Postgres => server::shared().copy_of(&self.folder.db),
        };
        Folder { dir, db }
    }
}
