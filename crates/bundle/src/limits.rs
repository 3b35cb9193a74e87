//! The limits of the format, checked before anything is decoded.

/// Largest bundle, in bytes.
pub const MAX_BUNDLE: usize = 32 * 1024 * 1024;
/// Most documents in a bundle.
pub const MAX_DOCUMENTS: usize = 1_000;
/// Largest payload, in bytes after decoding.
pub const MAX_PAYLOAD: usize = 8 * 1024 * 1024;
/// Largest protected header, in bytes after decoding.
pub const MAX_PROTECTED: usize = 1024;
/// Deepest nesting of JSON, the outermost object being 1.
pub const MAX_DEPTH: usize = 32;
/// Most sets in a result.
pub const MAX_SETS: usize = 5_000;
