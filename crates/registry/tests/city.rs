//! The whole city: what the rules answer about everything imported, and what goes back to the laptops.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::{Folder, asset, bundle, common, now, person, result_body, trust_list};
use serde_json::json;
use varsam_bundle::digest::sha256_hex;
use varsam_bundle::keys::thumbprint;
use varsam_bundle::payload::{
    Decision, Dependency, Flow, Grant, PackRef, Payload, ResultBody, Role, ScopeKind, SetCopy, SetLevel,
    StatementBody, Subject, Verdict, lineage,
};
use varsam_bundle::{Content, Outcome, Sealed, TrustStore, open_bundle, seal, verify_document};
use varsam_exchange::{
    read_facts, read_pack, standard_assessment_pack_bytes, standard_measure_pack_bytes, standard_pack_bytes,
};

fn pack() -> PackRef {
    let pack = read_pack(standard_pack_bytes()).unwrap();
    PackRef { id: pack.id, version: pack.version, sha256: sha256_hex(standard_pack_bytes()) }
}

/// A result of a system that carries sets with one level in every aspect.
fn body(system: &str, sets: &[(&str, i64)]) -> ResultBody {
    let mut body = result_body(1, &[]);
    body.scope.id = system.into();
    body.scope.name = format!("System {system}");
    body.lineage = lineage(common::ORG, system);
    body.pack = pack();
    (body.flows, body.dependencies) = (Vec::new(), Vec::new());
    body.assessments.clear();
    let level = |aspect: &str, number: i64| {
        let level =
            SetLevel { level: format!("{aspect}{number}"), number, category: None, reason: "x".into() };
        (aspect.to_owned(), Some(level))
    };
    let template = body.sets[0].clone();
    let set = |(id, number): &(&str, i64)| SetCopy {
        id: (*id).into(),
        levels: ["K", "R", "T", "S"].into_iter().map(|aspect| level(aspect, *number)).collect(),
        ..template.clone()
    };
    body.sets = sets.iter().map(set).collect();
    let holding = body.holdings[0].clone();
    body.holdings = sets
        .iter()
        .map(|(id, _)| varsam_bundle::payload::Holding { set: (*id).into(), ..holding.clone() })
        .collect();
    body.requires.retain(|need| need.role == Role::SystemOwner || !sets.is_empty());
    if let Some(need) = body.requires.iter_mut().find(|need| need.role == Role::InformationOwner) {
        need.sets = sets.iter().map(|(id, _)| (*id).to_owned()).collect();
    }
    body
}

fn sealed(number: u8, body: ResultBody) -> Sealed {
    let key = person("samordnare");
    seal(&Payload::new(common(&key, number), body), &key).unwrap()
}

fn flow(from: &str, to: &str, set: &str) -> Flow {
    Flow {
        id: "FL-1".into(),
        from: from.into(),
        to: to.into(),
        set: set.into(),
        ..result_body(1, &[]).flows[0].clone()
    }
}

fn approve(number: u8, about: &Sealed, system: &str) -> Sealed {
    let key = person("informationsagare");
    let subject =
        Subject { sha256: about.document_sha256.clone(), lineage: lineage(common::ORG, system), revision: 1 };
    let (role, verdict, text) = (Role::InformationOwner, Verdict::Approve, String::new());
    seal(
        &Payload::new(common(&key, number), StatementBody { subject, role, verdict, text, decision: None }),
        &key,
    )
    .unwrap()
}

