//! Reorganisation through the use cases: every change is seen before it is made, follows everywhere,
//! can be undone until something is signed, and leaves what was signed as it was signed.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use varsam_app::dto::{
    AnswerQuestion, Find, FoundKind, MovedSet, NewSet, NewSystem, ParticipantRow, PlanWorkshop, Reorganise,
    ReorganisePreview, ReorganiseSeen, Reorganised, SendAssignment, WorkshopPlan,
};
use varsam_app::{
    AppError, assets, assignment, classify, find, import, links, questions, register, reorganise, responses,
    review, sample, tasks, workshop,
};
use varsam_bundle::{open_bundle, payload::Typ};
use varsam_tests::Desk;

const SYSTEM: &str = "SYS-03";

fn desk() -> Desk {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk
}

fn preview(desk: &Desk, change: &Reorganise) -> ReorganisePreview {
    reorganise::preview_reorganise(&desk.app, change).expect("a preview")
}

/// Looks and then does it.
fn act(desk: &Desk, change: Reorganise) -> Result<Reorganised, AppError> {
    let seen = preview(desk, &change).seen;
    reorganise::reorganise(&desk.app, &ReorganiseSeen { change, seen }).map(|changed| changed.view)
}

fn done(desk: &Desk, change: Reorganise) -> Reorganised {
    act(desk, change).expect("done")
}

fn says(preview: &ReorganisePreview) -> Vec<&str> {
    assert!(preview.problems.is_empty(), "{:?}", preview.problems);
    preview.changes.iter().map(|line| line.code.as_str()).collect()
}

fn problems(preview: &ReorganisePreview) -> Vec<(&str, &str)> {
    let rows = preview.problems.iter();
    rows.map(|row| (row.column.as_deref().unwrap_or_default(), row.code.as_str())).collect()
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn rename(kind: &str, id: &str, name: &str) -> Reorganise {
    Reorganise::Rename { kind: text(kind), id: text(id), name: text(name) }
}

fn merge(kind: &str, id: &str, into: &str, levels: &[(&str, &str)]) -> Reorganise {
    let levels = levels.iter().map(|(aspect, whose)| (text(aspect), text(whose))).collect();
    Reorganise::Merge { kind: text(kind), id: text(id), into: text(into), levels }
}

/// A merge with every level chosen as it is proposed.
fn as_proposed(desk: &Desk, kind: &str, id: &str, into: &str) -> Reorganise {
    let choices = preview(desk, &merge(kind, id, into, &[])).choices;
    let levels: Vec<(&str, &str)> =
        choices.iter().map(|choice| (choice.aspect.as_str(), choice.proposed.as_str())).collect();
    merge(kind, id, into, &levels)
}

fn decommission(kind: &str, id: &str, at: &str, sets: &[String]) -> Reorganise {
    Reorganise::Decommission {
        kind: text(kind),
        id: text(id),
        at: text(at),
        reason: text("Avtalet har gått ut."),
        goes_to: text("Kommunarkivet"),
        sets: sets.to_vec(),
    }
}

fn levels(desk: &Desk, system: &str) -> Vec<Option<u8>> {
    let profile = tasks::task_list(&desk.app, system).expect("tasks").profile;
    profile.into_iter().map(|row| row.calculated).collect()
}

fn all_levels(desk: &Desk) -> BTreeMap<String, Vec<Option<u8>>> {
    let systems = register::register(&desk.app).expect("the register").view.systems;
    systems.into_iter().map(|row| (row.id, row.calculated)).collect()
}

fn look_up(desk: &Desk, query: &str) -> Vec<(FoundKind, String, Option<String>)> {
    let request = Find { query: text(query), system: None, own: Vec::new() };
    let found = find::find(&desk.app, &request).expect("found");
    found.into_iter().map(|one| (one.kind, one.id, one.was)).collect()
}

/// Reads a table in, if it says anything that the register lacks.
fn read(desk: &Desk, name: &str, table: &str) {
    std::fs::write(desk.path(name), table).expect("written");
    desk.app.host().answer(desk.path(name));
    let view = import::choose_import(&desk.app).expect("read").expect("not cancelled");
    assert!(view.problems.iter().all(|problem| !problem.hinders), "{:?}", view.problems);
    if view.ready {
        import::commit_import(&desk.app).expect("written");
    }
}

/// The payload of a signed document.
fn payload(json: &[u8]) -> serde_json::Value {
    let envelope: serde_json::Value = serde_json::from_slice(json).expect("JSON");
    let payload = envelope["payload"].as_str().expect("a payload");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).expect("base64")).expect("JSON")
}

