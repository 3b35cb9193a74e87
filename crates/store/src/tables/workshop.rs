use crate::record::record;

record! {
    /// A workshop about a system.
    Workshop in "workshop" key("system", "number") {
        /// The system.
        system: String,
        /// 1, 2, 3 … for each system.
        number: i64,
        /// What people call it.
        name: String,
        /// When it is held (`YYYY-MM-DD`).
        date: Option<String>,
        /// Where.
        place: String,
        /// `planned`, `first_round`, `revealed`, `second_round` or `closed`.
        state: String,
        /// The set of the question that is talked about.
        question_set: Option<String>,
        /// Its aspect.
        question_aspect: Option<String>,
        /// The invitation.
        invitation: String,
        /// Notes of who leads it.
        notes: String,
        /// When it was planned, RFC 3339.
        created_at: String,
        /// When it was closed, RFC 3339.
        closed_at: Option<String>,
        /// When the work goes on (`YYYY-MM-DD`).
        next_date: Option<String>,
    }
}

record! {
    /// Somebody who takes part.
    WorkshopParticipant in "workshop_participant" key("system", "workshop", "number") {
        /// The system.
        system: String,
        /// The workshop.
        workshop: i64,
        /// Their number in it.
        number: i64,
        /// Their function.
        function: String,
        /// Code of `Part`.
        part: String,
        /// Whether they are there.
        present: bool,
    }
}

record! {
    /// A point of the agenda.
    WorkshopAgenda in "workshop_agenda" key("system", "workshop", "number") {
        /// The system.
        system: String,
        /// The workshop.
        workshop: i64,
        /// Its place.
        number: i64,
        /// What is done.
        item: String,
        /// For how long.
        minutes: i64,
    }
}

record! {
    /// A named vote. It is never a part of [`crate::Content`], and never in a change body.
    WorkshopVote in "workshop_vote" key("system", "workshop", "round", "participant", "info_set", "aspect") {
        /// The system.
        system: String,
        /// The workshop.
        workshop: i64,
        /// 1 or 2.
        round: i64,
        /// Whose.
        participant: i64,
        /// The set.
        info_set: String,
        /// The aspect.
        aspect: String,
        /// The pack of the level.
        pack: String,
        /// The level's id; `None` is "vi vet inte".
        level: Option<String>,
        /// Why, in a few words.
        reason: String,
    }
}

record! {
    /// How the votes on a question lay, without whose they were.
    WorkshopSpread in "workshop_spread" key("system", "workshop", "round", "info_set", "aspect") {
        /// The system.
        system: String,
        /// The workshop.
        workshop: i64,
        /// 1 or 2.
        round: i64,
        /// The set.
        info_set: String,
        /// The aspect.
        aspect: String,
        /// The pack of the levels.
        pack: String,
        /// JSON object of level id → how many.
        votes: String,
        /// How many did not know.
        unknown: i64,
    }
}

record! {
    /// What was decided on a question, and who disagreed.
    WorkshopDecision in "workshop_decision" key("system", "workshop", "info_set", "aspect") {
        /// The system.
        system: String,
        /// The workshop.
        workshop: i64,
        /// The set.
        info_set: String,
        /// The aspect.
        aspect: String,
        /// The pack of the level.
        pack: String,
        /// The level's id.
        level: String,
        /// Why.
        reason: String,
        /// The function of who disagrees; empty when nobody does.
        dissent_by: String,
        /// Why they disagree.
        dissent: String,
        /// What nobody could answer.
        open_question: String,
        /// When, RFC 3339.
        decided_at: String,
    }
}

record! {
    /// Something that is to be dealt with elsewhere.
    WorkshopParked in "workshop_parked" key("system", "workshop", "number") {
        /// The system.
        system: String,
        /// The workshop.
        workshop: i64,
        /// Its place.
        number: i64,
        /// What.
        matter: String,
        /// Who takes it on.
        owner: String,
    }
}
