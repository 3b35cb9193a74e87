//! Every column that names a system, a set or an authority, and what becomes of the row when that
//! is merged into another. **A new table that names one of them gets its line here**; a test reads
//! the schema and fails when one is missing.

use super::Kind;

/// What a column names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Always the same kind.
    One(Kind),
    /// A system or an authority; they never share an id.
    Party,
    /// What another column says: `system`, `set`, `authority` or something else.
    AsIn(&'static str),
    /// A JSON array of ids of a kind.
    Many(Kind),
}

/// What becomes of a row when the thing that it names is merged into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// It names the other. Where the other has such a row of its own, that one stands, and the texts
    /// in these columns are added to it.
    Follows(&'static [&'static str]),
    /// It goes: the other has its own, or none.
    Goes,
    /// A person chooses between what the two have. What is chosen is written by the use case;
    /// whatever is left goes.
    Chosen,
    /// It belongs to a workshop, and gets a number after the other's.
    Numbered,
    /// It is forgotten and remembered nowhere, as votes always are.
    Forgotten,
    /// It tells what was: signed, sent, disposed of. It stays as it is, and the alias leads on.
    Stays,
}

/// A column that names something.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    pub table: &'static str,
    pub column: &'static str,
    pub names: Names,
    pub then: Then,
}

const fn row(table: &'static str, column: &'static str, names: Names, then: Then) -> Reference {
    Reference { table, column, names, then }
}

const SYSTEM: Names = Names::One(Kind::System);
const SET: Names = Names::One(Kind::Set);
const AUTHORITY: Names = Names::One(Kind::Authority);
const FOLLOWS: Then = Then::Follows(&[]);

/// Rows that another row rests on by a foreign key come after it where they get a new key, and
/// before it where they go: nothing is ever taken away by the database itself, unremembered.
pub const REFERENCES: &[Reference] = &[
    // What hangs together.
    row("holding", "system", SYSTEM, FOLLOWS),
    row("holding", "info_set", SET, FOLLOWS),
    row("flow", "from_party", Names::Party, FOLLOWS),
    row("flow", "to_party", Names::Party, FOLLOWS),
    row("flow", "info_set", SET, FOLLOWS),
    row("dependency", "consumer", SYSTEM, FOLLOWS),
    row("dependency", "provider", SYSTEM, FOLLOWS),
    row("info_set", "parts", Names::Many(Kind::Set), FOLLOWS),
    row("info_set", "reaches", Names::Many(Kind::System), FOLLOWS),
    row("info_set", "authority", AUTHORITY, FOLLOWS),
    row("system", "authority", AUTHORITY, FOLLOWS),
    row("authority", "parent", AUTHORITY, FOLLOWS),
    row(
        "data_protection",
        "authority",
        AUTHORITY,
        Then::Follows(&["contact", "joint", "representative", "officer", "security"]),
    ),
    // Levels.
    row("set_level", "info_set", SET, Then::Chosen),
    row("consequence", "info_set", SET, Then::Chosen),
    row("unknown_level", "info_set", SET, Then::Chosen),
    row("level_origin", "info_set", SET, Then::Chosen),
    row("effective_level", "system", SYSTEM, Then::Chosen),
    row("adopted_level", "system", SYSTEM, Then::Goes),
    row("adopted", "system", SYSTEM, Then::Goes),
    row("reconsideration", "system", SYSTEM, Then::Follows(&["reason"])),
    // Answers and assessments.
    row("flag_answer", "subject", Names::AsIn("subject_kind"), Then::Follows(&["motivation"])),
    row("flag_answer", "system", SYSTEM, FOLLOWS),
    row("flag_answer", "asset", SET, FOLLOWS),
    row("gate_answer", "system", SYSTEM, Then::Goes),
    row("gate_answer", "known", Names::Many(Kind::Set), FOLLOWS),
    row("assessment", "system", SYSTEM, FOLLOWS),
    row("assessment_subject", "subject", Names::AsIn("subject_kind"), FOLLOWS),
    // Workshops: the workshop first, then what is in it.
    row("workshop", "system", SYSTEM, Then::Numbered),
    row("workshop", "question_set", SET, FOLLOWS),
    row("workshop_participant", "system", SYSTEM, Then::Numbered),
    row("workshop_agenda", "system", SYSTEM, Then::Numbered),
    row("workshop_spread", "system", SYSTEM, Then::Numbered),
    row("workshop_spread", "info_set", SET, FOLLOWS),
    row("workshop_decision", "system", SYSTEM, Then::Numbered),
    row(
        "workshop_decision",
        "info_set",
        SET,
        Then::Follows(&["reason", "dissent_by", "dissent", "open_question"]),
    ),
    row("workshop_parked", "system", SYSTEM, Then::Numbered),
    row("workshop_vote", "system", SYSTEM, Then::Forgotten),
    row("workshop_vote", "info_set", SET, Then::Forgotten),
    // What is to be done.
    row("measure_status", "system", SYSTEM, Then::Follows(&["reason", "note"])),
    row("measure_exception", "system", SYSTEM, Then::Follows(&["decision"])),
    row(
        "continuity",
        "system",
        SYSTEM,
        Then::Follows(&["critical_period", "fallback", "catch_up", "service_levels"]),
    ),
    row("risk", "system", SYSTEM, FOLLOWS),
    row("risk_appetite", "authority", AUTHORITY, FOLLOWS),
    row("incident_subject", "subject", Names::AsIn("subject_kind"), FOLLOWS),
    row("incident_review", "system", SYSTEM, Then::Follows(&["words"])),
    // What was asked and answered: the rows are found under the new id; what was signed says the old.
    row("assignment", "system", SYSTEM, FOLLOWS),
    row("assignment", "authority", AUTHORITY, FOLLOWS),
    row("assignment", "sets", Names::Many(Kind::Set), FOLLOWS),
    row("response_answer", "info_set", SET, Then::Follows(&["reason"])),
    row("answering", "system", SYSTEM, Then::Stays),
    // What is signed, has left, or is stopped.
    row("document", "system", SYSTEM, Then::Stays),
    row("set_approval", "info_set", SET, Then::Stays),
    row("export", "system", SYSTEM, Then::Stays),
    row("recall", "system", SYSTEM, Then::Stays),
    row("stopped_object", "object", Names::AsIn("kind"), Then::Stays),
    // What was handed over went under the id that it had.
    row("handover", "system", SYSTEM, Then::Stays),
    row("custody", "object", Names::AsIn("kind"), Then::Stays),
    // Earlier reorganisations. An alias leads to what was there then, and on from there.
    row("alias", "old_id", Names::AsIn("kind"), Then::Stays),
    row("alias", "new_id", Names::AsIn("kind"), Then::Stays),
    row("former_name", "object", Names::AsIn("kind"), FOLLOWS),
    row("origin", "object", Names::AsIn("kind"), Then::Goes),
    row("origin", "from_object", Names::AsIn("kind"), FOLLOWS),
    row("decommissioned", "object", Names::AsIn("kind"), Then::Goes),
    // What the centre tells goes by the ids that the centre has.
    row("central", "object", Names::AsIn("kind"), Then::Goes),
    row("central", "authority", AUTHORITY, Then::Stays),
    row("centre_catalogue", "authority", AUTHORITY, Then::Stays),
    row("disposed", "object", Names::AsIn("kind"), Then::Stays),
    row("disposed_document", "system", SYSTEM, Then::Stays),
];

/// Tables that have such a column and name nothing with it: the thing itself, or the log, whose
/// chain never changes.
#[cfg(test)]
pub const NOT_REFERENCES: &[(&str, &str)] = &[("change_log", "object")];