fn what_no_workshop_sees() {
    let folder = Folder::sample();
    let mut a = body("SYS-A", &[("INF-1", 3), ("INF-X", 1)]);
    a.flows = vec![flow("SYS-A", "SYS-B", "INF-1")];
    a.scope.name = "=cmd()".into();
    let mut b = body("SYS-B", &[("INF-2", 0), ("INF-X", 2)]);
    // The receiver's copy is only a claim, and its register numbers its flows by itself.
    b.flows =
        vec![Flow { id: "FL-9".into(), ..flow("SYS-A", "SYS-B", "INF-X") }, flow("SYS-B", "SYS-G", "INF-2")];
    b.classified_at = "2024-05-01".parse().ok();
    let mut c = body("SYS-C", &[]);
    c.dependencies = vec![
        Dependency { provider: "SYS-A".into(), tolerates: None },
        Dependency { provider: "SYS-D".into(), tolerates: None },
        // It has a result, if one of another pack.
        Dependency { provider: "SYS-F".into(), tolerates: None },
    ];
    c.scope.owner = None;
    let mut process = body("PROC-1", &[]);
    (process.scope.kind, process.scope.system) = (ScopeKind::Process, None);
    let mut other = body("SYS-F", &[]);
    other.pack.sha256 = "ab".repeat(32);
    let mut fork = body("SYS-C", &[]);
    fork.not_done.push("risks_and_measures".into());
    let e = body("SYS-E", &[("INF-X", 1)]);
    let first = sealed(1, a);
    let documents =
        [sealed(2, b), sealed(3, c), sealed(4, process), sealed(5, other), sealed(6, fork), sealed(7, e)];
    let mut all: Vec<&Sealed> = documents.iter().collect();
    all.push(&first);
    assert!(folder.import(&bundle(&all)).code == 0);

    let city = folder.run(&["analyse"]);
    assert_eq!((city.code, &city.json["v"]), (0, &json!("city/1")), "{city:?}");
    assert_eq!(city.texts("/systems", "id"), ["SYS-A", "SYS-B", "SYS-C", "SYS-E", "SYS-F"]);
    assert_eq!(city.json["missing"], json!(["SYS-D", "SYS-G"]));
    assert_eq!(city.json["without_owner"], json!(["SYS-C"]));
    assert_eq!(city.texts("/not_analysed", "reason"), ["process", "other_pack"]);
    assert_eq!(city.texts("/overdue", "id"), ["SYS-B"]);
    assert_eq!(city.json["overdue"][0]["since"], "2025-05-01");
    assert_eq!(city.texts("/conflicts", "kind"), ["revisions", "levels"]);
    assert_eq!(city.json["conflicts"][1]["id"], "INF-X");
    assert_eq!(city.json["conflicts"][1]["said"].as_array().unwrap().len(), 3);
    let system = |city: &common::Answer, id: &str| {
        let rows = city.json["analysis"]["systems"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["id"] == id).unwrap()
    };
    // While it is open the conflict counts with the higher level.
    assert_eq!(system(&city, "SYS-E")["calculated"]["K"]["level"], 2);
    let flows = city.texts("/analysis/flows", "id");
    assert_eq!(flows, ["FL-1", "FL-1 (SYS-B → SYS-G)"]);
    let downhill = city.json["analysis"]["flows"][0]["flags"].as_array().unwrap();
    assert!(!downhill.is_empty(), "a flow to lower protection is flagged");

    // The owner's approval settles it.
    assert_eq!(folder.import(&bundle(&[&approve(9, &first, "SYS-A")])).outcomes(), ["imported"]);
    let settled = folder.run(&["analyse"]);
    assert_eq!(settled.texts("/conflicts", "kind"), ["revisions"]);
    assert_eq!(system(&settled, "SYS-E")["calculated"]["K"]["level"], 1);

    let answer = folder.run(&["analyse", "--csv", "tables.d", "--xlsx", "city.xlsx"]);
    assert_eq!(answer.code, 0, "{answer:?}");
    let systems = fs::read_to_string(folder.path("tables.d/systems.csv")).unwrap();
    assert!(systems.starts_with("id,name,authority,owner,revision,state,K,K: why,"), "{systems}");
    assert!(systems.contains("SYS-A,'=cmd(),"), "{systems}");
    for name in ["sets", "flows", "conflicts", "overdue", "missing", "not_analysed"] {
        assert!(folder.path("tables.d").join(format!("{name}.csv")).exists(), "{name}");
    }
    assert!(fs::read(folder.path("city.xlsx")).unwrap().starts_with(b"PK"));
}

