//! Signed documents and bundles: seal, verify, keys, trust.
