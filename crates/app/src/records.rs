//! The record of processing activities (GDPR 30): everything with personal data in the register,
//! with what assessments and flows say about it, and what is still missing.

mod report;

use std::collections::{BTreeMap, BTreeSet};

use varsam_domain::facts::InfoSet;
use varsam_domain::pack::Text;
use varsam_domain::suitability::Question;
use varsam_store::{Op, tables};

use crate::assets::valid_long_text;
use crate::dto::{Changed, ControllerView, ProcessingRow, RecordsView, SetDataProtection};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::suitability::{self, Assessed, answer_text};
use crate::{App, AppError, Host};

pub use report::export_records;

/// The record.
///
/// # Errors
/// `no_register_open`, those of the disk.
pub fn records<H: Host>(app: &App<H>) -> Result<RecordsView, AppError> {
    let mut state = app.state();
    view(state.session()?)
}

/// Says who answers for an authority's personal data.
///
/// # Errors
/// `unknown_thing` for the authority, `reason_too_long`, those of the disk.
pub fn set_data_protection<H: Host>(
    app: &App<H>,
    request: SetDataProtection,
) -> Result<Changed<RecordsView>, AppError> {
    let stamp = app.stamp();
    let controller = request.controller;
    let text = |text: &str| valid_long_text(text.trim());
    let row = tables::DataProtection {
        contact: text(&controller.contact)?,
        joint: text(&controller.joint)?,
        representative: text(&controller.representative)?,
        officer: text(&controller.officer)?,
        security: text(&controller.security)?,
        authority: controller.authority,
    };
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    if !snapshot.content.authorities.iter().any(|known| known.id == row.authority) {
        return Err(AppError::new("unknown_thing").with("id", &row.authority));
    }
    let object = row.authority.clone();
    session.store.transact::<_, AppError>(Op::SetDataProtection, &object, &stamp, |t| Ok(t.put(&row)?))?;
    session.changed();
    let view = view(session)?;
    session.answer(view)
}

pub(crate) fn view(session: &mut Session) -> Result<RecordsView, AppError> {
    let snapshot = session.snapshot()?;
    let assessed = suitability::all(session, &snapshot)?;
    let personal = |set: &&InfoSet| !set.personal_data.is_empty();
    let sets: Vec<&InfoSet> = snapshot.facts.sets.iter().filter(personal).collect();
    let authorities: BTreeSet<&String> = sets.iter().map(|set| &set.authority).collect();
    let mut controllers: Vec<ControllerView> =
        authorities.into_iter().map(|id| controller(&snapshot, id)).collect();
    controllers.sort_by_key(|view| view.name.to_lowercase());
    let mut rows: Vec<ProcessingRow> = sets
        .into_iter()
        .map(|set| {
            let controller = controller(&snapshot, &set.authority);
            row(&snapshot, set, newest(&snapshot, assessed, &set.id), &controller)
        })
        .collect();
    rows.sort_by_cached_key(|row| (row.authority.to_lowercase(), row.name.to_lowercase(), row.set.clone()));
    let incomplete = rows.iter().filter(|row| !row.missing.is_empty()).count();
    Ok(RecordsView { controllers, rows, incomplete: u32::try_from(incomplete).unwrap_or(u32::MAX) })
}

fn controller(snapshot: &Snapshot, authority: &str) -> ControllerView {
    let row = snapshot.content.data_protection.iter().find(|row| row.authority == authority);
    let text =
        |of: fn(&tables::DataProtection) -> &String| row.map(|row| of(row).clone()).unwrap_or_default();
    ControllerView {
        authority: authority.to_owned(),
        name: snapshot.authority_name(authority),
        contact: text(|row| &row.contact),
        joint: text(|row| &row.joint),
        representative: text(|row| &row.representative),
        officer: text(|row| &row.officer),
        security: text(|row| &row.security),
    }
}

/// The newest assessment that covers a set, itself or as what flows; a finished one before one
/// that is under way.
fn newest<'a>(snapshot: &Snapshot, assessed: &'a [Assessed], set: &str) -> Option<&'a Assessed> {
    let flows: Vec<&String> =
        snapshot.content.flows.iter().filter(|row| row.info_set == set).map(|row| &row.id).collect();
    let covers = |one: &&Assessed| {
        one.covers(snapshot, "set", set) || flows.iter().any(|flow| one.covers(snapshot, "flow", flow))
    };
    assessed.iter().filter(covers).max_by_key(|one| (one.holds(), &one.row.created_at))
}

