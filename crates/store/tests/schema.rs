//! A released schema never changes: this holds the whole of it.

use sha2::{Digest, Sha256};

#[test]
fn the_first_migration_is_as_it_was_released() {
    let sql = include_bytes!("../migrations/0001_register.sql");
    let digest: String = Sha256::digest(sql).iter().map(|byte| format!("{byte:02x}")).collect();
    insta::assert_snapshot!(digest);
}
