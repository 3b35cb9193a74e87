//! The centre's catalogue on the laptop: made by the real registry from real results, shown, taken,
//! undone, followed by a newer one, and refused.

use varsam_app::dto::{
    CatalogueAsked, CatalogueTaken, CatalogueView, CentralChoice, CentralDifference, CentralThing,
    CentreFile, CentreState, EnrolKey, NewIdentity, NewRegister, Reorganise, ReorganiseSeen, SetLevel,
    SetOwner, SignResult, TakeCatalogue, TakeTrustList,
};
use varsam_app::{
    AppError, assets, centre, classify, identity, pack_change, register, reorganise, sign, start, undo,
};
use varsam_tests::{Centre, Desk};

const ORG: &str = "212000-2411";
const PASSPHRASE: &str = "fyra ord på rad";

/// Two systems of the school committee, one of which also holds a set of the social committee.
const TABLES: [(&str, &str); 6] = [
    ("organisation.csv", "id;namn;typ;överordnad\nSKOLA;Skolnämnden;Nämnd;\nSOC;Socialnämnden;Nämnd;\n"),
    (
        "system.csv",
        "System-id;Systemnamn;Nämnd eller bolag;Typ av system;Systemägare\n\
         SYS-1;Elevhälsan;SKOLA;Plattform;Kanslichef\nSYS-2;Schemat;SKOLA;Verksamhetssystem;Kanslichef\n",
    ),
    (
        "informationsmangder.csv",
        "Informations-id;Informationsmängd;Nämnd eller bolag;Informationsägare\n\
         INF-1;Elevakter;SKOLA;Verksamhetschef\nINF-2;Insatser;SOC;Verksamhetschef\n\
         INF-3;Lektioner;SKOLA;Verksamhetschef\n",
    ),
    (
        "innehav.csv",
        "System-id;Informations-id;Hantering;Huvuddatakälla;Miljö\n\
         SYS-1;INF-1;Lagrar;Ja;Produktion\nSYS-1;INF-2;Lagrar;Nej;Produktion\n\
         SYS-2;INF-3;Lagrar;Ja;Produktion\n",
    ),
    (
        "floden.csv",
        "Flödes-id;Från;Till;Informations-id;Sätt;Omfattning;Tredjeland;Krypterad\n\
         F-1;SYS-2;SYS-1;INF-3;API;Löpande;Nej;Ja\n",
    ),
    ("beroenden.csv", "Beroende system;Levererande system;Behov vid reservrutin\nSYS-1;SYS-2;\n"),
];

fn empty() -> Desk {
    let desk = Desk::new();
    let request = NewRegister {
        name: "Verklig".into(),
        org: ORG.into(),
        passphrase: PASSPHRASE.into(),
        passphrase_again: PASSPHRASE.into(),
    };
    start::create_register(&desk.app, request).expect("made");
    // The centre works a day after the desk begins.
    desk.app.host().wait(1);
    desk
}

/// A register that results come from, its centre, and the centre's trust list.
struct Source {
    desk: Desk,
    centre: Centre,
    list: String,
    leader: String,
}

impl Source {
    fn new() -> Self {
        let (desk, centre) = (empty(), Centre::new(ORG, 40));
        desk.read_in(&TABLES);
        ["SYS-1", "SYS-2"].iter().for_each(|system| desk.pass_gate(system));
        let request = NewIdentity {
            function: "Samordnare".into(),
            passphrase: PASSPHRASE.into(),
            passphrase_again: PASSPHRASE.into(),
        };
        let leader = identity::create_identity(&desk.app, request).expect("a key").id;
        desk.app.host().answer(desk.path("ledare.vbundle"));
        let request = EnrolKey {
            identity: leader.clone(),
            passphrase: PASSPHRASE.into(),
            name: "Eva Exempel".into(),
            code: String::new(),
        };
        let told = centre::enrol_key(&desk.app, request).expect("enrolled").expect("not cancelled");
        centre.enrol(&told.path, &told.thumbprint, "facilitator", ("", ""));
        centre.enrol(&centre.enrolment(), &centre.key, "centre", ("", ""));
        let list = centre.issue("lista.vbundle", &[]);
        let source = Self { desk, centre, list, leader };
        source.send("SYS-1");
        source.send("SYS-2");
        source
    }

