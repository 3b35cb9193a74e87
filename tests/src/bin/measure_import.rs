//! Measures the registry's import of many signed results of about 57 KB (40 sets), each a file of its
//! own, and prints its ratios as one line of JSON. The bound is the smaller of the machine's cores over
//! the processor time that hashing, strict verification and typed parsing of one package takes, and
//! what a bare writer does that inserts the same rows, a hundred packages a transaction.
//!
//! - `import_over_bound_sqlite`, `import_over_bound_postgres`: packages a second of the whole command,
//!   receipts counted in, over the bound;
//! - `batch100_over_batch1_sqlite`, `batch100_over_batch1_postgres`: a hundred packages a transaction
//!   over one, on the first tenth of the packages;
//! - `import_memory_tenfold`: the command's greatest memory with all packages over that with a tenth.
//!
//! Both databases write to the disk before they say that something is committed. Run it in release
//! mode: `cargo run --release -p varsam-tests --bin measure_import [PACKAGES]`.

#[path = "../../../crates/registry/tests/common/mod.rs"]
mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};
use std::time::{Duration, Instant};

use chrono::Utc;
use common::{Database, Folder};
use varsam_bundle::payload::{
    Flow, Holding, Payload, Requirement, ResultBody, Role, SetCopy, SetLevel, lineage,
};
use varsam_bundle::{Outcome as Verdict, TrustStore, open_bundle, seal, verify_document, write_bundle};
use varsam_registry::{Given, cli};
use varsam_tests::raw_writer::raw_writer;
use zeroize::Zeroizing;

const PACKAGES: usize = 10_000;
const SETS: usize = 40;
const BATCH: usize = 100;
/// How often each thing is measured; the best counts.
const ROUNDS: usize = 2;

