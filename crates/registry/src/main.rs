//! The command `varsam-registry`: takes the time and the randomness from the machine.

use std::io::IsTerminal;
use std::process::ExitCode;

use chrono::Utc;
use varsam_registry::{Given, cli};
use zeroize::Zeroizing;

fn main() -> ExitCode {
    let mut random = Zeroizing::new([0; 96]);
    if let Err(error) = getrandom::fill(random.as_mut_slice()) {
        eprintln!("the machine gives no randomness: {error}");
        return ExitCode::from(1);
    }
    let watched = std::io::stderr().is_terminal();
    let given = Given { now: Utc::now(), random, watched };
    let passphrase = std::env::var("VARSAM_PASSPHRASE").ok().map(Zeroizing::new);
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    let exit = cli::run(std::env::args_os(), &given, passphrase, &mut out, &mut err);
    ExitCode::from(exit.code())
}
