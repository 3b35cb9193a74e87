//! The bundle: transport for documents, itself unsigned.

use memchr::memchr2;

use crate::error::{BundleError, ErrorCode};
use crate::limits::{MAX_BUNDLE, MAX_DOCUMENTS};

/// The value of the member `varsam`.
pub const BUNDLE_VERSION: &str = "bundle/1";
/// The file name extension, without its dot.
pub const EXTENSION: &str = "vbundle";

/// One document of a bundle, as bytes nobody has looked at yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawDocument<'a> {
    /// Its place in the bundle, from 0.
    pub index: usize,
    /// Its bytes, from the first brace to the last.
    pub json: &'a [u8],
}

/// Cuts a bundle into its documents, without judging any of them: one that is
/// malformed must not hinder the others.
///
/// # Errors
/// `over_limit` or `not_a_bundle` when the file as a whole is wrong.
pub fn open_bundle(bytes: &[u8]) -> Result<Vec<RawDocument<'_>>, BundleError> {
    if bytes.len() > MAX_BUNDLE {
        return Err(BundleError::new(
            ErrorCode::OverLimit,
            format!("{} bytes, at most {MAX_BUNDLE}", bytes.len()),
        ));
    }
    let mut cut = Cut { bytes, at: 0 };
    cut.expect(b'{')?;
    let (mut version, mut documents) = (None, None);
    loop {
        match cut.name()? {
            b"varsam" if version.is_none() => version = Some(cut.text()?),
            b"documents" if documents.is_none() => documents = Some(cut.documents()?),
            _ => return Err(cut.error("another member than varsam and documents, once each")),
        }
        if cut.next() == Some(b',') {
            cut.at += 1;
        } else {
            break;
        }
    }
    cut.expect(b'}')?;
    if cut.next().is_some() {
        return Err(cut.error("something after the bundle"));
    }
    if version != Some(BUNDLE_VERSION.as_bytes()) {
        return Err(cut.error("varsam is not bundle/1"));
    }
    documents.ok_or_else(|| cut.error("documents is missing"))
}

