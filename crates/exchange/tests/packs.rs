//! The built-in pack, and packs that do not hang together.

#![allow(clippy::unwrap_used)]

use varsam_exchange::{PackProblem, read_pack, standard_pack_bytes, write_pack};

fn standard() -> serde_json::Value {
    serde_json::from_slice(standard_pack_bytes()).unwrap()
}

fn problems(change: impl FnOnce(&mut serde_json::Value)) -> Vec<(String, &'static str)> {
    let mut document = standard();
    change(&mut document);
    let found = read_pack(&serde_json::to_vec(&document).unwrap()).unwrap_err();
    found.into_iter().map(|PackProblem { place, kind, .. }| (place, kind.code())).collect()
}

#[test]
fn the_standard_pack_is_read_and_written_back() {
    let pack = read_pack(standard_pack_bytes()).unwrap();
    assert_eq!((pack.id.as_str(), pack.version.as_str()), ("standard-0-3-krts", "2026-1"));
    assert_eq!(pack.aspects.iter().map(|a| a.id.as_str()).collect::<String>(), "KRTS");
    assert_eq!(pack.categories.len(), 7);
    assert_eq!(pack.floors.len(), 7);
    let words: Vec<&str> = pack.levels(0).iter().map(|level| level.word["sv"].as_str()).collect();
    assert_eq!(words, ["Försumbar", "Måttlig", "Betydande", "Allvarlig"]);
    assert_eq!(read_pack(&write_pack(&pack)).unwrap(), pack);
}

/// WCAG 2.2 contrast of two colours written as `#rrggbb`.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn level_colours_can_be_read() {
    let pack = read_pack(standard_pack_bytes()).unwrap();
    let grounds = [("light", ["#ffffff", "#f5f2ec"]), ("dark", ["#1f211d", "#171815"])];
    for level in pack.levels(0) {
        for (theme, colours) in &level.colours {
            let ratio = contrast(&colours.fill, &colours.text);
            assert!(ratio >= 4.5, "{} in {theme}: {ratio:.1}", level.id);
        }
        for (theme, grounds) in grounds {
            for ground in grounds {
                let ratio = contrast(&level.colours[theme].border, ground);
                assert!(ratio >= 3.0, "border of {} in {theme} on {ground}: {ratio:.1}", level.id);
            }
        }
    }
}

#[test]
fn every_inconsistency_is_reported_with_its_place() {
    let found = problems(|pack| {
        pack["aspects"][0]["scale"] = "nowhere".into();
        pack["aspects"][1]["anchors"].as_object_mut().unwrap().remove("severe");
        pack["aspects"][2]["name"].as_object_mut().unwrap().remove("en");
        pack["categories"][3]["criteria"].as_object_mut().unwrap().remove("moderate");
        pack["categories"][4]["criteria"]["severe"]["sv"] = " ".into();
        pack["floors"][0]["levels"] = serde_json::json!({"X": 1});
        pack["floors"][1]["levels"] = serde_json::json!({"R": 9});
        pack["scales"][0]["levels"][1]["colours"]["dark"]["fill"] = "blue".into();
        pack["reason_from"] = 8.into();
    });
    for expected in [
        ("aspects[0].scale", "unknown_scale"),
        ("aspects[1].anchors", "missing_level_text"),
        ("aspects[2].name", "missing_language"),
        ("categories[3].criteria", "missing_level_text"),
        ("categories[4].criteria.severe.sv", "empty_text"),
        ("floors[0].levels.X", "unknown_aspect"),
        ("floors[1].levels.R", "unknown_number"),
        ("scales[0].levels[1].colours.dark.fill", "not_a_colour"),
        ("reason_from", "unknown_number"),
    ] {
        assert!(found.iter().any(|(p, c)| (p.as_str(), *c) == expected), "{expected:?} in {found:?}");
    }
    assert_eq!(found.len(), 9, "{found:?}");
}

#[test]
fn roles_ids_and_numbers_are_checked() {
    let roles = problems(|pack| {
        pack["aspects"][1]["role"] = "beauty".into();
        pack["aspects"][3]["role"] = "availability".into();
    });
    let expected = [("aspects[1].role", "unknown_role"), ("aspects[3].role", "duplicate_role")];
    assert_eq!(roles, expected.map(|(p, c)| (p.to_owned(), c)));
    let twice = problems(|pack| {
        pack["scales"][0]["levels"][2]["number"] = 1.into();
        pack["categories"][1]["id"] = "individual".into();
    });
    assert_eq!(twice[0], ("categories[1].id".to_owned(), "duplicate_id"));
    assert_eq!(twice[1], ("scales[0].levels[2].number".to_owned(), "number_not_rising"));
}

#[test]
fn other_documents_are_refused() {
    for (bytes, code) in [
        (&b""[..], "not_json"),
        (b"\xff", "not_utf8"),
        (b"[]", "wrong_shape"),
        (b"{\"v\": \"pack/1\", \"v\": \"pack/1\"}", "wrong_shape"),
    ] {
        let found = read_pack(bytes).unwrap_err();
        assert_eq!(found[0].kind.code(), code, "{found:?}");
    }
    assert_eq!(problems(|pack| pack["v"] = "pack/2".into())[0].1, "wrong_version");
    assert_eq!(problems(|pack| pack["extra"] = 1.into())[0], ("extra".to_owned(), "wrong_shape"));
    let text = String::from_utf8(standard_pack_bytes().to_vec()).unwrap();
    let doubled = text.replacen("\"en\": \"Negligible\"", "\"sv\": \"Negligible\"", 1);
    let found = read_pack(doubled.as_bytes()).unwrap_err();
    assert_eq!(found[0].place, "scales[0].levels[0].word");
    assert!(found[0].position.is_some());
}
