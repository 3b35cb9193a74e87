//! The packs that the program brings along, built from their readable sources.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use varsam_domain::{LevelFate, pack_diff};
use varsam_exchange::{SourceFile, SourceProblem, build_pack, read_pack, source_kind};

fn packs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/packs")
}

/// Every `<id>/<version>` of a model under the packs.
fn folders() -> Vec<PathBuf> {
    let children = |folder: &Path| -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.is_dir());
        paths.sort();
        paths
    };
    let all = children(&packs()).into_iter().flat_map(|pack| children(&pack));
    all.filter(|folder| source_kind(&source(folder)).is_none()).collect()
}

fn source(folder: &Path) -> Vec<SourceFile> {
    let files = fs::read_dir(folder.join("source")).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| SourceFile {
            name: path.file_name().unwrap().to_str().unwrap().to_owned(),
            bytes: fs::read(&path).unwrap(),
        })
        .collect()
}

fn standard() -> Vec<SourceFile> {
    source(&packs().join("standard-0-3-krts/2026-1"))
}

#[test]
fn the_documents_are_what_their_sources_build() {
    let folders = folders();
    assert_eq!(folders.len(), 3);
    for folder in folders {
        let built = build_pack(&source(&folder));
        let (pack, bytes) = built.unwrap_or_else(|found| panic!("{}: {found:#?}", folder.display()));
        assert!(folder.ends_with(Path::new(&pack.id).join(&pack.version)), "{}", folder.display());
        let document = fs::read(folder.join("pack.json")).unwrap();
        assert!(document == bytes, "{}: build it again with varsam-registry pack build", folder.display());
        assert_eq!(read_pack(&document).unwrap(), pack);
    }
}

fn changed(file: &str, from: &str, to: &str) -> Vec<SourceFile> {
    let mut files = standard();
    let found = files.iter_mut().find(|known| known.name == file).unwrap();
    let text = String::from_utf8(found.bytes.clone()).unwrap();
    assert!(text.contains(from), "{from}");
    found.bytes = text.replacen(from, to, 1).into_bytes();
    files
}

fn problems(files: &[SourceFile]) -> Vec<(String, String, &'static str)> {
    let found = build_pack(files).unwrap_err();
    found
        .into_iter()
        .map(|SourceProblem { file, problem }| (file, problem.place.clone(), problem.kind.code()))
        .collect()
}

