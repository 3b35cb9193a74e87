use crate::record::record;

record! {
    /// A risk in a system. Days are `YYYY-MM-DD`.
    Risk in "risk" key("id") {
        /// A UUID.
        id: String,
        /// The system.
        system: String,
        /// The cause in the catalogue that it began from; empty for none.
        threat: String,
        /// What comes after "På grund av".
        cause: String,
        /// What happens.
        event: String,
        /// What it leads to.
        effect: String,
        /// The aspect that it is about.
        aspect: String,
        /// The pack of the levels.
        pack: String,
        /// The level's id of the consequence.
        level: String,
        /// How likely, 0 to 3.
        likelihood: i64,
        /// The function of who owns it.
        owner: String,
        /// `accept`, `avoid`, `transfer`, `reduce` or empty.
        treatment: String,
        /// What is done.
        treatment_words: String,
        /// By which day.
        due: Option<String>,
        /// When it was done.
        done_at: Option<String>,
        /// The level's id of what remains.
        residual_level: Option<String>,
        /// How likely it is then, 0 to 3.
        residual_likelihood: Option<i64>,
        /// The function of who decided to bear it.
        accepted_by: String,
        /// When.
        accepted_at: Option<String>,
        /// Who weighed it: functions.
        participants: String,
        /// When it is looked at again.
        review_at: Option<String>,
        /// When it was written, RFC 3339.
        created_at: String,
    }
}

record! {
    /// The highest likelihood that an authority accepts at a level.
    RiskAppetite in "risk_appetite" key("authority", "level") {
        /// The authority.
        authority: String,
        /// The level number.
        level: i64,
        /// The likelihood, or -1 for never.
        likelihood: i64,
    }
}