type Outcome<T> = Result<T, String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let count = arguments.first().map_or(Ok(PACKAGES), |text| text.parse());
    let outcome = match count {
        Ok(count) => measure(count),
        // With other arguments it is the registry's own command, which tells what it took.
        Err(_) => return command(),
    };
    match outcome {
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

/// The command, in a process of its own: the last line on standard error is the seconds that it took
/// and the kilobytes that it had at most.
fn command() -> ExitCode {
    let random = Zeroizing::new(std::array::from_fn(|at| at as u8));
    let given = Given { now: Utc::now(), random, watched: false };
    let passphrase = Some(Zeroizing::new(common::PASSPHRASE.to_owned()));
    let start = Instant::now();
    let exit =
        cli::run(std::env::args_os(), &given, passphrase, &mut std::io::stdout(), &mut std::io::stderr());
    let seconds = start.elapsed().as_secs_f64();
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    eprintln!("{seconds} {}", peak.trim().trim_end_matches(" kB"));
    ExitCode::from(exit.code())
}

/// What one import took.
struct Import {
    seconds: f64,
    peak: f64,
}

fn measure(count: usize) -> Outcome<String> {
    let few = (count / 10).max(1);
    let packages = Packages::new(count, few)?;
    let cpu = packages.cpu_of_one()?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let verified = cores as f64 / cpu.as_secs_f64();
    eprintln!("{} bytes of payload; {cpu:?} of processor time for one: {verified:.0}/s", packages.payload);
    let server = common::server::Server::start("");
    let mut line = Vec::new();
    for (name, database) in [("sqlite", Database::Sqlite), ("postgres", Database::Postgres)] {
        let measured = measure_one(&packages, database, &server)?;
        let bound = verified.min(measured.raw);
        eprintln!(
            "{name}: raw writer {:.0}/s, bound {bound:.0}/s, import {:.0}/s; of {few}: {:.0}/s a hundred at a \
             time, {:.0}/s one at a time",
            measured.raw, measured.import, measured.hundreds, measured.ones
        );
        line.push(format!("\"import_over_bound_{name}\":{:.3}", measured.import / bound));
        line.push(format!("\"batch100_over_batch1_{name}\":{:.2}", measured.hundreds / measured.ones));
        if database == Database::Sqlite {
            line.push(format!("\"import_memory_tenfold\":{:.3}", measured.memory));
        }
    }
    Ok(format!("{{{}}}", line.join(",")))
}

/// What was measured with one database, in packages a second.
struct Measured {
    raw: f64,
    import: f64,
    hundreds: f64,
    ones: f64,
    memory: f64,
}

fn measure_one(
    packages: &Packages,
    database: Database,
    server: &common::server::Server,
) -> Outcome<Measured> {
    let fresh = || -> Outcome<Folder> {
        let mut folder = Folder::new();
        if database == Database::Postgres {
            folder.db = server.new_database();
        }
        packages.prepare(&folder)?;
        Ok(folder)
    };
    let (mut whole, mut raw) = (Import { seconds: f64::MAX, peak: 0.0 }, 0_f64);
    for _ in 0..ROUNDS {
        let folder = fresh()?;
        let one = import(&folder, "all.d", BATCH)?;
        raw = raw.max(raw_writer(&folder.db, &fresh()?.db, packages.count, BATCH)?);
        if one.seconds < whole.seconds {
            whole = one;
        }
    }
    let best = |batch| -> Outcome<Import> {
        let mut best = import(&fresh()?, "few.d", batch)?;
        for _ in 1..ROUNDS {
            let one = import(&fresh()?, "few.d", batch)?;
            best = if one.seconds < best.seconds { one } else { best };
        }
        Ok(best)
    };
    let (hundreds, ones) = (best(BATCH)?, best(1)?);
    Ok(Measured {
        raw,
        import: packages.count as f64 / whole.seconds,
        hundreds: packages.few as f64 / hundreds.seconds,
        ones: packages.few as f64 / ones.seconds,
        memory: whole.peak / hundreds.peak,
    })
}

fn import(folder: &Folder, from: &str, batch: usize) -> Outcome<Import> {
    let mut command =
        folder.program(&["import", "--json", "--key", "registry.pem", "--batch", &batch.to_string(), from]);
    let output = text(command.stdout(Stdio::null()).output())?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(said.into_owned());
    }
    let mut numbers = said.lines().last().unwrap_or_default().split(' ').map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(seconds)), Some(Ok(peak))) => Ok(Import { seconds, peak }),
        _ => Err(format!("no numbers in {said:?}")),
    }
}

/// The packages, as files.
struct Packages {
    folder: tempfile::TempDir,
    count: usize,
    few: usize,
    payload: usize,
}

impl Packages {
    fn new(count: usize, few: usize) -> Outcome<Self> {
        let folder = text(tempfile::tempdir())?;
        let key = common::person("samordnare");
        let mut payload = 0;
        for number in 0..count {
            let body = result(number);
            let mut shared = common::common(&key, 1);
            shared.issuer.device = format!("device-{number}");
            let whole = Payload::new(shared, body);
            payload = text(serde_json::to_vec(&whole))?.len();
            let sealed = text(seal(&whole, &key))?;
            let bytes = text(write_bundle([sealed.json.as_str()]))?;
            for part in [Some("all.d"), (number < few).then_some("few.d")].into_iter().flatten() {
                let path = folder.path().join(part).join(format!("{:03}", number / 100));
                text(fs::create_dir_all(&path))?;
                text(fs::write(path.join(format!("{number:05}.vbundle")), &bytes))?;
            }
        }
        Ok(Packages { folder, count, few, payload })
    }

    fn prepare(&self, folder: &Folder) -> Outcome<()> {
        let made = folder.run(&["init", "--sample", "--key", "registry.pem"]);
        let list = common::trust_list(2, |entry| {
            entry.valid_from = "2000-01-01".parse().unwrap_or(entry.valid_from);
            entry.valid_until = "2199-12-31".parse().unwrap_or(entry.valid_until);
        });
        let taken = folder.import(&common::bundle(&[&list]));
        if made.code != 0 || taken.code != 0 {
            return Err(format!("{made:?} {taken:?}"));
        }
        ["all.d", "few.d"].into_iter().try_for_each(|part| {
            text(std::os::unix::fs::symlink(self.folder.path().join(part), folder.path(part)))
        })
    }

