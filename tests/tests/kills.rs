//! Whoever was told that something is saved finds it again, whenever the process dies.

use std::path::Path;

use varsam_tests::kills::kill_edits;

#[test]
fn every_acknowledged_operation_survives_a_kill() {
    // A dozen moments, spread evenly; `make measures` tries many more at random.
    let mut moment = 0;
    let chance = || {
        moment += 77;
        moment
    };
    let kills = kill_edits(Path::new(env!("CARGO_BIN_EXE_measure_edit_kills")), 12, chance);
    assert_eq!((kills.killed, kills.lost), (12, 0), "{kills:?}");
    assert!(kills.acknowledged > 12, "they were at work: {kills:?}");
}
