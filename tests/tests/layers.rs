//! Imports run one way. `ARCHITECTURE.md` says which; this holds it.

use std::collections::BTreeMap;

use cargo_metadata::{DependencyKind, MetadataCommand};

/// Which of our crates each of our crates may use.
fn allowed() -> BTreeMap<&'static str, &'static [&'static str]> {
    BTreeMap::from([
        ("varsam-domain", &[] as &[&str]),
        ("varsam-sqlite", &[]),
        ("varsam-store", &["varsam-domain", "varsam-sqlite"]),
        ("varsam-bundle", &["varsam-domain"]),
        ("varsam-report", &["varsam-domain"]),
        ("varsam-exchange", &["varsam-domain"]),
        (
            "varsam-app",
            &["varsam-domain", "varsam-store", "varsam-bundle", "varsam-report", "varsam-exchange"],
        ),
        (
            "varsam-registry",
            &["varsam-domain", "varsam-bundle", "varsam-exchange", "varsam-report", "varsam-sqlite"],
        ),
        ("varsam", &["varsam-app"]),
    ])
}

/// Packages that only these of our crates may use directly.
fn reserved() -> BTreeMap<&'static str, &'static [&'static str]> {
    BTreeMap::from([
        ("tauri", &["varsam"] as &[&str]),
        ("tauri-plugin-dialog", &["varsam"]),
        ("rusqlite", &["varsam-sqlite", "varsam-store", "varsam-registry"]),
        ("postgres", &["varsam-registry"]),
        ("printpdf", &["varsam-report"]),
        ("ed25519-dalek", &["varsam-bundle"]),
        ("ts-rs", &["varsam-app"]),
    ])
}

#[test]
fn imports_run_one_way() {
    let metadata = MetadataCommand::new().no_deps().exec().expect("cargo metadata");
    let allowed = allowed();
    let reserved = reserved();
    let mut wrong = Vec::new();
    for package in metadata.workspace_packages() {
        let name = package.name.as_str();
        if name == "varsam-tests" {
            continue;
        }
        let may = allowed.get(name).unwrap_or_else(|| panic!("{name} has no place in the layers"));
        for dependency in package.dependencies.iter().filter(|d| d.kind != DependencyKind::Development) {
            let used = dependency.name.as_str();
            let ours = used == "varsam" || used.starts_with("varsam-");
            if ours && !may.contains(&used) {
                wrong.push(format!("{name} uses {used}"));
            }
            if reserved.get(used).is_some_and(|users| !users.contains(&name)) {
                wrong.push(format!("{name} uses {used}, which belongs elsewhere"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_domain_is_pure() {
    let metadata = MetadataCommand::new().no_deps().exec().expect("cargo metadata");
    let domain =
        metadata.workspace_packages().into_iter().find(|p| p.name == "varsam-domain").expect("there");
    let uses: Vec<&str> = domain
        .dependencies
        .iter()
        .filter(|d| d.kind == DependencyKind::Normal)
        .map(|d| d.name.as_str())
        .collect();
    assert_eq!(uses, ["petgraph"], "no serialisation, clock, randomness or database in the rules");
}