#[test]
fn a_new_name_changes_nothing_else_and_what_was_signed_keeps_the_old_one() {
    let desk = desk();
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    desk.approve(SYSTEM, "information_owner").expect("approved");
    desk.approve(SYSTEM, "system_owner").expect("approved");
    let old = tasks::task_list(&desk.app, SYSTEM).expect("tasks").system.name;
    let before = all_levels(&desk);

    let change = rename("system", SYSTEM, "Nya elevhälsan");
    let seen = preview(&desk, &change);
    assert_eq!(says(&seen), ["rename", "rename-only"]);
    assert!(seen.undoable && seen.levels.is_empty());
    assert_eq!(seen.stale, [old.as_str()], "it is said that the signed result is left behind");
    done(&desk, change);

    assert_eq!(all_levels(&desk), before);
    let result = review::review(&desk.app, SYSTEM).expect("review").result.expect("a result");
    assert!(result.stale, "the register has moved on");
    assert_eq!(result.signed_name, old);
    assert_eq!(tasks::task_list(&desk.app, SYSTEM).expect("tasks").system.name, "Nya elevhälsan");

    // The bundle is the one that was signed, and says the name that it was signed with.
    let receipt = desk.export_bundle(SYSTEM);
    assert_eq!(receipt.documents.len(), 3, "our own verifier has opened every one");
    let bytes = std::fs::read(&receipt.path).expect("read");
    let names: Vec<String> = open_bundle(&bytes)
        .expect("a bundle")
        .iter()
        .filter_map(|document| {
            let payload = payload(document.json);
            Some(payload.get("scope")?.get("name")?.as_str()?.to_owned())
        })
        .collect();
    assert_eq!(names, std::slice::from_ref(&old));
    assert_eq!(receipt.documents[0].typ, Typ::Result.as_str());

    // The old name is still found, and leads there.
    let found = look_up(&desk, &old);
    assert_eq!(found[0], (FoundKind::System, text(SYSTEM), Some(old.clone())));
    let view = reorganise::reorganising(&desk.app, "system", SYSTEM).expect("the view");
    assert_eq!((view.history[0].op.as_str(), view.history[0].name.as_str()), ("rename", old.as_str()));
    assert_eq!(view.results[0].name, old);

    varsam_app::undo(&desk.app).expect("undone");
    let result = review::review(&desk.app, SYSTEM).expect("review").result.expect("a result");
    assert!(!result.stale, "with the old name it is what was signed");
    assert!(desk.sign_result(SYSTEM).is_ok());
    assert_eq!(varsam_app::redo(&desk.app).expect_err("signed since").code, "nothing_to_undo");
}

#[test]
fn a_renamed_set_is_approved_anew_and_named_as_it_was_signed() {
    let desk = desk();
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    let set = assets::assets(&desk.app, SYSTEM).expect("assets").sets.remove(0);
    done(&desk, rename("set", &set.id, "En ny mängd"));
    let result = review::review(&desk.app, SYSTEM).expect("review").result.expect("a result");
    let named: Vec<&String> = result.approvals.iter().flat_map(|approval| &approval.sets).collect();
    assert!(named.contains(&&set.name) && !named.iter().any(|name| *name == "En ny mängd"), "{named:?}");
    let row = assets::assets(&desk.app, SYSTEM).expect("assets").sets.remove(0);
    assert_eq!((row.name.as_str(), row.revision), ("En ny mängd", set.revision + 1));
}

#[test]
fn everything_that_is_wrong_is_said_at_once_and_nothing_is_done() {
    let desk = desk();
    let change = Reorganise::Decommission {
        kind: text("system"),
        id: text(SYSTEM),
        at: text("i höst"),
        reason: String::new(),
        goes_to: text("  "),
        sets: Vec::new(),
    };
    let seen = preview(&desk, &change);
    assert_eq!(problems(&seen), [("at", "not_a_day"), ("reason", "field_empty"), ("goes_to", "field_empty")]);
    let error = act(&desk, change).expect_err("refused");
    assert_eq!((error.code, error.problems.len()), ("reorganise_problems", 3));
    let before = register::register(&desk.app).expect("the register");
    assert_eq!(problems(&preview(&desk, &rename("system", SYSTEM, " "))), [("name", "field_empty")]);
    assert_eq!(register::register(&desk.app).expect("the register"), before, "a preview writes nothing");

    let names: Vec<(String, String)> = reorganise::organisation(&desk.app)
        .expect("the organisation")
        .authorities
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let taken = rename("authority", &names[0].0, &names[1].1);
    assert_eq!(problems(&preview(&desk, &taken)), [("name", "name_taken")]);
    for (kind, id) in
        [("system", "finns inte"), ("set", "finns inte"), ("authority", "finns inte"), ("x", "y")]
    {
        let error =
            reorganise::preview_reorganise(&desk.app, &rename(kind, id, "Nytt")).expect_err("unknown");
        assert_eq!(error.code, "unknown_thing", "{kind}");
    }
    let seen = preview(&desk, &rename("system", SYSTEM, "Nytt")).seen;
    done(&desk, rename("system", "SYS-16", "Något annat"));
    let late = ReorganiseSeen { change: rename("system", SYSTEM, "Nytt"), seen };
    assert_eq!(reorganise::reorganise(&desk.app, &late).expect_err("late").code, "reorganise_moved_on");
}

