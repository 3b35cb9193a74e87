//! What the acceptance tests and the demo share: a host without a window, and a desk to work at.

mod assess;
mod centre;
mod desk;
mod desk_gate;
mod headless;
pub mod kills;
mod pages;
pub mod printed;
pub mod raw_writer;
mod registry;

pub use centre::Centre;
pub use desk::Desk;
pub use headless::HeadlessHost;
pub use pages::Pages;
pub use registry::{Answer, registry, registry_on};
