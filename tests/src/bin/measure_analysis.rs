//! Measures the analysis on a generated city, and prints its ratios as one line of JSON:
//! `analysis_over_parse` (from parsed DTOs to all answers, over parsing those DTOs),
//! `incremental_over_full` (the mean answer after one edited level, over the full one) and
//! `analysis_memory_over_facts` (the peak that the evaluation and all its answers add, over the
//! facts). Times are the best of several rounds in one process. Memory is what the kernel counts
//! for a fresh process that does nothing else, so that no counting slows the times down.
//!
//! Run it in release mode: `cargo run --release -p varsam-tests --bin measure_analysis`.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use varsam_domain::facts::*;
use varsam_domain::{Edit, Evaluation, Facts, Pack};
use varsam_exchange::{FactsDocument, read_pack, standard_pack_bytes, write_facts};

const SYSTEMS: usize = 5_000;
const SETS: usize = 100_000;
const HOLDINGS: usize = 130_000;
const FLOWS: usize = 200_000;
const DEPENDENCIES: usize = 20_000;
const ROUNDS: usize = 7;
const EDITS: usize = 2_000;

type Outcome<T> = Result<T, String>;

fn main() -> ExitCode {
    let memory = std::env::args().nth(1).as_deref() == Some("--memory");
    match if memory { memory_of_one() } else { measure() } {
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

fn pack() -> Outcome<Pack> {
    read_pack(standard_pack_bytes()).map_err(|found| format!("{found:?}"))
}

fn measure() -> Outcome<String> {
    let pack = pack()?;
    let city = City::new().facts();
    let bytes = write_facts(&city, &pack);
    let (mut parse, mut analysis, mut full) = (Duration::MAX, Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        let (document, time) = timed(|| FactsDocument::parse(&bytes));
        parse = parse.min(time);
        let document = document.map_err(|found| format!("{found:?}"))?;
        // What a caller would keep is not freed within the measured time.
        let start = Instant::now();
        let evaluation = document.evaluate(&pack).map_err(|found| format!("{found:?}"))?;
        let answers = black_box(evaluation.analysis());
        analysis = analysis.min(start.elapsed());
        drop(answers);
        let start = Instant::now();
        let evaluation = Evaluation::new(&city, &pack);
        let answers = black_box(evaluation.analysis());
        full = full.min(start.elapsed());
        drop(answers);
    }
    let incremental = incremental(&city, &pack)?;
    let memory = memory_ratio()?;
    eprintln!(
        "{} MB; parse {parse:?}, analysis {analysis:?}, full {full:?}, incremental {incremental:?}",
        bytes.len() / 1_000_000
    );
    Ok(format!(
        "{{\"analysis_over_parse\":{:.4},\"incremental_over_full\":{:.6},\"analysis_memory_over_facts\":{memory:.4}}}",
        analysis.as_secs_f64() / parse.as_secs_f64(),
        incremental.as_secs_f64() / full.as_secs_f64(),
    ))
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

/// The mean time from one edited level to the answers about everything that it touched.
fn incremental(city: &Facts, pack: &Pack) -> Outcome<Duration> {
    let mut random = Random(7);
    let mut evaluation = Evaluation::new(city, pack);
    let mut edits = Vec::with_capacity(EDITS);
    for _ in 0..EDITS {
        let set = city.sets[random.below(SETS)].id.clone();
        let level = u8::try_from(random.below(4)).ok();
        edits.push(Edit::SetLevel { set, aspect: random.below(4), level });
    }
    let (failed, time) = timed(|| {
        edits.iter().find_map(|edit| match evaluation.apply(edit) {
            Ok(touched) => {
                touched.systems.iter().for_each(|id| drop(black_box(evaluation.system(id))));
                touched.flows.iter().for_each(|id| assert!(black_box(evaluation.flow(id)).is_some()));
                None
            }
            Err(error) => Some(error.to_string()),
        })
    });
    let count = u32::try_from(EDITS).map_err(|error| error.to_string())?;
    failed.map_or(Ok(time / count), Err)
}

fn memory_ratio() -> Outcome<f64> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(this).arg("--memory").output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().map_err(|_| format!("memory: {text}{}", String::from_utf8_lossy(&output.stderr)))
}

/// In a process of its own: what the evaluation and all its answers add at the most, over what
/// the facts take.
fn memory_of_one() -> Outcome<String> {
    let pack = pack()?;
    let mut names = City::new();
    let before = resident("VmRSS")?;
    let facts = names.facts();
    let with_facts = resident("VmRSS")?;
    let evaluation = Evaluation::checked(&facts, &pack).map_err(|found| format!("{found:?}"))?;
    let analysis = evaluation.analysis();
    let peak = resident("VmHWM")?;
    black_box(&analysis);
    eprintln!("facts {} kB, analysis {} kB", with_facts - before, peak - with_facts);
    Ok(format!("{}", (peak - with_facts) / (with_facts - before)))
}

/// A line of the process's status, in kB.
fn resident(line: &str) -> Outcome<f64> {
    let status = std::fs::read_to_string("/proc/self/status").map_err(|error| error.to_string())?;
    let found = status.lines().find_map(|text| text.strip_prefix(line)?.strip_prefix(':'));
    let number = found.and_then(|text| text.split_whitespace().next()?.parse().ok());
    number.ok_or_else(|| format!("{line} is not told here"))
}

/// A small generator of numbers (SplitMix64); the same numbers each time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())]
    }

    fn some_of<T: Copy + Ord>(&mut self, values: &[T], most: usize) -> BTreeSet<T> {
        (0..self.below(most + 1)).map(|_| self.of(values)).collect()
    }
}

