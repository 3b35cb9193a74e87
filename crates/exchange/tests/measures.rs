//! The catalogue of measures that the program brings along, and that each mistake is found at its
//! place.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use varsam_domain::facts::SystemKind;
use varsam_domain::measures::{Catalogue, Category, Situation, suggest};
use varsam_domain::{Flags, Pack};
use varsam_exchange::{
    SourceFile, build_measure_pack, read_measure_pack, read_pack, source_kind, standard_measure_pack_bytes,
    standard_pack_bytes,
};

fn model() -> Pack {
    read_pack(standard_pack_bytes()).unwrap()
}

fn catalogue() -> Catalogue {
    read_measure_pack(standard_measure_pack_bytes(), &model()).unwrap()
}

fn sources() -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/packs/atgarder/2026-1/source");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| SourceFile {
            name: path.file_name().unwrap().to_str().unwrap().to_owned(),
            bytes: std::fs::read(&path).unwrap(),
        })
        .collect()
}

#[test]
fn the_document_is_what_its_source_builds() {
    assert_eq!(source_kind(&sources()).as_deref(), Some("measures"));
    let (built, bytes) = build_measure_pack(&sources()).unwrap_or_else(|found| panic!("{found:#?}"));
    let document = standard_measure_pack_bytes();
    assert!(document == bytes, "build it again with varsam-registry pack build");
    assert_eq!(catalogue(), built);
}

#[test]
fn every_measure_of_the_design_is_there_with_law_that_was_read_or_is_marked() {
    let catalogue = catalogue();
    let ids: BTreeSet<String> = catalogue.measures.iter().map(|measure| measure.id.clone()).collect();
    assert_eq!(ids, (1..=35).map(|number| format!("M{number:02}")).collect());
    for category in [Category::People, Category::Process, Category::Technology, Category::Physical] {
        assert!(catalogue.measures.iter().any(|measure| measure.category == category));
    }
    let checked = |id: &str| catalogue.provision(id).unwrap().checked.is_some();
    assert!((1..=10).all(|number| checked(&format!("csl-2-3-{number}"))) && checked("csl-2-4"));
    assert!(!checked("mcffs-2026-11") && !checked("lag-2026-44"), "nobody has read these");
    assert_eq!(catalogue.measure("M35").unwrap().law, ["csl-2-4", "mcffs-2026-11"]);
    // Each of the ten areas has a measure.
    let named: BTreeSet<&String> = catalogue.measures.iter().flat_map(|measure| &measure.law).collect();
    assert!((1..=10).all(|number| named.contains(&format!("csl-2-3-{number}"))));
}

/// Grades by measure at these levels of K, R, T and S.
fn asked(levels: [u8; 4], kind: SystemKind, external_supplier: bool) -> BTreeMap<String, u8> {
    let catalogue = catalogue();
    let situation = Situation {
        levels: levels.map(Some).into(),
        flags: Flags::NONE,
        kind,
        external_supplier,
        personal_data: false,
    };
    let found = suggest(&catalogue, &model(), &situation);
    found.into_iter().map(|row| (catalogue.measures[row.measure].id.clone(), row.grade)).collect()
}

#[test]
fn the_levels_of_the_design_ask_for_the_measures_of_the_design() {
    let lowest = asked([0; 4], SystemKind::It, false);
    let baseline =
        ["M01", "M02", "M03", "M04", "M07", "M08", "M09", "M14", "M15", "M17", "M26", "M32", "M35"];
    assert_eq!(lowest.keys().map(String::as_str).collect::<Vec<_>>(), baseline);
    assert!(lowest.values().all(|grade| *grade == 1));
    let secret = asked([3, 0, 0, 0], SystemKind::It, false);
    assert_eq!((secret["M07"], secret["M12"], secret["M27"], secret["M08"]), (3, 2, 3, 2));
    assert!(secret.contains_key("M06") && secret.contains_key("M16") && !secret.contains_key("M19"));
    let needed = asked([0, 0, 3, 0], SystemKind::It, false);
    assert_eq!((needed["M18"], needed["M17"], needed["M27"]), (3, 2, 3));
    assert!(["M19", "M20", "M28"].iter().all(|id| needed.contains_key(*id)));
    assert_eq!(asked([0, 3, 0, 2], SystemKind::It, false)["M23"], 2);
    let times = catalogue().continuity.proposed(&model(), &[None, Some(2), Some(2), None]);
    assert_eq!((times.tolerated, times.rto, times.rpo), (Some(1_440), Some(1_440), Some(240)));
    let device = asked([0; 4], SystemKind::Iot, true);
    assert_eq!((device["M13"], device["M34"], device["M30"]), (2, 1, 1));
    assert!(!device.contains_key("M31") && asked([0, 0, 2, 0], SystemKind::It, true).contains_key("M31"));
}

/// Over every combination of levels, not only random ones.
#[test]
fn a_raised_level_never_asks_for_less_in_this_catalogue() {
    let (catalogue, model) = (catalogue(), model());
    let situation = |levels: [u8; 4]| Situation {
        levels: levels.map(Some).into(),
        flags: Flags::NONE,
        kind: SystemKind::It,
        external_supplier: true,
        personal_data: true,
    };
    for number in 0..256_usize {
        let levels: [u8; 4] =
            std::array::from_fn(|ix| u8::try_from(number / 4usize.pow(ix as u32) % 4).unwrap());
        let before = suggest(&catalogue, &model, &situation(levels));
        for aspect in 0..4 {
            let mut higher = levels;
            higher[aspect] = (levels[aspect] + 1).min(3);
            let after = suggest(&catalogue, &model, &situation(higher));
            for was in &before {
                assert!(
                    after.iter().any(|is| is.measure == was.measure && is.grade >= was.grade),
                    "{levels:?} to {higher:?}: {}",
                    catalogue.measures[was.measure].id
                );
            }
        }
    }
}

