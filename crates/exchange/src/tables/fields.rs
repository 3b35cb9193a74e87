//! Which tables there are, which columns they have, and what people call those columns.

use std::collections::BTreeMap;

use varsam_domain::Pack;
use varsam_domain::pack::AspectRole;

/// Which column (counted from 0) holds which field.
pub type Mapping = BTreeMap<String, usize>;

/// A kind of table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// Committees, companies, outside parties, the public.
    Organisation,
    /// Systems.
    Systems,
    /// Information sets.
    InfoSets,
    /// Which system holds which set.
    Holdings,
    /// Transfers.
    Flows,
    /// Which system needs which.
    Dependencies,
    /// Levels and reasons of sets.
    Classifications,
    /// Levels adopted earlier for systems.
    Adopted,
}

impl TableKind {
    /// Every kind, in the order in which one table refers to those before it.
    pub const ALL: [Self; 8] = [
        Self::Organisation,
        Self::Systems,
        Self::InfoSets,
        Self::Holdings,
        Self::Flows,
        Self::Dependencies,
        Self::Classifications,
        Self::Adopted,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Systems => "systems",
            Self::InfoSets => "info_sets",
            Self::Holdings => "holdings",
            Self::Flows => "flows",
            Self::Dependencies => "dependencies",
            Self::Classifications => "classifications",
            Self::Adopted => "adopted",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What file names of this kind begin with, compared without case and accents.
    fn file_names(self) -> &'static [&'static str] {
        match self {
            Self::Organisation => &["organisation", "organization", "namnder", "myndighet", "authorit"],
            Self::Systems => &["system", "applikation", "application"],
            Self::InfoSets => &["informationsmang", "information", "infoset", "sets"],
            Self::Holdings => &["innehav", "holding", "hantering"],
            Self::Flows => &["flode", "flow", "integration"],
            Self::Dependencies => &["beroende", "dependenc"],
            Self::Classifications => &["klassning", "klassificering", "classification"],
            Self::Adopted => &["faststall", "adopted", "beslutad"],
        }
    }
}

/// A column that a table may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Stable identity: `owner`, `level.K`, `reason.K`.
    pub id: String,
    /// Whether the table is of no use without it.
    pub required: bool,
    /// What people call it, in Swedish and English.
    pub headings: Vec<String>,
}

/// The columns of a kind of table. Columns per aspect follow the pack.
pub fn fields(kind: TableKind, pack: &Pack) -> Vec<Field> {
    let mut fields: Vec<Field> = fixed(kind).iter().map(Column::field).collect();
    match kind {
        TableKind::Flows => fields.extend(per_aspect(pack, "receiver", &["mottagarens", "receiver"])),
        TableKind::Classifications => {
            fields.extend(per_aspect(pack, "level", &[]));
            fields.extend(per_aspect(pack, "reason", &["motivering", "skäl", "reason", "rationale"]));
        }
        TableKind::Adopted => fields.extend(per_aspect(pack, "level", &[])),
        _ => {}
    }
    fields
}

/// One field per aspect; its headings are what people call the aspect after each of the words.
fn per_aspect(pack: &Pack, id: &str, words: &[&str]) -> Vec<Field> {
    let field = |aspect: &varsam_domain::pack::Aspect| {
        let mut names: Vec<String> = vec![aspect.id.clone()];
        names.extend(aspect.name.values().cloned());
        names.extend(role_names(aspect.role).iter().map(|&name| name.to_owned()));
        let headings = match words {
            [] => names,
            words => {
                words.iter().flat_map(|word| names.iter().map(move |name| format!("{word} {name}"))).collect()
            }
        };
        Field { id: format!("{id}.{}", aspect.id), required: false, headings }
    };
    pack.aspects.iter().map(field).collect()
}

fn role_names(role: AspectRole) -> &'static [&'static str] {
    match role {
        AspectRole::Confidentiality => &["konf", "konfidentialitet", "sekretess (K)", "confidentiality"],
        AspectRole::Integrity => &["rikt", "riktighet", "integrity"],
        AspectRole::Availability => &["tillg", "tillgänglighet", "availability"],
        AspectRole::Traceability => &["spårb", "spårbarhet", "traceability"],
    }
}

