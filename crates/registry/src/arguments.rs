//! The command line: what may be asked.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use varsam_bundle::payload::Role;

use crate::catalogue::Rename;
use crate::import::Pace;

/// The central registry of Varsam: takes signed bundles, verifies them and keeps what is good.
///
/// Exit codes: 0 good; 1 usage, reading or writing, invalid facts or pack; 2 unknown key, set
/// aside; 3 bad signature or document; 4 some documents were taken and some were not.
#[derive(Parser)]
#[command(name = "varsam-registry", version)]
pub(crate) struct Cli {
    /// The registry: sqlite:PATH, or postgres://… for a database of a PostgreSQL server, 15 or later.
    /// A server on another machine is reached with sslmode=require alone; its certificate is checked.
    #[arg(long, global = true, default_value = "sqlite:registry.db")]
    pub(crate) db: String,
    /// Answer as JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// A file whose first line is the key's passphrase; otherwise VARSAM_PASSPHRASE is used.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make a registry.
    Init(InitArgs),
    /// Say or see which keys the registry goes by.
    #[command(subcommand)]
    Trust(TrustCommand),
    /// Issue a document of the registry's own.
    #[command(subcommand)]
    Issue(IssueCommand),
    /// Verify bundles and keep nothing.
    Verify(VerifyArgs),
    /// Verify bundles and keep what is good.
    Import(ImportArgs),
    /// List what the registry has.
    List,
    /// Show one system, process, lineage or result.
    Show {
        /// Its id or digest.
        id: String,
    },
    /// Remove the content of everything withdrawn, for good. The digests stay, so that it is never
    /// taken again. Close every other program that has the registry open.
    Purge {
        /// Only say what would be removed.
        #[arg(long)]
        dry_run: bool,
    },
    /// Look at the receipts again.
    #[command(subcommand)]
    Receipts(ReceiptsCommand),
    /// Say what the rules answer about everything that was imported, or about a facts document.
    Analyse(AnalyseArgs),
    /// Build or check a content pack from its readable source.
    #[command(subcommand)]
    Pack(PackCommand),
}

#[derive(Args)]
pub(crate) struct AnalyseArgs {
    /// Facts to answer about instead of the registry, facts/1.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["csv", "xlsx", "review_months"])]
    pub(crate) facts: Option<PathBuf>,
    /// The pack; the built-in standard pack when left out. Results of another pack or edition are
    /// listed, and not analysed, unless --levels says what their levels come to.
    #[arg(long, value_name = "FILE")]
    pub(crate) pack: Option<PathBuf>,
    /// A table that says what levels of other packs come to in this one, levels/1.
    #[arg(long, value_name = "FILE", conflicts_with = "facts")]
    pub(crate) levels: Option<PathBuf>,
    /// Write the answer as tables into this folder, a CSV file each.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) csv: Option<PathBuf>,
    /// Write the answer as a workbook. A text longer than a cell takes, 32767 characters, is cut there
    /// and ends with …; the CSV files have all of it.
    #[arg(long, value_name = "FILE")]
    pub(crate) xlsx: Option<PathBuf>,
    /// After how many months a classification should be looked at again. A decision is overdue after
    /// the last day that was signed with it, whatever stands here.
    #[arg(long, default_value_t = 12, value_name = "MONTHS")]
    pub(crate) review_months: u32,
}

#[derive(Subcommand)]
pub(crate) enum ReceiptsCommand {
    /// Verify that the receipts are one chain, signed by keys that are known, and that what they name
    /// is here.
    Verify,
}