/// A small catalogue that is good, changed in one place.
fn small(from: &str, to: &str) -> Vec<u8> {
    const SMALL: &str = r#"{"v":"measures/1","id":"a","version":"1","name":{"sv":"n","en":"n"},
"model":"standard-0-3-krts","sources":[],"roles":[{"id":"r","name":{"sv":"n","en":"n"}}],
"law":[{"id":"l","ref":"L 1 §","title":{"sv":"t","en":"t"},"checked":"2026-11","against":"L"}],
"measures":[{"id":"M1","title":{"sv":"t","en":"t"},"is":{"sv":"t","en":"t"},"must":{"sv":"t","en":"t"},
"category":"people","iso27002":["5.1"],"law":["l"],"cost":"low","evidence":{"sv":"t","en":"t"},
"owner_role":"r","grades":[{"sv":"t","en":"t"},{"sv":"t","en":"t"}],
"asks":[{"grade":1,"levels":{"K":1}},{"grade":2,"levels":{"K":2}}],"sources":[]}],
"continuity_from":{"T":2},"recovery":[{"levels":{"T":3},"tolerated":240,"rto":240,"rpo":15}],
"likelihoods":[{"sv":"t","en":"t"},{"sv":"t","en":"t"},{"sv":"t","en":"t"},{"sv":"t","en":"t"}],
"appetite":[{"level":0,"likelihood":2}],"threats":[{"id":"x","group":"g","cause":{"sv":"t","en":"t"}}]}"#;
    assert!(SMALL.contains(from), "{from}");
    SMALL.replacen(from, to, 1).into_bytes()
}

#[test]
fn each_mistake_is_found_at_its_place() {
    read_measure_pack(&small("t", "t"), &model()).unwrap();
    for (from, to, place, code) in [
        ("\"K\":2", "\"K\":7", "measures[0].asks[1].levels.K", "unknown_number"),
        ("\"K\":2", "\"X\":2", "measures[0].asks[1].levels.X", "unknown_aspect"),
        ("\"K\":2", "\"K\":0", "measures[0].asks[0].grade", "number_not_rising"),
        ("\"grade\":2", "\"grade\":3", "measures[0].asks[1].grade", "out_of_range"),
        ("\"5.1\"", "\"5.38\"", "measures[0].iso27002[0]", "out_of_range"),
        ("\"law\":[\"l\"]", "\"law\":[\"m\"]", "measures[0].law[0]", "unknown_law"),
        ("\"owner_role\":\"r\"", "\"owner_role\":\"s\"", "measures[0].owner_role", "unknown_role"),
        ("\"category\":\"people\"", "\"category\":\"folk\"", "measures[0].category", "out_of_range"),
        ("\"cost\":\"low\"", "\"cost\":\"free\"", "measures[0].cost", "out_of_range"),
        (
            "\"title\":{\"sv\":\"t\",\"en\":\"t\"},\"is\"",
            "\"title\":{\"sv\":\"t\"},\"is\"",
            "measures[0].title",
            "missing_language",
        ),
        ("\"against\":\"L\"", "\"against\":null", "law[0].checked", "bad_condition"),
        ("\"2026-11\"", "\"2026-13\"", "law[0].checked", "out_of_range"),
        ("standard-0-3-krts", "three-aspects-1-4", "model", "out_of_range"),
        ("\"M1\"", "\"\"", "measures[0].id", "empty_text"),
        ("\"levels\":{\"K\":2}", "\"flag\":\"AGG-99\"", "measures[0].asks[1].flag", "out_of_range"),
        ("\"rto\":240", "\"rto\":300", "recovery[0].rto", "bad_condition"),
        ("{\"T\":2}", "{\"T\":9}", "continuity_from.T", "unknown_number"),
        ("\"level\":0", "\"level\":8", "appetite[0].level", "unknown_number"),
        ("\"likelihood\":2", "\"likelihood\":4", "appetite[0].likelihood", "out_of_range"),
        ("\"group\":\"g\"", "\"group\":\"\"", "threats[0].group", "empty_text"),
        ("{\"T\":3}", "{}", "recovery[0]", "empty"),
        ("measures/1", "measures/2", "", "wrong_version"),
        ("\"id\":\"a\",", "\"id\":\"a\",\"more\":1,", "more", "wrong_shape"),
    ] {
        let found = read_measure_pack(&small(from, to), &model()).unwrap_err();
        let found: Vec<(String, &str)> =
            found.into_iter().map(|problem| (problem.place.clone(), problem.kind.code())).collect();
        assert!(found.contains(&(place.to_owned(), code)), "{to}: {found:?}");
    }
}

#[test]
fn all_problems_are_told_at_once() {
    let bad = String::from_utf8(small("\"K\":2", "\"K\":9")).unwrap();
    let bad = bad.replace("\"5.1\"", "\"9.1\"").replace("\"owner_role\":\"r\"", "\"owner_role\":\"x\"");
    let found = read_measure_pack(bad.as_bytes(), &model()).unwrap_err();
    assert_eq!(found.len(), 3, "{found:?}");
}