#[test]
fn owners_change_for_one_or_for_all_of_an_authority_that_have_the_same() {
    let desk = desk();
    let view = reorganise::reorganising(&desk.app, "system", "SYS-02").expect("the view");
    let old = view.owner.clone().expect("an owner");
    assert!(view.same_owner > 1, "several have {old}");
    let change = |function: &str, all| Reorganise::ChangeOwner {
        kind: text("system"),
        id: text("SYS-02"),
        role: text("owner"),
        function: text(function),
        all,
    };
    assert_eq!(problems(&preview(&desk, &change(&old, true))), [("function", "owner_same")]);
    let before = all_levels(&desk);
    done(&desk, change("Skolchef", true));
    let systems = register::register(&desk.app).expect("the register").view.systems;
    let of = |owner: &str| {
        let rows = systems.iter().filter(|row| row.authority == view.authority);
        rows.filter(|row| row.owner.as_deref() == Some(owner)).count()
    };
    assert_eq!((of(&old), of("Skolchef")), (0, view.same_owner as usize));
    assert_eq!(all_levels(&desk), before);
    varsam_app::undo(&desk.app).expect("all of them at once");
    done(&desk, change("Skolchef", false));
    let after = reorganise::reorganising(&desk.app, "system", "SYS-02").expect("the view");
    assert_eq!((after.owner.as_deref(), after.same_owner), (Some("Skolchef"), 1));

    let set = assets::assets(&desk.app, "SYS-02").expect("assets").sets.remove(0);
    let change = Reorganise::ChangeOwner {
        kind: text("set"),
        id: set.id.clone(),
        role: text("owner"),
        function: text("Rektor gymnasiet"),
        all: false,
    };
    done(&desk, change);
    let row = assets::assets(&desk.app, "SYS-02").expect("assets").sets.remove(0);
    assert_eq!((row.owner.as_deref(), row.revision), (Some("Rektor gymnasiet"), set.revision + 1));
}

#[test]
fn a_system_moves_with_the_sets_that_are_chosen_and_owners_are_never_taken_for_granted() {
    let desk = desk();
    let view = reorganise::reorganising(&desk.app, "system", SYSTEM).expect("the view");
    let set = view.own_sets.iter().find(|set| set.same_authority).expect("a set of its own").clone();
    let to = view.authorities.iter().find(|one| one.id != view.authority).expect("another").id.clone();
    let change = |owner: &str, set_owner: &str| Reorganise::Move {
        kind: text("system"),
        id: text(SYSTEM),
        authority: to.clone(),
        owner: text(owner),
        sets: vec![MovedSet { set: set.set.clone(), owner: text(set_owner) }],
    };
    let seen = preview(&desk, &change("", ""));
    let field = format!("set-{}", set.set);
    assert_eq!(problems(&seen), [("owner", "field_empty"), (field.as_str(), "field_empty")]);
    let before = all_levels(&desk);
    let seen = preview(&desk, &change("Ny chef", "Ny rektor"));
    assert!(says(&seen).starts_with(&["move", "move-owner", "move-set"]), "{:?}", seen.changes);
    assert!(seen.levels.is_empty(), "no level follows an authority");
    done(&desk, change("Ny chef", "Ny rektor"));
    assert_eq!(all_levels(&desk), before);
    let after = reorganise::reorganising(&desk.app, "system", SYSTEM).expect("the view");
    assert_eq!((after.authority.as_str(), after.owner.as_deref()), (to.as_str(), Some("Ny chef")));
    let moved = reorganise::reorganising(&desk.app, "set", &set.set).expect("the view");
    assert_eq!((moved.authority, moved.owner.as_deref()), (to.clone(), Some("Ny rektor")));
    let back = Reorganise::Move {
        kind: text("set"),
        id: set.set.clone(),
        authority: view.authority,
        owner: set.owner.expect("an owner"),
        sets: Vec::new(),
    };
    assert!(says(&preview(&desk, &back)).contains(&"move"));
}

