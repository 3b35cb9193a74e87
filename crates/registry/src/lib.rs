//! The central registry, as a library and the command varsam-registry.
