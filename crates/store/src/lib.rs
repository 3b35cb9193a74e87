//! The register file: tables, named operations, change log.