#[test]
fn what_is_decommissioned_counts_in_nothing_from_its_day_and_is_still_found() {
    let desk = desk();
    let name = tasks::task_list(&desk.app, SYSTEM).expect("tasks").system.name;
    let view = reorganise::reorganising(&desk.app, "system", SYSTEM).expect("the view");
    let own: Vec<String> =
        view.own_sets.iter().filter(|set| set.only_here).map(|set| set.set.clone()).collect();
    assert!(!own.is_empty());
    let all = register::register(&desk.app).expect("the register").view;

    // A day to come: nothing yet, and it can be taken back.
    done(&desk, decommission("system", SYSTEM, "2099-01-01", &[]));
    assert_eq!(register::register(&desk.app).expect("the register").view.systems.len(), all.systems.len());
    let noted = reorganise::reorganising(&desk.app, "system", SYSTEM).expect("the view");
    assert!(!noted.decommissioned.as_ref().expect("noted").gone && noted.can.contains(&text("reinstate")));
    let again = preview(&desk, &decommission("system", SYSTEM, "2099-01-01", &[]));
    assert_eq!(problems(&again), [("at", "decommissioned_already")]);
    done(&desk, Reorganise::Reinstate { kind: text("system"), id: text(SYSTEM) });

    let seen = preview(&desk, &decommission("system", SYSTEM, "2026-01-01", &own));
    assert!(says(&seen).contains(&"decommission-set") && says(&seen).contains(&"decommission-history"));
    done(&desk, decommission("system", SYSTEM, "2026-01-01", &own));
    let after = register::register(&desk.app).expect("the register").view;
    assert_eq!(after.systems.len(), all.systems.len() - 1);
    assert_eq!(after.sets as usize, all.sets as usize - own.len());
    for error in [
        tasks::task_list(&desk.app, SYSTEM).expect_err("gone"),
        links::links(&desk.app, SYSTEM).expect_err("gone"),
        classify::matrix(&desk.app, SYSTEM).expect_err("gone"),
    ] {
        assert_eq!((error.code, error.args["name"].as_str()), ("decommissioned", name.as_str()));
    }
    let everywhere = links::all_links(&desk.app).expect("links");
    assert!(everywhere.flows.iter().all(|row| row.from != SYSTEM && row.to != SYSTEM));
    assert_eq!(look_up(&desk, &name)[0], (FoundKind::GoneSystem, text(SYSTEM), None));
    let view = reorganise::reorganising(&desk.app, "system", SYSTEM).expect("it is still shown");
    assert_eq!(
        (view.name.as_str(), view.can.as_slice()),
        (name.as_str(), &[text("reinstate"), text("dispose")][..])
    );
    assert!(view.decommissioned.expect("so").gone);
    let listed = reorganise::organisation(&desk.app).expect("the organisation").decommissioned;
    assert_eq!(listed.len(), 1 + own.len());

    // Tables that name it change nothing.
    read(&desk, "beroenden.csv", &format!("Beroende system;Levererande system\n{SYSTEM};SYS-16\n"));
    assert!(
        links::all_links(&desk.app).expect("links").dependencies.iter().all(|row| row.consumer != SYSTEM)
    );

    let code = desk.stop("system", SYSTEM);
    assert!(reorganise::organisation(&desk.app).expect("the organisation").decommissioned.is_empty());
    let error = reorganise::reorganising(&desk.app, "system", SYSTEM).expect_err("stopped");
    assert_eq!((error.code, error.args["code"].as_str()), ("object_stopped", code.as_str()));
}

#[test]
fn an_earlier_day_than_the_adopted_one_contradicts_it() {
    let desk = desk();
    let seen = preview(&desk, &decommission("system", "SYS-01", "2020-01-01", &[]));
    assert_eq!(problems(&seen), [("at", "before_adopted")]);
}

#[test]
fn only_a_draft_is_deleted() {
    let desk = desk();
    let delete = |kind: &str, id: &str| Reorganise::DeleteDraft { kind: text(kind), id: text(id) };
    assert_eq!(problems(&preview(&desk, &delete("system", "SYS-01"))), [("", "draft_adopted")]);
    let authority = reorganise::organisation(&desk.app).expect("the organisation").authorities;
    let used = authority.iter().find(|row| row.systems > 0).expect("one with systems");
    assert_eq!(problems(&preview(&desk, &delete("authority", &used.id))), [("", "authority_in_use")]);

    let new = NewSystem {
        name: text("Ett utkast"),
        authority_name: text("En ny nämnd"),
        owner: String::new(),
        kind: text("it"),
        gate: desk.answers("no"),
    };
    let systems = register::add_system(&desk.app, new).expect("added").view.systems;
    let draft = systems.iter().find(|row| row.name == "Ett utkast").expect("there").id.clone();
    let new = NewSet {
        system: draft.clone(),
        name: text("En mängd"),
        owner: String::new(),
        description: String::new(),
        personal_data: Vec::new(),
        identifiers: Vec::new(),
    };
    let set = assets::add_set(&desk.app, new).expect("added").view.sets.remove(0).id;
    let seen = preview(&desk, &delete("system", &draft));
    assert_eq!(says(&seen), ["delete", "decommission-left"]);
    assert!(done(&desk, delete("system", &draft)).view.is_none());
    done(&desk, delete("set", &set));
    assert!(look_up(&desk, "Ett utkast").iter().all(|one| one.1 != draft));
    varsam_app::undo(&desk.app).expect("undone");
    varsam_app::undo(&desk.app).expect("undone");
    assert_eq!(assets::assets(&desk.app, &draft).expect("back").sets.len(), 1);

    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    let hinders = preview(&desk, &delete("system", SYSTEM));
    assert!(problems(&hinders).contains(&("", "draft_signed")));
    let held = assets::assets(&desk.app, SYSTEM).expect("assets").sets.remove(0).id;
    assert!(problems(&preview(&desk, &delete("set", &held))).contains(&("", "draft_signed")));
}