#[test]
fn each_mistake_is_found_at_its_place() {
    for (file, from, to, place, code) in [
        (
            "flags.toml",
            "questions = [\"new-knowledge\"]",
            "questions = [\"nothing\"]",
            "flags[0].questions[0]",
            "unknown_question",
        ),
        (
            "flags.toml",
            "questions = [\"new-knowledge\"]",
            "questions = [\"derived\"]",
            "questions[0]",
            "unreachable_question",
        ),
        (
            "flags.toml",
            "conversation = \"physical\"",
            "conversation = \"sharing\"",
            "conversations[5]",
            "unreachable_conversation",
        ),
        (
            "flags.toml",
            "conversation = \"physical\"",
            "conversation = \"x\"",
            "flags[15].conversation",
            "unknown_conversation",
        ),
        ("flags.toml", "{parties}.\", en", "{party}.\", en", "flags[0].why.sv", "unknown_placeholder"),
        (
            "flags.toml",
            ", en = \"What can be seen here that cannot be seen in any single source?\"",
            "",
            "questions[0].text",
            "missing_language",
        ),
        (
            "flags.toml",
            "noted_aspects = [\"K\", \"R\"]",
            "noted_aspects = [\"K\", \"X\"]",
            "flags[0].noted_aspects[1]",
            "unknown_aspect",
        ),
        ("thresholds.toml", "sources = 2", "sources = 1", "thresholds.sources", "out_of_range"),
        ("thresholds.toml", "copies = 3", "copies = 1001", "thresholds.copies", "out_of_range"),
        (
            "thresholds.toml",
            "many_records = \"10000+\"",
            "many_records = \"none\"",
            "thresholds.many_records",
            "out_of_range",
        ),
        (
            "thresholds.toml",
            "log_depth = \"continuous\"",
            "log_depth = \"moment\"",
            "thresholds.log_depth",
            "out_of_range",
        ),
        (
            "thresholds.toml",
            "assessed_from = 1",
            "assessed_from = 4",
            "thresholds.assessed_from",
            "out_of_range",
        ),
        (
            "thresholds.toml",
            "public_aspects = [\"K\"]",
            "public_aspects = [\"Q\"]",
            "thresholds.public_aspects",
            "unknown_aspect",
        ),
        ("types-care.toml", "K = 3", "K = 7", "information_types[0].profile.K", "unknown_number"),
        ("types-iot.toml", "area = \"iot\"", "area = \"\"", "information_types[0].area", "empty_text"),
        (
            "pack.toml",
            "blocking_aspects = [\"K\"]",
            "blocking_aspects = [\"Z\"]",
            "blocking_aspects[0]",
            "unknown_aspect",
        ),
        ("floors.toml", "levels.K = 2", "levels.K = 9", "floors[0].levels.K", "unknown_number"),
    ] {
        let found = problems(&changed(file, from, to));
        let expected = (file.to_owned(), place.to_owned(), code);
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
}

#[test]
fn an_emptied_list_leaves_a_flag_and_its_questions_unreachable() {
    let files = changed("thresholds.toml", "bulk_volumes = [\"bulk\"]", "bulk_volumes = []");
    let found = problems(&files);
    let expected = |place: &str, code| ("flags.toml".to_owned(), place.to_owned(), code);
    assert!(found.contains(&expected("flags[10]", "flag_never_raised")), "{found:?}");
    assert!(found.contains(&expected("questions[13]", "unreachable_question")), "{found:?}");
}

#[test]
fn everything_is_reported_at_once() {
    let mut files = changed("floors.toml", "levels.K = 2", "levels.X = 2");
    let flags = files.iter_mut().find(|file| file.name == "flags.toml").unwrap();
    let text = String::from_utf8(flags.bytes.clone()).unwrap();
    flags.bytes = text.replace("id = \"AGG-22\"", "id = \"AGG-01\"").into_bytes();
    let codes: Vec<&str> = problems(&files).iter().map(|(_, _, code)| *code).collect();
    for code in ["unknown_aspect", "duplicate_id", "missing_flag"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
}

#[test]
fn files_that_cannot_be_read_are_all_named() {
    let mut files = changed("flags.toml", "[[conversations]]", "[[conversations");
    files.iter_mut().find(|file| file.name == "floors.toml").unwrap().bytes =
        b"[[floors]]\nid = 7\n".to_vec();
    files.push(SourceFile { name: "x.toml".into(), bytes: b"more = 1\n".to_vec() });
    files.push(SourceFile { name: "y.toml".into(), bytes: vec![0xff] });
    files.push(SourceFile { name: "z.toml".into(), bytes: b"reason_from = 2\n".to_vec() });
    let found = problems(&files);
    for (file, code) in [
        ("flags.toml", "wrong_shape"),
        ("floors.toml", "wrong_shape"),
        ("x.toml", "wrong_shape"),
        ("y.toml", "not_utf8"),
        ("z.toml", "member_twice"),
    ] {
        assert!(found.iter().any(|(f, _, c)| f == file && *c == code), "{file} in {found:?}");
    }
    let positions = build_pack(&files).unwrap_err();
    assert_eq!(positions[0].problem.position.map(|at| at.line), Some(5));
}

#[test]
fn missing_members_are_named() {
    let files: Vec<SourceFile> = standard().into_iter().filter(|file| file.name != "pack.toml").collect();
    let found = problems(&files);
    assert_eq!(found.len(), 6, "{found:?}");
    assert!(found.iter().all(|(_, _, code)| *code == "missing_member"));
}

#[test]
fn a_comparison_tells_what_becomes_of_stored_levels() {
    let read = |id: &str| read_pack(&fs::read(packs().join(id).join("2026-1/pack.json")).unwrap()).unwrap();
    let (standard, klassa, three) =
        (read("standard-0-3-krts"), read("klassa-compatible-0-4"), read("three-aspects-1-4"));
    let same = pack_diff(&standard, &standard);
    assert!(same.keeps_levels() && !same.thresholds && !same.demands);
    assert!(same.levels.iter().all(|level| !level.reworded));
    assert!([&same.aspects, &same.floors, &same.flags, &same.information_types].iter().all(|c| c.is_empty()));

    let up = pack_diff(&standard, &klassa);
    assert!(up.keeps_levels(), "0 to 3 are there");
    assert_eq!(up.levels.len(), 16);
    assert!(up.levels.iter().all(|level| level.reworded), "anchors are gone");
    let down = pack_diff(&klassa, &standard);
    assert_eq!(down.fate("K", "critical"), Some(&LevelFate::Gone));
    assert_eq!(down.fate("K", "severe"), Some(&LevelFate::Same));

    let moved = pack_diff(&standard, &three);
    assert_eq!(moved.fate("T", "moderate"), Some(&LevelFate::Renumbered { number: 2 }));
    assert_eq!(moved.fate("S", "moderate"), Some(&LevelFate::Gone));
    assert_eq!(moved.fate("S", "nothing"), None);
    assert_eq!(moved.aspects.removed, ["S"]);
    assert!(moved.thresholds && moved.demands && !moved.keeps_levels());
}

#[test]
fn every_pack_answers_facts_in_its_own_levels() {
    let facts =
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/exempelstad-facts.json")).unwrap();
    let klassa =
        read_pack(&fs::read(packs().join("klassa-compatible-0-4/2026-1/pack.json")).unwrap()).unwrap();
    let three = read_pack(&fs::read(packs().join("three-aspects-1-4/2026-1/pack.json")).unwrap()).unwrap();
    assert!(varsam_exchange::analyse_document(&facts, &klassa).is_ok());
    let found = varsam_exchange::analyse_document(&facts, &three).unwrap_err();
    assert!(found.iter().any(|problem| problem.kind.code() == "unknown_aspect"), "S is not there");
    assert!(found.iter().any(|problem| problem.kind.code() == "level_outside_scale"), "nor is 0");
}
