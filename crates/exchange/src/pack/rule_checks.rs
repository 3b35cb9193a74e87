//! Whether the rules' part of a pack hangs together: thresholds, flags, questions, conversations
//! and information types.

use std::collections::HashSet;

use varsam_domain::facts::{Band, TimeDepth};
use varsam_domain::pack::{FlagText, InfoType, Pack, Text};
use varsam_domain::why::PLACEHOLDERS;
use varsam_domain::{Flag, Thresholds};

use super::PackProblemKind;
use super::consistency::Findings;

/// The most that a threshold which counts may ask for.
const MOST: u32 = 1000;

/// Everything that is wrong with the rules' part.
pub(super) fn check(pack: &Pack, found: &mut Findings) {
    check_thresholds(pack, found);
    for (ix, aspect) in pack.blocking_aspects.iter().enumerate() {
        known_aspect(pack, &format!("blocking_aspects[{ix}]"), aspect, found);
    }
    found.unique("questions", pack.questions.iter().map(|q| q.id.as_str()));
    found.unique("conversations", pack.conversations.iter().map(|c| c.id.as_str()));
    found.unique("flags", pack.flags.iter().map(|f| f.flag.code()));
    found.unique("information_types", pack.information_types.iter().map(|t| t.id.as_str()));
    for flag in Flag::ALL.iter().filter(|flag| pack.flag(**flag).is_none()) {
        found.add("flags", PackProblemKind::MissingFlag { flag: flag.code().to_owned() });
    }
    for (ix, flag) in pack.flags.iter().enumerate() {
        check_flag(&format!("flags[{ix}]"), flag, pack, found);
    }
    check_talk(pack, found);
    for (ix, info) in pack.information_types.iter().enumerate() {
        check_type(&format!("information_types[{ix}]"), info, pack, found);
    }
}

fn known_aspect(pack: &Pack, place: &str, aspect: &str, found: &mut Findings) {
    if pack.aspect_index(aspect).is_none() {
        found.add(place, PackProblemKind::UnknownAspect { aspect: aspect.to_owned() });
    }
}

fn check_thresholds(pack: &Pack, found: &mut Findings) {
    let limits = &pack.thresholds;
    let mut range = |member: &str, value: String, good: bool, range: String| {
        if !good {
            found.add(format!("thresholds.{member}"), PackProblemKind::OutOfRange { value, range });
        }
    };
    for (member, value, least) in
        [("sources", limits.sources, 2), ("copies", limits.copies, 2), ("consumers", limits.consumers, 2)]
    {
        range(member, value.to_string(), (least..=MOST).contains(&value), format!("{least}–{MOST}"));
    }
    for (member, band) in [("many_subjects", limits.many_subjects), ("many_records", limits.many_records)] {
        let range_of = format!("{}–{}", Band::UpTo99.code(), Band::Population.code());
        range(member, band.code().to_owned(), band > Band::None, range_of);
    }
    let order = format!("at least {}", limits.history_depth.code());
    let log = limits.log_depth;
    range("log_depth", log.code().to_owned(), log >= limits.history_depth, order);
    let history = limits.history_depth;
    let depth_range = format!("{}–{}", TimeDepth::UnderOneYear.code(), TimeDepth::Continuous.code());
    range("history_depth", history.code().to_owned(), history > TimeDepth::Moment, depth_range);
    for aspect in 0..pack.aspects.len() {
        let numbers = pack.levels(aspect).iter().map(|level| level.number);
        let (low, high) = (numbers.clone().min().unwrap_or_default(), numbers.max().unwrap_or_default());
        let from = limits.assessed_from;
        if !pack.levels(aspect).is_empty() && !(low..=high).contains(&from) {
            range("assessed_from", from.to_string(), false, format!("{low}–{high}"));
            break;
        }
    }
    for aspect in &limits.public_aspects {
        known_aspect(pack, "thresholds.public_aspects", aspect, found);
    }
}

