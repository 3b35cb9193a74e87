//! What a reader finds in a PDF.

use std::path::Path;
use std::process::Command;

/// The text of a PDF in reading order, with every run of white space as one space.
pub fn text(path: &Path) -> String {
    let output = Command::new("pdftotext").arg(path).arg("-").output().expect("pdftotext is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
