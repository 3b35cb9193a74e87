//! One-time codes: what the owner of an assignment proves possession of.
//!
//! A code is sixteen letters of Crockford's base 32, eighty random bits, so that nobody who has
//! the assignment can find it from its digest by trying. It goes to the owner by another way than
//! the assignment, and is read aloud or typed.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The letters of a code: none that is mistaken for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many letters a code has.
const LENGTH: usize = 16;

/// The code of eighty random bits, in groups of four letters.
pub fn of_random(random: &[u8; 10]) -> String {
    let bits = random.iter().fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
    let letter = |at: usize| {
        let five = (bits >> (5 * (LENGTH - 1 - at))) & 31;
        char::from(LETTERS[usize::try_from(five).unwrap_or_default()])
    };
    let letters: Vec<char> = (0..LENGTH).map(letter).collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// A code as somebody typed it, in the one form that is signed; `None` when it is none.
pub fn normal(typed: &str) -> Option<String> {
    let mut letters = String::with_capacity(LENGTH + 3);
    for c in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        let c = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        if !c.is_ascii() || !LETTERS.contains(&u8::try_from(c).ok()?) {
            return None;
        }
        if matches!(letters.len(), 4 | 9 | 14) {
            letters.push('-');
        }
        letters.push(c);
    }
    (letters.len() == LENGTH + 3).then_some(letters)
}

/// What an assignment carries instead of its code: SHA-256, in hex, of `varsam code/1`, a zero
/// byte, the assignment's id, a zero byte and the code in its one form.
pub fn digest(assignment: Uuid, code: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"varsam code/1\0");
    hash.update(assignment.to_string().as_bytes());
    hash.update(b"\0");
    hash.update(code.as_bytes());
    crate::digest::hex(&hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_bits_become_letters() {
        assert_eq!(of_random(&[0; 10]), "0000-0000-0000-0000");
        assert_eq!(of_random(&[0xff; 10]), "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assert_eq!(
            of_random(&[0, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf]),
            "0123-4567-89AB-CDEF"
        );
    }

    #[test]
    fn what_is_typed_has_one_form() {
        let code = "01AB-CDEF-GHJK-MNPQ";
        for typed in [code, "01abcdefghjkmnpq", " oIab cdef ghjk mnpq\n", "olAB-CDEFGHJK-MNPQ"] {
            assert_eq!(normal(typed).as_deref(), Some(code), "{typed}");
        }
        for none in
            ["", "01AB-CDEF-GHJK-MNP", "01AB-CDEF-GHJK-MNPQR", "01AB-CDEF-GHJK-MNPU", "01AB-CDEF-GHJK-MNPÅ"]
        {
            assert_eq!(normal(none), None, "{none}");
        }
        assert_eq!(normal(&of_random(&[7; 10])), Some(of_random(&[7; 10])));
    }

    #[test]
    fn the_digest_is_salted_with_the_assignment() {
        let code = "0123-4567-89AB-CDEF";
        let one = digest(Uuid::from_u128(1), code);
        assert!(crate::digest::is_sha256_hex(&one));
        assert_ne!(one, digest(Uuid::from_u128(2), code));
        assert_ne!(one, digest(Uuid::from_u128(1), "0123-4567-89AB-CDEG"));
        let written = format!("varsam code/1\0{}\0{code}", Uuid::from_u128(1));
        assert_eq!(one, crate::digest::sha256_hex(written.as_bytes()));
    }
}
