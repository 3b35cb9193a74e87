//! A scan that is stricter than JSON: I-JSON (RFC 7493) with integers only.
//!
//! Run over the bytes before they are parsed, so that two readers can never
//! disagree on what a document says: no duplicate members at any depth, no
//! fractions or exponents, no integer beyond 2^53 - 1, no byte order mark, no
//! invalid UTF-8, no lone surrogate, nothing deeper than the limit.

use std::borrow::Cow;
use std::collections::HashSet;

use memchr::memchr2;

use crate::error::{BundleError, ErrorCode};
use crate::limits::MAX_DEPTH;

const MAX_INTEGER: u64 = (1 << 53) - 1;

/// Checks that bytes are one strict JSON value and nothing else.
///
/// # Errors
/// `not_strict_json` with the byte where it breaks.
pub fn check(bytes: &[u8]) -> Result<(), BundleError> {
    let text = std::str::from_utf8(bytes).map_err(|error| strict(error.valid_up_to(), "invalid UTF-8"))?;
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(strict(0, "a byte order mark"));
    }
    let mut scan = Scan { text, bytes, at: 0 };
    scan.space();
    scan.value(1)?;
    scan.space();
    if scan.at < bytes.len() {
        return Err(strict(scan.at, "something after the value"));
    }
    Ok(())
}

pub(crate) fn strict(at: usize, why: &str) -> BundleError {
    BundleError::new(ErrorCode::NotStrictJson, format!("{why} at byte {at}"))
}

struct Scan<'a> {
    text: &'a str,
    /// The same as `text`.
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn fail<T>(&self, why: &str) -> Result<T, BundleError> {
        Err(strict(self.at, why))
    }

    fn expect(&mut self, byte: u8) -> Result<(), BundleError> {
        if self.peek() != Some(byte) {
            return self.fail(&format!("{:?} is missing", char::from(byte)));
        }
        self.at += 1;
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Result<(), BundleError> {
        match self.peek() {
            Some(b'{' | b'[') if depth > MAX_DEPTH => self.fail("nesting over the limit"),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(|_| ()),
            Some(b'-' | b'0'..=b'9') => self.integer(),
            Some(b't') => self.word(b"true"),
            Some(b'f') => self.word(b"false"),
            Some(b'n') => self.word(b"null"),
            _ => self.fail("no JSON value"),
        }
    }

    fn word(&mut self, word: &[u8]) -> Result<(), BundleError> {
        if !self.bytes[self.at..].starts_with(word) {
            return self.fail("no JSON value");
        }
        self.at += word.len();
        Ok(())
    }

    fn object(&mut self, depth: usize) -> Result<(), BundleError> {
        self.at += 1;
        self.space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(());
        }
        let mut members = Members::default();
        loop {
            self.space();
            let start = self.at;
            let name = self.string()?;
            if !members.insert(name) {
                return Err(strict(start, "a member given twice"));
            }
            self.space();
            self.expect(b':')?;
            self.space();
            self.value(depth + 1)?;
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                _ => return self.expect(b'}'),
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<(), BundleError> {
        self.at += 1;
        self.space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(());
        }
        loop {
            self.space();
            self.value(depth + 1)?;
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                _ => return self.expect(b']'),
            }
        }
    }

    fn integer(&mut self) -> Result<(), BundleError> {
        let negative = self.peek() == Some(b'-');
        if negative {
            self.at += 1;
        }
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        let digits = &self.bytes[start..self.at];
        if matches!(self.peek(), Some(b'.' | b'e' | b'E')) {
            return self.fail("a number that is no integer");
        }
        if digits.is_empty() || (digits[0] == b'0' && (digits.len() > 1 || negative)) {
            return self.fail("a malformed integer");
        }
        let size = std::str::from_utf8(digits).ok().and_then(|text| text.parse::<u64>().ok());
        if size.is_none_or(|size| size > MAX_INTEGER) {
            return self.fail("an integer beyond 2^53 - 1");
        }
        Ok(())
    }

    /// Reads a string and gives it unescaped.
    fn string(&mut self) -> Result<Cow<'a, str>, BundleError> {
        self.expect(b'"')?;
        let mut text = Cow::Borrowed("");
        loop {
            let rest = &self.bytes[self.at..];
            let plain = memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
            // The largest and the smallest byte are found many bytes at a time, the first one of a kind
            // is not.
            if rest[..plain].iter().fold(u8::MAX, |least, byte| least.min(*byte)) < b' ' {
                self.at += rest.iter().position(|byte| *byte < b' ').unwrap_or_default();
                return self.fail("a control character in a string");
            }
            // A run begins and ends at ASCII, so it has whole characters.
            let run = &self.text[self.at..self.at + plain];
            text = if text.is_empty() { Cow::Borrowed(run) } else { Cow::Owned(text.into_owned() + run) };
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    break;
                }
                Some(b'\\') => {
                    let letter = self.escape()?;
                    text.to_mut().push(letter);
                }
                _ => return self.fail("a string without an end"),
            }
        }
        // In UTF-8 every noncharacter has a byte of at least this.
        if text.bytes().fold(0, u8::max) >= 0xef && text.chars().any(is_noncharacter) {
            return self.fail("a noncharacter in a string");
        }
        Ok(text)
    }

    fn escape(&mut self) -> Result<char, BundleError> {
        self.at += 1;
        let letter = self.peek();
        self.at += 1;
        Ok(match letter {
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(plain),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return self.fail("an unknown escape"),
        })
    }

    fn unicode(&mut self) -> Result<char, BundleError> {
        let first = self.hex4()?;
        let code = if (0xd800..0xdc00).contains(&first) {
            if !self.bytes[self.at..].starts_with(b"\\u") {
                return self.fail("a lone surrogate");
            }
            self.at += 2;
            let second = self.hex4()?;
            if !(0xdc00..0xe000).contains(&second) {
                return self.fail("a lone surrogate");
            }
            0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)
        } else {
            first
        };
        char::from_u32(code).map_or_else(|| self.fail("a lone surrogate"), Ok)
    }

    fn hex4(&mut self) -> Result<u32, BundleError> {
        let Some(digits) = self.bytes.get(self.at..self.at + 4) else {
            return self.fail("a short escape");
        };
        let mut code = 0;
        for digit in digits {
            match char::from(*digit).to_digit(16) {
                Some(value) => code = code * 16 + value,
                None => return self.fail("a malformed escape"),
            }
        }
        self.at += 4;
        Ok(code)
    }
}

