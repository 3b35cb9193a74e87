//! Measures how long the answers of twelve participants about forty sets and four aspects take to
//! be read in, verified, compared and taken over where all agree, over how long the register takes
//! to open, and prints the ratio as one line of JSON: `merge_over_open`. Both are the best of
//! several rounds in one process, on the same file.
//!
//! Run it in release mode: `cargo run --release -p varsam-tests --bin measure_merge`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use varsam_app::dto::{AssignmentsView, NewSet, OpenRegister, SendAssignment};
use varsam_app::{assets, assignment, classify, responses, sample, start};
use varsam_bundle::keys::Jwk;
use varsam_bundle::payload::{LevelRef, Payload, ResponseAnswer, ResponseBody};
use varsam_bundle::{SigningKey, one_time_code, open_bundle, read_assignment, seal, write_bundle};
use varsam_tests::Desk;

const SYSTEM: &str = "SYS-16";
const PARTICIPANTS: u8 = 12;
const SETS: usize = 40;
const ROUNDS: usize = 5;

type Outcome<T> = Result<T, String>;

fn main() -> ExitCode {
    match measure() {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn text<T>(result: Result<T, impl std::fmt::Debug>) -> Outcome<T> {
    result.map_err(|error| format!("{error:?}"))
}

fn measure() -> Outcome<String> {
    let desk = Desk::new();
    text(sample::open_sample(&desk.app))?;
    let (authority, sets) = forty_sets(&desk)?;
    let files = (1..=PARTICIPANTS).map(|number| asked(&desk, &authority, &sets, number));
    let files = files.collect::<Outcome<Vec<_>>>()?;
    let register = desk.sample_register();
    let before = desk.path("before.varsam");
    text(start::close_register(&desk.app))?;
    text(std::fs::copy(&register, &before))?;
    let (mut open, mut merge) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        text(std::fs::copy(&before, &register))?;
        open = open.min(timed(|| opened(&desk, &register))?.1);
        files.iter().for_each(|file| desk.app.host().answer(file));
        let (view, time) = timed(|| {
            let read = text(responses::choose_responses(&desk.app, SYSTEM))?;
            read.map(|read| read.view.assignments).ok_or_else(|| "cancelled".to_owned())
        })?;
        check(&view)?;
        let (_, taken) = timed(|| text(responses::merge_agreed(&desk.app, SYSTEM)))?;
        merge = merge.min(time + taken);
        text(start::close_register(&desk.app))?;
    }
    eprintln!("open {open:?}, merge {merge:?}");
    Ok(format!("{{\"merge_over_open\":{:.4}}}", merge.as_secs_f64() / open.as_secs_f64()))
}

fn timed<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<(T, Duration)> {
    let start = Instant::now();
    let done = work()?;
    Ok((done, start.elapsed()))
}

fn opened(desk: &Desk, register: &std::path::Path) -> Outcome<()> {
    desk.app.host().answer(register);
    let chosen = text(start::choose_register(&desk.app))?.ok_or("no register")?;
    let request = OpenRegister { id: chosen.id, passphrase: sample::PASSPHRASE.to_owned() };
    text(start::open_register(&desk.app, request)).map(drop)
}

/// Every answer is there and compared, and they do differ.
fn check(view: &AssignmentsView) -> Outcome<()> {
    let answers: usize = view.cells.iter().map(|cell| cell.answers.len()).sum();
    let wanted = SETS * 4 * usize::from(PARTICIPANTS);
    let apart = view.cells.iter().filter(|cell| !cell.agreed).count();
    let fits = answers == wanted && apart > 0 && apart < view.cells.len();
    if fits { Ok(()) } else { Err(format!("{answers} answers of {wanted}, {apart} apart")) }
}

/// Forty sets of the system's own authority, without levels.
fn forty_sets(desk: &Desk) -> Outcome<(String, Vec<String>)> {
    let before: Vec<String> = rows(desk)?;
    for number in 1..=SETS {
        let request = NewSet {
            system: SYSTEM.to_owned(),
            name: format!("Mängd {number}"),
            owner: "Ekonomichef".to_owned(),
            description: String::new(),
            personal_data: Vec::new(),
            identifiers: Vec::new(),
        };
        text(assets::add_set(&desk.app, request))?;
    }
    let sets: Vec<String> = rows(desk)?.into_iter().filter(|id| !before.contains(id)).collect();
    let owners = text(assignment::assignments(&desk.app, SYSTEM))?.owners;
    let owner = owners.into_iter().find(|owner| owner.sets.contains(&sets[0])).ok_or("no owner")?;
    Ok((owner.authority, sets))
}

fn rows(desk: &Desk) -> Outcome<Vec<String>> {
    Ok(text(classify::matrix(&desk.app, SYSTEM))?.rows.into_iter().map(|row| row.set).collect())
}

/// Asks a participant, and answers everything as they would: half of the sets alike, half not.
fn asked(desk: &Desk, authority: &str, sets: &[String], number: u8) -> Outcome<PathBuf> {
    let request = SendAssignment {
        system: SYSTEM.to_owned(),
        authority: authority.to_owned(),
        function: format!("Deltagare {number}"),
        sets: sets.to_vec(),
        form: "file".to_owned(),
        valid_until: "2027-01-31".to_owned(),
        invitation: String::new(),
        identity: desk.key("facilitator"),
        passphrase: sample::PASSPHRASE.to_owned(),
    };
    let file = desk.path(&format!("{number}.vbundle"));
    desk.app.host().answer(&file);
    let sent = text(assignment::send_assignment(&desk.app, request))?.ok_or("cancelled")?.view;
    let bytes = text(std::fs::read(&file))?;
    let documents = text(open_bundle(&bytes))?;
    let asked = text(read_assignment(&documents[0]))?;
    let key = SigningKey::from_bytes(&[number; 32]);
    let levels = levels(&asked.body.pack_content)?;
    let mut answers = Vec::new();
    for (place, set) in asked.body.sets.iter().enumerate() {
        for aspect in &asked.body.aspects {
            let level = if place % 2 == 0 { 2 } else { usize::from(number) % 4 };
            let level = levels.get(aspect).and_then(|known| known.get(level)).ok_or("no level")?.clone();
            answers.push(ResponseAnswer {
                set: set.id.clone(),
                set_revision: set.set_revision,
                aspect: aspect.clone(),
                level: Some(level),
                unknown: false,
                category: None,
                reason: "Det tar tid att rätta till, och någon drabbas under tiden.".to_owned(),
                consequences: BTreeMap::new(),
            });
        }
    }
    let mut common = asked.common;
    common.issuer.person.kid = Jwk::of(&key).thumbprint();
    common.seq = 1;
    common.prev_seq = None;
    let body = ResponseBody {
        assignment: asked.body.assignment,
        assignment_sha256: asked.document_sha256,
        code: sent.code.as_deref().and_then(one_time_code::normal),
        key: Jwk::of(&key),
        answers,
        notes: String::new(),
    };
    let sealed = text(seal(&Payload::new(common, body), &key))?;
    let path = desk.path(&format!("svar {number}.vbundle"));
    text(std::fs::write(&path, text(write_bundle([sealed.json.as_str()]))?))?;
    Ok(path)
}

/// The levels of each aspect of a pack, lowest first.
fn levels(pack: &str) -> Outcome<BTreeMap<String, Vec<LevelRef>>> {
    let pack = text(varsam_exchange::read_pack(pack.as_bytes()))?;
    let of = |aspect: usize| {
        let levels = pack.levels(aspect).iter();
        levels.map(|level| LevelRef { level: level.id.clone(), number: i64::from(level.number) }).collect()
    };
    Ok(pack.aspects.iter().enumerate().map(|(place, aspect)| (aspect.id.clone(), of(place))).collect())
}
