//! A declared table that brings levels of other packs to one, `levels/1` (`rules.md` §1). Whoever keeps
//! it says what a level of another model comes to; nothing here guesses it.
//!
//! ```json
//! {"v": "levels/1", "to": {"id": "standard-0-3-krts", "version": "2026-1"},
//!  "from": [{"id": "three-aspects-1-4", "version": "2026-1",
//!            "aspects": {"K": {"to": "K", "levels": {"moderate": "moderate", "severe": "severe"}}}}]}
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;
use varsam_domain::Pack;

use crate::json::{Members, Object};
use crate::pack::{PackProblem, PackProblemKind, read_document};

const VERSION: &str = "levels/1";

/// What levels of other packs are in one pack.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LevelTable(BTreeMap<(String, String), Rows>);

/// By aspect of the other pack, the aspect of this one and what each level, by id, comes to.
type Rows = BTreeMap<String, (String, BTreeMap<String, Level>)>;

/// A level of the pack that the table brings levels to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: u8,
}

/// The rows of one pack.
#[derive(Debug, Clone, Copy)]
pub struct LevelRows<'t>(&'t Rows);

impl LevelTable {
    /// The rows of a pack in an edition; none when the table does not speak of it.
    pub fn rows(&self, id: &str, version: &str) -> Option<LevelRows<'_>> {
        self.0.get(&(id.to_owned(), version.to_owned())).map(LevelRows)
    }
}

impl<'t> LevelRows<'t> {
    /// The aspect that an aspect comes to.
    pub fn aspect(self, aspect: &str) -> Option<&'t str> {
        self.0.get(aspect).map(|(to, _)| to.as_str())
    }

    /// What a level of an aspect comes to.
    pub fn level(self, aspect: &str, level: &str) -> Option<&'t Level> {
        self.0.get(aspect)?.1.get(level)
    }

    /// The other pack's name for an aspect of this one.
    pub fn from_aspect(self, to: &str) -> Option<&'t str> {
        self.0.iter().find(|(_, (target, _))| target == to).map(|(from, _)| from.as_str())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    v: String,
    to: Object<Named>,
    from: Vec<Object<From>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    id: String,
    version: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct From {
    id: String,
    version: String,
    aspects: Members<Object<Aspect>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Aspect {
    to: String,
    levels: Members<String>,
}

/// Reads the table that brings levels to `pack`.
///
/// # Errors
/// Every problem with its place: another kind of document, a table for another pack or edition, a pack
/// or an aspect that is there twice, and an aspect or a level that `pack` does not have.
pub fn read_level_table(bytes: &[u8], pack: &Pack) -> Result<LevelTable, Vec<PackProblem>> {
    let document: Document = read_document(bytes, VERSION, |document: &Document| &document.v)?;
    let mut found = Vec::new();
    let mut add = |place: String, kind| found.push(PackProblem { place, position: None, kind });
    let Object(to) = &document.to;
    if (&to.id, &to.version) != (&pack.id, &pack.version) {
        let kind = PackProblemKind::WrongVersion { found: format!("{} {}", to.id, to.version) };
        add("to".to_owned(), kind);
    }
    let mut table = LevelTable::default();
    for (ix, Object(from)) in document.from.iter().enumerate() {
        let rows = rows(from, pack, &mut |place, kind| add(format!("from[{ix}]{place}"), kind));
        if table.0.insert((from.id.clone(), from.version.clone()), rows).is_some() {
            add(format!("from[{ix}].id"), PackProblemKind::DuplicateId { id: from.id.clone() });
        }
    }
    if found.is_empty() { Ok(table) } else { Err(found) }
}

fn rows(from: &From, pack: &Pack, add: &mut dyn FnMut(String, PackProblemKind)) -> Rows {
    let mut rows = Rows::new();
    for (name, Object(aspect)) in &from.aspects.0 {
        let place = format!(".aspects.{name}");
        let Some(ix) = pack.aspect_index(&aspect.to) else {
            let kind = PackProblemKind::UnknownAspect { aspect: aspect.to.clone() };
            add(format!("{place}.to"), kind);
            continue;
        };
        if rows.values().any(|(to, _)| *to == aspect.to) {
            add(format!("{place}.to"), PackProblemKind::DuplicateId { id: aspect.to.clone() });
        }
        let mut levels = BTreeMap::new();
        for (level, to) in &aspect.levels.0 {
            match pack.level_by_id(ix, to) {
                Some(found) => {
                    levels.insert(level.clone(), Level { id: found.id.clone(), number: found.number });
                }
                None => add(
                    format!("{place}.levels.{level}"),
                    PackProblemKind::UnknownLevel { level: to.clone() },
                ),
            }
        }
        rows.insert(name.clone(), (aspect.to.clone(), levels));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{read_pack, standard_pack_bytes};

    fn read(text: &str) -> Result<LevelTable, Vec<String>> {
        let pack = read_pack(standard_pack_bytes()).expect("the standard pack");
        let text = text.replace("PACK", &format!(r#""id":"{}","version":"{}""#, pack.id, pack.version));
        read_level_table(text.as_bytes(), &pack).map_err(|problems| {
            problems.iter().map(|one| format!("{} {}", one.place, one.kind.code())).collect()
        })
    }

    #[test]
    fn levels_of_another_model_come_to_those_of_this_one() {
        let table = read(
            r#"{"v":"levels/1","to":{PACK},"from":[{"id":"andra","version":"1","aspects":{
                "SEK":{"to":"K","levels":{"hemlig":"severe","öppen":"negligible"}}}}]}"#,
        )
        .expect("a table");
        let rows = table.rows("andra", "1").expect("rows");
        assert_eq!((rows.aspect("SEK"), rows.from_aspect("K")), (Some("K"), Some("SEK")));
        assert_eq!(rows.level("SEK", "hemlig").map(|level| level.number), Some(3));
        assert_eq!(rows.level("SEK", "annat"), None);
        assert!(table.rows("andra", "2").is_none() && table.rows("annan", "1").is_none());
    }

    #[test]
    fn everything_wrong_with_a_table_is_said_at_once() {
        let problems = read(
            r#"{"v":"levels/1","to":{"id":"annan","version":"1"},"from":[
                {"id":"a","version":"1","aspects":{
                    "X":{"to":"K","levels":{"1":"9"}},"Y":{"to":"K","levels":{}},"Z":{"to":"Q","levels":{}}}},
                {"id":"a","version":"1","aspects":{}}]}"#,
        )
        .expect_err("refused");
        assert_eq!(
            problems,
            [
                "to wrong_version",
                "from[0].aspects.X.levels.1 unknown_level",
                "from[0].aspects.Y.to duplicate_id",
                "from[0].aspects.Z.to unknown_aspect",
                "from[1].id duplicate_id",
            ]
        );
        for text in [
            "",
            "[]",
            r#"{"v":"levels/2","to":{PACK},"from":[]}"#,
            r#"{"v":"levels/1","to":{PACK},"from":[],"more":1}"#,
            r#"{"v":"levels/1","to":{PACK},"from":[{"id":"a","version":"1","aspects":{"X":{"to":"K","levels":{"1":"severe","1":"moderate"}}}}]}"#,
        ] {
            assert_eq!(read(text).expect_err(text).len(), 1, "{text}");
        }
    }
}
