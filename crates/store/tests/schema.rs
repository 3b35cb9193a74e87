//! A released schema never changes: this holds every step of it.

use sha2::{Digest, Sha256};

#[test]
fn released_migrations_are_as_they_were() {
    let steps: [(&str, &[u8]); 12] = [
        ("0001_register", include_bytes!("../migrations/0001_register.sql")),
        ("0002_together", include_bytes!("../migrations/0002_together.sql")),
        ("0003_gate", include_bytes!("../migrations/0003_gate.sql")),
        ("0004_suitability", include_bytes!("../migrations/0004_suitability.sql")),
        ("0005_workshop", include_bytes!("../migrations/0005_workshop.sql")),
        ("0006_assignments", include_bytes!("../migrations/0006_assignments.sql")),
        ("0007_decisions", include_bytes!("../migrations/0007_decisions.sql")),
        ("0008_measures", include_bytes!("../migrations/0008_measures.sql")),
        ("0009_reorganisation", include_bytes!("../migrations/0009_reorganisation.sql")),
        ("0010_handover", include_bytes!("../migrations/0010_handover.sql")),
        ("0011_trust", include_bytes!("../migrations/0011_trust.sql")),
        ("0012_catalogue", include_bytes!("../migrations/0012_catalogue.sql")),
    ];
    let digests: Vec<String> = steps
        .iter()
        .map(|(name, sql)| {
            let digest: String = Sha256::digest(sql).iter().map(|byte| format!("{byte:02x}")).collect();
            format!("{name} {digest}")
        })
        .collect();
    insta::assert_snapshot!(digests.join("\n"));
}
