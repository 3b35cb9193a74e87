//! Whether a new passphrase is good enough: long enough, and not easy to guess.
//!
//! How easy it is to guess is judged by zxcvbn, which knows the passwords, words and patterns that
//! guessing begins with. Its words are English: what people in Swedish offices put in a passphrase is
//! given to it here. What it works on is not wiped, so it is not asked more often than somebody pauses.

use zeroize::Zeroizing;
use zxcvbn::feedback::Warning;
use zxcvbn::{Score, zxcvbn};

use crate::AppError;
use crate::dto::{StrengthHint, StrengthLevel, StrengthView};

/// The shortest passphrase for a register or a key, in characters.
pub const SHORTEST_PASSPHRASE: usize = 12;

/// Words that guessing begins with here, the likeliest first.
const USUAL: &[&str] = &[
    "lösenord",
    "losenord",
    "lösen",
    "välkommen",
    "sommar",
    "sommaren",
    "vinter",
    "vintern",
    "vår",
    "våren",
    "höst",
    "hösten",
    "kommun",
    "kommunen",
    "varsam",
    "hejsan",
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
    "måndag",
    "tisdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lördag",
    "söndag",
];

/// How well a passphrase withstands guessing by somebody who knows `about`: the name of what it opens.
pub fn judge(passphrase: String, about: &[String]) -> StrengthView {
    let passphrase = Zeroizing::new(passphrase);
    let least = u32::try_from(SHORTEST_PASSPHRASE).unwrap_or(u32::MAX);
    let (level, hint) = judged(&passphrase, about);
    StrengthView { level, hint, least }
}

fn judged(passphrase: &str, about: &[String]) -> (StrengthLevel, Option<StrengthHint>) {
    let known: Vec<&str> =
        about.iter().flat_map(|text| text.split_whitespace()).chain(USUAL.iter().copied()).collect();
    let entropy = zxcvbn(passphrase, &known);
    let hint = entropy.feedback().and_then(|feedback| feedback.warning()).map(hint);
    let level = match entropy.score() {
        _ if passphrase.chars().count() < SHORTEST_PASSPHRASE => StrengthLevel::Short,
        Score::Zero | Score::One => StrengthLevel::Weak,
        Score::Two => StrengthLevel::Fair,
        Score::Three => StrengthLevel::Good,
        // There are no more.
        _ => StrengthLevel::Strong,
    };
    (level, hint)
}

fn hint(warning: Warning) -> StrengthHint {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => {
            StrengthHint::Keyboard
        }
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            StrengthHint::Repeats
        }
        Warning::SequencesLikeAbcAreEasyToGuess => StrengthHint::Sequence,
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => StrengthHint::Common,
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => StrengthHint::Date,
        Warning::AWordByItselfIsEasyToGuess => StrengthHint::Word,
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => StrengthHint::Name,
    }
}

/// Checks a new passphrase and its repetition.
///
/// # Errors
/// `passphrase_short`, `passphrase_weak`, `passphrases_differ`.
pub(crate) fn check_new(passphrase: &str, again: &str, about: &str) -> Result<(), AppError> {
    match judged(passphrase, &[about.to_owned()]).0 {
        StrengthLevel::Short => {
            return Err(AppError::new("passphrase_short").with("least", SHORTEST_PASSPHRASE));
        }
        StrengthLevel::Weak => return Err(AppError::new("passphrase_weak")),
        StrengthLevel::Fair | StrengthLevel::Good | StrengthLevel::Strong => {}
    }
    if passphrase != again {
        return Err(AppError::new("passphrases_differ"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(passphrase: &str) -> StrengthLevel {
        judge(passphrase.to_owned(), &["Ekonomi och upphandling 2026".to_owned()]).level
    }

    #[test]
    fn what_is_easy_to_guess_is_refused_and_words_in_a_row_are_taken() {
        for short in ["", "kort", "elva tecken"] {
            assert_eq!(level(short), StrengthLevel::Short, "{short}");
        }
        for weak in [
            "aaaaaaaaaaaa",
            "password1234",
            "qwertyuiop12",
            "lösenordlösenord",
            "sommaren2026",
            "upphandling2026",
        ] {
            assert_eq!(level(weak), StrengthLevel::Weak, "{weak}");
        }
        for taken in ["fyra ord på rad", "hemlig lösenfras 1", "kratta vinge åtta salt", "demo-passphrase"]
        {
            assert!(!matches!(level(taken), StrengthLevel::Short | StrengthLevel::Weak), "{taken}");
        }
        assert_eq!(level("kratta vinge åtta salt"), StrengthLevel::Strong);
    }

    #[test]
    fn what_makes_it_easy_to_guess_is_said() {
        let hint = |passphrase: &str| judge(passphrase.to_owned(), &[]).hint;
        assert_eq!(hint("qwertyuiop12"), Some(StrengthHint::Common));
        assert_eq!(hint("aaaaaaaaaaaa"), Some(StrengthHint::Repeats));
        assert_eq!(hint("password"), Some(StrengthHint::Common));
        assert_eq!(hint("kratta vinge åtta salt"), None);
    }

    #[test]
    fn an_error_says_which_it_is() {
        let code = |passphrase, again| check_new(passphrase, again, "Prov").map_err(|error| error.code);
        assert_eq!(code("kort", "kort"), Err("passphrase_short"));
        assert_eq!(code("aaaaaaaaaaaa", "aaaaaaaaaaaa"), Err("passphrase_weak"));
        assert_eq!(code("fyra ord på rad", "fyra ord"), Err("passphrases_differ"));
        assert_eq!(code("fyra ord på rad", "fyra ord på rad"), Ok(()));
    }

    #[test]
    fn the_longest_text_is_judged_at_once() {
        assert_eq!(level(&"åäö ".repeat(200_000)), level(&"åäö ".repeat(50)));
    }
}
