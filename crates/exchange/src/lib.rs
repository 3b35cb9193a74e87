//! Tables and foreign formats, in and out.
