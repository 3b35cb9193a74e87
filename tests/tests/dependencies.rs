//! What others wrote and Varsam is built of: under which licences, from where, and that nothing of it
//! in the window could speak to a network.

use std::collections::BTreeSet;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};
use spdx::{Expression, LicenseReq, ParseMode};

/// Licences that what is shipped may have. Each is permissive, or (MPL) asks for nothing beyond its own
/// files; the last two are SQLite's blessing and LibTomCrypt's, both in SQLCipher.
const LICENCES: [&str; 16] = [
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "MIT",
    "MIT-0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "ISC",
    "Zlib",
    "BSL-1.0",
    "Unicode-3.0",
    "MPL-2.0",
    "CC0-1.0",
    "Unlicense",
    "blessing",
    "WTFPL",
];

/// Clients and servers of networks: none of them is in the window.
const NETWORK: [&str; 12] = [
    "curl",
    "h2",
    "hyper",
    "isahc",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "trust-dns-resolver",
    "ureq",
    "websocket",
];

/// The packages for this platform, as the lock file has them.
fn metadata() -> Metadata {
    MetadataCommand::new()
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .other_options(["--locked", "--filter-platform", "x86_64-unknown-linux-gnu"].map(str::to_owned))
        .exec()
        .expect("the packages")
}

/// Everything that a package of ours is built of, itself counted in.
fn built_of(metadata: &Metadata, name: &str) -> BTreeSet<PackageId> {
    let nodes = &metadata.resolve.as_ref().expect("a graph").nodes;
    let own = metadata.packages.iter().find(|package| package.name == name).expect("our package");
    let (mut reached, mut left) = (BTreeSet::new(), vec![own.id.clone()]);
    while let Some(id) = left.pop() {
        if reached.insert(id.clone()) {
            let node = nodes.iter().find(|node| node.id == id).expect("a node");
            let normal = |kind: &cargo_metadata::DepKindInfo| kind.kind == DependencyKind::Normal;
            let deps = node.deps.iter().filter(|dep| dep.dep_kinds.iter().any(normal));
            left.extend(deps.map(|dep| dep.pkg.clone()));
        }
    }
    reached
}

fn is_allowed(wanted: &LicenseReq) -> bool {
    LICENCES.contains(&wanted.to_string().as_str())
}

#[test]
fn everything_that_is_shipped_has_a_licence_that_lets_it_be() {
    let metadata = metadata();
    let mut shipped = built_of(&metadata, "varsam");
    shipped.extend(built_of(&metadata, "varsam-registry"));
    assert!(shipped.len() > 200, "the graph is whole: {}", shipped.len());
    let mut wrong = Vec::new();
    for package in metadata.packages.iter().filter(|package| shipped.contains(&package.id)) {
        let licence = package.license.as_deref().unwrap_or_default();
        let expression = Expression::parse_mode(licence, ParseMode::LAX);
        if !expression.is_ok_and(|expression| expression.evaluate(is_allowed)) {
            wrong.push(format!("{} {}: {licence:?}", package.name, package.version));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (licence, allowed) in
        [("GPL-3.0-only", false), ("MIT OR GPL-3.0-only", true), ("MIT AND GPL-3.0-only", false)]
    {
        let expression = Expression::parse(licence).expect("an expression");
        assert_eq!(expression.evaluate(is_allowed), allowed, "{licence}");
    }
}

#[test]
fn everything_comes_from_the_registry_of_crates_or_from_here() {
    for package in &metadata().packages {
        let from_crates = package.source.as_ref().is_none_or(cargo_metadata::Source::is_crates_io);
        assert!(from_crates, "{} comes from {:?}", package.name, package.source);
    }
}

#[test]
fn nothing_in_the_window_speaks_to_a_network() {
    let metadata = metadata();
    let window = built_of(&metadata, "varsam");
    let names = metadata.packages.iter().filter(|package| window.contains(&package.id));
    let found: Vec<&str> =
        names.map(|package| package.name.as_str()).filter(|name| NETWORK.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
    let registry = built_of(&metadata, "varsam-registry");
    let has_openssl =
        |package: &&cargo_metadata::Package| package.name == "openssl" && registry.contains(&package.id);
    assert!(metadata.packages.iter().any(|package| has_openssl(&package)), "the registry reaches its server");
}
