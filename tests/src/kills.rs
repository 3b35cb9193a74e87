//! A process of the use cases that is killed at random moments while it edits, and what is found of
//! its work afterwards.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::Duration;

use varsam_app::dto::SetReason;
use varsam_app::{App, classify, sample};
use varsam_store::{Store, tables::SetLevel};

use crate::{Desk, HeadlessHost};

/// The system whose reasons are edited.
const SYSTEM: &str = "SYS-46";
/// What the process says when its register is open.
const READY: &str = "ready";

/// What came of the kills.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct EditKills {
    /// Processes that were killed while they edited.
    pub killed: u32,
    /// Operations that were acknowledged before.
    pub acknowledged: u64,
    /// Operations that were acknowledged and are not found again, and registers that are not whole.
    pub lost: u64,
}

/// The process: opens the sample register under `folder` and edits until it is killed. Every edit
/// has the number of the one before and one more; it is written out when it was acknowledged.
pub fn edit(folder: &Path) -> ExitCode {
    let app = App::new(HeadlessHost::new(folder));
    sample::open_sample(&app).expect("opened");
    let matrix = classify::matrix(&app, SYSTEM).expect("a matrix");
    let row = matrix.rows.iter().find(|row| row.cells[0].level.is_some()).expect("a level");
    let (set, aspect) = (row.set.clone(), row.cells[0].aspect.clone());
    let mut revision = row.revision;
    say(READY);
    for number in number_in(row.cells[0].reason.as_str()) + 1.. {
        let request = SetReason {
            system: SYSTEM.to_owned(),
            set: set.clone(),
            aspect: aspect.clone(),
            category: Some("individual".to_owned()),
            reason: format!("{PREFIX}{number}"),
            revision,
        };
        let view = classify::set_reason(&app, request).expect("saved").view;
        revision = view.rows.iter().find(|row| row.set == set).expect("the set").revision;
        say(&number.to_string());
    }
    ExitCode::SUCCESS
}

/// How a reason begins that was written here; the number of the edit follows.
const PREFIX: &str = "Ändring ";

fn number_in(reason: &str) -> u64 {
    reason.strip_prefix(PREFIX).and_then(|number| number.parse().ok()).unwrap_or_default()
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("somebody listens");
}

/// Kills `wanted` processes of `program` (which calls [`edit`] with the folder that it is given) on
/// one register. `chance` gives numbers below 1,000: how many quarters of a millisecond each lives
/// after its register is open.
pub fn kill_edits(program: &Path, wanted: u32, mut chance: impl FnMut() -> u32) -> EditKills {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("made");
    varsam_app::start::close_register(&desk.app).expect("closed");
    let (folder, path) = (desk.path(""), desk.sample_register());
    let mut kills = EditKills::default();
    let mut before = found(&path).expect("whole");
    while kills.killed < wanted {
        let said = killed(program, &folder, Duration::from_micros(u64::from(chance()) * 250));
        kills.killed += 1;
        let acknowledged = said.unwrap_or(before.number).saturating_sub(before.number);
        kills.acknowledged += acknowledged;
        match found(&path) {
            // The one that was under way may be there; nothing else may.
            Some(now) => {
                let there = now.number - before.number;
                let fits = (acknowledged..=acknowledged + 1).contains(&there)
                    && now.entries == before.entries + there;
                kills.lost += if fits { 0 } else { acknowledged.abs_diff(there).max(1) };
                before = now;
            }
            None => kills.lost += acknowledged.max(1),
        }
    }
    kills
}

/// Runs a process and kills it; answers the last number that it acknowledged.
fn killed(program: &Path, folder: &Path, life: Duration) -> Option<u64> {
    let mut child = Command::new(program).arg(folder).stdout(Stdio::piped()).spawn().expect("started");
    let said = Arc::new(Mutex::new(None));
    let (listening, ready) = listen(&mut child, said.clone());
    ready.recv().expect("it opens its register");
    sleep(life);
    child.kill().expect("killed");
    child.wait().expect("gone");
    // What it wrote out before it was killed is still read.
    listening.join().expect("heard");
    *said.lock().expect("nobody else")
}

fn listen(
    child: &mut Child,
    said: Arc<Mutex<Option<u64>>>,
) -> (std::thread::JoinHandle<()>, std::sync::mpsc::Receiver<()>) {
    let out = BufReader::new(child.stdout.take().expect("its output"));
    let (open, ready) = std::sync::mpsc::channel();
    let listening = std::thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            match line.parse() {
                Ok(number) => *said.lock().expect("nobody panics with it") = Some(number),
                Err(_) => drop(open.send(())),
            }
        }
    });
    (listening, ready)
}

/// What a register holds after a kill; none when it is not whole.
struct Found {
    number: u64,
    entries: u64,
}

fn found(path: &Path) -> Option<Found> {
    let store = Store::open(path, sample::PASSPHRASE, "prov", "2026-12-01T08:00:00Z").ok()?;
    store.copier().check().ok()?;
    let history = store.check_history().ok().filter(|report| report.broken.is_empty())?;
    let number = |row: &SetLevel| number_in(&row.reason);
    let content = store.content().ok()?;
    Some(Found {
        number: content.levels.iter().map(number).max().unwrap_or_default(),
        entries: history.entries,
    })
}
