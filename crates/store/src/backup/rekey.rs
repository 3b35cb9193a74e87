//! Another passphrase for a register and its backups. Each file is first written anew beside the one
//! that is there, then the new ones are only given their names: the backups', and last the register's.
//!
//! A register whose pages are encrypted anew in place depends on a log to be whole again after a kill.
//! Here each file is the old one or the whole new one at every moment, and which passphrase the register
//! opens with says whether the change was made. Until it was, making it again does the rest.

use std::path::{Path, PathBuf};

use varsam_sqlite::open_to_read;

use super::restore::{reopened, settled};
use super::{Backup, BackupKind, Copier, backups, write_beside, write_copy};
use crate::files::{self, Lock};
use crate::open::APPLICATION_ID;
use crate::{Op, Stamp, StoreError};

/// What gets another passphrase, and which.
struct Rekey<'a> {
    register: &'a Path,
    old: &'a str,
    new: &'a str,
}

/// Files that were written anew and do not have their names yet.
#[derive(Default)]
struct Anew {
    /// Where each is and what it is to be called, the register last.
    renames: Vec<(PathBuf, PathBuf)>,
    /// Backups that stay as they are.
    left: Vec<Backup>,
}

impl Copier {
    /// Encrypts the register, which nobody has open, and its backups with another passphrase. Answers
    /// which backups stay as they are: the damaged ones, and those that the register's passphrase does
    /// not open.
    ///
    /// # Errors
    /// [`StoreError::InUse`] while anybody has the register open, `register_damaged` when it cannot be
    /// read whole, those of the disk. The register then opens with one of the two passphrases: the old
    /// one, unless its folder could not be synced at the very end.
    pub fn change_passphrase(&self, passphrase: &str, stamp: &Stamp) -> Result<Vec<Backup>, StoreError> {
        let _lock = Lock::take(&self.path, &stamp.actor, &stamp.at)?;
        let rekey = Rekey { register: &self.path, old: self.passphrase.as_str(), new: passphrase };
        let mut anew = Anew::default();
        let changed = rekey.write(&mut anew, stamp).and_then(|()| name(&anew.renames));
        if let Err(error) = changed {
            for (part, _) in &anew.renames {
                let _ = files::remove_database(part);
            }
            return Err(error);
        }
        Ok(anew.left)
    }
}

/// Gives files their names, in order.
fn name(renames: &[(PathBuf, PathBuf)]) -> Result<(), StoreError> {
    renames.iter().try_for_each(|(part, path)| files::replace(part, path))
}