    /// Signs a system's result and lets the centre import it.
    fn send(&self, system: &str) {
        self.desk.make_ready(system);
        let (identity, passphrase) = (self.leader.clone(), PASSPHRASE.into());
        let request = SignResult { system: system.into(), identity, passphrase };
        sign::sign_result(&self.desk.app, request).expect("signed");
        let file = self.desk.path(&format!("{system}.vbundle"));
        self.desk.export_bundle_to(system, &file);
        self.centre.import(&file.display().to_string());
    }

    fn catalogue(&self, name: &str) -> String {
        self.centre.catalogue("SKOLA", name, &[])
    }
}

fn choose(desk: &Desk, file: &str) -> CentreFile {
    desk.app.host().answer(file);
    centre::choose_centre_file(&desk.app).expect("read").expect("not cancelled")
}

/// A register that goes by the centre's list.
fn trusting(source: &Source, desk: Desk) -> Desk {
    choose(&desk, &source.list);
    let root_end = source.centre.root[source.centre.root.len() - 11..].to_owned();
    centre::take_trust_list(&desk.app, TakeTrustList { root_end }).expect("taken");
    desk
}

fn show(desk: &Desk, take: &[CentralChoice]) -> Result<CatalogueView, AppError> {
    centre::open_centre_catalogue(&desk.app, &CatalogueAsked { place: 1, take: take.to_vec() })
}

fn take(desk: &Desk, take: &[CentralChoice]) -> Result<CatalogueTaken, AppError> {
    let seen = show(desk, take)?.seen;
    let request = TakeCatalogue { place: 1, seen, take: take.to_vec() };
    centre::take_catalogue(&desk.app, &request).map(|changed| changed.view)
}

fn names(things: &[CentralThing]) -> Vec<&str> {
    things.iter().map(|thing| thing.name.as_str()).collect()
}

/// Differences as thing, field, what is here and what the centre says.
fn told(rows: &[CentralDifference]) -> Vec<(String, String, String, String)> {
    let value = |words: &Option<Vec<varsam_app::dto::CentralWord>>| {
        let words =
            words.as_ref().map(|words| words.iter().map(|word| word.text.clone()).collect::<Vec<_>>());
        words.map_or_else(|| "–".to_owned(), |words| words.join(" "))
    };
    let row =
        |row: &CentralDifference| (row.id.clone(), row.what.clone(), value(&row.here), value(&row.centre));
    rows.iter().map(row).collect()
}

fn expected(rows: &[(&str, &str, &str, &str)]) -> Vec<(String, String, String, String)> {
    let text = |text: &str| text.to_owned();
    rows.iter().map(|(id, what, here, there)| (text(id), text(what), text(here), text(there))).collect()
}

fn refused(file: &CentreFile) -> Vec<&str> {
    let errors = file.documents.iter().filter_map(|document| document.error.as_ref());
    errors.map(|error| error.code.as_str()).collect()
}

/// Systems by id, name, owner and whether they are the centre's.
fn systems(desk: &Desk) -> Vec<(String, String, String, bool)> {
    let view = register::register(&desk.app).expect("the register").view;
    let rows = view.systems.into_iter();
    rows.map(|row| (row.id, row.name, row.owner.unwrap_or_default(), row.central)).collect()
}

fn owner(desk: &Desk, system: &str, set: Option<&str>, owner: &str) {
    let request = SetOwner { system: system.into(), set: set.map(Into::into), owner: owner.into() };
    assets::set_owner(&desk.app, request).expect("owned");
}

fn act(desk: &Desk, change: Reorganise) {
    let preview = reorganise::preview_reorganise(&desk.app, &change).expect("a preview");
    assert!(preview.problems.is_empty(), "{:?}", preview.problems);
    reorganise::reorganise(&desk.app, &ReorganiseSeen { change, seen: preview.seen }).expect("done");
}

fn rename(desk: &Desk, kind: &str, id: &str, name: &str) {
    act(desk, Reorganise::Rename { kind: kind.into(), id: id.into(), name: name.into() });
}

/// The number of a level.
fn level(desk: &Desk, system: &str, set: &str) -> Option<u8> {
    let matrix = classify::matrix(&desk.app, system).expect("a matrix");
    matrix.rows.iter().find(|row| row.set == set).expect("the set").cells[0].level
}

