use crate::record::record;

record! {
    /// An answer to a flag.
    FlagAnswer in "flag_answer" key("flag", "subject_kind", "subject") {
        /// The flag's id: `AGG-02`.
        flag: String,
        /// `system`, `set` or `flow`.
        subject_kind: String,
        /// Identity of what the flag was raised on.
        subject: String,
        /// A digest of what the answer rested on.
        basis: String,
        /// The system where it was answered.
        system: String,
        /// The conversation in which it was answered.
        conversation: String,
        /// `new_asset`, `raise` or `no_effect`.
        outcome: String,
        /// JSON object of question id → text.
        answers: String,
        /// Why.
        motivation: String,
        /// JSON object of aspect → the id of the level that a raise proposes.
        raises: String,
        /// The aggregate that was made.
        asset: Option<String>,
        /// When, RFC 3339.
        answered_at: String,
        /// Who.
        answered_by: String,
    }
}

record! {
    /// A dated exception for a flow to lower protection.
    FlowException in "flow_exception" key("flow") {
        /// The flow.
        flow: String,
        /// Why.
        motivation: String,
        /// The last day on which it holds (`YYYY-MM-DD`).
        until: String,
        /// The function of who decided.
        decided_by: String,
        /// When, RFC 3339.
        decided_at: String,
    }
}

record! {
    /// A system's level that is not the calculated one.
    EffectiveLevel in "effective_level" key("system", "aspect") {
        /// The system.
        system: String,
        /// The aspect.
        aspect: String,
        /// The pack of the levels.
        pack: String,
        /// The level's id.
        level: String,
        /// The id of what was calculated when it was decided.
        calculated: Option<String>,
        /// `manual`, `cumulative`, `distributive` or `exception`.
        reason_code: String,
        /// Why.
        reason: String,
        /// The system owner's decision, for a lowered level.
        owner_decision: String,
        /// The coordinator's statement, for a lowered level.
        coordinator_statement: String,
        /// When, RFC 3339.
        decided_at: String,
    }
}

record! {
    /// The consequence that an owner sees for a category.
    Consequence in "consequence" key("info_set", "aspect", "category") {
        /// The set.
        info_set: String,
        /// The aspect.
        aspect: String,
        /// The consequence category.
        category: String,
        /// The pack of the level.
        pack: String,
        /// The level's id.
        level: String,
    }
}

record! {
    /// Somebody answered "vet inte", which is neither a level nor nothing.
    UnknownLevel in "unknown_level" key("info_set", "aspect") {
        /// The set.
        info_set: String,
        /// The aspect.
        aspect: String,
    }
}