/// The flags that no facts can raise, since the list that they go by is empty.
fn never_raised(limits: &Thresholds) -> Vec<Flag> {
    [
        (Flag::DerivedData, limits.deriving_purposes.is_empty()),
        (Flag::CriticalObject, limits.critical_topics.is_empty()),
        (Flag::BulkTransfer, limits.bulk_volumes.is_empty()),
        (Flag::Iot, limits.device_kinds.is_empty()),
        (Flag::NationalSecurityHint, limits.security_topics.is_empty()),
    ]
    .into_iter()
    .filter_map(|(flag, empty)| empty.then_some(flag))
    .collect()
}

fn check_flag(place: &str, flag: &FlagText, pack: &Pack, found: &mut Findings) {
    found.both_languages(&format!("{place}.title"), &flag.title);
    found.both_languages(&format!("{place}.why"), &flag.why);
    found.filled(&format!("{place}.source"), &flag.source);
    check_placeholders(&format!("{place}.why"), &flag.why, found);
    if !pack.conversations.iter().any(|talk| talk.id == flag.conversation) {
        let conversation = flag.conversation.clone();
        found.add(format!("{place}.conversation"), PackProblemKind::UnknownConversation { conversation });
    }
    if flag.questions.is_empty() {
        found.add(format!("{place}.questions"), PackProblemKind::Empty);
    }
    for (ix, id) in flag.questions.iter().enumerate() {
        if pack.question(id).is_none() {
            let kind = PackProblemKind::UnknownQuestion { question: id.clone() };
            found.add(format!("{place}.questions[{ix}]"), kind);
        }
    }
    for (ix, aspect) in flag.noted_aspects.iter().enumerate() {
        known_aspect(pack, &format!("{place}.noted_aspects[{ix}]"), aspect, found);
    }
    if never_raised(&pack.thresholds).contains(&flag.flag) {
        found.add(place, PackProblemKind::FlagNeverRaised { flag: flag.flag.code().to_owned() });
    }
}

fn check_placeholders(place: &str, text: &Text, found: &mut Findings) {
    for (language, words) in text {
        for part in words.split('{').skip(1) {
            let inside = part.split_once('}').map_or(part, |(inside, _)| inside);
            if !PLACEHOLDERS.contains(&inside) {
                let kind = PackProblemKind::UnknownPlaceholder { placeholder: inside.to_owned() };
                found.add(format!("{place}.{language}"), kind);
            }
        }
    }
}

/// Texts of questions and conversations, and those that nobody ever meets.
fn check_talk(pack: &Pack, found: &mut Findings) {
    let never = never_raised(&pack.thresholds);
    let raised: Vec<&FlagText> = pack.flags.iter().filter(|flag| !never.contains(&flag.flag)).collect();
    let asked: HashSet<&str> = raised.iter().flat_map(|flag| &flag.questions).map(String::as_str).collect();
    let talked: HashSet<&str> = raised.iter().map(|flag| flag.conversation.as_str()).collect();
    for (ix, question) in pack.questions.iter().enumerate() {
        let place = format!("questions[{ix}]");
        found.both_languages(&format!("{place}.text"), &question.text);
        if !asked.contains(question.id.as_str()) {
            found.add(place, PackProblemKind::UnreachableQuestion { question: question.id.clone() });
        }
    }
    for (ix, talk) in pack.conversations.iter().enumerate() {
        let place = format!("conversations[{ix}]");
        found.both_languages(&format!("{place}.title"), &talk.title);
        found.both_languages(&format!("{place}.introduction"), &talk.introduction);
        if !talked.contains(talk.id.as_str()) {
            let conversation = talk.id.clone();
            found.add(place, PackProblemKind::UnreachableConversation { conversation });
        }
    }
}

fn check_type(place: &str, info: &InfoType, pack: &Pack, found: &mut Findings) {
    found.filled(&format!("{place}.area"), &info.area);
    for (member, text) in [("name", &info.name), ("description", &info.description), ("why", &info.why)] {
        found.both_languages(&format!("{place}.{member}"), text);
    }
    if info.profile.is_empty() {
        found.add(format!("{place}.profile"), PackProblemKind::Empty);
    }
    found.levels(&format!("{place}.profile"), &info.profile, pack);
}