/// A generated municipality far larger than any, put together as the example municipality is:
/// sets are numbered by the system that they belong to, some are held by a second one, and what
/// flows is nearly always a set of the sender. Most receivers are near, some anywhere, some
/// outside, and very many are one of a few platforms.
struct City {
    random: Random,
}

impl City {
    fn new() -> Self {
        Self { random: Random(2026) }
    }

    fn facts(&mut self) -> Facts {
        let authorities = (0..40).map(|ix| self.authority(ix)).collect();
        let systems = (0..SYSTEMS).map(|ix| self.system(ix)).collect();
        let sets = (0..SETS).map(|ix| self.set(ix)).collect();
        let holdings = (0..HOLDINGS).map(|ix| self.holding(ix)).collect();
        let flows = (0..FLOWS).map(|ix| self.flow(ix)).collect();
        let dependencies = (0..DEPENDENCIES).map(|_| self.dependency()).collect();
        let adopted = (0..SYSTEMS).filter(|ix| ix % 5 != 0).map(|ix| self.adopted(ix)).collect();
        Facts { authorities, systems, sets, holdings, flows, dependencies, adopted }
    }

    fn authority(&mut self, ix: usize) -> Authority {
        let kind = match ix {
            0 => AuthorityKind::Public,
            1..10 => AuthorityKind::External,
            10..20 => AuthorityKind::Company,
            _ => AuthorityKind::Committee,
        };
        Authority { id: format!("ORG-{ix}"), name: format!("Organisation nummer {ix}"), kind }
    }

    fn owner(&mut self) -> Option<String> {
        (!self.random.chance(5)).then(|| format!("Enhetschef {}", self.random.below(300)))
    }

    /// A system's number; one in five is a platform that many use, and most others are near.
    fn some_system(&mut self, near: usize) -> usize {
        match self.random.below(10) {
            0 | 1 => self.random.below(100),
            2..8 => (near + self.random.below(40)) % SYSTEMS,
            _ => self.random.below(SYSTEMS),
        }
    }

    fn system(&mut self, ix: usize) -> System {
        let kind = match self.random.below(20) {
            0 => SystemKind::Iot,
            1 => SystemKind::Ot,
            2 | 3 => SystemKind::Platform,
            _ => SystemKind::It,
        };
        System {
            id: system_id(ix),
            name: format!("Verksamhetssystem {ix}"),
            authority: format!("ORG-{}", 10 + self.random.below(30)),
            kind,
            owner: self.owner(),
            overview: self.random.chance(5),
            redundant: self.random.chance(5),
            purposes: self.random.some_of(Purpose::ALL, 2),
        }
    }

