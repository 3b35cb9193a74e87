//! Moving to another edition of the model through the use cases: what changes is shown, and no
//! stored level is changed by it.

use varsam_app::dto::RegisterView;
use varsam_app::{classify, pack_change, register, sample, tasks};
use varsam_tests::Desk;

const SYSTEM: &str = "SYS-03";

/// The standard pack as another edition, changed by `change`.
fn edition(desk: &Desk, change: impl FnOnce(&mut serde_json::Value)) {
    let standard = include_bytes!("../../assets/packs/standard-0-3-krts/2026-1/pack.json");
    let mut pack: serde_json::Value = serde_json::from_slice(standard).expect("JSON");
    pack["version"] = "2027-1".into();
    change(&mut pack);
    std::fs::write(desk.path("modell.json"), pack.to_string()).expect("written");
    desk.app.host().answer(desk.path("modell.json"));
}

fn desk() -> Desk {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk
}

fn version(desk: &Desk) -> String {
    varsam_app::pack(&desk.app).expect("the pack").version
}

fn levels(desk: &Desk) -> Vec<Vec<Option<u8>>> {
    let rows = classify::matrix(&desk.app, SYSTEM).expect("the matrix").rows;
    rows.iter().map(|row| row.cells.iter().map(|cell| cell.level).collect()).collect()
}

fn systems(desk: &Desk) -> RegisterView {
    register::register(&desk.app).expect("the register").view
}

#[test]
fn an_edition_is_shown_before_it_is_moved_to_and_changes_no_level() {
    let desk = desk();
    let (before, adopted) = (levels(&desk), tasks::task_list(&desk.app, SYSTEM).expect("tasks").profile);
    edition(&desk, |pack| {
        pack["reason_from"] = 3.into();
    });
    let shown = pack_change::choose_pack(&desk.app).expect("read").expect("not cancelled");
    assert_eq!((shown.from.version.as_str(), shown.to.version.as_str()), ("2026-1", "2027-1"));
    assert!(shown.demands && !shown.thresholds);
    assert_eq!((shown.levels_renumbered, shown.levels_gone), (0, 0));
    assert_eq!(version(&desk), "2026-1", "nothing has changed yet");

    pack_change::move_to_pack(&desk.app).expect("moved");
    assert_eq!(version(&desk), "2027-1");
    assert_eq!(levels(&desk), before);
    let then: Vec<_> = tasks::task_list(&desk.app, SYSTEM).expect("tasks").profile;
    assert_eq!(
        then.iter().map(|row| row.adopted).collect::<Vec<_>>(),
        adopted.iter().map(|row| row.adopted).collect::<Vec<_>>(),
    );
    varsam_app::undo(&desk.app).expect("undone");
    assert_eq!(version(&desk), "2026-1");
    assert_eq!(systems(&desk).systems.len(), 50);
}

#[test]
fn what_is_no_edition_of_the_model_is_refused() {
    let desk = desk();
    let refused = |desk: &Desk| pack_change::choose_pack(&desk.app).expect_err("refused").code;
    edition(&desk, |pack| pack["version"] = "2026-1".into());
    assert_eq!(refused(&desk), "pack_same");
    edition(&desk, |pack| pack["id"] = "annan".into());
    assert_eq!(refused(&desk), "pack_other");
    edition(&desk, |pack| pack["aspects"] = "fel".into());
    assert_eq!(refused(&desk), "pack_invalid");
    assert_eq!(pack_change::move_to_pack(&desk.app).expect_err("nothing chosen").code, "pack_none");
}
