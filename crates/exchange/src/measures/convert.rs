//! From the document to the domain's catalogue. Codes that are none are reported with their place.

use varsam_domain::Flag;
use varsam_domain::continuity::{ContinuityRules, Recovery};
use varsam_domain::measures::{Ask, Catalogue, Category, Cost, Measure, Provision, Role, When};
use varsam_domain::risk::{Appetite, Threat};

use super::dto;
use crate::json::Object;
use crate::pack::{Findings, PackProblem, PackProblemKind};

/// The catalogue of a document.
pub(super) fn into_domain(document: dto::Document) -> Result<Catalogue, Vec<PackProblem>> {
    let mut found = Findings::default();
    let measures = document.measures.into_iter().enumerate();
    let measures = measures
        .filter_map(|(ix, Object(row))| measure(&mut found, &format!("measures[{ix}]"), row))
        .collect();
    let catalogue = Catalogue {
        id: document.id,
        version: document.version,
        name: text(document.name),
        model: document.model,
        sources: document.sources,
        roles: document
            .roles
            .into_iter()
            .map(|Object(row)| Role { id: row.id, name: text(row.name) })
            .collect(),
        law: document.law.into_iter().map(|Object(row)| provision(row)).collect(),
        measures,
        continuity: ContinuityRules {
            needed_from: document.continuity_from.0.into_iter().collect(),
            recovery: document.recovery.into_iter().map(|Object(row)| recovery(row)).collect(),
        },
        likelihoods: document.likelihoods.into_iter().map(text).collect(),
        appetite: Appetite(
            document.appetite.into_iter().map(|Object(row)| (row.level, row.likelihood)).collect(),
        ),
        threats: document
            .threats
            .into_iter()
            .map(|Object(row)| Threat {
                id: row.id,
                group: row.group,
                cause: text(row.cause),
                device: row.device,
            })
            .collect(),
    };
    if found.0.is_empty() { Ok(catalogue) } else { Err(found.0) }
}

fn text(members: dto::Text) -> varsam_domain::pack::Text {
    members.0.into_iter().collect()
}

fn recovery(row: dto::Recovery) -> Recovery {
    Recovery {
        levels: row.levels.0.into_iter().collect(),
        tolerated: row.tolerated,
        rto: row.rto,
        rpo: row.rpo,
    }
}

fn provision(row: dto::Provision) -> Provision {
    Provision {
        id: row.id,
        reference: row.reference,
        title: text(row.title),
        checked: row.checked,
        against: row.against,
    }
}

fn measure(found: &mut Findings, place: &str, row: dto::Measure) -> Option<Measure> {
    let category = coded(found, format!("{place}.category"), &row.category, &Category::ALL, Category::code);
    let cost = coded(found, format!("{place}.cost"), &row.cost, &Cost::ALL, Cost::code);
    let asks = row.asks.into_iter().enumerate();
    let asks: Vec<Ask> =
        asks.filter_map(|(ix, Object(row))| ask(found, &format!("{place}.asks[{ix}]"), row)).collect();
    Some(Measure {
        id: row.id,
        title: text(row.title),
        is_text: text(row.is),
        must_text: text(row.must),
        category: category?,
        iso27002: row.iso27002,
        law: row.law,
        cost: cost?,
        evidence: text(row.evidence),
        owner_role: row.owner_role,
        grades: row.grades.into_iter().map(text).collect(),
        asks,
        sources: row.sources,
    })
}

fn ask(found: &mut Findings, place: &str, row: dto::Ask) -> Option<Ask> {
    let flag = match row.flag {
        None => None,
        Some(code) => {
            Some(coded(found, format!("{place}.flag"), &code, Flag::ALL, |flag: Flag| flag.code())?)
        }
    };
    Some(Ask {
        grade: row.grade,
        when: When {
            levels: row.levels.0.into_iter().collect(),
            device: row.device,
            external_supplier: row.external_supplier,
            personal_data: row.personal_data,
            flag,
        },
    })
}

/// The value with a code, or a problem that names the codes there are.
fn coded<T: Copy>(
    found: &mut Findings,
    place: String,
    code: &str,
    values: &[T],
    code_of: impl Fn(T) -> &'static str,
) -> Option<T> {
    let value = values.iter().copied().find(|value| code_of(*value) == code);
    if value.is_none() {
        let range = values.iter().map(|value| code_of(*value)).collect::<Vec<_>>().join(", ");
        found.add(place, PackProblemKind::OutOfRange { value: code.to_owned(), range });
    }
    value
}
