//! Why a flag was raised, as a sentence in each language of the pack with the names filled in.

use varsam_domain::Pack;
use varsam_domain::why::{Gap, Why};

use crate::AppError;
use crate::dto::Text;
use crate::snapshot::Snapshot;
use crate::texts::Texts;

/// How many names a sentence has before it counts the rest.
const NAMES: usize = 4;

/// The sentence of `template` for what raised a flag. A part of it that has nothing to say is left
/// out.
pub(crate) fn sentence(
    snapshot: &Snapshot,
    pack: &Pack,
    template: &Text,
    why: &Why,
) -> Result<Text, AppError> {
    template
        .iter()
        .map(|(language, text)| {
            let words = Words { texts: Texts::load("codes", language)?, language, pack };
            Ok((language.clone(), words.fill(snapshot, text, why)))
        })
        .collect()
}

struct Words<'a> {
    texts: Texts,
    language: &'a str,
    pack: &'a Pack,
}

impl Words<'_> {
    fn fill(&self, snapshot: &Snapshot, text: &str, why: &Why) -> String {
        let sets = why.sets.iter().map(|id| snapshot.set_name(id)).collect();
        let parties = why.parties.iter().map(|id| snapshot.party_name(id)).collect();
        let values = why.values.iter().map(|code| self.texts.get(&format!("code-{code}"))).collect();
        let values_filled = [
            ("{sets}", self.list(sets)),
            ("{parties}", self.list(parties)),
            ("{values}", self.list(values)),
            ("{aspects}", self.list(why.gaps.iter().map(|gap| self.gap(gap)).collect())),
            ("{count}", why.count().to_string()),
        ];
        let says =
            |part: &&str| values_filled.iter().all(|(name, value)| !part.contains(name) || !value.is_empty());
        let parts: Vec<&str> = text.split_inclusive(". ").filter(says).collect();
        let mut filled = parts.concat().trim().to_owned();
        for (name, value) in &values_filled {
            filled = filled.replace(name, value);
        }
        filled
    }

    fn list(&self, mut names: Vec<String>) -> String {
        names.dedup();
        let last = match names.len() {
            0 | 1 => return names.pop().unwrap_or_default(),
            count if count > NAMES => {
                let rest = (count - (NAMES - 1)).to_string();
                names.truncate(NAMES - 1);
                return self.texts.with("list-more", &[("first", &names.join(", ")), ("count", &rest)]);
            }
            _ => names.pop().unwrap_or_default(),
        };
        self.texts.with("list-and", &[("first", &names.join(", ")), ("last", &last)])
    }

    fn gap(&self, gap: &Gap) -> String {
        let aspect = self.pack.aspect_index(&gap.aspect).map(|ix| &self.pack.aspects[ix]);
        let name = aspect.and_then(|aspect| aspect.name.get(self.language)).unwrap_or(&gap.aspect);
        let level = gap.level.map_or_else(String::new, |level| level.to_string());
        match gap.has {
            Some(has) => {
                let has = has.to_string();
                self.texts.with("gap", &[("aspect", name), ("level", &level), ("has", &has)])
            }
            None => self.texts.with("gap-none", &[("aspect", name), ("level", &level)]),
        }
    }
}
