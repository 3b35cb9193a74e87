//! Whether a pack hangs together. Every problem is reported, each with its place.

use std::collections::{BTreeMap, HashSet};

use varsam_domain::pack::{Aspect, Floor, Level, Pack, Scale, Text};

use super::{PackProblem, PackProblemKind};

/// The languages that every text of a pack has.
pub const LANGUAGES: [&str; 2] = ["sv", "en"];

/// The themes that every level has colours for.
pub const THEMES: [&str; 3] = ["light", "dark", "contrast"];

/// What has been found to be wrong so far.
#[derive(Default)]
pub(crate) struct Findings(pub Vec<PackProblem>);

impl Findings {
    pub(crate) fn add(&mut self, place: impl Into<String>, kind: PackProblemKind) {
        self.0.push(PackProblem { place: place.into(), position: None, kind });
    }

    pub(crate) fn filled(&mut self, place: &str, text: &str) {
        if text.trim().is_empty() {
            self.add(place, PackProblemKind::EmptyText);
        }
    }

    pub(crate) fn both_languages(&mut self, place: &str, text: &Text) {
        for language in LANGUAGES {
            match text.get(language) {
                None => {
                    self.add(place, PackProblemKind::MissingLanguage { language: language.to_owned() });
                }
                Some(words) => self.filled(&format!("{place}.{language}"), words),
            }
        }
    }

    pub(crate) fn unique<'a>(&mut self, list: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = HashSet::new();
        for (ix, id) in ids.enumerate() {
            self.filled(&format!("{list}[{ix}].id"), id);
            if !id.is_empty() && !seen.insert(id) {
                self.add(format!("{list}[{ix}].id"), PackProblemKind::DuplicateId { id: id.to_owned() });
            }
        }
    }

    /// One text for each expected level and none for others, or no text at all: a pack may have
    /// numbers and names only.
    fn per_level(&mut self, place: &str, texts: &BTreeMap<String, Text>, levels: &[&str]) {
        for level in levels.iter().filter(|_| !texts.is_empty()) {
            if !texts.contains_key(*level) {
                self.add(place, PackProblemKind::MissingLevelText { level: (*level).to_owned() });
            }
        }
        for (level, text) in texts {
            let place = format!("{place}.{level}");
            if !levels.contains(&level.as_str()) {
                self.add(&place, PackProblemKind::UnknownLevel { level: level.clone() });
            }
            self.both_languages(&place, text);
        }
    }
}

impl Findings {
    /// Level numbers per aspect, each of which the pack has.
    pub(crate) fn levels(&mut self, place: &str, levels: &BTreeMap<String, u8>, pack: &Pack) {
        for (aspect, &number) in levels {
            let place = format!("{place}.{aspect}");
            match pack.aspect_index(aspect) {
                None => self.add(place, PackProblemKind::UnknownAspect { aspect: aspect.clone() }),
                // An aspect without levels has been reported where its scale is missing.
                Some(ix) if !pack.levels(ix).is_empty() && pack.level(ix, number).is_none() => {
                    self.add(place, PackProblemKind::UnknownNumber { number });
                }
                Some(_) => {}
            }
        }
    }
}

/// Everything that is wrong with a pack.
pub(super) fn check(pack: &Pack, found: &mut Findings) {
    found.filled("id", &pack.id);
    found.filled("version", &pack.version);
    found.both_languages("name", &pack.name);
    if pack.aspects.is_empty() {
        found.add("aspects", PackProblemKind::Empty);
    }
    found.unique("scales", pack.scales.iter().map(|s| s.id.as_str()));
    found.unique("aspects", pack.aspects.iter().map(|a| a.id.as_str()));
    found.unique("categories", pack.categories.iter().map(|c| c.id.as_str()));
    found.unique("floors", pack.floors.iter().map(|f| f.id.as_str()));
    for (ix, scale) in pack.scales.iter().enumerate() {
        check_scale(&format!("scales[{ix}]"), scale, found);
    }
    check_aspects(pack, found);
    let in_use = levels_in_use(pack);
    for (ix, category) in pack.categories.iter().enumerate() {
        found.both_languages(&format!("categories[{ix}].name"), &category.name);
        found.per_level(&format!("categories[{ix}].criteria"), &category.criteria, &in_use);
    }
    for (ix, floor) in pack.floors.iter().enumerate() {
        check_floor(&format!("floors[{ix}]"), floor, pack, found);
    }
    super::rule_checks::check(pack, found);
    let known = |number| pack.scales.iter().flat_map(|s| &s.levels).any(|level| level.number == number);
    if !known(pack.reason_from) {
        found.add("reason_from", PackProblemKind::UnknownNumber { number: pack.reason_from });
    }
}