fn what_goes_back_to_the_laptops() {
    let folder = Folder::sample();
    let centre = thumbprint(&person("samordnare"));
    let issue = |folder: &Folder| {
        folder.run(&[
            "issue",
            "catalogue",
            "--authority",
            "BUN",
            "--key",
            "centre.pem",
            "--out",
            "out.vbundle",
            "--alias",
            "SYS-OLD=SYS-A",
        ])
    };
    fs::copy(asset("identities/samordnare.pem"), folder.path("centre.pem")).unwrap();
    let mut a = body("SYS-A", &[("INF-1", 3)]);
    let provider = |id: &str| Dependency { provider: id.into(), tolerates: None };
    a.dependencies = vec![provider("SYS-D"), provider("SYS-S")];
    let first = sealed(1, a);
    let mut other = body("SYS-F", &[]);
    other.pack.sha256 = "ab".repeat(32);
    let mut shared = body("SYS-S", &[]);
    (shared.scope.authority, shared.scope.authority_name) = ("KSN".into(), "Kommunstyrelsen".into());
    shared.requires.iter_mut().for_each(|need| need.authority = "KSN".into());
    folder.import(&bundle(&[&first, &sealed(2, other), &sealed(3, shared)]));
    folder.select("INSERT INTO unfinished (task) VALUES ('approved_sets')");
    let refused = issue(&folder);
    assert_eq!(refused.code, 3);
    assert!(refused.error.contains("not_granted"), "{}", refused.error);
    assert!(!folder.path("out.vbundle").exists());

    let list = trust_list(2, |entry| {
        if entry.kid == centre {
            entry.grants.push(Grant { role: Role::Centre, authority: Some("BUN".into()), function: None });
        }
    });
    assert_eq!(folder.import(&bundle(&[&list])).outcomes(), ["imported"]);
    let lists = bundle(&[&list]);
    let root = thumbprint(&person("rot"));
    let trust = TrustStore::open(&open_bundle(&lists).unwrap()[0], &root).unwrap();
    let read = |folder: &Folder| {
        let bytes = fs::read(folder.path("out.vbundle")).unwrap();
        let documents = open_bundle(&bytes).unwrap();
        match verify_document(&documents[0], &trust, now()) {
            Outcome::Good(verified) => verified.content,
            other => panic!("{other:?}"),
        }
    };
    for version in 1..=2 {
        let issued = issue(&folder);
        assert_eq!((issued.code, &issued.json["left_out"]), (0, &json!(["SYS-F"])), "{issued:?}");
        let Content::Catalogue(catalogue) = read(&folder) else { panic!("no catalogue") };
        assert_eq!((catalogue.version, catalogue.pack), (version, pack()));
        let heads: BTreeMap<&str, u32> =
            catalogue.heads.iter().map(|head| (head.scope_id.as_str(), head.revision)).collect();
        assert_eq!(heads, BTreeMap::from([("SYS-A", 1), ("SYS-F", 1)]));
        assert_eq!(
            (catalogue.aliases[0].old.as_str(), catalogue.aliases[0].new.as_str()),
            ("SYS-OLD", "SYS-A")
        );
        let model = read_pack(standard_pack_bytes()).unwrap();
        let facts = read_facts(catalogue.facts.to_string().as_bytes(), &model).unwrap();
        assert_eq!((facts.systems[0].id.as_str(), facts.sets[0].id.as_str()), ("SYS-A", "INF-1"));
        let named = |id: &str| {
            let system = facts.systems.iter().find(|system| system.id == id).unwrap();
            (system.name.as_str(), system.authority.as_str())
        };
        assert_eq!(named("SYS-S"), ("System SYS-S", "KSN"), "another authority's stays theirs");
        assert_eq!(named("SYS-D"), ("SYS-D", "BUN"), "nobody knows it");
        let authority = facts.authorities.iter().find(|authority| authority.id == "KSN").unwrap();
        assert_eq!(authority.name, "Kommunstyrelsen");
        assert_eq!(folder.count("SELECT count(*) FROM unfinished"), 0, "approvals from before count");
    }
    let nobody = ["issue", "catalogue", "--authority", "NO", "--key", "centre.pem", "--out", "out.vbundle"];
    assert_ne!(folder.run(&nobody).code, 0);

    folder.write("pack.json", standard_pack_bytes());
    let issued =
        folder.run(&["issue", "pack", "--pack", "pack.json", "--key", "centre.pem", "--out", "out.vbundle"]);
    assert_eq!(issued.code, 0, "{issued:?}");
    let Content::Pack(carried) = read(&folder) else { panic!("no pack") };
    assert!(carried.pack == pack() && carried.content.as_bytes() == standard_pack_bytes());
    let assessment = String::from_utf8(standard_assessment_pack_bytes().to_vec()).unwrap();
    for (pack, code, said) in [
        (standard_measure_pack_bytes(), 0, ""),
        (assessment.as_bytes(), 0, ""),
        (assessment.replacen("\"gate\":", "\"gates\":", 1).as_bytes(), 1, "gates"),
        (b"{}", 1, "`v`"),
    ] {
        folder.write("pack.json", pack);
        let issue = ["issue", "pack", "--pack", "pack.json", "--key", "centre.pem", "--out", "out.vbundle"];
        let issued = folder.run(&issue);
        assert_eq!(issued.code, code, "{issued:?}");
        assert!(issued.error.contains(said), "{}", issued.error);
    }
}

