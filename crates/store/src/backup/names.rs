//! Where backups lie and what they are called: a person who looks into the folder understands it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::BackupKind;
use crate::open::ending;

/// The folder with the backups of a register, beside it.
pub fn backup_folder(register: &Path) -> PathBuf {
    register.with_file_name(format!("{} säkerhetskopior", stem(register)))
}

fn stem(register: &Path) -> String {
    register.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

impl BackupKind {
    const ALL: [Self; 4] = [Self::Regular, Self::Outdated, Self::Replaced, Self::Damaged];

    /// What stands in the file's name.
    const fn word(self) -> &'static str {
        match self {
            Self::Regular => "",
            Self::Outdated => " före uppgradering",
            Self::Replaced => " ersatt",
            Self::Damaged => " skadad",
        }
    }
}

/// A moment as RFC 3339 in UTC, to the second.
pub(super) fn to_the_second(at: &str) -> String {
    format!("{}Z", at.get(..19).unwrap_or(at).trim_end_matches('Z'))
}

/// Where a backup goes that is made at `at` (RFC 3339 in UTC). No file system takes colons
/// everywhere.
pub(super) fn path(register: &Path, at: &str, kind: BackupKind) -> PathBuf {
    let moment = to_the_second(at).replace('T', " ").replace(':', ".");
    let name = format!("{} {moment}{}.{}", stem(register), kind.word(), ending());
    backup_folder(register).join(name)
}

/// When and why a backup was made; none for a file that is no backup of this register.
pub(super) fn parsed(register: &Path, name: &OsStr) -> Option<(String, BackupKind)> {
    let name = name.to_str()?.strip_suffix(ending())?.strip_suffix('.')?;
    let rest = name.strip_prefix(&stem(register))?.strip_prefix(' ')?;
    let (moment, word) = rest.split_at_checked("0000-00-00 00.00.00Z".len())?;
    let kind = BackupKind::ALL.into_iter().find(|kind| kind.word() == word)?;
    let fits = |(byte, form): (u8, u8)| if form == b'0' { byte.is_ascii_digit() } else { byte == form };
    moment.bytes().zip(*b"0000-00-00 00.00.00Z").all(fits).then(|| {
        let (day, time) = moment.split_at(10);
        (format!("{day}T{}", time.trim_start().replace('.', ":")), kind)
    })
}

/// Whether a file is what a crash left of a backup of this register.
pub(super) fn is_left(register: &Path, name: &OsStr) -> bool {
    let part = |name: &str| {
        let whole = name.split_once(".part").map(|(whole, _)| whole);
        whole.is_some_and(|whole| parsed(register, OsStr::new(whole)).is_some())
    };
    name.to_str().is_some_and(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_when_and_why_and_is_read_again() {
        let register = Path::new("/hem/Skola 2026.varsam");
        for kind in BackupKind::ALL {
            let path = path(register, "2026-11-25T03:04:05.678Z", kind);
            assert_eq!(path.parent(), Some(Path::new("/hem/Skola 2026 säkerhetskopior")));
            let read = parsed(register, path.file_name().expect("a name"));
            assert_eq!(read, Some(("2026-11-25T03:04:05Z".to_owned(), kind)), "{}", path.display());
            assert!(is_left(
                register,
                OsStr::new(&format!("{}.part-wal", path.file_name().expect("a name").display()))
            ));
        }
        for name in [
            "Skola 2026.varsam",
            "Skola 2026 2026-11-25 03.04.05Z.txt",
            "Skola 2026 2026-11-25 03.04.05Z annat.varsam",
            "Skola 2026 2026-11-2å 03.04.05Z.varsam",
            "Skola 2026-11-25 03.04.05Z.varsam",
            "Skola 2026 2026-11-25T03.04.05Z.varsam",
            "Vård 2026-11-25 03.04.05Z.varsam",
        ] {
            assert_eq!(parsed(register, OsStr::new(name)), None, "{name}");
        }
    }
}
