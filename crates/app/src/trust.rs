//! Which keys the register goes by, and what a signature comes to by that: the rule is the centre's
//! own, in `varsam_bundle`. Without a trust list nobody vouches for any key: what it signs is valid
//! and not yet trusted, and counts by the function alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use varsam_bundle::identity_file::Identity;
use varsam_bundle::payload::{Requirement, ResultBody, Role, Typ};
use varsam_bundle::{KeyStanding, Need, SetAsideReason, TrustStore};
use varsam_store::tables::{Document, Judgement};

use crate::AppError;
use crate::dto::KeyStandingId;
use crate::session::Session;
use crate::snapshot::Snapshot;

/// How a signature stands that waits for another list.
const WAITS: &str = "waits";

/// The trust list that the register goes by, at a moment.
#[derive(Clone)]
pub(crate) struct Trust {
    pub list: Option<Arc<TrustStore>>,
    pub now: DateTime<Utc>,
}

/// What a list makes of a signature that is not refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Judged {
    standing: &'static str,
    answers: Vec<u32>,
    list: u32,
}

/// Whether a statement answers a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answers {
    /// It has nothing to do with it.
    No,
    /// It would, when a list knew its key.
    Waits,
    /// It does.
    Counts,
}

impl Trust {
    /// How a key stands.
    pub fn standing(&self, kid: &str) -> KeyStandingId {
        let Some(list) = &self.list else { return KeyStandingId::NoList };
        match list.standing(kid, self.now) {
            KeyStanding::Valid => KeyStandingId::Trusted,
            KeyStanding::InGrace("holder_left") => KeyStandingId::LeftInGrace,
            KeyStanding::InGrace(_) => KeyStandingId::ExpiredInGrace,
            KeyStanding::SetAside(SetAsideReason::UnknownKey) => KeyStandingId::Unknown,
            KeyStanding::SetAside(SetAsideReason::NotYetValid) => KeyStandingId::NotYetValid,
            KeyStanding::SetAside(SetAsideReason::Expired) => KeyStandingId::Expired,
            KeyStanding::SetAside(SetAsideReason::HolderLeft) => KeyStandingId::Left,
            KeyStanding::Revoked => KeyStandingId::Revoked,
        }
    }

    /// Refuses a key that somebody else may have: it signs nothing more, whatever it is.
    ///
    /// # Errors
    /// `key_revoked`.
    pub fn refuse_revoked(&self, by: &Identity) -> Result<(), AppError> {
        match self.standing(&by.kid) {
            KeyStandingId::Revoked => Err(AppError::new("key_revoked").with("function", &by.function)),
            _ => Ok(()),
        }
    }

    /// What the list makes of a result that somebody signs for an authority; `None` without a list.
    ///
    /// # Errors
    /// `key_revoked`, `key_not_granted`.
    pub fn of_result(&self, by: &Identity, authority: &str) -> Result<Option<Judged>, AppError> {
        self.refuse_revoked(by)?;
        let Some((list, standing)) = self.judged(&by.kid) else { return Ok(None) };
        if list.entry(&by.kid).is_some() && !list.grants(&by.kid, Role::Facilitator, authority) {
            return Err(not_granted(by));
        }
        Ok(Some(Judged { standing, answers: Vec::new(), list: list.version() }))
    }

    /// What the list makes of a statement on a result; `None` without a list. Of a key that the list
    /// does not know, it is seen by its function alone whether anybody waits for it.
    ///
    /// # Errors
    /// `key_revoked`; `key_not_granted` for a key that the list gives no right to say it, be it the
    /// wrong role, committee or function; `wrong_function` when nothing waits for this function.
    pub fn of_statement(
        &self,
        by: &Identity,
        role: Role,
        result: &ResultBody,
    ) -> Result<Option<Judged>, AppError> {
        self.refuse_revoked(by)?;
        let known = self.judged(&by.kid).filter(|(list, _)| list.entry(&by.kid).is_some());
        if let Some((list, standing)) = known {
            let needs = result.requires.iter().map(need);
            let answers = list.answers(&by.kid, role, &result.scope.authority, needs);
            let answers = answers.ok_or_else(|| not_granted(by))?;
            return Ok(Some(Judged { standing, answers, list: list.version() }));
        }
        if role.decides()
            && !result.requires.iter().any(|need| by_function(by.sample, need, role, &by.function))
        {
            return Err(AppError::new("wrong_function").with("function", &by.function));
        }
        let judged = |(list, standing): (&Arc<TrustStore>, _)| Judged {
            standing,
            answers: Vec::new(),
            list: list.version(),
        };
        Ok(self.judged(&by.kid).map(judged))
    }

