//! JSON read strictly: what serde lets through by default is closed here, so that one document
//! has one meaning.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why bytes are not a document of the expected shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Malformed {
    /// The bytes are not UTF-8.
    NotUtf8,
    /// The file starts with a byte order mark.
    ByteOrderMark,
    /// The text is not JSON.
    NotJson {
        /// What the parser met.
        detail: String,
    },
    /// A member is missing, unknown, given twice, or has a value that it may not have.
    WrongShape {
        /// What the parser met.
        detail: String,
    },
}

impl Malformed {
    /// The stable code of this kind of problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotUtf8 => "not_utf8",
            Self::ByteOrderMark => "byte_order_mark",
            Self::NotJson { .. } => "not_json",
            Self::WrongShape { .. } => "wrong_shape",
        }
    }

    /// The arguments of the message, by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotUtf8 | Self::ByteOrderMark => Vec::new(),
            Self::NotJson { detail } | Self::WrongShape { detail } => vec![("detail", detail.clone())],
        }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 => write!(f, "the file is not UTF-8"),
            Self::ByteOrderMark => write!(f, "the file starts with a byte order mark"),
            Self::NotJson { detail } => write!(f, "not JSON: {detail}"),
            Self::WrongShape { detail } => write!(f, "{detail}"),
        }
    }
}

/// Where in the text a problem is, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column, in bytes.
    pub column: usize,
}

/// The first problem of a malformed document.
pub(crate) struct Failure {
    pub place: String,
    pub position: Option<Position>,
    pub what: Malformed,
}

/// Reads one JSON object and nothing after it.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(Failure { place: String::new(), position: None, what: Malformed::ByteOrderMark });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| Failure {
        place: String::new(),
        position: Some(position_at(&bytes[..error.valid_up_to()])),
        what: Malformed::NotUtf8,
    })?;
    match serde_json::from_str::<Object<T>>(text) {
        Ok(Object(value)) => Ok(value),
        Err(error) => Err(locate::<T>(text, &error)),
    }
}

/// Reads again, this time keeping track of the place; the first reading is the fast one.
fn locate<T: DeserializeOwned>(text: &str, error: &serde_json::Error) -> Failure {
    let mut reader = serde_json::Deserializer::from_str(text);
    let place = match serde_path_to_error::deserialize::<_, Object<T>>(&mut reader) {
        Err(tracked) => match tracked.path().to_string().as_str() {
            "." => String::new(),
            path => path.to_owned(),
        },
        Ok(_) => String::new(),
    };
    // The library appends the position to its text; it has a field of its own here.
    let full = error.to_string();
    let tail = format!(" at line {} column {}", error.line(), error.column());
    let detail = full.strip_suffix(&tail).unwrap_or(&full).to_owned();
    let what = if error.is_data() { Malformed::WrongShape { detail } } else { Malformed::NotJson { detail } };
    Failure { place, position: Some(Position { line: error.line(), column: error.column() }), what }
}

fn position_at(before: &[u8]) -> Position {
    let line_start = before.iter().rposition(|&b| b == b'\n').map_or(0, |ix| ix + 1);
    Position {
        line: before.iter().filter(|&&b| b == b'\n').count() + 1,
        column: before.len() - line_start + 1,
    }
}

/// A JSON object. Derived structs alone would also accept an array of their members' values.
#[derive(Serialize)]
#[serde(transparent)]
pub(crate) struct Object<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ObjectVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
            type Value = Object<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Object)
            }
        }
        deserializer.deserialize_map(ObjectVisitor(PhantomData))
    }
}

/// The most members that an object with free names may have: no language, aspect, level or theme
/// comes near, and a hostile file must not make a little text cost much memory.
const MOST_MEMBERS: usize = 64;

/// A JSON object with free member names, in the order of the file; a name given twice is an error.
#[derive(Clone)]
pub(crate) struct Members<T>(pub Vec<(String, T)>);

impl<T> Default for Members<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Members<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for MembersVisitor<T> {
            type Value = Members<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members: Vec<(String, T)> = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, T>()? {
                    if members.len() == MOST_MEMBERS {
                        return Err(serde::de::Error::custom(format_args!(
                            "more than {MOST_MEMBERS} members"
                        )));
                    }
                    let twice = members.iter().any(|(known, _)| *known == name);
                    if twice {
                        return Err(serde::de::Error::custom(format_args!("duplicate field `{name}`")));
                    }
                    members.push((name, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(MembersVisitor(PhantomData))
    }
}

impl<T: Serialize> Serialize for Members<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// A domain value that files know by a code.
pub(crate) trait Coded: Copy + 'static {
    /// The codes that are allowed, for the message.
    fn codes() -> Vec<&'static str>;
    /// The code of this value.
    fn to_code(self) -> &'static str;
    /// The value with this code.
    fn of_code(code: &str) -> Option<Self>;
}

macro_rules! coded_values {
    ($($name:ty),+ $(,)?) => {$(
        impl Coded for $name {
            fn codes() -> Vec<&'static str> {
                Self::ALL.iter().map(|value| value.code()).collect()
            }
            fn to_code(self) -> &'static str {
                self.code()
            }
            fn of_code(code: &str) -> Option<Self> {
                Self::from_code(code)
            }
        }
    )+};
}

use varsam_domain::facts as domain;
coded_values!(
    domain::AuthorityKind,
    domain::Purpose,
    domain::Band,
    domain::Identifier,
    domain::PersonalData,
    domain::TimeDepth,
    domain::Topic,
    domain::Handling,
    domain::Environment,
    domain::FlowMode,
    domain::Volume,
    varsam_domain::Flag,
);

impl Coded for domain::SystemKind {
    fn codes() -> Vec<&'static str> {
        Self::OF_SYSTEMS.iter().map(|value| value.code()).collect()
    }
    fn to_code(self) -> &'static str {
        self.code()
    }
    fn of_code(code: &str) -> Option<Self> {
        Self::of_system(code)
    }
}

/// A [`Coded`] value as its code.
#[derive(Clone, Copy)]
pub(crate) struct Code<T>(pub T);

impl<'de, T: Coded> Deserialize<'de> for Code<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CodeVisitor<T>(PhantomData<T>);
        impl<T: Coded> Visitor<'_> for CodeVisitor<T> {
            type Value = Code<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "one of {}", T::codes().join(", "))
            }
            fn visit_str<E: serde::de::Error>(self, code: &str) -> Result<Self::Value, E> {
                T::of_code(code)
                    .map(Code)
                    .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(code), &self))
            }
        }
        deserializer.deserialize_str(CodeVisitor(PhantomData))
    }
}

impl<T: Coded> Serialize for Code<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.to_code())
    }
}

/// A member that must be there and may be `null`; serde alone takes a missing one for `null`.
pub(crate) fn nullable<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer)
}

/// Writes a document for people and machines, with a line break at its end.
///
/// Our own documents have text keys and no failing serialisers, so writing them cannot fail.
pub(crate) fn write_pretty<T: Serialize>(document: &T) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// Writes a document without white space.
pub(crate) fn write_compact<T: Serialize>(document: &T) -> Vec<u8> {
    serde_json::to_vec(document).unwrap_or_default()
}