/// The answer that an assessment gives to a question, when the question is open.
fn answered<'a>(
    one: Option<&'a Assessed>,
    id: &str,
) -> Option<(&'a Question, &'a varsam_domain::suitability::Answer)> {
    let one = one?;
    let open = one.comes_to.open.iter().find(|o| one.questionnaire.questions[o.question].id == id)?;
    let question = &one.questionnaire.questions[open.question];
    open.answer.is_given().then_some((question, &open.answer))
}

/// Options that were chosen, as texts.
fn chosen(one: Option<&Assessed>, id: &str) -> Vec<Text> {
    let Some((question, answer)) = answered(one, id) else { return Vec::new() };
    let settled = question.options.iter().filter(|choice| !choice.unknown && !choice.exclusive);
    settled.filter(|choice| answer.chosen.contains(&choice.id)).map(|choice| choice.text.clone()).collect()
}

fn row(
    snapshot: &Snapshot,
    set: &InfoSet,
    one: Option<&Assessed>,
    controller: &ControllerView,
) -> ProcessingRow {
    let holders: BTreeSet<&str> =
        snapshot.set(&set.id).map(|ix| snapshot.holders(ix)).unwrap_or_default().into_iter().collect();
    let systems: BTreeMap<String, String> =
        holders.iter().map(|id| ((*id).to_owned(), snapshot.party_name(id))).collect();
    let purposes: BTreeSet<&str> = snapshot
        .facts
        .systems
        .iter()
        .filter(|system| holders.contains(system.id.as_str()))
        .flat_map(|system| system.purposes.iter().map(|purpose| purpose.code()))
        .collect();
    let retention = answered(one, "LB-40").map(|(question, answer)| words_or_choice(question, answer));
    let outside = |third: bool| receivers(snapshot, set, third);
    let mut row = ProcessingRow {
        set: set.id.clone(),
        name: set.name.clone(),
        authority: controller.name.clone(),
        owner: set.owner.clone(),
        systems: systems.into_iter().collect(),
        purpose: answered(one, "LB-04").map(|(_, answer)| answer.words.trim().to_owned()).unwrap_or_default(),
        purposes: purposes.into_iter().map(str::to_owned).collect(),
        basis: chosen(one, "LB-20"),
        people: chosen(one, "LB-11"),
        subjects: set.subjects.map(|band| band.code().to_owned()),
        data: set.personal_data.iter().map(|kind| kind.code().to_owned()).collect(),
        identifiers: set.identifiers.iter().map(|kind| kind.code().to_owned()).collect(),
        recipients: outside(false),
        third_countries: outside(true),
        safeguards: chosen(one, "LB-54"),
        retention: retention.unwrap_or_default(),
        assessment: one.map(|one| one.row.id.clone()),
        missing: Vec::new(),
    };
    row.missing = missing(&row, controller);
    row
}

/// An answer in words where there are any, otherwise what was chosen, in Swedish.
fn words_or_choice(question: &Question, answer: &varsam_domain::suitability::Answer) -> String {
    let words = answer.words.trim();
    if words.is_empty() {
        answer_text(question, answer).remove("sv").unwrap_or_default()
    } else {
        words.to_owned()
    }
}

/// Who a set goes to beyond its own authority; only those in third countries, or all of them.
fn receivers(snapshot: &Snapshot, set: &InfoSet, third_country: bool) -> Vec<String> {
    let authority = |party: &str| {
        let system = snapshot.system(party).ok().map(|ix| snapshot.content.systems[ix].authority.clone());
        system.unwrap_or_else(|| party.to_owned())
    };
    let flows = snapshot.content.flows.iter().filter(|row| row.info_set == set.id);
    let names: BTreeSet<String> = flows
        .filter(
            |row| if third_country { row.third_country } else { authority(&row.to_party) != set.authority },
        )
        .map(|row| snapshot.authority_name(&authority(&row.to_party)))
        .collect();
    names.into_iter().collect()
}

/// What Art. 30.1 asks for and nobody has said.
fn missing(row: &ProcessingRow, controller: &ControllerView) -> Vec<String> {
    let filled = |text: &str| !text.trim().is_empty();
    [
        ("purpose", filled(&row.purpose)),
        ("people", !row.people.is_empty()),
        ("retention", filled(&row.retention)),
        ("safeguards", row.third_countries.is_empty() || !row.safeguards.is_empty()),
        ("contact", filled(&controller.contact)),
        ("officer", filled(&controller.officer)),
        ("security", filled(&controller.security)),
    ]
    .into_iter()
    .filter(|(_, there)| !there)
    .map(|(code, _)| code.to_owned())
    .collect()
}
