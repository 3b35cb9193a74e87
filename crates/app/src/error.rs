use varsam_bundle::BundleError;
use varsam_store::StoreError;

use crate::dto::{Args, ErrorDto, ProblemDto};

/// An error of a use case: a stable code, values for its sentences, and every single problem where
/// there are several. The sentences are in `assets/texts`, under `error-CODE`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code} {args:?}")]
pub struct AppError {
    /// The code.
    pub code: &'static str,
    /// Values for the sentences.
    pub args: Args,
    /// Every single problem.
    pub problems: Vec<ProblemDto>,
}

impl AppError {
    /// An error without values.
    pub fn new(code: &'static str) -> Self {
        Self { code, args: Args::new(), problems: Vec::new() }
    }

    /// The same error with a value for its sentences.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let answer = Self::new(error.code());
        match &error {
            StoreError::InUse { by, since } => answer.with("by", by).with("since", since),
            StoreError::Conflict { object } => answer.with("object", object),
            StoreError::Unknown { id, .. } => answer.with("id", id),
            StoreError::HandedOver { object, whom, at } => {
                answer.with("object", object).with("whom", whom).with("at", day(at))
            }
            StoreError::KeptElsewhere { object, register } => {
                answer.with("object", object).with("register", register)
            }
            StoreError::Collides { kind, id } => answer.with("kind", kind).with("id", id),
            StoreError::StoppedHere { code } => answer.with("code", code),
            other => answer.with("detail", other),
        }
    }
}

/// The day of a moment, as people write it.
pub(crate) fn day(rfc3339: &str) -> &str {
    rfc3339.get(..10).unwrap_or(rfc3339)
}

impl From<BundleError> for AppError {
    fn from(error: BundleError) -> Self {
        let code = match error.code() {
            "wrong_passphrase" => "wrong_key_passphrase",
            "not_an_identity" => "identity_damaged",
            _ => "internal",
        };
        Self::new(code).with("detail", error)
    }
}

impl From<std::io::Error> for AppError {
    fn from(error: std::io::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<&AppError> for ErrorDto {
    fn from(error: &AppError) -> Self {
        Self { code: error.code.to_owned(), args: error.args.clone(), problems: error.problems.clone() }
    }
}
