//! What the acceptance tests and the demo share: a host without a window, and a desk to work at.

mod assess;
mod desk;
mod headless;
pub mod pages;
pub mod printed;
mod registry;

pub use desk::Desk;
pub use headless::HeadlessHost;
pub use registry::{Answer, registry};