/// An adopted result is decided until the first of the days that its owners signed.
fn a_decision_is_overdue_after_its_last_day() {
    let folder = Folder::sample();
    let first = sealed(1, body("SYS-A", &[("INF-1", 3)]));
    let decided = |number: u8, who: &str, role: Role, until: &str| {
        let key = person(who);
        let subject = Subject {
            sha256: first.document_sha256.clone(),
            lineage: lineage(common::ORG, "SYS-A"),
            revision: 1,
        };
        let decision = Some(Decision {
            delegation: "B 4.2".into(),
            case_number: String::new(),
            valid_until: until.parse().ok(),
        });
        let (verdict, text) = (Verdict::Approve, String::new());
        let body = StatementBody { subject, role, verdict, text, decision };
        seal(&Payload::new(common(&key, number), body), &key).unwrap()
    };
    let owner = |number, until| decided(number, "informationsagare", Role::InformationOwner, until);
    let system_owner = decided(9, "systemagare", Role::SystemOwner, "2027-06-30");
    let late = |day: &str| {
        let now = format!("{day}T12:00:00Z").parse().unwrap();
        let rows = folder.run_at(&["analyse"], now).json["overdue"].as_array().unwrap().clone();
        let decisions = rows.into_iter().filter(|row| row["what"] == "decision");
        decisions.map(|row| row["since"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    folder.import(&bundle(&[&first, &owner(8, "2027-03-31")]));
    assert!(late("2027-04-01").is_empty(), "it is not adopted yet");
    folder.import(&bundle(&[&system_owner]));
    assert!(late("2027-03-31").is_empty());
    assert_eq!(late("2027-04-01"), ["2027-03-31"]);
    // The owner looks at it again, and the other's day is the first.
    folder.import(&bundle(&[&owner(10, "2027-12-31")]));
    assert!(late("2027-04-01").is_empty());
    assert_eq!(late("2027-07-01"), ["2027-06-30"]);
}

/// The levels of another model come to those of this one by a table that somebody declared, and a level
/// without a row there is not guessed.
fn results_of_other_models() {
    let folder = Folder::sample();
    let standard = body("SYS-A", &[("INF-1", 1)]);
    let foreign = |id: &str, levels: &[(&str, i64)]| {
        let mut other = body(id, levels);
        other.pack = PackRef { id: "andra".into(), version: "7".into(), sha256: "ab".repeat(32) };
        other
    };
    let one = foreign("SYS-B", &[("INF-2", 3)]);
    let without_row = foreign("SYS-C", &[("INF-3", 0)]);
    let documents = [sealed(1, standard), sealed(2, one), sealed(3, without_row)];
    assert_eq!(folder.import(&bundle(&documents.iter().collect::<Vec<_>>())).code, 0);

    let before = folder.run(&["analyse"]);
    assert_eq!(before.texts("/not_analysed", "reason"), ["other_pack", "other_pack"]);

    let PackRef { id, version, .. } = pack();
    let rows = |aspect: &str| {
        let words = ["negligible", "moderate", "severe"].into_iter().enumerate();
        let levels: BTreeMap<String, &str> =
            words.map(|(ix, word)| (format!("{aspect}{}", ix + 1), word)).collect();
        json!({"to": aspect, "levels": levels})
    };
    let table = |to: &str| {
        json!({"v": "levels/1", "to": {"id": to, "version": version}, "from": [{"id": "andra", "version": "7",
            "aspects": {"K": rows("K"), "R": rows("R"), "T": rows("T"), "S": rows("S")}}]})
    };
    let levels = folder.write("levels.json", table(&id).to_string().as_bytes());
    let city = folder.run(&["analyse", "--levels", &levels]);
    assert_eq!(city.code, 0, "{city:?}");
    assert_eq!(city.texts("/translated", "id"), ["SYS-B"]);
    assert_eq!(city.texts("/not_analysed", "reason"), ["no_row"]);
    assert_eq!(city.texts("/not_analysed", "id"), ["SYS-C"]);
    let rows = city.json["analysis"]["systems"].as_array().unwrap();
    let level = |id: &str| &rows.iter().find(|row| row["id"] == id).unwrap()["calculated"]["K"]["level"];
    assert_eq!((level("SYS-A"), level("SYS-B")), (&json!(1), &json!(3)));

    let levels = folder.write("levels.json", table("annat").to_string().as_bytes());
    let refused = folder.run(&["analyse", "--levels", &levels]);
    assert_ne!(refused.code, 0);
    assert!(refused.error.contains("to: wrong_version"), "{}", refused.error);
}

on_both!(
    what_no_workshop_sees,
    what_goes_back_to_the_laptops,
    a_decision_is_overdue_after_its_last_day,
    results_of_other_models
);