    /// The processor time of hashing, strict verification and typed parse, for one package.
    fn cpu_of_one(&self) -> Outcome<Duration> {
        let folder = self.folder.path().join("few.d");
        let mut bundles = Vec::new();
        for part in files(&folder)? {
            for file in files(&part)? {
                bundles.push(text(fs::read(file))?);
            }
        }
        let bytes = text(fs::read(common::asset("trust/trust.vbundle")))?;
        let documents = text(open_bundle(&bytes))?;
        let root = varsam_bundle::keys::thumbprint(&common::person("rot"));
        let trust = text(TrustStore::open(documents.first().ok_or("no list")?, &root))?;
        let mut best = Duration::MAX;
        for _ in 0..ROUNDS + 1 {
            let start = on_processor()?;
            for bundle in &bundles {
                for raw in text(open_bundle(bundle))? {
                    let Verdict::Good(_) = verify_document(&raw, &trust, common::now()) else {
                        return Err("a package is bad".to_owned());
                    };
                }
            }
            best = best.min(on_processor()? - start);
        }
        Ok(best / u32::try_from(bundles.len()).unwrap_or(1))
    }
}

fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in text(fs::read_dir(folder))? {
        found.push(text(entry)?.path());
    }
    Ok(found)
}

/// For how long this thread has been on a processor.
fn on_processor() -> Outcome<Duration> {
    let stat = text(fs::read_to_string("/proc/thread-self/schedstat"))?;
    let nanos = stat.split(' ').next().ok_or("no time")?;
    Ok(Duration::from_nanos(text(nanos.parse())?))
}

/// A result with many sets, like one of a large system after a season of workshops.
fn result(number: usize) -> ResultBody {
    let mut body = common::result_body(1, &[]);
    body.scope.id = format!("SYS-{number}");
    body.lineage = lineage(common::ORG, &body.scope.id);
    let template = body.sets[0].clone();
    let id = |set: usize| format!("INF-{number}-{set}");
    body.sets = (0..SETS).map(|set| set_of(&template, id(set), set)).collect();
    body.holdings = (0..SETS).map(|set| Holding { set: id(set), ..body.holdings[0].clone() }).collect();
    body.flows = (0..SETS)
        .map(|set| Flow {
            id: format!("FL-{number}-{set}"),
            from: body.scope.id.clone(),
            set: id(set),
            ..body.flows[0].clone()
        })
        .collect();
    body.assessments.clear();
    let owner = |function: &str, from: usize| Requirement {
        role: Role::InformationOwner,
        authority: "BUN".into(),
        function: function.into(),
        sets: (from..from + SETS / 2).map(id).collect(),
    };
    body.requires.retain(|need| need.role == Role::SystemOwner);
    body.requires.insert(0, owner("Enhetschef", SETS / 2));
    body.requires.insert(0, owner("Rektor", 0));
    body
}

fn set_of(template: &SetCopy, id: String, set: usize) -> SetCopy {
    let level = |aspect: &str, number: i64| {
        let reason = format!(
            "{aspect} på nivå {number}: om uppgifterna i {id} kommer bort, sprids eller blir fel drabbas \
             enskilda, och arbetet måste göras om för hand."
        );
        let level = SetLevel {
            level: format!("{aspect}{number}"),
            number,
            category: Some("individual".into()),
            reason,
        };
        (aspect.to_owned(), Some(level))
    };
    let number = i64::try_from(set % 4).unwrap_or_default();
    SetCopy {
        name: format!("Uppgifter om handläggning och uppföljning, del {set}"),
        owner: Some("Rektor".into()),
        levels: ["K", "R", "T", "S"].into_iter().map(|aspect| level(aspect, number)).collect(),
        id,
        ..template.clone()
    }
}
