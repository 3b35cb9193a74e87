//! Measures as they are shown.

use varsam_domain::Pack;
use varsam_domain::measures::{Ask, Catalogue, Measure};

use super::{Stands, exception_row, stands, status_row};
use crate::dto::{MeasureAnswer, MeasureExceptionView, MeasureLaw, MeasureReason, MeasureRow, MeasuresView};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{AppError, tasks};

pub(super) fn view(session: &mut Session, system: &str) -> Result<MeasuresView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let head = tasks::head(session, &snapshot, ix)?;
    match stands(session, &snapshot, ix) {
        Ok(all) => Ok(MeasuresView {
            system: head,
            catalogue: all.catalogue.name.clone(),
            version: all.catalogue.version.clone(),
            problems: Vec::new(),
            measures: all
                .rows
                .iter()
                .map(|row| measure_row(&session.pack, &snapshot, &all.catalogue, system, row))
                .collect(),
        }),
        Err(error) if error.code == "measures_unfit" => Ok(MeasuresView {
            system: head,
            catalogue: crate::dto::Text::new(),
            version: String::new(),
            problems: error.problems,
            measures: Vec::new(),
        }),
        Err(error) => Err(error),
    }
}

fn measure_row(
    pack: &Pack,
    snapshot: &Snapshot,
    catalogue: &Catalogue,
    system: &str,
    row: &Stands,
) -> MeasureRow {
    let measure = &catalogue.measures[row.measure];
    let status = status_row(snapshot, system, &measure.id);
    let exception = exception_row(snapshot, system, &measure.id);
    MeasureRow {
        id: measure.id.clone(),
        title: measure.title.clone(),
        is_text: measure.is_text.clone(),
        must_text: measure.must_text.clone(),
        grade_text: measure.grade(row.grade).cloned().unwrap_or_default(),
        grade: row.grade,
        grades: measure.highest_grade(),
        category: measure.category.code().to_owned(),
        iso27002: measure.iso27002.clone(),
        law: law(catalogue, measure),
        usual_cost: measure.cost.code().to_owned(),
        evidence: measure.evidence.clone(),
        usual_owner: catalogue.role(&measure.owner_role).map(|role| role.name.clone()).unwrap_or_default(),
        reasons: row.reasons.iter().map(|&at| reason(pack, &measure.asks[at])).collect(),
        sources: measure.sources.clone(),
        standing: row.standing.code().to_owned(),
        answer: status.map(|row| MeasureAnswer {
            status: row.status.clone(),
            reason: row.reason.clone(),
            owner: row.owner.clone(),
            due: row.due.clone(),
            cost: row.cost.clone(),
            note: row.note.clone(),
        }),
        exception: exception.map(|row| MeasureExceptionView {
            decision: row.decision.clone(),
            decided_by: row.decided_by.clone(),
            decided_at: row.decided_at.clone(),
            until: row.until.clone(),
        }),
    }
}

fn law(catalogue: &Catalogue, measure: &Measure) -> Vec<MeasureLaw> {
    let provisions = measure.law.iter().filter_map(|id| catalogue.provision(id));
    provisions
        .map(|law| MeasureLaw {
            reference: law.reference.clone(),
            title: law.title.clone(),
            checked: law.checked.clone(),
            against: law.against.clone(),
        })
        .collect()
}

fn reason(pack: &Pack, ask: &Ask) -> MeasureReason {
    MeasureReason {
        grade: ask.grade,
        levels: ask.when.levels.iter().map(|(aspect, from)| (aspect.clone(), *from)).collect(),
        device: ask.when.device,
        external_supplier: ask.when.external_supplier,
        personal_data: ask.when.personal_data,
        flag: ask.when.flag.and_then(|flag| pack.flag(flag)).map(|text| text.title.clone()),
    }
}
