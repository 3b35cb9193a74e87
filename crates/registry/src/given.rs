//! What a command is given from outside: the time and randomness.

use chrono::{DateTime, Utc};
use uuid::{Builder, Uuid};
use varsam_bundle::identity_file::IdentitySeed;
use zeroize::Zeroizing;

/// The time and the randomness of one command. The program takes them from the machine, a test
/// makes them up.
pub struct Given {
    /// When the command runs.
    pub now: DateTime<Utc>,
    /// Bytes nobody can guess.
    pub random: Zeroizing<[u8; 96]>,
    /// Whether somebody watches a terminal, and wants to see how far a long command has come.
    pub watched: bool,
}

impl Given {
    /// The id of a document that a command issues, by its number among all that the registry did.
    pub(crate) fn document_id(&self, seq: u32) -> Uuid {
        let millis = u64::try_from(self.now.timestamp_millis()).unwrap_or_default();
        let mut random = self.part::<10>(80);
        random.iter_mut().rev().zip(seq.to_le_bytes()).for_each(|(byte, part)| *byte ^= part);
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// The id of a new registry.
    pub(crate) fn device(&self) -> String {
        Builder::from_random_bytes(self.part::<16>(64)).into_uuid().to_string()
    }

    /// What a new key is made of.
    pub(crate) fn identity_seed(&self) -> IdentitySeed {
        IdentitySeed { key: Zeroizing::new(self.part(0)), salt: self.part(32), iv: self.part(48) }
    }

    fn part<const N: usize>(&self, from: usize) -> [u8; N] {
        std::array::from_fn(|at| self.random[from + at])
    }
}
