//! A row of each kind of table as content. `None` when it lacks what the content needs; the
//! reasons have then been noted.

use super::cells::Row;
use super::content::{
    ImportedAdopted, ImportedAuthority, ImportedClassification, ImportedDependency, ImportedFlow,
    ImportedHolding, ImportedLevel, ImportedSet, ImportedSystem,
};
use super::problem::TableProblemKind;
use super::words;
use varsam_domain::pack::AspectRole;

pub(super) fn authority(row: &mut Row) -> Option<ImportedAuthority> {
    let (id, name, kind) = (row.required("id"), row.required("name"), row.word("kind"));
    let parent = row.text("parent");
    Some(ImportedAuthority { id: id?, name: name?, kind: kind?, parent })
}

pub(super) fn system(row: &mut Row) -> Option<ImportedSystem> {
    let (id, name, authority) = (row.required("id"), row.required("name"), row.required("authority"));
    let kind = row.word("kind");
    let rest = ImportedSystem {
        id: String::new(),
        name: String::new(),
        authority: String::new(),
        kind: varsam_domain::facts::SystemKind::It,
        owner: row.text("owner"),
        manager: row.text("manager"),
        overview: row.yes("overview"),
        redundant: row.yes("redundant"),
        purposes: row.words("purposes"),
        supplier: row.text("supplier"),
        hosting: row.text("hosting"),
        description: row.text("description"),
    };
    Some(ImportedSystem { id: id?, name: name?, authority: authority?, kind: kind?, ..rest })
}

pub(super) fn info_set(row: &mut Row) -> Option<ImportedSet> {
    let (id, name, authority) = (row.required("id"), row.required("name"), row.required("authority"));
    let parts = row.texts("parts");
    let rest = ImportedSet {
        id: String::new(),
        name: String::new(),
        authority: String::new(),
        owner: row.text("owner"),
        subjects: row.optional_word("subjects", words::band_of),
        records: row.optional_word("records", words::band_of),
        identifiers: row.words("identifiers"),
        personal_data: row.words("personal_data"),
        secrecy: row.texts("secrecy"),
        time_depth: row.optional_word("time_depth", words::value_of),
        topics: row.words("topics"),
        time_bound: row.text("time_bound"),
        parts: (!parts.is_empty()).then_some(parts),
        reaches: row.texts("reaches"),
        description: row.text("description"),
    };
    if row.maybe("has_personal_data").is_some_and(|has| has == rest.personal_data.is_empty()) {
        row.add("has_personal_data", TableProblemKind::PersonalDataUnclear);
    }
    Some(ImportedSet { id: id?, name: name?, authority: authority?, ..rest })
}

pub(super) fn holding(row: &mut Row) -> Option<ImportedHolding> {
    let (system, set) = (row.required("system"), row.required("set"));
    let (handling, environment) = (row.word("handling"), row.word("environment"));
    let (master, since) = (row.yes("master"), row.date("since"));
    let (system, set, handling, environment) = (system?, set?, handling?, environment?);
    Some(ImportedHolding { system, set, handling, master, environment, since })
}

pub(super) fn flow(row: &mut Row) -> Option<ImportedFlow> {
    let (id, from) = (row.required("id"), row.required("from"));
    let (to, set) = (row.required("to"), row.required("set"));
    let (mode, volume) = (row.word("mode"), row.word("volume"));
    let (third_country, encrypted) = (row.yes("third_country"), row.yes("encrypted"));
    let levels = row.levels("receiver");
    let receiver_levels = levels.iter().any(Option::is_some).then_some(levels);
    let purpose = row.text("purpose");
    Some(ImportedFlow {
        id: id?,
        from: from?,
        to: to?,
        set: set?,
        mode: mode?,
        volume: volume?,
        third_country,
        encrypted,
        receiver_levels,
        purpose,
    })
}

pub(super) fn dependency(row: &mut Row) -> Option<ImportedDependency> {
    let (consumer, provider) = (row.required("consumer"), row.required("provider"));
    let availability = row.columns.pack.role_index(AspectRole::Availability);
    let tolerates = availability.and_then(|aspect| row.level("tolerates", aspect));
    let note = row.text("note");
    Some(ImportedDependency { consumer: consumer?, provider: provider?, tolerates, note })
}

pub(super) fn classification(row: &mut Row) -> Option<ImportedClassification> {
    let set = row.required("set");
    let pack = row.columns.pack;
    let aspects = row
        .levels("level")
        .into_iter()
        .zip(&pack.aspects)
        .map(|(level, aspect)| ImportedLevel { level, reason: row.text(&format!("reason.{}", aspect.id)) })
        .collect();
    let (classified_at, participants) = (row.date("classified_at"), row.text("participants"));
    Some(ImportedClassification { set: set?, aspects, classified_at, participants })
}

pub(super) fn adopted(row: &mut Row) -> Option<ImportedAdopted> {
    let (system, at) = (row.required("system"), row.required_date("at"));
    let (levels, decided_by) = (row.levels("level"), row.text("decided_by"));
    Some(ImportedAdopted { system: system?, levels, at: at?, decided_by })
}