/// Puts documents into a bundle. Each text is one document as
/// [`crate::seal`] gave it, or as [`RawDocument::json`] held it.
///
/// # Errors
/// `over_limit` when it would be larger than a reader takes.
pub fn write_bundle<'a>(documents: impl IntoIterator<Item = &'a str>) -> Result<Vec<u8>, BundleError> {
    let mut text = format!(r#"{{"varsam":"{BUNDLE_VERSION}","documents":["#);
    let mut count = 0;
    for document in documents {
        if count > 0 {
            text.push(',');
        }
        text.push_str(document);
        count += 1;
    }
    text.push_str("]}\n");
    if count > MAX_DOCUMENTS || text.len() > MAX_BUNDLE {
        return Err(BundleError::new(
            ErrorCode::OverLimit,
            format!("{count} documents, {} bytes", text.len()),
        ));
    }
    Ok(text.into_bytes())
}

/// Finds where values end, and judges nothing inside them.
struct Cut<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cut<'a> {
    fn error(&self, why: &str) -> BundleError {
        BundleError::new(ErrorCode::NotABundle, format!("{why} at byte {}", self.at))
    }

    fn next(&mut self) -> Option<u8> {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn expect(&mut self, byte: u8) -> Result<(), BundleError> {
        if self.next() != Some(byte) {
            return Err(self.error(&format!("{:?} is missing", char::from(byte))));
        }
        self.at += 1;
        Ok(())
    }

    /// A string without escapes: enough for the two names and the version.
    fn text(&mut self) -> Result<&'a [u8], BundleError> {
        self.expect(b'"')?;
        let start = self.at;
        while !matches!(self.bytes.get(self.at), None | Some(b'"' | b'\\')) {
            self.at += 1;
        }
        let text = &self.bytes[start..self.at];
        self.expect(b'"')?;
        Ok(text)
    }

    fn name(&mut self) -> Result<&'a [u8], BundleError> {
        let name = self.text()?;
        self.expect(b':')?;
        Ok(name)
    }

    fn documents(&mut self) -> Result<Vec<RawDocument<'a>>, BundleError> {
        self.expect(b'[')?;
        let mut documents = Vec::new();
        if self.next() == Some(b']') {
            self.at += 1;
            return Ok(documents);
        }
        loop {
            self.next();
            let start = self.at;
            self.skip()?;
            let json = self.bytes[start..self.at].trim_ascii_end();
            if documents.len() == MAX_DOCUMENTS {
                return Err(BundleError::new(
                    ErrorCode::OverLimit,
                    format!("more than {MAX_DOCUMENTS} documents"),
                ));
            }
            documents.push(RawDocument { index: documents.len(), json });
            match self.next() {
                Some(b',') => self.at += 1,
                _ => {
                    self.expect(b']')?;
                    return Ok(documents);
                }
            }
        }
    }

    /// Goes past one value by counting brackets outside strings.
    fn skip(&mut self) -> Result<(), BundleError> {
        let start = self.at;
        let mut depth = 0_usize;
        while let Some(byte) = self.bytes.get(self.at).copied() {
            match byte {
                b'"' => self.skip_string()?,
                b'{' | b'[' => depth += 1,
                b'}' | b']' | b',' if depth == 0 => break,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
        if depth > 0 || self.at == start {
            return Err(self.error("a document without an end"));
        }
        Ok(())
    }

    /// Goes to the closing quote of the string that starts here.
    fn skip_string(&mut self) -> Result<(), BundleError> {
        self.at += 1;
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            match memchr2(b'"', b'\\', rest) {
                Some(end) if rest[end] == b'"' => {
                    self.at += end;
                    return Ok(());
                }
                Some(escape) => self.at += escape + 2,
                None => {
                    self.at = self.bytes.len();
                    return Err(self.error("a string without an end"));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_and_joins() {
        let bundle = write_bundle([r#"{"a":"],}"}"#, "7"]).unwrap();
        let documents = open_bundle(&bundle).unwrap();
        assert_eq!(documents.len(), 2);
        assert_eq!(documents[0].json, br#"{"a":"],}"}"#);
        assert_eq!(documents[1].json, b"7");
        let other = br#" { "documents" : [ ] , "varsam" : "bundle/1" } "#;
        assert!(open_bundle(other).unwrap().is_empty());
    }

    #[test]
    fn refuses_what_is_no_bundle() {
        for bad in [
            "",
            "[]",
            "{}",
            r#"{"varsam":"bundle/1"}"#,
            r#"{"documents":[]}"#,
            r#"{"varsam":"bundle/2","documents":[]}"#,
            r#"{"varsam":"bundle/1","documents":{}}"#,
            r#"{"varsam":"bundle/1","documents":[],"more":1}"#,
            r#"{"varsam":"bundle/1","documents":[],"documents":[]}"#,
            r#"{"varsam":"bundle/1","varsam":"bundle/1","documents":[]}"#,
            r#"{"varsam":"bundle/1","documents":[{]}"#,
            r#"{"varsam":"bundle/1","documents":[,]}"#,
            r#"{"varsam":"bundle/1","documents":["]}"#,
            r#"{"varsam":"bundle/1","documents":[]} {}"#,
            "\u{feff}{\"varsam\":\"bundle/1\",\"documents\":[]}",
        ] {
            assert_eq!(open_bundle(bad.as_bytes()).unwrap_err().code(), "not_a_bundle", "{bad}");
        }
    }

    #[test]
    fn keeps_the_limits() {
        let many = vec!["{}"; MAX_DOCUMENTS + 1];
        assert_eq!(write_bundle(many.clone()).unwrap_err().code(), "over_limit");
        let text = format!(r#"{{"varsam":"bundle/1","documents":[{}]}}"#, many.join(","));
        assert_eq!(open_bundle(text.as_bytes()).unwrap_err().code(), "over_limit");
        let large = vec![b' '; MAX_BUNDLE + 1];
        assert_eq!(open_bundle(&large).unwrap_err().code(), "over_limit");
    }
}
