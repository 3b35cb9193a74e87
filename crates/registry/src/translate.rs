//! A result with the levels of another model than the one it was classified by, as a declared table
//! says what they come to (`rules.md` §1). A level without a row there is never guessed.

use std::collections::BTreeMap;

use varsam_bundle::payload::{LevelRef, PackRef, Protection, ResultBody, SetLevel};
use varsam_domain::Pack;
use varsam_domain::pack::AspectRole;
use varsam_exchange::{Level, LevelRows, LevelTable};

/// The model that everything is brought to.
pub struct Model {
    /// The pack.
    pub pack: Pack,
    /// SHA-256 of its document, hex.
    pub sha256: String,
    /// What levels of other packs come to in it.
    pub levels: LevelTable,
}

/// Why the rules cannot be asked about a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Apart {
    /// Its levels belong to another pack or edition, of which the table does not speak.
    OtherPack,
    /// The table speaks of its pack and has no row for one of its levels.
    NoRow,
}

impl Apart {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::OtherPack => "other_pack",
            Self::NoRow => "no_row",
        }
    }
}

impl Model {
    /// How the model is named in documents.
    pub(crate) fn named(&self) -> PackRef {
        PackRef { id: self.pack.id.clone(), version: self.pack.version.clone(), sha256: self.sha256.clone() }
    }

    /// A result with the levels of this model; its pack says afterwards that it is one.
    pub(crate) fn bring(&self, body: ResultBody) -> Result<ResultBody, Apart> {
        if body.pack.sha256 == self.sha256 {
            return Ok(body);
        }
        let rows = self.levels.rows(&body.pack.id, &body.pack.version).ok_or(Apart::OtherPack)?;
        let availability =
            self.pack.role_index(AspectRole::Availability).map(|ix| self.pack.aspects[ix].id.as_str());
        translated(body, rows, availability, self.named()).ok_or(Apart::NoRow)
    }
}

fn translated(
    mut body: ResultBody,
    rows: LevelRows<'_>,
    availability: Option<&str>,
    pack: PackRef,
) -> Option<ResultBody> {
    for set in &mut body.sets {
        set.levels = renamed(&set.levels, rows, |level: &SetLevel, to| SetLevel {
            level: to.id.clone(),
            number: to.number.into(),
            ..level.clone()
        })?;
    }
    for flow in &mut body.flows {
        if let Some(levels) = &flow.receiver_levels {
            flow.receiver_levels = Some(renamed(levels, rows, |_, to| reference(to))?);
        }
    }
    let of_availability = availability.and_then(|aspect| rows.from_aspect(aspect));
    for dependency in &mut body.dependencies {
        if let Some(level) = &dependency.tolerates {
            dependency.tolerates = Some(reference(rows.level(of_availability?, &level.level)?));
        }
    }
    body.protection = protection(&body.protection, rows)?;
    body.pack = pack;
    Some(body)
}

/// Levels by aspect; an aspect that the table leaves out may have none.
fn renamed<L>(
    levels: &BTreeMap<String, Option<L>>,
    rows: LevelRows<'_>,
    with: impl Fn(&L, &Level) -> L,
) -> Option<BTreeMap<String, Option<L>>>
where
    L: Leveled,
{
    let mut renamed = BTreeMap::new();
    for (aspect, level) in levels {
        let to = match level {
            Some(level) => Some(with(level, rows.level(aspect, level.id())?)),
            None => None,
        };
        if let Some(aspect) = rows.aspect(aspect) {
            renamed.insert(aspect.to_owned(), to);
        }
    }
    Some(renamed)
}

fn protection(
    given: &BTreeMap<String, Protection>,
    rows: LevelRows<'_>,
) -> Option<BTreeMap<String, Protection>> {
    let mut all = BTreeMap::new();
    for (aspect, row) in given {
        let level = |level: &Option<LevelRef>| match level {
            Some(level) => rows.level(aspect, &level.level).map(|to| Some(reference(to))),
            None => Some(None),
        };
        let (calculated, effective) = (level(&row.calculated)?, level(&row.effective)?);
        if let Some(aspect) = rows.aspect(aspect) {
            all.insert(aspect.to_owned(), Protection { calculated, effective, ..row.clone() });
        }
    }
    Some(all)
}

fn reference(to: &Level) -> LevelRef {
    LevelRef { level: to.id.clone(), number: to.number.into() }
}

/// Something that names a level of a pack by its id.
trait Leveled {
    fn id(&self) -> &str;
}

impl Leveled for SetLevel {
    fn id(&self) -> &str {
        &self.level
    }
}

impl Leveled for LevelRef {
    fn id(&self) -> &str {
        &self.level
    }
}