fn set_level(desk: &Desk, system: &str, set: &str, level: u8) {
    let matrix = classify::matrix(&desk.app, system).expect("a matrix");
    let row = matrix.rows.iter().find(|row| row.set == set).expect("the set");
    let (aspect, revision) = (row.cells[0].aspect.clone(), row.revision);
    let request = SetLevel { system: system.into(), set: set.into(), aspect, level: Some(level), revision };
    classify::set_level(&desk.app, request).expect("a level");
}

#[test]
fn a_first_catalogue_fills_an_empty_register_and_undo_takes_it_back() {
    let source = Source::new();
    let first = source.catalogue("ett.vbundle");
    let desk = empty();
    assert_eq!(refused(&choose(&desk, &first)), ["centre_unknown_key"]);
    let desk = trusting(&source, desk);
    let shown = choose(&desk, &first);
    assert_eq!(
        (shown.documents[0].kind.as_str(), shown.documents[0].state),
        ("catalogue", CentreState::Ready)
    );
    let view = show(&desk, &[]).expect("shown");
    assert_eq!((view.version, view.before, view.levels_taken), (1, None, true));
    assert_eq!(names(&view.new).len(), 7, "two authorities, two systems, three sets: {:?}", view.new);
    assert!(view.follows.is_empty() && view.differs.is_empty() && view.gone.is_empty(), "{view:?}");
    assert_eq!(view.heads.iter().map(|head| (head.revision, head.here)).collect::<Vec<_>>(), [(1, None); 2]);
    assert!(systems(&desk).is_empty(), "nothing is written by looking");

    let taken = take(&desk, &[]).expect("taken");
    assert_eq!(taken.file.documents[0].state, CentreState::Already);
    assert_eq!(taken.centre.catalogues[0].version, 1);
    let row = |id: &str, name: &str| (id.to_owned(), name.to_owned(), "Kanslichef".to_owned(), true);
    assert_eq!(systems(&desk), [row("SYS-1", "Elevhälsan"), row("SYS-2", "Schemat")]);
    assert_eq!(
        classify::matrix(&desk.app, "SYS-1").expect("a matrix").rows.len(),
        3,
        "two held, one comes in"
    );
    assert_eq!(level(&desk, "SYS-1", "INF-1"), level(&source.desk, "SYS-1", "INF-1"));
    let error =
        assets::set_owner(&desk.app, SetOwner { system: "SYS-1".into(), set: None, owner: "Någon".into() });
    assert_eq!(error.expect_err("before its stop-gate").code, "gate_first");

    undo(&desk.app).expect("undone");
    assert!(systems(&desk).is_empty());
    assert_eq!(choose(&desk, &first).documents[0].state, CentreState::Ready, "it can be taken again");
    take(&desk, &[]).expect("taken again");
    assert_eq!(systems(&desk).len(), 2);
    assert_eq!(choose(&desk, &first).documents[0].state, CentreState::Already);
    assert_eq!(take(&desk, &[]).expect_err("it holds").code, "centre_none");
}