/// Votes are in no log: undo would bring the draft back without them.
#[test]
fn a_draft_that_is_voted_on_is_not_deleted() {
    let desk = desk();
    let delete = |kind: &str, id: &str| Reorganise::DeleteDraft { kind: text(kind), id: text(id) };
    let set = assets::assets(&desk.app, SYSTEM).expect("assets").sets.remove(0).id;
    let in_workshop = |kind: &str, id: &str| {
        let hinders = problems(&preview(&desk, &delete(kind, id))).contains(&("", "workshop_open"));
        let can = reorganise::reorganising(&desk.app, kind, id).expect("the view").can;
        assert!(!(hinders && can.contains(&text("delete_draft"))), "{can:?}");
        hinders
    };
    assert!(!in_workshop("system", SYSTEM) && !in_workshop("set", &set));
    let person = |function: &str, part: &str| ParticipantRow {
        number: None,
        function: text(function),
        part: text(part),
        present: true,
    };
    let plan = WorkshopPlan {
        name: text("Klassning"),
        date: None,
        place: String::new(),
        invitation: String::new(),
        participants: vec![person("Chef", "information_owner"), person("Handläggare", "business_expert")],
        agenda: Vec::new(),
        next_date: None,
    };
    workshop::plan_workshop(&desk.app, PlanWorkshop { system: text(SYSTEM), plan }).expect("planned");
    assert!(!in_workshop("system", SYSTEM), "nobody votes yet");
    workshop::begin_round(&desk.app, SYSTEM).expect("begun");
    assert!(in_workshop("system", SYSTEM) && in_workshop("set", &set));
}

#[test]
fn merging_systems_gives_the_higher_levels_and_old_ids_lead_on() {
    let desk = desk();
    let names: BTreeMap<String, String> = register::register(&desk.app)
        .expect("the register")
        .view
        .systems
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let (one, other, third) = ("SYS-03", "SYS-02", "SYS-16");
    let (before, of_other) = (levels(&desk, one), levels(&desk, other));
    let sets = |system: &str| -> Vec<String> {
        let rows = assets::assets(&desk.app, system).expect("assets").sets;
        rows.into_iter().map(|row| row.id).collect()
    };
    let (mut all, more) = (sets(one), sets(other));
    let change = as_proposed(&desk, "system", one, other);
    let seen = preview(&desk, &change);
    assert!(
        says(&seen).starts_with(&["merge"]) && says(&seen).contains(&"follows-holding"),
        "{:?}",
        seen.changes
    );
    assert!(says(&seen).contains(&"merge-alias"));
    let merged = done(&desk, change).view.expect("it remains");
    assert_eq!((merged.id.as_str(), merged.name.as_str()), (other, names[other].as_str()));

    let after = levels(&desk, other);
    for aspect in [0, 1, 3] {
        assert_eq!(after[aspect], before[aspect].max(of_other[aspect]), "aspect {aspect}");
    }
    assert!(after[2] >= before[2].max(of_other[2]));
    all.extend(more);
    all.sort();
    all.dedup();
    let mut now = sets(other);
    now.sort();
    assert_eq!(now, all, "no set is lost");

    // By the old id and the old name, also after another merge.
    assert_eq!(look_up(&desk, one)[0], (FoundKind::System, text(other), Some(text(one))));
    done(&desk, as_proposed(&desk, "system", other, third));
    let found = look_up(&desk, &names[one]);
    assert!(found.contains(&(FoundKind::System, text(third), Some(names[one].clone()))), "{found:?}");
    assert_eq!(reorganise::reorganising(&desk.app, "system", one).expect("led").id, third);

    // A table that names the old id is about the new one, and that is said.
    let text = format!("Beroende system;Levererande system;Anmärkning\nSYS-40;{one};Från tabellen\n");
    std::fs::write(desk.path("beroenden.csv"), text).expect("written");
    desk.app.host().answer(desk.path("beroenden.csv"));
    let view = import::choose_import(&desk.app).expect("read").expect("not cancelled");
    let said: Vec<&str> = view.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert!(view.ready && said.contains(&"led_to_new"), "{said:?}");
    import::commit_import(&desk.app).expect("written");
    let needs = links::links(&desk.app, third).expect("links").dependencies;
    assert!(needs.iter().any(|row| row.consumer == "SYS-40" && row.note == "Från tabellen"));

    (0..3).for_each(|_| drop(varsam_app::undo(&desk.app).expect("undone")));
    assert_eq!((levels(&desk, one), levels(&desk, other)), (before, of_other));
}

