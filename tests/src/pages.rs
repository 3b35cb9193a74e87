//! The pages of an encrypted register as they lie on the disk, free pages and log included: what
//! somebody with the passphrase and a hex editor would find.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use aes::Aes256;
use aes::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::NoPadding};
use sha2::Sha512;

const PAGE: usize = 4096;
/// The initialisation vector and the check sum at the end of each page of SQLCipher 4.
const RESERVED: usize = 16 + 64;
const SALT: usize = 16;
const ROUNDS: u32 = 256_000;

/// A register file and the key of its pages, which takes a while to derive.
pub struct Pages {
    path: PathBuf,
    key: [u8; 32],
}

impl Pages {
    /// The register at `path`, which opens with `passphrase`.
    pub fn of(path: &Path, passphrase: &str) -> Self {
        let mut salt = [0; SALT];
        File::open(path).and_then(|mut file| file.read_exact(&mut salt)).expect("the register");
        let mut key = [0; 32];
        pbkdf2::pbkdf2_hmac::<Sha512>(passphrase.as_bytes(), &salt, ROUNDS, &mut key);
        Self { path: path.to_owned(), key }
    }

    /// Every page of the file as it is now, decrypted, and every page that is left in its log.
    pub fn decrypted(&self) -> Vec<u8> {
        let file = std::fs::read(&self.path).expect("the register");
        let mut plain = Vec::new();
        for (number, page) in file.chunks_exact(PAGE).enumerate() {
            plain.extend(page_of(page, if number == 0 { SALT } else { 0 }, &self.key));
        }
        let mut log = self.path.as_os_str().to_owned();
        log.push("-wal");
        let log = std::fs::read(log).unwrap_or_default();
        for frame in log.get(32..).unwrap_or_default().chunks_exact(24 + PAGE) {
            // The first page is in the log as often as any other; its salt is left as it is.
            plain.extend(page_of(&frame[24..], 0, &self.key));
            plain.extend(page_of(&frame[24..], SALT, &self.key));
        }
        plain
    }
}

fn page_of(page: &[u8], from: usize, key: &[u8; 32]) -> Vec<u8> {
    let end = PAGE - RESERVED;
    let iv: [u8; 16] = page[end..end + 16].try_into().expect("sixteen bytes");
    let mut body = page[from..end].to_vec();
    let cipher = cbc::Decryptor::<Aes256>::new(key.into(), &iv.into());
    cipher.decrypt_padded::<NoPadding>(&mut body).expect("whole blocks");
    body
}