#[test]
fn a_later_catalogue_changes_what_nobody_here_changed_and_asks_about_the_rest() {
    let source = Source::new();
    let first = source.catalogue("ett.vbundle");
    let desk = trusting(&source, empty());
    choose(&desk, &first);
    take(&desk, &[]).expect("taken");
    ["SYS-1", "SYS-2"].iter().for_each(|system| desk.pass_gate(system));

    // Here somebody changes an owner, a name and a level, and adds a set.
    owner(&desk, "SYS-1", Some("INF-1"), "Rektor");
    rename(&desk, "system", "SYS-2", "Schemat här");
    let before = level(&desk, "SYS-2", "INF-3").expect("a level");
    set_level(&desk, "SYS-2", "INF-3", before - 1);
    let new = varsam_app::dto::NewSet {
        system: "SYS-1".into(),
        name: "Egen mängd".into(),
        owner: "Rektor".into(),
        description: "Bara här".into(),
        personal_data: Vec::new(),
        identifiers: Vec::new(),
    };
    assets::add_set(&desk.app, new).expect("added");

    // There other owners, another name, other levels.
    owner(&source.desk, "SYS-1", None, "Förvaltningschef");
    owner(&source.desk, "SYS-1", Some("INF-1"), "Skolchef");
    owner(&source.desk, "SYS-1", Some("INF-2"), "Socialchef");
    rename(&source.desk, "system", "SYS-2", "Schemat 2");
    set_level(&source.desk, "SYS-2", "INF-3", before + 1);
    source.send("SYS-1");
    source.send("SYS-2");
    let second = source.catalogue("två.vbundle");
    assert_eq!(choose(&desk, &second).documents[0].state, CentreState::Ready);
    let view = show(&desk, &[]).expect("shown");
    assert_eq!((view.version, view.before), (2, Some(1)));
    assert_eq!(told(&view.follows), expected(&[("SYS-1", "owner", "Kanslichef", "Förvaltningschef")]));
    let level_text = |level: u8| level.to_string();
    let (here, there) = (level_text(before - 1), level_text(before + 1));
    assert_eq!(
        told(&view.differs),
        expected(&[
            ("INF-1", "owner", "Rektor", "Skolchef"),
            ("INF-3", "level", &here, &there),
            ("SYS-2", "name", "Schemat här", "Schemat 2"),
        ]),
        "and the social committee's set is not this catalogue's to change"
    );
    assert!(view.new.is_empty() && view.gone.is_empty() && view.links_gone.is_empty(), "{view:?}");
    assert_eq!(view.heads.iter().map(|head| head.revision).collect::<Vec<_>>(), [2, 2]);

    // The centre's level is taken, the rest is kept.
    let chosen: Vec<CentralChoice> = view
        .differs
        .iter()
        .filter(|row| row.what == "level")
        .map(|row| CentralChoice { kind: row.kind.clone(), id: row.id.clone(), field: row.field.clone() })
        .collect();
    let moved = show(&desk, &chosen).expect("shown");
    assert!(moved.levels.iter().any(|shift| shift.system == "Schemat här"), "{:?}", moved.levels);
    assert!(view.levels.is_empty(), "not before it is chosen");
    let old = TakeCatalogue { place: 1, seen: moved.seen - 1, take: Vec::new() };
    assert_eq!(centre::take_catalogue(&desk.app, &old).expect_err("moved on").code, "catalogue_moved_on");
    take(&desk, &chosen).expect("taken");
    assert_eq!(level(&desk, "SYS-2", "INF-3"), Some(before + 1));
    let row = |id: &str, name: &str, owner: &str| (id.to_owned(), name.to_owned(), owner.to_owned(), true);
    let held = [row("SYS-1", "Elevhälsan", "Förvaltningschef"), row("SYS-2", "Schemat här", "Kanslichef")];
    assert_eq!(systems(&desk), held);
    let sets = assets::assets(&desk.app, "SYS-1").expect("assets").sets;
    let own = sets.iter().find(|set| set.name == "Egen mängd").expect("it stays");
    assert!(!own.central && sets.iter().any(|set| set.id == "INF-1" && set.central));
    assert_eq!(refused(&choose(&desk, &first)), ["catalogue_older"]);

    // What was kept is asked about again, and undo brings all of it back; an older one is still refused.
    undo(&desk.app).expect("undone");
    assert_eq!(level(&desk, "SYS-2", "INF-3"), Some(before - 1));
    assert_eq!(refused(&choose(&desk, &first)), ["catalogue_older"]);
    let third = source.catalogue("tre.vbundle");
    choose(&desk, &third);
    assert_eq!(show(&desk, &[]).expect("shown").differs.len(), 3);
    take(&desk, &[]).expect("taken");
    let again = source.catalogue("fyra.vbundle");
    choose(&desk, &again);
    assert_eq!(
        show(&desk, &[]).expect("shown").differs.len(),
        3,
        "a difference is listed as long as it is one"
    );
}