impl Rekey<'_> {
    /// Writes everything anew. What has been written when it fails is among `anew`.
    fn write(&self, anew: &mut Anew, stamp: &Stamp) -> Result<(), StoreError> {
        // In one file: a log of the old one must not be read as one of the new.
        settled(self.register, self.old)?;
        for backup in backups(self.register)? {
            match self.write_backup(&backup) {
                Ok(Some(part)) => anew.renames.push((part, backup.path)),
                Ok(None) => {}
                Err(error) if is_of_the_file(&error) => anew.left.push(backup),
                Err(error) => return Err(error),
            }
        }
        let fresh = files::part_of(self.register);
        anew.renames.push((fresh.clone(), self.register.to_owned()));
        let (source, _) = open_to_read(self.register, Some(self.old))?;
        write_copy(&source, &fresh, self.new, APPLICATION_ID)?;
        drop(source);
        let mut store = reopened(&fresh, self.new, stamp)?;
        store.transact::<_, StoreError>(Op::ChangePassphrase, "", stamp, |_| Ok(()))?;
        store.close_whole()
    }

    /// Where a backup was written anew; none when a change that was interrupted has done it.
    fn write_backup(&self, backup: &Backup) -> Result<Option<PathBuf>, StoreError> {
        // What could not be read whole, or has a log of its own, is evidence and stays as it was found.
        if backup.kind == BackupKind::Damaged || files::has_log(&backup.path) {
            return Err(StoreError::WrongPassphrase);
        }
        match open_to_read(&backup.path, Some(self.old)).map_err(StoreError::from) {
            Ok((source, application)) => write_beside(&source, &backup.path, self.new, application).map(Some),
            Err(StoreError::WrongPassphrase) => {
                open_to_read(&backup.path, Some(self.new))?;
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}

/// Whether an error comes of what is in a file, and not of the disk.
fn is_of_the_file(error: &StoreError) -> bool {
    matches!(error.code(), "wrong_passphrase" | "register_damaged" | "not_a_register")
}

#[cfg(test)]
mod tests {
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    use super::super::tests::{PASSPHRASE, add, damage, fixture, ids, stamp};
    use super::*;
    use crate::Store;

    const NEW: &str = "en helt annan fras";

    /// A register of one authority with two backups, closed.
    fn closed() -> (tempfile::TempDir, PathBuf) {
        let (folder, path, mut store) = fixture();
        for n in [1, 3] {
            add(&mut store, &format!("A{n}"), n);
            store.copier().back_up(BackupKind::Regular, &stamp(n + 1).at).expect("made");
        }
        (folder, path)
    }

    fn opens(path: &Path, passphrase: &str) -> bool {
        open_to_read(path, Some(passphrase))
            .is_ok_and(|(connection, _)| varsam_sqlite::check(&connection).is_ok())
    }

    fn everything(path: &Path) -> Vec<PathBuf> {
        let kept = backups(path).expect("listed").into_iter().map(|backup| backup.path);
        kept.chain([path.to_owned()]).collect()
    }

    fn files_in(folder: &Path) -> usize {
        std::fs::read_dir(folder).expect("a folder").count()
    }

    #[test]
    fn the_new_passphrase_opens_the_register_and_every_backup_and_the_old_one_nothing() {
        let (folder, path) = closed();
        let left = Copier::of(&path, PASSPHRASE).change_passphrase(NEW, &stamp(9)).expect("changed");
        assert!(left.is_empty(), "{left:?}");
        for file in everything(&path) {
            assert!(opens(&file, NEW) && !opens(&file, PASSPHRASE), "{}", file.display());
        }
        let backup = backups(&path).expect("listed").remove(0);
        assert_eq!(
            Store::open(&backup.path, NEW, "prov", "t").expect_err("a backup").code(),
            "backup_not_register"
        );
        let store = Store::open(&path, NEW, "prov", "t").expect("opened");
        assert_eq!(ids(&store), ["A1", "A3"]);
        assert_eq!(store.last_entry().map(|entry| entry.op.as_str()), Some("change_passphrase"));
        assert!(store.check_history().expect("checked").broken.is_empty());
        drop(store);
        assert_eq!(files_in(folder.path()), 2, "the register and the folder of its backups");
        assert_eq!(files_in(&super::super::backup_folder(&path)), 2);
    }

    #[test]
    fn a_backup_that_cannot_be_encrypted_anew_is_named_and_stays_as_it_was() {
        let (_folder, path) = closed();
        let all = backups(&path).expect("listed");
        damage(&all[0].path, 3);
        std::fs::remove_file(&all[1].path).expect("gone");
        Copier::of(&path, PASSPHRASE).back_up(BackupKind::Regular, &stamp(8).at).expect("made");
        let bytes = std::fs::read(&all[0].path).expect("read");
        let left = Copier::of(&path, PASSPHRASE).change_passphrase(NEW, &stamp(9)).expect("changed");
        assert_eq!(left.iter().map(|backup| &backup.path).collect::<Vec<_>>(), [&all[0].path]);
        assert_eq!(std::fs::read(&all[0].path).expect("read"), bytes);
        assert!(opens(&backups(&path).expect("listed")[0].path, NEW));
    }

    #[test]
    fn a_register_that_is_open_or_damaged_keeps_its_passphrase() {
        let (_folder, path, mut store) = fixture();
        add(&mut store, "A", 1);
        let copier = store.copier();
        assert_eq!(copier.change_passphrase(NEW, &stamp(2)).expect_err("open").code(), "register_in_use");
        drop(store);
        damage(&path, 5);
        assert_eq!(copier.change_passphrase(NEW, &stamp(3)).expect_err("damaged").code(), "register_damaged");
        assert!(!files::part_of(&path).exists());
    }

    #[test]
    fn ended_between_any_two_steps_everything_opens_and_the_change_can_be_made_again() {
        for done in 0..=3 {
            let (folder, path) = closed();
            let rekey = Rekey { register: &path, old: PASSPHRASE, new: NEW };
            let mut anew = Anew::default();
            rekey.write(&mut anew, &stamp(9)).expect("written");
            assert_eq!(anew.renames.len(), 3, "two backups and the register");
            name(&anew.renames[..done]).expect("named");
            // Here the process ends.
            let now = if done == 3 { NEW } else { PASSPHRASE };
            assert!(opens(&path, now), "{done}");
            for file in everything(&path) {
                assert!(opens(&file, PASSPHRASE) != opens(&file, NEW), "{done}: {}", file.display());
            }
            let store = Store::open(&path, now, "prov", "t").expect("opened");
            assert_eq!(ids(&store), ["A1", "A3"]);
            drop(store);
            assert_eq!(
                (files_in(folder.path()), files_in(&super::super::backup_folder(&path))),
                (2, 2),
                "swept"
            );
            if done < 3 {
                let left = Copier::of(&path, PASSPHRASE).change_passphrase(NEW, &stamp(10)).expect("changed");
                assert!(left.is_empty());
            }
            assert!(everything(&path).iter().all(|file| opens(file, NEW)), "{done}");
        }
    }

    /// Which register the process changes that is killed, and nothing in a run of the tests.
    const VICTIM: &str = "VARSAM_TEST_REKEY";

    #[test]
    fn changes_its_passphrase_until_it_is_killed() {
        let Some(path) = std::env::var_os(VICTIM).map(PathBuf::from) else { return };
        let (mut now, mut next) = (PASSPHRASE, NEW);
        if !opens(&path, now) {
            std::mem::swap(&mut now, &mut next);
        }
        loop {
            Copier::of(&path, now).change_passphrase(next, &stamp(9)).expect("changed");
            std::mem::swap(&mut now, &mut next);
        }
    }

    #[test]
    fn killed_at_any_moment_the_register_opens_with_one_of_the_two_and_holds_everything() {
        let (_folder, path) = closed();
        let program = std::env::current_exe().expect("this program");
        let name = "backup::rekey::tests::changes_its_passphrase_until_it_is_killed";
        let began = Instant::now();
        Copier::of(&path, PASSPHRASE).change_passphrase(NEW, &stamp(8)).expect("changed");
        let one = began.elapsed();
        for moment in 1..=8u32 {
            let mut child = Command::new(&program)
                .args(["--exact", name])
                .env(VICTIM, &path)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("started");
            std::thread::sleep(Duration::from_millis(40) + one * moment / 4);
            assert!(child.try_wait().expect("asked").is_none(), "it is still at work");
            child.kill().expect("killed");
            child.wait().expect("gone");
            let now = [PASSPHRASE, NEW].into_iter().find(|passphrase| opens(&path, passphrase));
            let store = Store::open(&path, now.expect("one of the two"), "prov", "t").expect("opened");
            assert_eq!(ids(&store), ["A1", "A3"]);
            assert!(store.check_history().expect("checked").broken.is_empty());
            drop(store);
            for file in everything(&path) {
                assert!(opens(&file, PASSPHRASE) || opens(&file, NEW), "{moment}: {}", file.display());
            }
        }
    }
}