    fn levels(&mut self, unknown: usize) -> Levels {
        let level = |random: &mut Random| {
            let level = random.of(&[0, 0, 1, 1, 1, 1, 2, 2, 2, 3]);
            (!random.chance(unknown)).then_some(level)
        };
        (0..4).map(|_| level(&mut self.random)).collect()
    }

    fn set(&mut self, ix: usize) -> InfoSet {
        let reaches = if self.random.chance(1) {
            (0..3).map(|_| system_id(self.some_system(home(ix)))).collect()
        } else {
            BTreeSet::new()
        };
        let parts = (ix > 100 && self.random.chance(2))
            .then(|| (0..4).map(|_| set_id(self.random.below(ix))).collect());
        InfoSet {
            id: set_id(ix),
            name: format!("Informationsmängd nummer {ix}"),
            authority: format!("ORG-{}", 10 + self.random.below(30)),
            owner: self.owner(),
            subjects: (!self.random.chance(10)).then(|| self.random.of(Band::ALL)),
            records: (!self.random.chance(10)).then(|| self.random.of(Band::ALL)),
            identifiers: self.random.some_of(Identifier::ALL, 3),
            personal_data: self.random.some_of(PersonalData::ALL, 2),
            secrecy: if self.random.chance(30) {
                BTreeSet::from(["OSL 26:1".to_owned()])
            } else {
                BTreeSet::new()
            },
            time_depth: (!self.random.chance(10)).then(|| self.random.of(TimeDepth::ALL)),
            topics: if self.random.chance(15) { self.random.some_of(Topic::ALL, 2) } else { BTreeSet::new() },
            time_bound: self.random.chance(2).then(|| "2030-01-01".to_owned()),
            parts,
            reaches,
            levels: self.levels(10),
        }
    }

    /// Holdings come in the order of their sets, first that of the set's own system.
    fn holding(&mut self, ix: usize) -> Holding {
        let set = ix * SETS / HOLDINGS;
        let first = ix == 0 || (ix - 1) * SETS / HOLDINGS != set;
        Holding {
            system: system_id(if first { home(set) } else { self.some_system(home(set)) }),
            set: set_id(set),
            handling: self.random.of(Handling::ALL),
            master: first,
            environment: if self.random.chance(95) { Environment::Production } else { Environment::Test },
            since: (!self.random.chance(20)).then(|| self.day()),
        }
    }

    fn day(&mut self) -> String {
        let (year, month, day) = (self.random.below(9), self.random.below(12), self.random.below(28));
        format!("{}-{:02}-{:02}", 2018 + year, month + 1, day + 1)
    }

    fn flow(&mut self, ix: usize) -> Flow {
        let outside = self.random.chance(10);
        let from = (ix * SYSTEMS / FLOWS + self.random.below(4)) % SYSTEMS;
        let to = if outside {
            format!("ORG-{}", self.random.below(20))
        } else {
            system_id(self.some_system(from))
        };
        let own = from * SETS / SYSTEMS + self.random.below(SETS / SYSTEMS);
        let set = if self.random.chance(10) { self.random.below(SETS) } else { own };
        Flow {
            id: format!("FL-{ix:06}"),
            from: system_id(from),
            to,
            set: set_id(set),
            mode: self.random.of(FlowMode::ALL),
            volume: self.random.of(Volume::ALL),
            third_country: self.random.chance(2),
            encrypted: self.random.chance(90),
            receiver_levels: (outside && self.random.chance(50)).then(|| self.levels(30)),
        }
    }

    fn dependency(&mut self) -> Dependency {
        let tolerates = self.random.chance(50).then(|| self.random.of(&[0, 1, 1, 2]));
        let consumer = self.random.below(SYSTEMS);
        let provider = self.some_system(consumer);
        Dependency { consumer: system_id(consumer), provider: system_id(provider), tolerates }
    }

    fn adopted(&mut self, ix: usize) -> Adopted {
        Adopted { system: system_id(ix), levels: self.levels(5), at: self.day() }
    }
}

/// The system that a set belongs to.
fn home(set: usize) -> usize {
    set * SYSTEMS / SETS
}

fn system_id(ix: usize) -> String {
    format!("SYS-{ix:04}")
}

fn set_id(ix: usize) -> String {
    format!("INF-{ix:06}")
}