#[test]
fn what_was_here_before_the_first_is_asked_about_and_what_goes_at_the_centre_stays() {
    let source = Source::new();
    let desk = trusting(&source, empty());
    desk.read_in(&TABLES);
    owner(&source.desk, "SYS-2", None, "Rektor");
    source.send("SYS-2");
    choose(&desk, &source.catalogue("ett.vbundle"));
    let view = show(&desk, &[]).expect("shown");
    let of_text = told(&view.differs).into_iter().filter(|row| row.1 != "level").collect::<Vec<_>>();
    assert_eq!(of_text, expected(&[("SYS-2", "owner", "Kanslichef", "Rektor")]));
    assert!(view.new.is_empty() && view.follows.is_empty(), "{view:?}");
    take(&desk, &[]).expect("taken");
    assert!(systems(&desk).iter().all(|row| row.3 && row.2 == "Kanslichef"));

    // At the centre a system lets go of a set, which nothing else of the committee has.
    let request = varsam_app::dto::NewSet {
        system: "SYS-2".into(),
        name: "Salar".into(),
        owner: "Rektor".into(),
        description: String::new(),
        personal_data: Vec::new(),
        identifiers: Vec::new(),
    };
    assets::add_set(&source.desk.app, request).expect("added");
    source.send("SYS-2");
    choose(&desk, &source.catalogue("två.vbundle"));
    let view = show(&desk, &[]).expect("shown");
    assert_eq!(names(&view.new), ["Salar"]);
    assert_eq!(
        told(&view.follows),
        expected(&[("SYS-2", "holding", "–", "stores production master 2026-11-21")])
    );
    take(&desk, &[]).expect("taken");
    undo(&source.desk.app).ok();
    let sets = assets::assets(&source.desk.app, "SYS-2").expect("assets").sets;
    let id = sets.iter().find(|set| set.name == "Salar").expect("it").id.clone();
    act(
        &source.desk,
        Reorganise::Decommission {
            kind: "set".into(),
            id,
            at: "2026-11-21".into(),
            reason: "Används inte".into(),
            goes_to: "Ingenstans".into(),
            sets: Vec::new(),
        },
    );
    source.send("SYS-2");
    choose(&desk, &source.catalogue("tre.vbundle"));
    let view = show(&desk, &[]).expect("shown");
    assert_eq!(names(&view.gone), ["Salar"]);
    assert_eq!(view.links_gone.len(), 1);
    let taken = take(&desk, &[]).expect("taken");
    assert_eq!(taken.centre.catalogues[0].gone, 1);
    let sets = assets::assets(&desk.app, "SYS-2").expect("assets").sets;
    let set = sets.iter().find(|set| set.name == "Salar").expect("it stays");
    assert!(set.held && !set.central);
}

#[test]
fn what_was_stopped_merged_or_handed_over_is_never_brought_back() {
    let source = Source::new();
    let desk = trusting(&source, empty());
    desk.read_in(&TABLES);
    desk.pass_gate("SYS-1");
    desk.pass_gate("SYS-2");
    desk.stop("system", "SYS-2");
    choose(&desk, &source.catalogue("ett.vbundle"));
    let view = show(&desk, &[]).expect("shown");
    assert!(!format!("{view:?}").contains("Schemat"), "{view:?}");
    assert!(view.left_out.iter().any(|row| row.why == "stopped" && row.name.is_empty()));
    take(&desk, &[]).expect("taken");
    assert_eq!(systems(&desk).len(), 1);

    let other = trusting(&source, empty());
    other.read_in(&TABLES);
    other.pass_gate("SYS-1");
    other.pass_gate("SYS-2");
    let merge = |levels| Reorganise::Merge {
        kind: "system".into(),
        id: "SYS-2".into(),
        into: "SYS-1".into(),
        levels,
    };
    act(&other, merge(Default::default()));
    choose(&other, &source.catalogue("tre.vbundle"));
    let view = show(&other, &[]).expect("shown");
    assert!(view.left_out.iter().any(|row| (row.why.as_str(), row.name.as_str()) == ("merged", "Schemat")));
    take(&other, &[]).expect("taken");
    assert_eq!(systems(&other).iter().map(|row| row.0.as_str()).collect::<Vec<_>>(), ["SYS-1"]);

    let away = trusting(&source, empty());
    away.read_in(&TABLES);
    away.pass_gate("SYS-2");
    away.app.host().answer(away.path("ut.vhandover"));
    let request = varsam_app::dto::HandOver { system: "SYS-2".into(), to_whom: "Lisa".into() };
    varsam_app::handover::hand_over(&away.app, request).expect("handed over").expect("not cancelled");
    owner(&source.desk, "SYS-2", None, "Rektor");
    source.send("SYS-2");
    choose(&away, &source.catalogue("fyra.vbundle"));
    let view = show(&away, &[]).expect("shown");
    assert!(view.left_out.iter().any(|row| (row.why.as_str(), row.name.as_str()) == ("away", "Schemat")));
    take(&away, &[]).expect("taken");
    assert!(systems(&away).iter().any(|row| row.0 == "SYS-2" && row.2 == "Kanslichef" && !row.3));

    // The register that signed it has purged it, and the centre has not been told yet: its digest is known.
    let newest = source.catalogue("fem.vbundle");
    let root_end = source.centre.root[source.centre.root.len() - 11..].to_owned();
    choose(&source.desk, &source.list);
    centre::take_trust_list(&source.desk.app, TakeTrustList { root_end }).expect("taken");
    let code = source.desk.stop("system", "SYS-2");
    source.desk.purge(&code);
    choose(&source.desk, &newest);
    let view = show(&source.desk, &[]).expect("shown");
    assert!(!format!("{view:?}").contains("Schemat"), "{view:?}");
    take(&source.desk, &[]).expect("taken");
    assert_eq!(systems(&source.desk).iter().map(|row| row.0.as_str()).collect::<Vec<_>>(), ["SYS-1"]);
}