/// The names of an object's members so far. Most objects have few, and looking through those is
/// quicker than hashing.
#[derive(Default)]
struct Members<'a> {
    few: Vec<Cow<'a, str>>,
    many: HashSet<Cow<'a, str>>,
}

impl<'a> Members<'a> {
    const FEW: usize = 24;

    /// Notes a name; false when it was there.
    fn insert(&mut self, name: Cow<'a, str>) -> bool {
        if self.few.contains(&name) {
            return false;
        }
        if self.few.len() < Self::FEW {
            self.few.push(name);
            return true;
        }
        self.many.insert(name)
    }
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn takes_strict_json() {
        for good in [
            "{}",
            " [1, -2, 0, 9007199254740991] ",
            r#"{"a":{"b":[true,false,null,"å\u00e5\ud83d\ude00\n"]},"b":1}"#,
            "\"text\"",
        ] {
            check(good.as_bytes()).unwrap_or_else(|error| panic!("{good}: {error}"));
        }
        let deep = format!("{}{}", "[".repeat(32), "]".repeat(32));
        check(deep.as_bytes()).unwrap();
    }

    #[test]
    fn refuses_everything_else() {
        let deep = format!("{}{}", "[".repeat(33), "]".repeat(33));
        let bad: &[&[u8]] = &[
            b"",
            b"\xef\xbb\xbf{}",
            b"{\"a\":\"\xff\"}",
            b"{\"a\":1,\"a\":2}",
            b"{\"a\":1,\"\\u0061\":2}",
            b"[{\"b\":{\"a\":1,\"a\":1}}]",
            b"1.0",
            b"1e3",
            b"[1E2]",
            b"-0",
            b"01",
            b"-",
            b"+1",
            b"9007199254740992",
            b"-9007199254740992",
            b"99999999999999999999999",
            b"NaN",
            b"{} {}",
            b"{\"a\":1,}",
            b"[1,]",
            b"{'a':1}",
            b"{a:1}",
            b"// no\n{}",
            b"\"\\ud800\"",
            b"\"\\udc00\"",
            b"\"\\ud800\\u0041\"",
            b"\"\\uFFFF\"",
            b"\"\\x41\"",
            b"\"\\u12\"",
            b"\"line\nbreak\"",
            b"\"open",
            b"tru",
            b"{\"a\"",
            b"[",
            deep.as_bytes(),
        ];
        for bytes in bad {
            let error = check(bytes).expect_err(&String::from_utf8_lossy(bytes));
            assert_eq!(error.code(), "not_strict_json");
        }
    }
}
