//! Whether a folder is a safe place for a register. SQLite files are lost where a program copies
//! them while they are written to, or where a network server keeps their locks.

use std::path::Path;

/// Words in a path that tell of a program that synchronises it.
const SYNCHRONISED: &[(&str, &str)] = &[
    ("onedrive", "onedrive"),
    ("dropbox", "dropbox"),
    ("google drive", "google_drive"),
    ("googledrive", "google_drive"),
    ("icloud", "icloud"),
    ("mobile documents", "icloud"),
    ("nextcloud", "nextcloud"),
    ("owncloud", "nextcloud"),
];

/// File systems that lie on another computer.
const NETWORK: &[&str] =
    &["cifs", "smb3", "smbfs", "nfs", "nfs4", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "davfs", "9p"];

/// What synchronises or serves the folder, when a register should not lie there.
pub(crate) fn synchronised_by(path: &Path) -> Option<&'static str> {
    by_name(path).or_else(|| {
        let mounts = std::fs::read_to_string("/proc/mounts").ok()?;
        on_network(path, &mounts).then_some("network")
    })
}

fn by_name(path: &Path) -> Option<&'static str> {
    let text = path.to_string_lossy().to_lowercase();
    if text.starts_with(r"\\") && !text.starts_with(r"\\?\") {
        return Some("network");
    }
    let mut parts = text.split(['/', '\\']);
    parts.find_map(|part| SYNCHRONISED.iter().find(|(word, _)| part.starts_with(word)).map(|(_, code)| *code))
}

/// Whether the innermost mount that holds `path` is a network file system, by `/proc/mounts`.
fn on_network(path: &Path, mounts: &str) -> bool {
    let innermost = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let (place, kind) = (words.nth(1)?.replace("\\040", " "), words.next()?);
            path.starts_with(&place).then_some((place.len(), kind))
        })
        .max_by_key(|(length, _)| *length);
    innermost.is_some_and(|(_, kind)| NETWORK.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_are_synchronised_are_told_by_their_names() {
        for (path, expected) in [
            (r"C:\Users\eva\OneDrive - Exempelstad\Klassning", Some("onedrive")),
            (r"\\server\delat\Klassning", Some("network")),
            ("/home/eva/Dropbox", Some("dropbox")),
            ("/Users/eva/Library/Mobile Documents/x", Some("icloud")),
            ("/home/eva/Google Drive/x", Some("google_drive")),
            (r"C:\Users\eva\Varsam", None),
            ("/home/eva/Varsam", None),
            ("/home/eva/min onedrive-plan", None),
        ] {
            assert_eq!(by_name(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn folders_on_the_network_are_told_by_their_mount() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\n//srv/x /mnt/det\\040delade cifs rw 0 0\ntmpfs /mnt/det\\040delade/lokal tmpfs rw 0 0\n";
        assert!(on_network(Path::new("/mnt/det delade/a"), mounts));
        assert!(!on_network(Path::new("/mnt/det delade/lokal/a"), mounts));
        assert!(!on_network(Path::new("/home/eva"), mounts));
    }
}