#[test]
fn levels_of_another_edition_are_not_taken() {
    let source = Source::new();
    let desk = trusting(&source, empty());
    let text = String::from_utf8(varsam_exchange::standard_pack_bytes().to_vec()).expect("text");
    std::fs::write(desk.path("ny.json"), text.replacen("\"2026-1\"", "\"2026-2\"", 1)).expect("written");
    desk.app.host().answer(desk.path("ny.json"));
    pack_change::choose_pack(&desk.app).expect("read").expect("not cancelled");
    pack_change::move_to_pack(&desk.app).expect("moved");
    choose(&desk, &source.catalogue("ett.vbundle"));
    let view = show(&desk, &[]).expect("shown");
    assert!(!view.levels_taken && view.pack.ends_with("2026-1"), "{}", view.pack);
    take(&desk, &[]).expect("taken");
    assert_eq!(level(&desk, "SYS-1", "INF-1"), None);
}

#[test]
fn a_forged_a_revoked_and_another_of_the_same_version_are_refused_and_aliases_are_told() {
    let source = Source::new();
    let first = source.catalogue("ett.vbundle");
    let desk = trusting(&source, empty());
    let text = std::fs::read_to_string(&first).expect("read");
    let at = text.rfind("\"signature\"").expect("a signature") + 20;
    let mut forged = text.clone();
    forged.replace_range(at..=at, if &text[at..=at] == "A" { "B" } else { "A" });
    std::fs::write(desk.path("f.vbundle"), forged).expect("written");
    assert_eq!(refused(&choose(&desk, &desk.path("f.vbundle").display().to_string())), ["centre_damaged"]);
    assert_eq!(show(&desk, &[]).expect_err("forged").code, "centre_damaged");
    choose(&desk, &first);
    take(&desk, &[]).expect("taken");

    // A registry with the same keys that has heard something else.
    let twin = Source::new();
    owner(&twin.desk, "SYS-1", None, "En annan");
    twin.send("SYS-1");
    assert_eq!(refused(&choose(&desk, &twin.catalogue("tvilling.vbundle"))), ["catalogue_forked"]);

    let renamed = source.centre.catalogue("SKOLA", "två.vbundle", &["--alias", "SYS-2=SYS-1"]);
    choose(&desk, &renamed);
    let view = show(&desk, &[]).expect("shown");
    let alias: Vec<_> = view.aliases.iter().map(|row| (row.name.as_str(), row.into.as_str())).collect();
    assert_eq!(alias, [("Schemat", "Elevhälsan")]);

    let revoking = source.centre.issue("spärr.vbundle", &["--compromised", &source.centre.key]);
    choose(&desk, &revoking);
    desk.app.host().wait(1);
    centre::take_trust_list(&desk.app, TakeTrustList { root_end: String::new() }).expect("taken");
    assert_eq!(refused(&choose(&desk, &renamed)), ["centre_key_not_granted"]);
}
