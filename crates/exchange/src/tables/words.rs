//! The words of cells. Case, spaces and the kind of dash make no difference.

use varsam_domain::facts::{
    AuthorityKind, Band, Environment, FlowMode, Handling, Identifier, PersonalData, Purpose, SystemKind,
    TimeDepth, Topic, Volume,
};

use crate::json::Coded;

/// A value that people write with words of their own.
pub(super) trait Worded: Coded {
    /// Words beside the code, Swedish first.
    fn words() -> &'static [(&'static str, Self)];
}

/// The value that a word stands for: one of its words, or its code.
pub(super) fn value_of<T: Worded>(word: &str) -> Option<T> {
    let word = normalised(word);
    let by_word = T::words().iter().find(|(known, _)| normalised(known) == word).map(|(_, value)| *value);
    by_word.or_else(|| T::codes().into_iter().find(|code| normalised(code) == word).and_then(T::of_code))
}

/// A band, which may also be given as a number.
pub(super) fn band_of(word: &str) -> Option<Band> {
    value_of(word).or_else(|| {
        let digits = normalised(word);
        // A code such as `10000+` was tried above; what is left is a bare number.
        let number: u64 = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
        Some(match number {
            0 => Band::None,
            1..=99 => Band::UpTo99,
            100..=999 => Band::UpTo999,
            1_000..=9_999 => Band::UpTo9999,
            _ => Band::From10000,
        })
    })
}

/// Whether a cell says yes or no; `None` when it says neither.
pub(super) fn yes_or_no(word: &str) -> Option<bool> {
    match normalised(word).as_str() {
        "ja" | "j" | "x" | "1" | "yes" | "y" | "true" | "sant" => Some(true),
        "nej" | "n" | "0" | "no" | "false" | "falskt" => Some(false),
        _ => None,
    }
}

/// Whether a cell says that nobody knows.
pub(super) fn is_unknown(word: &str) -> bool {
    const WORDS: [&str; 14] = [
        "",
        "-",
        "?",
        "okänt",
        "vetej",
        "vetinte",
        "null",
        "unknown",
        "ejbedömd",
        "ejbedömt",
        "intebedömd",
        "ejklassad",
        "oklassad",
        "notassessed",
    ];
    WORDS.contains(&normalised(word).as_str())
}

/// A word as it is compared: lower case, no white space, one kind of dash.
pub(super) fn normalised(word: &str) -> String {
    composed(word)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}' | '\u{ad}'))
        .flat_map(char::to_lowercase)
        .map(|c| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c })
        .collect()
}

/// Letters that some systems write as a base and a mark, as one letter each.
pub(super) fn composed(text: &str) -> String {
    const PAIRS: [(&str, &str); 8] = [
        ("a\u{30a}", "å"),
        ("a\u{308}", "ä"),
        ("o\u{308}", "ö"),
        ("A\u{30a}", "Å"),
        ("A\u{308}", "Ä"),
        ("O\u{308}", "Ö"),
        ("e\u{301}", "é"),
        ("E\u{301}", "É"),
    ];
    if !text.contains(['\u{30a}', '\u{308}', '\u{301}']) {
        return text.to_owned();
    }
    PAIRS.iter().fold(text.to_owned(), |text, (pair, letter)| text.replace(pair, letter))
}

macro_rules! worded {
    ($($name:ident { $($word:literal => $variant:ident),+ $(,)? })+) => {$(
        impl Worded for $name {
            fn words() -> &'static [(&'static str, Self)] {
                &[$(($word, $name::$variant)),+]
            }
        }
    )+};
}