#[test]
fn levels_of_two_sets_are_chosen_by_a_person_and_both_are_shown() {
    let desk = desk();
    desk.complete(SYSTEM);
    let rows = classify::matrix(&desk.app, SYSTEM).expect("a matrix").rows;
    let number = |row: &varsam_app::dto::MatrixRow, aspect: usize| row.cells[aspect].level;
    let mut pairs = (0..rows.len()).flat_map(|a| (0..rows.len()).map(move |b| (a, b)));
    let (one, other) = pairs
        .find(|(a, b)| {
            a != b && (0..4).filter(|ix| number(&rows[*a], *ix) > number(&rows[*b], *ix)).count() > 0
        })
        .expect("two that differ");
    let (goes, stays) = (&rows[one], &rows[other]);
    let differ: Vec<usize> = (0..4).filter(|ix| number(goes, *ix) != number(stays, *ix)).collect();

    let seen = preview(&desk, &merge("set", &goes.set, &stays.set, &[]));
    let asked: Vec<&str> = seen.choices.iter().map(|choice| choice.aspect.as_str()).collect();
    let expected: Vec<&str> = differ.iter().map(|ix| goes.cells[*ix].aspect.as_str()).collect();
    assert_eq!(asked, expected);
    assert_eq!(seen.problems.len(), differ.len(), "nothing is chosen silently");
    for (choice, ix) in seen.choices.iter().zip(&differ) {
        assert_eq!((choice.goes.level, choice.stays.level), (number(goes, *ix), number(stays, *ix)));
        let higher = if number(goes, *ix) > number(stays, *ix) { "goes" } else { "stays" };
        assert_eq!(choice.proposed, higher, "all have reasons here");
    }
    let revision = stays.revision.max(goes.revision);
    done(&desk, as_proposed(&desk, "set", &goes.set, &stays.set));
    let after = classify::matrix(&desk.app, SYSTEM).expect("a matrix").rows;
    assert!(after.iter().all(|row| row.set != goes.set));
    let joined = after.iter().find(|row| row.set == stays.set).expect("it stays");
    assert!(joined.revision > revision);
    for ix in 0..4 {
        assert_eq!(number(joined, ix), number(goes, ix).max(number(stays, ix)));
    }
    assert_eq!(look_up(&desk, &goes.set)[0].1, stays.set);
    varsam_app::undo(&desk.app).expect("undone");
    assert_eq!(classify::matrix(&desk.app, SYSTEM).expect("a matrix").rows.len(), rows.len());
}

#[test]
fn authorities_merge_and_everything_of_the_one_is_the_others() {
    let desk = desk();
    let rows = reorganise::organisation(&desk.app).expect("the organisation").authorities;
    let mut with_systems = rows.iter().filter(|row| row.systems > 0 && row.kind == "namnd");
    let (one, other) = (with_systems.next().expect("one"), with_systems.next().expect("another"));
    let before = all_levels(&desk);
    let seen = preview(&desk, &merge("authority", &one.id, &other.id, &[]));
    assert!(says(&seen).contains(&"disclosures"), "flows between them stay inside: {:?}", seen.changes);
    done(&desk, merge("authority", &one.id, &other.id, &[]));
    let after = reorganise::organisation(&desk.app).expect("the organisation");
    let merged = after.authorities.iter().find(|row| row.id == other.id).expect("it stays");
    assert_eq!((merged.systems, merged.sets), (one.systems + other.systems, one.sets + other.sets));
    assert_eq!(
        (after.led[0].old_id.as_deref(), after.led[0].name.as_str()),
        (Some(one.id.as_str()), other.name.as_str())
    );
    assert_eq!(all_levels(&desk), before);
    let company = rows.iter().find(|row| row.kind == "bolag");
    if let Some(company) = company {
        let seen = preview(&desk, &merge("authority", &company.id, &other.id, &[]));
        assert_eq!(problems(&seen), [("into", "kinds_differ")]);
    }
    varsam_app::undo(&desk.app).expect("undone");
    assert_eq!(reorganise::organisation(&desk.app).expect("the organisation").authorities, rows);
}

