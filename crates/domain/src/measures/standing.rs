//! Where a measure stands in a system, from what somebody answered and what day it is.

/// What somebody answered about a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is in place.
    Yes,
    /// It is there in part.
    Partly,
    /// It is missing.
    No,
    /// It does not fit the system; wants a reason.
    NotApplicable,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Yes, Self::Partly, Self::No, Self::NotApplicable];

    /// The code in registers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The status with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// An answer with what belongs to it. Days are `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered<'a> {
    /// What was answered.
    pub status: Status,
    /// The grade that was asked for when it was answered.
    pub grade: u8,
    /// The last day of an exception, if one was decided.
    pub excepted_until: Option<&'a str>,
}

/// Where a measure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has answered.
    Unanswered,
    /// In place.
    Done,
    /// Does not fit the system.
    NotApplicable,
    /// Something is left to do.
    Open,
    /// Something is left to do, and it was decided to go without until a day that has not passed.
    Excepted,
    /// The exception has ended, so it is open again.
    ExceptionEnded,
    /// It was in place for less than what is asked for now.
    Raised,
}

impl Standing {
    /// Where a measure stands today, when this grade is asked for.
    pub fn of(answered: Option<Answered<'_>>, grade: u8, today: &str) -> Self {
        let Some(answered) = answered else { return Self::Unanswered };
        match answered.status {
            Status::NotApplicable => Self::NotApplicable,
            Status::Yes if answered.grade >= grade => Self::Done,
            Status::Yes | Status::Partly | Status::No => match answered.excepted_until {
                Some(until) if until >= today => Self::Excepted,
                Some(_) => Self::ExceptionEnded,
                None if answered.status == Status::Yes => Self::Raised,
                None => Self::Open,
            },
        }
    }

    /// The code in views.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unanswered => "unanswered",
            Self::Done => "done",
            Self::NotApplicable => "not_applicable",
            Self::Open => "open",
            Self::Excepted => "excepted",
            Self::ExceptionEnded => "exception_ended",
            Self::Raised => "raised",
        }
    }

    /// Whether somebody has something left to do.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::ExceptionEnded | Self::Raised)
    }
}