#[derive(Subcommand)]
pub(crate) enum PackCommand {
    /// Build the one JSON document of a source folder.
    Build {
        /// The folder with the .toml files, or the one that holds it as "source".
        folder: PathBuf,
        /// Where to write the document; it is printed when left out.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Say everything that is wrong with a source folder.
    Check {
        /// The folder with the .toml files, or the one that holds it as "source".
        folder: PathBuf,
    },
}

#[derive(Args)]
pub(crate) struct InitArgs {
    /// A registry for the sample municipality. It takes sample documents, and only them.
    #[arg(long, conflicts_with_all = ["org", "root"])]
    pub(crate) sample: bool,
    /// The organisation number, NNNNNN-NNNN.
    #[arg(long, required_unless_present = "sample")]
    pub(crate) org: Option<String>,
    /// The thumbprint of the root that signs trust lists.
    #[arg(long, required_unless_present = "sample", allow_hyphen_values = true, value_name = "THUMBPRINT")]
    pub(crate) root: Option<String>,
    /// Make a signing key for receipts and write it here.
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
}

#[derive(Subcommand)]
pub(crate) enum TrustCommand {
    /// Take a trust list, or enrol keys for the next one.
    Enrol {
        /// Bundles with enrolments or a trust list.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The thumbprint you have compared in person or by phone.
        #[arg(long, requires = "role", allow_hyphen_values = true, value_name = "THUMBPRINT")]
        confirm: Option<String>,
        /// A role to grant; may be given several times.
        #[arg(long, requires = "confirm", value_parser = role)]
        role: Vec<Role>,
        /// The authority the roles hold for; every authority when left out.
        #[arg(long, requires = "role", value_name = "ID")]
        authority: Option<String>,
        /// The function the roles hold for; any function when left out.
        #[arg(long, requires = "role", value_name = "TEXT")]
        function: Option<String>,
    },
    /// Show the newest trust list.
    List,
}

#[derive(Subcommand)]
pub(crate) enum IssueCommand {
    /// A new trust list, with every enrolled key.
    Trust {
        /// The root's key file.
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// Where to write the bundle.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// For how many days a newly enrolled key holds.
        #[arg(long, default_value_t = 730)]
        key_days: u32,
        /// In how many days a newer list should be fetched.
        #[arg(long, default_value_t = 90)]
        list_days: u32,
        /// Revoke a key that somebody else may have; may be given several times.
        #[arg(long, allow_hyphen_values = true, value_name = "THUMBPRINT")]
        compromised: Vec<String>,
        /// Revoke a key whose holder has left; may be given several times.
        #[arg(long, allow_hyphen_values = true, value_name = "THUMBPRINT")]
        left: Vec<String>,
        /// Let a key hold as long as a new one; may be given several times.
        #[arg(long, allow_hyphen_values = true, value_name = "THUMBPRINT")]
        renew: Vec<String>,
    },
    /// An authority's catalogue: facts, heads and replaced ids, for every laptop to start from.
    Catalogue {
        /// The authority's id.
        #[arg(long, value_name = "ID")]
        authority: String,
        /// The centre's key file.
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// Where to write the bundle.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// The pack that the levels belong to; the built-in standard pack when left out.
        #[arg(long, value_name = "FILE")]
        pack: Option<PathBuf>,
        /// A table that says what levels of other packs come to in this one, levels/1. Results of a
        /// pack that it does not speak of have a head and are not in the facts.
        #[arg(long, value_name = "FILE")]
        levels: Option<PathBuf>,
        /// An id that has been replaced, for this catalogue and every later one; may be given several
        /// times.
        #[arg(long, value_parser = rename, value_name = "OLD=NEW")]
        alias: Vec<Rename>,
    },
    /// A content pack: a classification model, an assessment or a catalogue of measures.
    Pack {
        /// The pack document, as "pack build" wrote it.
        #[arg(long, value_name = "FILE")]
        pack: PathBuf,
        /// The centre's key file.
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// Where to write the bundle.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

#[derive(Args)]
pub(crate) struct VerifyArgs {
    /// The bundles.
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Go by the trust list in this file instead of the registry's.
    #[arg(long, requires = "root", value_name = "FILE")]
    pub(crate) trust: Option<PathBuf>,
    /// The thumbprint of the root that signed it.
    #[arg(long, requires = "trust", allow_hyphen_values = true, value_name = "THUMBPRINT")]
    pub(crate) root: Option<String>,
}

#[derive(Args)]
pub(crate) struct ImportArgs {
    /// Bundles, folders with bundles in them, or - for standard input.
    #[arg(required = true, value_name = "FILE, FOLDER or -")]
    pub(crate) files: Vec<PathBuf>,
    /// How many documents a transaction has. It changes how long it takes, and nothing else.
    #[arg(long, default_value_t = Pace::default().batch, value_parser = at_least_one, value_name = "COUNT")]
    pub(crate) batch: usize,
    /// How many threads verify; as many as the machine runs at once when left out.
    #[arg(long, default_value_t = Pace::default().threads, value_parser = at_least_one, value_name = "COUNT")]
    pub(crate) threads: usize,
    /// Sign a receipt with this key file.
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    /// Write the receipt here, to hand back.
    #[arg(long, requires = "key", value_name = "FILE")]
    pub(crate) receipt: Option<PathBuf>,
}

fn rename(text: &str) -> Result<Rename, String> {
    match text.split_once('=') {
        Some((old, new)) if !old.trim().is_empty() && !new.trim().is_empty() && old != new => {
            Ok(Rename { old: old.to_owned(), new: new.to_owned() })
        }
        _ => Err("write it as OLD=NEW".to_owned()),
    }
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number @ 1..=10_000) => Ok(number),
        _ => Err("give a number from 1 to 10000".to_owned()),
    }
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("choose one of {}", known.join(", "))
    })
}
