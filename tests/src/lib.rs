//! What the acceptance tests and the demo share: a host without a window, and a desk to work at.

mod desk;
mod headless;
pub mod pages;
mod registry;

pub use desk::Desk;
pub use headless::HeadlessHost;
pub use registry::{Answer, registry};
