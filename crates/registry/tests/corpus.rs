//! The seeds of the fuzz targets, each as it is and in many spoilt editions, as an ordinary test:
//! nothing panics, and what is refused has a code. `make fuzz` goes on from here.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../../../fuzz/properties.rs"]
mod properties;

use std::fs;
use std::path::Path;

/// How many spoilt editions of each seed are tried.
const EDITIONS: u64 = 60;

fn run(target: &str, holds: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut seeds: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    seeds.sort();
    assert!(seeds.len() >= 4, "{target}: {} seeds", seeds.len());
    for path in seeds {
        let seed = fs::read(&path).unwrap();
        holds(&seed);
        for edition in 1..=EDITIONS {
            let bytes = spoilt(&seed, edition);
            let outcome = std::panic::catch_unwind(|| holds(&bytes));
            assert!(
                outcome.is_ok(),
                "edition {edition} of {}: {:?}",
                path.display(),
                String::from_utf8_lossy(&bytes)
            );
        }
    }
}

/// A seed with a few bytes changed, put in, left out or doubled: always the same for one number.
fn spoilt(seed: &[u8], edition: u64) -> Vec<u8> {
    const SPICE: [&[u8]; 12] = [
        b"\"",
        b"{",
        b"[",
        b"]}",
        b",",
        b"-0",
        b"1e9",
        b"\\ud800",
        b"\xff",
        b"null",
        b"99999999999999999999",
        b"\n",
    ];
    let mut bytes = seed.to_vec();
    let mut state = edition.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % below.max(1)
    };
    for _ in 0..=next(4) {
        let at = next(bytes.len());
        match next(5) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << next(8),
            1 => bytes.truncate(at),
            2 if !bytes.is_empty() => drop(bytes.drain(at..(at + 1 + next(16)).min(bytes.len()))),
            3 => {
                let end = (at + 1 + next(64)).min(bytes.len());
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            _ => drop(bytes.splice(at..at, SPICE[next(SPICE.len())].iter().copied())),
        }
    }
    bytes
}

#[test]
fn bundles() {
    run("bundle", properties::bundle);
}

#[test]
fn payloads() {
    run("payload", properties::payload);
}

#[test]
fn facts() {
    run("facts", properties::facts);
}

#[test]
fn tables() {
    run("tables", properties::tables);
}

#[test]
fn packs() {
    run("pack", properties::pack);
}

/// Every test vector is a bundle from a stranger too.
#[test]
fn vectors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    for entry in fs::read_dir(folder).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        let end = bytes.iter().position(|byte| *byte == b'\n').unwrap();
        properties::bundle(&bytes[end + 1..]);
    }
}