fn levels_in_use(pack: &Pack) -> Vec<&str> {
    let mut ids = Vec::new();
    for ix in 0..pack.aspects.len() {
        for level in pack.levels(ix) {
            if !ids.contains(&level.id.as_str()) {
                ids.push(level.id.as_str());
            }
        }
    }
    ids
}

fn check_scale(place: &str, scale: &Scale, found: &mut Findings) {
    if scale.levels.is_empty() {
        found.add(format!("{place}.levels"), PackProblemKind::Empty);
    }
    found.unique(&format!("{place}.levels"), scale.levels.iter().map(|l| l.id.as_str()));
    for (ix, pair) in scale.levels.windows(2).enumerate() {
        if pair[0].number >= pair[1].number {
            let kind = PackProblemKind::NumberNotRising { number: pair[1].number };
            found.add(format!("{place}.levels[{}].number", ix + 1), kind);
        }
    }
    for (ix, level) in scale.levels.iter().enumerate() {
        check_level(&format!("{place}.levels[{ix}]"), level, found);
    }
}

fn check_level(place: &str, level: &Level, found: &mut Findings) {
    found.both_languages(&format!("{place}.word"), &level.word);
    for theme in THEMES {
        if !level.colours.contains_key(theme) {
            let kind = PackProblemKind::MissingTheme { theme: theme.to_owned() };
            found.add(format!("{place}.colours"), kind);
        }
    }
    for (theme, colours) in &level.colours {
        for (part, colour) in [("fill", &colours.fill), ("border", &colours.border), ("text", &colours.text)]
        {
            let hex = colour.strip_prefix('#').unwrap_or_default();
            if hex.len() != 6 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
                let kind = PackProblemKind::NotAColour { value: colour.clone() };
                found.add(format!("{place}.colours.{theme}.{part}"), kind);
            }
        }
    }
}

fn check_aspects(pack: &Pack, found: &mut Findings) {
    let mut roles = HashSet::new();
    for (ix, aspect) in pack.aspects.iter().enumerate() {
        let place = format!("aspects[{ix}]");
        check_aspect(&place, aspect, pack, ix, found);
        // An unknown role stands as another one here, which is not what is wrong with it.
        let known = !found
            .0
            .iter()
            .any(|problem| problem.place == format!("{place}.role") && problem.kind.code() == "unknown_role");
        if known && !roles.insert(aspect.role) {
            let role = super::dto::role_code(aspect.role).to_owned();
            found.add(format!("{place}.role"), PackProblemKind::DuplicateRole { role });
        }
    }
}

fn check_aspect(place: &str, aspect: &Aspect, pack: &Pack, ix: usize, found: &mut Findings) {
    found.both_languages(&format!("{place}.name"), &aspect.name);
    found.both_languages(&format!("{place}.question"), &aspect.question);
    if !pack.scales.iter().any(|scale| scale.id == aspect.scale) {
        found.add(format!("{place}.scale"), PackProblemKind::UnknownScale { scale: aspect.scale.clone() });
        return;
    }
    let levels: Vec<&str> = pack.levels(ix).iter().map(|level| level.id.as_str()).collect();
    found.per_level(&format!("{place}.anchors"), &aspect.anchors, &levels);
}

fn check_floor(place: &str, floor: &Floor, pack: &Pack, found: &mut Findings) {
    found.both_languages(&format!("{place}.why"), &floor.why);
    found.filled(&format!("{place}.source"), &floor.source);
    if floor.when == Default::default() {
        found.add(format!("{place}.when"), PackProblemKind::Empty);
    }
    if floor.levels.is_empty() {
        found.add(format!("{place}.levels"), PackProblemKind::Empty);
    }
    found.levels(&format!("{place}.levels"), &floor.levels, pack);
}