/// A column that every pack has.
struct Column(&'static str, bool, &'static [&'static str]);

impl Column {
    fn field(&self) -> Field {
        let headings = self.2.iter().map(|&heading| heading.to_owned()).collect();
        Field { id: self.0.to_owned(), required: self.1, headings }
    }
}

const MUST: bool = true;
const MAY: bool = false;

const AUTHORITY: &[&str] =
    &["nämnd eller bolag", "nämnd", "bolag", "förvaltning", "myndighet", "organisation", "authority"];
const SYSTEM_ID: &[&str] = &["system-id", "systemid", "system id", "system"];
const SYSTEM_NAME: &[&str] = &["systemnamn", "system (namn)", "system name"];
const SET_ID: &[&str] = &["informations-id", "information-id", "informationsmängds-id", "set id", "set"];
const SET_NAME: &[&str] = &["informationsmängd", "information", "set name", "information set"];
const DESCRIPTION: &[&str] = &["beskrivning", "description"];

fn fixed(kind: TableKind) -> &'static [Column] {
    match kind {
        TableKind::Organisation => &[
            Column("id", MUST, &["id", "organisations-id", "förkortning", "kod", "authority id"]),
            Column("name", MUST, &["namn", "organisation", "name"]),
            Column("kind", MUST, &["typ", "slag", "type", "kind"]),
            Column("parent", MAY, &["överordnad", "tillhör", "moderbolag", "parent"]),
        ],
        TableKind::Systems => SYSTEMS,
        TableKind::InfoSets => INFO_SETS,
        TableKind::Holdings => &[
            Column("system", MUST, SYSTEM_ID),
            Column("system_name", MAY, SYSTEM_NAME),
            Column("set", MUST, SET_ID),
            Column("set_name", MAY, SET_NAME),
            Column("handling", MUST, &["hantering", "handling"]),
            Column("master", MAY, &["huvuddatakälla", "huvudkälla", "master", "master data source"]),
            Column("environment", MUST, &["miljö", "environment"]),
            Column("since", MAY, &["sedan", "från och med", "since"]),
        ],
        TableKind::Flows => FLOWS,
        TableKind::Dependencies => &[
            Column("consumer", MUST, &["beroende system", "konsument", "consumer"]),
            Column("consumer_name", MAY, &["beroende system (namn)", "consumer name"]),
            Column("provider", MUST, &["levererande system", "leverantörssystem", "provider"]),
            Column("provider_name", MAY, &["levererande system (namn)", "provider name"]),
            Column("tolerates", MAY, &["behov vid reservrutin (T)", "behov vid reservrutin", "tolerates"]),
            Column("note", MAY, &["anmärkning", "kommentar", "note"]),
        ],
        TableKind::Classifications => &[
            Column("set", MUST, SET_ID),
            Column("set_name", MAY, SET_NAME),
            Column("classified_at", MAY, &["klassad", "klassningsdatum", "classified", "classified at"]),
            Column("participants", MAY, &["deltagare", "participants"]),
        ],
        TableKind::Adopted => &[
            Column("system", MUST, SYSTEM_ID),
            Column("system_name", MAY, SYSTEM_NAME),
            Column("at", MUST, &["fastställd", "fastställt", "beslutsdatum", "adopted", "adopted at"]),
            Column("decided_by", MAY, &["beslutat av", "fastställt av", "decided by"]),
        ],
    }
}

const SYSTEMS: &[Column] = &[
    Column("id", MUST, SYSTEM_ID),
    Column("name", MUST, &["systemnamn", "namn", "system name", "name"]),
    Column("authority", MUST, AUTHORITY),
    Column("kind", MUST, &["typ av system", "systemtyp", "typ", "kind", "type"]),
    Column("owner", MAY, &["systemägare", "ägare", "system owner", "owner"]),
    Column(
        "manager",
        MAY,
        &["förvaltningsledare", "systemförvaltare", "systemförv", "system manager", "manager"],
    ),
    Column("overview", MAY, &["översiktstjänst", "översikt", "overview"]),
    Column("redundant", MAY, &["redundant drift", "redundans", "redundant"]),
    Column("purposes", MAY, &["ändamål", "syfte", "purposes", "purpose"]),
    Column("supplier", MAY, &["leverantör", "supplier", "vendor"]),
    Column("hosting", MAY, &["driftform", "drift", "drift hos", "hosting"]),
    Column("description", MAY, DESCRIPTION),
];

const INFO_SETS: &[Column] = &[
    Column("id", MUST, SET_ID),
    Column("name", MUST, &["informationsmängd", "namn", "information set", "set name", "name"]),
    Column("authority", MUST, AUTHORITY),
    Column("owner", MAY, &["informationsägare", "ägare", "information owner", "owner"]),
    Column("subjects", MAY, &["antal registrerade", "registrerade", "subjects"]),
    Column("records", MAY, &["antal poster", "poster", "records"]),
    Column("identifiers", MAY, &["identifierare", "identifiers"]),
    Column(
        "has_personal_data",
        MAY,
        &["innehåller personuppgifter", "innehåller pers.uppg", "personuppgifter", "has personal data"],
    ),
    Column("personal_data", MAY, &["slag av personuppgifter", "personal data"]),
    Column("secrecy", MAY, &["sekretess", "lagrum", "secrecy"]),
    Column("time_depth", MAY, &["tidsdjup", "time depth"]),
    Column("topics", MAY, &["ämnesområde", "ämnesområden", "topics"]),
    Column("time_bound", MAY, &["tidsbunden känslighet", "time bound"]),
    Column("parts", MAY, &["består av", "parts"]),
    Column("reaches", MAY, &["ger åtkomst till", "reaches"]),
    Column("description", MAY, DESCRIPTION),
];

const FLOWS: &[Column] = &[
    Column("id", MUST, &["flödes-id", "flöde", "id", "flow id"]),
    Column("from", MUST, &["från", "avsändare", "from", "sender"]),
    Column("from_name", MAY, &["från (namn)", "from name"]),
    Column("to", MUST, &["till", "mottagare", "to", "receiver"]),
    Column("to_name", MAY, &["till (namn)", "to name"]),
    Column("set", MUST, SET_ID),
    Column("set_name", MAY, SET_NAME),
    Column("mode", MUST, &["sätt", "överföringssätt", "mode"]),
    Column("volume", MUST, &["omfattning", "volume"]),
    Column("third_country", MUST, &["tredjeland", "third country"]),
    Column("encrypted", MUST, &["krypterad", "kryptering", "encrypted"]),
    Column("purpose", MAY, &["ändamål", "syfte", "purpose"]),
];

/// A heading as it is compared: letters and digits only, in lower case.
pub(super) fn normalised(heading: &str) -> String {
    super::words::composed(heading)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The likeliest column of each field: one whose heading is a name of the field.
pub fn guess_mapping(kind: TableKind, headings: &[String], pack: &Pack) -> Mapping {
    let normal: Vec<String> = headings.iter().map(|heading| normalised(heading)).collect();
    let mut taken = vec![false; headings.len()];
    let mut mapping = Mapping::new();
    for (field, columns) in matches(kind, &normal, pack) {
        if let Some(&column) = columns.iter().find(|&&column| !taken[column]) {
            taken[column] = true;
            mapping.insert(field, column);
        }
    }
    mapping
}

/// Per field, the columns that its names fit, in the order of its names.
fn matches(kind: TableKind, normal: &[String], pack: &Pack) -> Vec<(String, Vec<usize>)> {
    let fit = |field: Field| {
        let mut columns = Vec::new();
        for name in field.headings.iter().map(|name| normalised(name)) {
            let same = |(ix, heading): (usize, &String)| (*heading == name).then_some(ix);
            columns.extend(normal.iter().enumerate().filter_map(same));
        }
        columns.dedup();
        (field.id, columns)
    };
    fields(kind, pack).into_iter().map(fit).collect()
}

/// Fields whose very same heading stands over several columns.
pub(super) fn ambiguous(kind: TableKind, headings: &[String], pack: &Pack) -> Vec<(String, usize)> {
    let normal: Vec<String> = headings.iter().map(|heading| normalised(heading)).collect();
    let twice = |(field, columns): (String, Vec<usize>)| {
        let (&first, rest) = columns.split_first()?;
        let again = rest.iter().find(|&&column| normal[column] == normal[first])?;
        Some((field, *again))
    };
    matches(kind, &normal, pack).into_iter().filter_map(twice).collect()
}

/// The likeliest kind of a table, from its headings and, where they leave a choice, its name.
/// `None` when no kind has at least half of its required columns.
pub fn guess_table(file: &str, headings: &[String], pack: &Pack) -> Option<TableKind> {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let name = normalised(name).replace(['å', 'ä'], "a").replace('ö', "o");
    TableKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let mapping = guess_mapping(kind, headings, pack);
            let fields = fields(kind, pack);
            let required = fields.iter().filter(|field| field.required).count();
            let found = fields.iter().filter(|f| f.required && mapping.contains_key(&f.id)).count();
            let named = kind.file_names().iter().any(|start| name.starts_with(start));
            let complete = found == required;
            // One identity says little; what makes a classification is its levels.
            let levels =
                kind != TableKind::Classifications || mapping.keys().any(|field| field.starts_with("level."));
            (levels && 2 * found >= required)
                .then_some(((complete, mapping.len() + usize::from(named)), kind))
        })
        .max_by_key(|(score, kind)| (*score, std::cmp::Reverse(*kind)))
        .map(|(_, kind)| kind)
}
