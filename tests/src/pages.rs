//! The pages of an encrypted register as they lie on the disk, free pages and log included: what
//! somebody with the passphrase and a hex editor would find.

use std::path::Path;

use aes::Aes256;
use aes::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::NoPadding};
use sha2::Sha512;

const PAGE: usize = 4096;
/// The initialisation vector and the check sum at the end of each page of SQLCipher 4.
const RESERVED: usize = 16 + 64;
const SALT: usize = 16;
const ROUNDS: u32 = 256_000;

/// Decrypts every page of the file at `path`, and every page that is left in its log.
pub fn decrypted(path: &Path, passphrase: &str) -> Vec<u8> {
    let file = std::fs::read(path).expect("the register");
    let mut key = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha512>(passphrase.as_bytes(), &file[..SALT], ROUNDS, &mut key);
    let mut plain = Vec::new();
    for (number, page) in file.chunks_exact(PAGE).enumerate() {
        plain.extend(page_of(page, if number == 0 { SALT } else { 0 }, &key));
    }
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let log = std::fs::read(log).unwrap_or_default();
    for frame in log.get(32..).unwrap_or_default().chunks_exact(24 + PAGE) {
        // The first page is in the log as often as any other; its salt is left as it is.
        plain.extend(page_of(&frame[24..], 0, &key));
        plain.extend(page_of(&frame[24..], SALT, &key));
    }
    plain
}

fn page_of(page: &[u8], from: usize, key: &[u8; 32]) -> Vec<u8> {
    let end = PAGE - RESERVED;
    let iv: [u8; 16] = page[end..end + 16].try_into().expect("sixteen bytes");
    let mut body = page[from..end].to_vec();
    let cipher = cbc::Decryptor::<Aes256>::new(key.into(), &iv.into());
    cipher.decrypt_padded::<NoPadding>(&mut body).expect("whole blocks");
    body
}