#[test]
fn a_split_loses_nothing_and_a_split_set_begins_with_the_same_levels() {
    let desk = desk();
    desk.complete(SYSTEM);
    let view = reorganise::reorganising(&desk.app, "system", SYSTEM).expect("the view");
    let split = |kind: &str, id: &str, name: &str, parts: &[(&str, &str)]| Reorganise::Split {
        kind: text(kind),
        id: text(id),
        name: text(name),
        owner: text("Ny chef"),
        parts: parts.iter().map(|(key, to)| (text(key), text(to))).collect(),
    };
    assert_eq!(
        problems(&preview(&desk, &split("system", SYSTEM, "Nytt", &[]))),
        [("parts", "split_nothing")]
    );
    let everything: Vec<(&str, &str)> = view.parts.iter().map(|part| (part.key.as_str(), "goes")).collect();
    let seen = preview(&desk, &split("system", SYSTEM, "Nytt", &everything));
    assert_eq!(problems(&seen), [("parts", "split_everything")]);

    let choices = ["goes", "both", "stays"];
    let parts: Vec<(&str, &str)> =
        view.parts.iter().zip(choices.iter().cycle()).map(|(part, to)| (part.key.as_str(), *to)).collect();
    let (before, sets) = (levels(&desk, SYSTEM), assets::assets(&desk.app, SYSTEM).expect("assets").sets);
    let flows = links::all_links(&desk.app).expect("links").flows.len();
    let made = done(&desk, split("system", SYSTEM, "Det nya", &parts)).made.expect("a new system");
    let (old, new) = (levels(&desk, SYSTEM), levels(&desk, &made.id));
    for aspect in [0, 1, 3] {
        assert_eq!(old[aspect].max(new[aspect]), before[aspect], "aspect {aspect}");
    }
    for set in &sets {
        let has = |system: &str| {
            assets::assets(&desk.app, system).expect("assets").sets.iter().any(|row| row.id == set.id)
        };
        assert!(has(SYSTEM) || has(&made.id), "{} is lost", set.name);
    }
    assert!(links::all_links(&desk.app).expect("links").flows.len() >= flows);
    let origin = reorganise::reorganising(&desk.app, "system", &made.id).expect("the view").history;
    assert_eq!((origin[0].op.as_str(), origin[0].name.as_str()), ("split", view.name.as_str()));
    varsam_app::undo(&desk.app).expect("undone");
    assert_eq!(reorganise::reorganising(&desk.app, "system", SYSTEM).expect("the view").parts, view.parts);

    let row = classify::matrix(&desk.app, SYSTEM).expect("a matrix").rows.remove(0);
    let set = reorganise::reorganising(&desk.app, "set", &row.set).expect("the view");
    let parts: Vec<(&str, &str)> = set.parts.iter().map(|part| (part.key.as_str(), "both")).collect();
    let made = done(&desk, split("set", &row.set, "En del", &parts)).made.expect("a new set");
    let rows = classify::matrix(&desk.app, SYSTEM).expect("a matrix").rows;
    let new = rows.iter().find(|one| one.set == made.id).expect("it is held here");
    assert_eq!(new.revision, 1);
    for (one, other) in new.cells.iter().zip(&row.cells) {
        assert_eq!((one.level, &one.reason), (other.level, &other.reason));
    }
    let origin = reorganise::reorganising(&desk.app, "set", &made.id).expect("the view").history;
    assert_eq!((origin[0].op.as_str(), origin[0].name.as_str()), ("split", row.name.as_str()));
}

#[test]
fn disposal_takes_the_content_and_remembers_that_it_did() {
    let desk = desk();
    let dispose = |decision: &str, day: &str| Reorganise::Dispose {
        kind: text("system"),
        id: text(SYSTEM),
        decision: text(decision),
        decided_at: text(day),
    };
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    let name = tasks::task_list(&desk.app, SYSTEM).expect("tasks").system.name;
    let error =
        reorganise::preview_reorganise(&desk.app, &dispose("KS 1", "2026-01-01")).expect_err("too early");
    assert_eq!(error.code, "unknown_thing");
    done(&desk, decommission("system", SYSTEM, "2099-01-01", &[]));
    let seen = preview(&desk, &dispose("", "2099-01-01"));
    assert_eq!(
        problems(&seen),
        [("", "not_decommissioned"), ("decision", "field_empty"), ("decided_at", "day_to_come")]
    );
    done(&desk, Reorganise::Reinstate { kind: text("system"), id: text(SYSTEM) });
    done(&desk, decommission("system", SYSTEM, "2026-01-01", &[]));
    let seen = preview(&desk, &dispose("KS 2026/123", "2026-01-01"));
    assert!(!seen.undoable && says(&seen).contains(&"dispose-documents"), "{:?}", seen.changes);
    assert!(done(&desk, dispose("KS 2026/123", "2026-01-01")).view.is_none());

    assert_eq!(varsam_app::undo(&desk.app).expect_err("never").code, "nothing_to_undo");
    let organisation = reorganise::organisation(&desk.app).expect("the organisation");
    assert!(organisation.decommissioned.is_empty());
    let row = &organisation.disposed[0];
    assert_eq!(
        (row.id.as_str(), row.decision.as_str(), row.decommissioned_at.as_str()),
        (SYSTEM, "KS 2026/123", "2026-01-01")
    );
    assert!(look_up(&desk, &name).iter().all(|one| one.1 != SYSTEM));
    read(
        &desk,
        "system.csv",
        &format!("System-id;Systemnamn;Nämnd;Typ\n{SYSTEM};Igen;UBN;Verksamhetssystem\n"),
    );
    assert!(
        register::register(&desk.app).expect("the register").view.systems.iter().all(|row| row.id != SYSTEM)
    );
}