    /// The list, and whether what a key signs now waits.
    fn judged(&self, kid: &str) -> Option<(&Arc<TrustStore>, &'static str)> {
        let list = self.list.as_ref()?;
        let standing = match list.standing(kid, self.now) {
            KeyStanding::Valid => "trusted",
            KeyStanding::InGrace(_) => "in_grace",
            KeyStanding::SetAside(_) | KeyStanding::Revoked => WAITS,
        };
        Some((list, standing))
    }
}

impl Judged {
    /// As a row about a document.
    pub fn row(&self, document: &str, at: &str) -> Judgement {
        Judgement {
            document: document.to_owned(),
            standing: self.standing.to_owned(),
            answers: format!("{:?}", self.answers),
            list: i64::from(self.list),
            at: at.to_owned(),
        }
    }
}

fn not_granted(by: &Identity) -> AppError {
    AppError::new("key_not_granted").with("function", &by.function)
}

fn need(need: &Requirement) -> Need<'_> {
    Need { role: need.role.as_str(), authority: &need.authority, function: &need.function }
}

/// Whether somebody answers a requirement as far as can be told without a list: the role is right, and
/// the function is the one that is asked for. In the sample municipality one key answers for every
/// function.
fn by_function(sample: bool, need: &Requirement, role: Role, function: &str) -> bool {
    need.role == role && (sample || need.function == function)
}

/// What the documents of a register count as.
pub(crate) struct Judging {
    pub trust: Trust,
    sample: bool,
    rows: BTreeMap<String, (bool, Vec<u32>)>,
}

impl Judging {
    /// # Errors
    /// `register_damaged`.
    pub fn of(session: &Session, snapshot: &Snapshot) -> Result<Self, AppError> {
        let trust = session.trust(&snapshot.content)?;
        let mut judging = Self { trust, sample: snapshot.content.register.sample, rows: BTreeMap::new() };
        snapshot.content.judgements.iter().for_each(|row| judging.add(row));
        Ok(judging)
    }

    /// The same by another list.
    pub fn by(self, trust: Trust) -> Self {
        Self { trust, ..self }
    }

    /// Adds how a document was judged.
    pub fn add(&mut self, row: &Judgement) {
        let answers = serde_json::from_str(&row.answers).unwrap_or_default();
        self.rows.insert(row.document.clone(), (row.standing == WAITS, answers));
    }

    /// Whether a signed document counts, or waits for a list that knows its key.
    pub fn holds(&self, document: &Document) -> bool {
        match self.rows.get(&document.sha256) {
            Some((waits, _)) => !waits,
            None => !self.is_foreign(document) || !self.waits_now(document),
        }
    }

    /// Whether a statement answers the requirement of a result that stands at a place.
    pub fn answers(&self, needs: &[Requirement], place: usize, statement: &Document) -> Answers {
        let Some(need) = needs.get(place) else { return Answers::No };
        let Some(role) = statement.role.as_deref().and_then(Role::parse) else { return Answers::No };
        let named = by_function(self.sample, need, role, &statement.function);
        let yes = |is: bool, then: Answers| if is { then } else { Answers::No };
        match self.rows.get(&statement.sha256) {
            Some((false, answers)) => {
                yes(answers.iter().any(|known| usize::try_from(*known) == Ok(place)), Answers::Counts)
            }
            Some((true, _)) => yes(named, Answers::Waits),
            None if self.is_foreign(statement) => self.foreign(need, role, named, statement),
            None => yes(named, Answers::Counts),
        }
    }

    /// What came from another register was judged by nobody here: it is judged today.
    fn foreign(&self, need: &Requirement, role: Role, named: bool, statement: &Document) -> Answers {
        let Some(list) = &self.trust.list else { return Answers::No };
        let granted = list.grants_function(&statement.kid, role, &need.authority, &need.function);
        match (self.waits_now(statement), granted, named) {
            (false, true, _) => Answers::Counts,
            (true, _, true) => Answers::Waits,
            _ => Answers::No,
        }
    }

    fn is_foreign(&self, document: &Document) -> bool {
        document.seq.is_none() && self.trust.list.is_some()
    }

    fn waits_now(&self, document: &Document) -> bool {
        self.trust.judged(&document.kid).is_some_and(|(_, standing)| standing == WAITS)
    }
}

/// What a newer list makes of a document that waited; `None` when it waits on.
pub(crate) fn judged_anew(trust: &Trust, document: &Document, result: &ResultBody) -> Option<Judged> {
    let by = Identity {
        kid: document.kid.clone(),
        key: varsam_bundle::keys::Jwk::from_x(document.key_x.as_str()),
        function: document.function.clone(),
        sample: false,
    };
    let judged = if document.typ == Typ::Result.as_str() {
        trust.of_result(&by, &result.scope.authority)
    } else {
        trust.of_statement(&by, document.role.as_deref().and_then(Role::parse)?, result)
    };
    judged.ok().flatten().filter(|judged| judged.standing != WAITS)
}