worded! {
    AuthorityKind {
        "Nämnd" => Committee, "Styrelse" => Committee, "Committee" => Committee,
        "Bolag" => Company, "Kommunalt bolag" => Company, "Company" => Company,
        "Extern part" => External, "Utomstående" => External, "External" => External,
        "Allmänhet" => Public, "Allmänheten" => Public, "Public" => Public,
    }
    SystemKind {
        "Verksamhetssystem" => It, "IT-system" => It, "Business system" => It,
        "Plattform" => Platform,
        "Sakernas internet" => Iot, "Internet of things" => Iot,
        "Styrsystem" => Ot, "Control system" => Ot,
        "Process" => Process, "Verksamhetsprocess" => Process, "Business process" => Process,
    }
    Purpose {
        "Handläggning" => CaseHandling, "Ärendehandläggning" => CaseHandling, "Case handling" => CaseHandling,
        "Operations" => Operations, "Statistics" => Statistics, "Analysis" => Analysis,
        "Profiling" => Profiling, "AI-träning" => AiTraining, "Träning av AI" => AiTraining,
        "AI training" => AiTraining, "Prediction" => Prediction, "Förutsägelse" => Prediction,
        "Publishing" => Publishing,
    }
    Band {
        "Inga" => None, "Ingen" => None,
        "10 000 eller fler" => From10000, "10 000–" => From10000, "10,000 or more" => From10000,
        "1,000–9,999" => UpTo9999,
        "Hela befolkningen" => Population, "Befolkningen" => Population,
        "The whole population" => Population,
    }
    Identifier {
        "Personal identity number" => PersonalNumber, "Name" => Name, "Address" => Address,
        "Fastighetsbeteckning" => Property, "Property" => Property,
        "Coordinate" => Coordinate,
        "Enhets-id" => Device, "Enhetsidentitet" => Device, "Device id" => Device,
        "Anställningsnummer" => Employee, "Anställnings-id" => Employee, "Employee number" => Employee,
    }
    PersonalData {
        "Vanliga" => Ordinary,
        "Extra skyddsvärda" => Worthy, "Särskilt skyddsvärda" => Worthy,
        "Känsliga (art. 9)" => Special, "Känsliga" => Special, "Special categories" => Special,
        "Lagöverträdelser (art. 10)" => Criminal, "Lagöverträdelser" => Criminal,
        "Criminal offences" => Criminal,
        "Skyddade personuppgifter" => Protected, "Skyddade" => Protected,
        "Protected identity" => Protected,
    }
    TimeDepth {
        "Ögonblick" => Moment,
        "Under 1 år" => UnderOneYear, "Under one year" => UnderOneYear,
        "1–5 år" => OneToFiveYears, "1–5 years" => OneToFiveYears,
        "Över 5 år" => OverFiveYears, "Over five years" => OverFiveYears,
        "Löpande logg" => Continuous, "Löpande" => Continuous, "Continuous log" => Continuous,
    }
    Topic {
        "Anläggning" => Facility, "Facilities" => Facility, "Nät" => Network, "Networks" => Network,
        "Alarms" => Alarm, "Drawings" => Drawing, "Staffing" => Staffing,
        "Behörighet" => AccessRights, "Access rights" => AccessRights,
        "Configuration" => Configuration, "Preparedness" => Preparedness,
        "Risk- och sårbarhetsanalys" => RiskAnalysis, "Risk and vulnerability analysis" => RiskAnalysis,
        "Totalförsvar" => TotalDefence, "Total defence" => TotalDefence,
        "Protected object" => ProtectedObject,
        "Dependency map" => DependencyMap,
    }
    Handling {
        "Lagrar" => Stores, "Bearbetar" => Processes, "Behandlar" => Processes, "Visar" => Shows,
    }
    Environment {
        "Produktion" => Production, "Utbildning" => Test, "Analys" => Analysis,
    }
    FlowMode {
        "Fil" => File, "Filöverföring" => File, "Replikering" => Replica, "Manuellt" => Manual,
        "Läsyta" => ReadView, "Read view" => ReadView, "E-post" => Email, "Mejl" => Email, "E-mail" => Email,
    }
    Volume {
        "Enstaka" => Single, "Löpande" => Continuous, "Hela mängden" => Bulk, "Massöverföring" => Bulk,
    }
}