/// An owner is asked about one set of a system, and answers it alone.
fn asked_and_answered(desk: &Desk, system: &str) -> (String, std::path::PathBuf) {
    let owners = assignment::assignments(&desk.app, system).expect("the view").owners;
    let owner = owners.into_iter().find(|owner| !owner.function.is_empty()).expect("an owner");
    let request = SendAssignment {
        system: text(system),
        authority: owner.authority,
        function: owner.function,
        sets: vec![owner.sets[0].clone()],
        form: text("file"),
        valid_until: text("2027-01-31"),
        invitation: String::new(),
        identity: desk.key("facilitator"),
        passphrase: sample::PASSPHRASE.to_owned(),
    };
    let file = desk.path("uppdrag.vbundle");
    desk.app.host().answer(&file);
    let sent = assignment::send_assignment(&desk.app, request).expect("sent").expect("not cancelled").view;
    let other = Desk::new();
    other.app.host().answer(&file);
    assignment::choose_assignment(&other.app).expect("read").expect("chosen");
    assignment::open_assignment(&other.app, sent.code.expect("a code")).expect("opened");
    let all = || questions::questions(&other.app, system).expect("questions").questions;
    for question in all() {
        let request = AnswerQuestion {
            system: text(system),
            revision: all()[0].revision,
            set: question.set,
            aspect: question.aspect,
            consequences: BTreeMap::new(),
            level: Some(2),
            unknown: false,
            reason: text("Därför."),
        };
        questions::answer_question(&other.app, request).expect("answered");
    }
    other.app.host().answer(desk.path("svar.vbundle"));
    assignment::hand_in(&other.app, "").expect("handed in").expect("not cancelled");
    (owner.sets[0].clone(), desk.path("svar.vbundle"))
}

#[test]
fn an_answer_that_names_an_old_id_is_said_and_led_to_the_new() {
    let desk = desk();
    let (set, answers) = asked_and_answered(&desk, "SYS-16");
    let others = assets::assets(&desk.app, "SYS-16").expect("assets").sets;
    let other = others.iter().find(|row| row.id != set).expect("another");
    done(&desk, as_proposed(&desk, "set", &set, &other.id));
    done(&desk, as_proposed(&desk, "system", "SYS-16", SYSTEM));

    let sent = assignment::assignments(&desk.app, SYSTEM).expect("the view").sent;
    assert_eq!(sent.len(), 1, "what was asked is found where the system is now");
    desk.app.host().answer(&answers);
    let read = responses::choose_responses(&desk.app, SYSTEM).expect("read").expect("not cancelled").view;
    let file = &read.files[0];
    assert!(file.taken, "{file:?}");
    assert_eq!(file.problems[0].code, "led_to_new");
    assert_eq!(file.problems[0].args["name"], other.name);
    assert!(!file.problems[0].hinders);
    let cells = read.assignments.cells;
    assert!(!cells.is_empty() && cells.iter().all(|cell| cell.set == other.id), "{cells:?}");
    assert!(cells.iter().all(|cell| cell.answers[0].stale), "somebody must look before it is taken over");
}

#[test]
fn what_is_stopped_is_refused_and_named_nowhere() {
    let desk = desk();
    let name = tasks::task_list(&desk.app, SYSTEM).expect("tasks").system.name;
    done(&desk, rename("system", SYSTEM, "Ett nytt namn"));
    done(&desk, as_proposed(&desk, "system", "SYS-02", SYSTEM));
    let code = desk.stop("system", SYSTEM);
    for change in [
        rename("system", SYSTEM, "Nytt"),
        merge("system", SYSTEM, "SYS-16", &[]),
        merge("system", "SYS-16", SYSTEM, &[]),
        decommission("system", SYSTEM, "2026-01-01", &[]),
    ] {
        let error = reorganise::preview_reorganise(&desk.app, &change).expect_err("stopped");
        assert_eq!((error.code, error.args["code"].as_str()), ("object_stopped", code.as_str()));
    }
    assert!(reorganise::organisation(&desk.app).expect("the organisation").led.is_empty());
    assert!(look_up(&desk, &name).is_empty(), "neither its old name nor that of what was merged into it");
    let others = reorganise::reorganising(&desk.app, "system", "SYS-16").expect("the view").others;
    assert!(others.iter().all(|one| one.id != SYSTEM && one.name != code));
    desk.purge(&code);
    assert!(reorganise::organisation(&desk.app).expect("the organisation").led.is_empty());
}

#[test]
fn nothing_is_written_about_a_system_before_its_gate_is_answered() {
    let desk = desk();
    for change in [rename("system", "SYS-37", "Nytt"), merge("system", "SYS-37", SYSTEM, &[])] {
        let error = reorganise::preview_reorganise(&desk.app, &change).expect_err("the gate");
        assert_eq!(error.code, "gate_first");
    }
}
