//! A report model in, PDF bytes out.
