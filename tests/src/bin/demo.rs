//! `make demo`: the main job without a window, through the same use cases as the window's, with the
//! sample municipality. Leaves what a person would have at the end in the folder that it is given.

use std::fs;
use std::path::{Path, PathBuf};

use varsam_app::{sample, start};
use varsam_tests::{Answer, Desk, registry};

/// PMO Elevhälsa: six sets, two owners, one level that nobody has set.
const SYSTEM: &str = "SYS-03";

fn main() {
    let folder = PathBuf::from(std::env::args_os().nth(1).expect("usage: demo FOLDER"));
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the old demo goes away");
    }
    fs::create_dir_all(&folder).expect("a folder for the demo");
    work(&folder);
    send(&folder);
    println!("The demo is in {}", folder.display());
}

/// What happens on the laptop.
fn work(folder: &Path) {
    let desk = Desk::new();
    let register = sample::open_sample(&desk.app).expect("the sample municipality").view;
    say(&format!("Opened {}: {} systems, {} sets", register.name, register.systems.len(), register.sets));
    desk.make_ready(SYSTEM);
    say("Filled in the levels and reasons that were missing");
    desk.sign_result(SYSTEM).expect("signed");
    desk.approve(SYSTEM, "information_owner").expect("approved by the information owner");
    desk.approve(SYSTEM, "system_owner").expect("approved by the system owner");
    say("Signed by the facilitator, approved by the information owner and the system owner");
    let bundle = desk.export_bundle_to(SYSTEM, &folder.join("exempel.vbundle"));
    let report = desk.export_pdf_to(SYSTEM, &folder.join("exempel.pdf"));
    say(&format!("Exported {} documents and a report of {} bytes", bundle.documents.len(), report.bytes));
    start::close_register(&desk.app).expect("closed");
    fs::copy(desk.sample_register(), folder.join("exempel.varsam")).expect("the register is copied");
}

/// What happens at the centre.
fn send(folder: &Path) {
    let path = |name: &str| folder.join(name).display().to_string();
    let db = format!("sqlite:{}", path("registry.db"));
    run(&["init", "--sample", "--key", &path("registry.pem"), "--db", &db]);
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/sample/identities/rot.pem");
    run(&["issue", "trust", "--key", root, "--out", &path("trust.vbundle"), "--db", &db]);
    let receipt = ["--key", &path("registry.pem"), "--receipt", &path("kvitto.vbundle")];
    let import = ["import", &path("exempel.vbundle"), "--db", &db];
    say(run(&[import.as_slice(), &receipt].concat()).out.trim());
    let facts = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/exchange/tests/data/exempelstad-facts.json");
    let analysis = run(&["analyse", "--facts", facts, "--json"]).out;
    fs::write(folder.join("analysis.json"), analysis).expect("the analysis is written");
    say(run(&["list", "--db", &db]).out.trim());
}

fn run(arguments: &[&str]) -> Answer {
    let answer = registry(arguments);
    assert_eq!(answer.code, 0, "varsam-registry {}: {}", arguments.join(" "), answer.err);
    answer
}

fn say(line: &str) {
    println!("· {line}");
}
