//! Parsing a payload: strict JSON, the schema of its `v`, every value in the one form this crate writes
//! it in.

use std::io;

use serde::Serialize;
use serde::de::value::{MapAccessDeserializer, MapDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, Visitor,
};
use serde_json::{Map, Value};

use crate::error::{BundleError, ErrorCode};
use crate::json_strict;
use crate::payload::{Body, Common, Payload, ReadAs, check};

const COMMON_MEMBERS: [&str; 8] =
    ["id", "org", "audience", "issuer", "issued_at", "seq", "prev_seq", "sample"];

fn is_shared(name: &str) -> bool {
    COMMON_MEMBERS.contains(&name)
}

/// Parses a payload.
///
/// # Errors
/// The first thing in it that is wrong.
pub(crate) fn parse<B: Body>(payload: &[u8]) -> Result<(Common, B), BundleError> {
    json_strict::check(payload)?;
    match as_written(payload) {
        Some(parsed) => Ok(parsed),
        None => as_read(payload),
    }
}

/// A payload of exactly the bytes that this crate writes for it. That is how it comes from every
/// installation, and bytes are compared in a fraction of the time that trees of values take.
fn as_written<B: Body>(payload: &[u8]) -> Option<(Common, B)> {
    let Halves { common, body } = serde_json::from_slice::<Halves<B>>(payload).ok()?;
    check::common(&common).ok()?;
    body.check(&common).ok()?;
    let payload_of = Payload::new(common, body);
    let mut rest = Rest(payload);
    serde_json::to_writer(&mut rest, &payload_of).ok()?;
    rest.0.is_empty().then_some((payload_of.common, payload_of.body))
}

/// A payload whose members stand in another order, or that is of an earlier version, or wrong.
fn as_read<B: Body>(payload: &[u8]) -> Result<(Common, B), BundleError> {
    let whole: Map<String, Value> = serde_json::from_slice(payload).map_err(bad_payload)?;
    let lacks = lacking::<B>(&whole)?;
    if let Some((member, _)) = lacks.iter().find(|(member, _)| whole.contains_key(*member)) {
        return Err(BundleError::schema(member, "came with a later version of the payload"));
    }
    let (empty, null) = (Value::Array(Vec::new()), Value::Null);
    let later = lacks.iter().map(|(member, read_as)| match read_as {
        ReadAs::EmptyList => (*member, &empty),
        ReadAs::Null => (*member, &null),
    });
    let members = || whole.iter().map(|(name, value)| (name.as_str(), value));
    let own = members().filter(|(name, _)| !is_shared(name) && *name != "v");
    let common: Common = from_members(members().filter(|(name, _)| is_shared(name)))?;
    let body: B = from_members(own.chain(later))?;
    check::common(&common)?;
    body.check(&common)?;
    let payload = Payload::new(common, body);
    same_form(&whole, &payload)?;
    Ok((payload.common, payload.body))
}

/// The members that the version of a payload lacks against the newest.
fn lacking<B: Body>(whole: &Map<String, Value>) -> Result<&'static [(&'static str, ReadAs)], BundleError> {
    let Some(v) = whole.get("v").and_then(Value::as_str) else {
        return Err(BundleError::schema("v", "is missing"));
    };
    if v == B::V {
        return Ok(&[]);
    }
    match B::EARLIER.iter().find(|earlier| earlier.v == v) {
        Some(earlier) => Ok(earlier.lacks),
        None => Err(BundleError::new(ErrorCode::Unsupported, format!("v {v:?}"))),
    }
}

/// Reads some of an object's members, without copying them first.
fn from_members<'a, T: serde::de::DeserializeOwned>(
    members: impl Iterator<Item = (&'a str, &'a Value)>,
) -> Result<T, BundleError> {
    T::deserialize(MapDeserializer::new(members)).map_err(bad_payload)
}

fn bad_payload(error: serde_json::Error) -> BundleError {
    BundleError::new(ErrorCode::BadPayload, error.to_string())
}

/// Dates, times and ids can be written in several ways; only ours is taken, so
/// that no reader needs a lenient parser. `v` was looked at before; an earlier
/// one is not what this would write.
fn same_form(read: &Map<String, Value>, typed: &impl Serialize) -> Result<(), BundleError> {
    let again = serde_json::to_value(typed).map_err(bad_payload)?;
    let differs = |name: &&String| *name != "v" && again.get(name.as_str()) != read.get(name.as_str());
    match read.keys().find(differs) {
        None => Ok(()),
        Some(name) => {
            Err(BundleError::schema(name, "a date, time, id or flag in it is not in its one allowed form"))
        }
    }
}

/// The two halves of a payload that has first `v`, of the newest version, then the common members, then
/// its own.
struct Halves<B> {
    common: Common,
    body: B,
}

impl<'de, B: Body> Deserialize<'de> for Halves<B> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(HalvesVisitor(std::marker::PhantomData))
    }
}

struct HalvesVisitor<B>(std::marker::PhantomData<B>);

impl<'de, B: Body> Visitor<'de> for HalvesVisitor<B> {
    type Value = Halves<B>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a payload as it is written")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Halves<B>, A::Error> {
        if map.next_entry::<String, String>()? != Some(("v".to_owned(), B::V.to_owned())) {
            return Err(A::Error::custom("another v"));
        }
        let mut half = Half { map, shared: true, next: None };
        let common = Common::deserialize(MapAccessDeserializer::new(&mut half))?;
        half.shared = false;
        let body = B::deserialize(MapAccessDeserializer::new(&mut half))?;
        match half.next {
            None => Ok(Halves { common, body }),
            Some(_) => Err(A::Error::custom("another order")),
        }
    }
}

/// The members of one half, which end where the next member belongs to the other.
struct Half<A> {
    map: A,
    shared: bool,
    /// A name that was read and belongs to the other half.
    next: Option<String>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Half<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        let name = match self.next.take() {
            Some(name) => Some(name),
            None => self.map.next_key()?,
        };
        match name {
            Some(name) if is_shared(&name) == self.shared => {
                seed.deserialize(name.into_deserializer()).map(Some)
            }
            other => {
                self.next = other;
                Ok(None)
            }
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

/// What is left of bytes that what is written shall be the same as.
struct Rest<'a>(&'a [u8]);

impl io::Write for Rest<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.strip_prefix(bytes).ok_or(io::ErrorKind::InvalidData)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Builder;

    use super::*;
    use crate::payload::{
        Audience, Issuer, Person, WithdrawalBody, WithdrawalReason, WithdrawalSubject, WithdrawnKind,
    };

    fn written() -> Vec<u8> {
        let common = Common {
            id: Builder::from_unix_timestamp_millis(0, &[0; 10]).into_uuid(),
            org: "212000-0000".into(),
            audience: Audience::Registry,
            issuer: Issuer {
                person: Person { kid: "k".into(), function: "Rektor å \u{ff21} \"\n".into() },
                device: "d".into(),
            },
            issued_at: "2026-11-21T12:00:00Z".parse().unwrap(),
            seq: 1,
            prev_seq: None,
            sample: true,
        };
        let subject = WithdrawalSubject { kind: WithdrawnKind::Document, sha256: "0".repeat(64) };
        let body = WithdrawalBody { subject, reason: WithdrawalReason::Withdrawn };
        serde_json::to_vec(&Payload::new(common, body)).unwrap()
    }

    #[test]
    fn both_ways_read_the_same() {
        let bytes = written();
        let quick = as_written::<WithdrawalBody>(&bytes).unwrap();
        assert_eq!(quick, as_read(&bytes).unwrap());
        // By name, as another program might write them.
        let sorted = serde_json::to_vec(&serde_json::from_slice::<Value>(&bytes).unwrap()).unwrap();
        assert!(sorted != bytes && as_written::<WithdrawalBody>(&sorted).is_none());
        assert_eq!(parse::<WithdrawalBody>(&sorted).unwrap(), quick);
    }

    #[test]
    fn nothing_but_the_written_bytes_is_read_the_quick_way() {
        let bytes = String::from_utf8(written()).unwrap();
        for (from, to) in [
            ("{", "{ "),
            ("12:00:00Z", "12:00:00+00:00"),
            ("å", "\\u00e5"),
            (r#""seq":1"#, r#""seq":2"#),
            (r#""sample":true"#, r#""sample":false"#),
            (r#","sample":true"#, ""),
            (r#""device":"d""#, r#""device":"d","more":1"#),
            (r#""sample":true"#, r#""sample":true,"more":1"#),
        ] {
            let other = bytes.replacen(from, to, 1);
            assert_ne!(other, bytes, "{from}");
            let quick = as_written::<WithdrawalBody>(other.as_bytes());
            // Without its sample mark it is another document, and as well written as this one.
            assert_eq!(quick.is_some(), to.is_empty(), "{from}");
        }
        for end in 0..bytes.len() {
            assert!(as_written::<WithdrawalBody>(&bytes.as_bytes()[..end]).is_none());
        }
    }
}
