//! The command line: what may be asked, and where each question goes.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::{Args, Parser, Subcommand};
use varsam_bundle::identity_file;
use varsam_bundle::payload::Role;
use varsam_exchange::{MAX_FACTS_BYTES, MAX_PACK_BYTES};
use zeroize::Zeroizing;

use crate::db::{Db, Location};
use crate::enrol::{GrantRequest, enrol};
use crate::error::{Exit, RegistryError};
use crate::files::read_at_most;
use crate::given::Given;
use crate::import::{Pace, import};
use crate::incoming::{SourceFile, gather};
use crate::init::{Kind, NewKey, init};
use crate::print::{Output, Printed};
use crate::progress::Progress;
use crate::purge::purge;
use crate::receipt::Signer;
use crate::trust_list::Validity;
use crate::{analyse, overview, pack, receipts, trust_list, verify_files};

/// The central registry of Varsam: takes signed bundles, verifies them and keeps what is good.
///
/// Exit codes: 0 good; 1 usage, reading or writing, invalid facts or pack; 2 unknown key, set
/// aside; 3 bad signature or document; 4 some documents were taken and some were not.
#[derive(Parser)]
#[command(name = "varsam-registry", version)]
struct Cli {
    /// The registry: sqlite:PATH, or postgres://… for a database of a PostgreSQL server, 15 or later.
    /// A server on another machine is reached with sslmode=require alone; its certificate is checked.
    #[arg(long, global = true, default_value = "sqlite:registry.db")]
    db: String,
    /// Answer as JSON.
    #[arg(long, global = true)]
    json: bool,
    /// A file whose first line is the key's passphrase; otherwise VARSAM_PASSPHRASE is used.
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
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
    /// Say what the rules answer about a facts document.
    Analyse {
        /// The facts, facts/1.
        #[arg(long, value_name = "FILE")]
        facts: PathBuf,
        /// The pack; the built-in standard pack when left out.
        #[arg(long, value_name = "FILE")]
        pack: Option<PathBuf>,
    },
    /// Build or check a content pack from its readable source.
    #[command(subcommand)]
    Pack(PackCommand),
}

#[derive(Subcommand)]
enum ReceiptsCommand {
    /// Verify that the receipts are one chain, signed by keys that are known, and that what they name
    /// is here.
    Verify,
}

#[derive(Subcommand)]
enum PackCommand {
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
struct InitArgs {
    /// A registry for the sample municipality. It takes sample documents, and only them.
    #[arg(long, conflicts_with_all = ["org", "root"])]
    sample: bool,
    /// The organisation number, NNNNNN-NNNN.
    #[arg(long, required_unless_present = "sample")]
    org: Option<String>,
    /// The thumbprint of the root that signs trust lists.
    #[arg(long, required_unless_present = "sample", allow_hyphen_values = true, value_name = "THUMBPRINT")]
    root: Option<String>,
    /// Make a signing key for receipts and write it here.
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

#[derive(Subcommand)]
enum TrustCommand {
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
enum IssueCommand {
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
    },
}

#[derive(Args)]
struct VerifyArgs {
    /// The bundles.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Go by the trust list in this file instead of the registry's.
    #[arg(long, requires = "root", value_name = "FILE")]
    trust: Option<PathBuf>,
    /// The thumbprint of the root that signed it.
    #[arg(long, requires = "trust", allow_hyphen_values = true, value_name = "THUMBPRINT")]
    root: Option<String>,
}

#[derive(Args)]
struct ImportArgs {
    /// Bundles, folders with bundles in them, or - for standard input.
    #[arg(required = true, value_name = "FILE, FOLDER or -")]
    files: Vec<PathBuf>,
    /// How many documents a transaction has. It changes how long it takes, and nothing else.
    #[arg(long, default_value_t = Pace::default().batch, value_parser = at_least_one, value_name = "COUNT")]
    batch: usize,
    /// How many threads verify; as many as the machine runs at once when left out.
    #[arg(long, default_value_t = Pace::default().threads, value_parser = at_least_one, value_name = "COUNT")]
    threads: usize,
    /// Sign a receipt with this key file.
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Write the receipt here, to hand back.
    #[arg(long, requires = "key", value_name = "FILE")]
    receipt: Option<PathBuf>,
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

/// Runs one command line. `passphrase` is what VARSAM_PASSPHRASE holds. Answers go to `out`,
/// errors to `err`.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    given: &Given,
    passphrase: Option<Zeroizing<String>>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            let _ = write!(err, "{error}");
            return Exit::Usage;
        }
        Err(help) => {
            let _ = write!(out, "{help}");
            return Exit::Good;
        }
    };
    let output = Output { json: cli.json };
    let asked = Asked { cli, given, passphrase };
    match asked.answer() {
        Ok(printed) => match output.write(&printed, out) {
            Ok(()) => printed.exit,
            Err(error) => {
                let _ = writeln!(err, "the answer could not be written: {error}");
                Exit::Usage
            }
        },
        Err(error) => {
            output.write_error(&error, err);
            error.exit()
        }
    }
}

/// A command line with what it was given.
struct Asked<'a> {
    cli: Cli,
    given: &'a Given,
    passphrase: Option<Zeroizing<String>>,
}

impl Asked<'_> {
    fn answer(&self) -> Result<Printed, RegistryError> {
        match &self.cli.command {
            Command::Init(args) => self.init(args),
            Command::Trust(TrustCommand::Enrol { files, confirm, role, authority, function }) => {
                let grant = confirm.clone().map(|confirm| GrantRequest {
                    confirm,
                    roles: role.clone(),
                    authority: authority.clone(),
                    function: function.clone(),
                });
                Ok(enrol(&mut self.open()?, &read_all(files)?, grant.as_ref(), self.given)?.into())
            }
            Command::Trust(TrustCommand::List) => Ok(trust_list::list(&mut self.open()?)?.into()),
            Command::Issue(IssueCommand::Trust { key, out, key_days, list_days }) => {
                let validity = Validity { key_days: *key_days, list_days: *list_days };
                let root = self.signer(key)?;
                let issued = trust_list::issue(&mut self.open()?, &root, validity, self.given)?;
                write_whole(out, &issued.bundle)?;
                Ok(issued.into())
            }
            Command::Verify(args) => self.verify(args),
            Command::Import(args) => self.import(args),
            Command::List => Ok(overview::list(&mut self.open()?)?.into()),
            Command::Show { id } => Ok(overview::show(&mut self.open()?, id)?.into()),
            Command::Purge { dry_run } => Ok(purge(&mut self.open()?, *dry_run, self.given)?.into()),
            Command::Receipts(ReceiptsCommand::Verify) => Ok(receipts::verify(&mut self.open()?)?.into()),
            Command::Analyse { facts, pack } => {
                let read = |path: &PathBuf, limit| -> Result<SourceFile, RegistryError> {
                    Ok(SourceFile { name: path.display().to_string(), bytes: read_at_most(path, limit)? })
                };
                let pack = pack.as_ref().map(|path| read(path, MAX_PACK_BYTES)).transpose()?;
                let facts = read(facts, MAX_FACTS_BYTES)?;
                Ok(Printed::document(analyse::analyse(&facts, pack.as_ref())?))
            }
            Command::Pack(PackCommand::Build { folder, out }) => {
                let built = pack::build(folder)?;
                match out {
                    Some(path) => {
                        write_whole(path, &built.document)?;
                        Ok(built.report.into())
                    }
                    None => Ok(Printed::document(built.document)),
                }
            }
            Command::Pack(PackCommand::Check { folder }) => Ok(pack::check(folder)?.into()),
        }
    }

    fn init(&self, args: &InitArgs) -> Result<Printed, RegistryError> {
        let kind = match (&args.org, &args.root) {
            (Some(org), Some(root)) => Kind::Real { org: org.clone(), root: root.clone() },
            _ => Kind::Sample,
        };
        let passphrase = match &args.key {
            Some(_) => Some(self.passphrase()?),
            None => None,
        };
        let key = match (&args.key, &passphrase) {
            (Some(file), Some(passphrase)) => Some(NewKey { file, passphrase }),
            _ => None,
        };
        Ok(init(&Location::parse(&self.cli.db)?, &kind, key.as_ref(), self.given)?.into())
    }

    fn verify(&self, args: &VerifyArgs) -> Result<Printed, RegistryError> {
        let trust = match (&args.trust, &args.root) {
            (Some(file), Some(root)) => verify_files::trust_from_file(&read(file)?, root)?,
            _ => verify_files::trust_from_registry(&mut self.open()?)?,
        };
        Ok(verify_files::verify(&read_all(&args.files)?, &trust, self.given).into())
    }

    fn import(&self, args: &ImportArgs) -> Result<Printed, RegistryError> {
        let signer = args.key.as_deref().map(|key| self.signer(key)).transpose()?;
        let sources = gather(&args.files, &mut std::io::stdin())?;
        let pace = Pace { batch: args.batch, threads: args.threads };
        let progress = Progress::new(self.given.watched && !self.cli.json);
        let mut tell = |done, total| progress.tell(done, total);
        let report = import(&mut self.open()?, &sources, pace, signer.as_ref(), self.given, &mut tell)?;
        drop(progress);
        if let (Some(path), Some(receipt)) = (&args.receipt, &report.receipt) {
            write_whole(path, &receipt.bundle)?;
        }
        Ok(report.into())
    }

    fn open(&self) -> Result<Db, RegistryError> {
        Db::open(&Location::parse(&self.cli.db)?, self.now())
    }

    fn now(&self) -> DateTime<Utc> {
        self.given.now
    }

    fn signer(&self, file: &Path) -> Result<Signer, RegistryError> {
        let text = fs::read_to_string(file).map_err(|error| RegistryError::file(file, error))?;
        let wrong = |error| RegistryError::bundle(file.display().to_string(), error);
        let identity = identity_file::read(&text).map_err(wrong)?;
        let key = identity_file::unlock(&text, &self.passphrase()?).map_err(wrong)?;
        Ok(Signer { key, function: identity.function })
    }

    fn passphrase(&self) -> Result<Zeroizing<String>, RegistryError> {
        let Some(file) = &self.cli.passphrase_file else {
            return self.passphrase.clone().ok_or(RegistryError::NoPassphrase);
        };
        let text = fs::read_to_string(file).map_err(|error| RegistryError::file(file, error))?;
        let text = Zeroizing::new(text);
        Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
    }
}

fn read(path: impl AsRef<Path>) -> Result<SourceFile, RegistryError> {
    let path = path.as_ref();
    let bytes = fs::read(path).map_err(|error| RegistryError::file(path, error))?;
    Ok(SourceFile { name: path.display().to_string(), bytes })
}

fn read_all(paths: &[PathBuf]) -> Result<Vec<SourceFile>, RegistryError> {
    paths.iter().map(read).collect()
}

/// Writes a file so that a reader never meets half of it.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), RegistryError> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let write = || -> std::io::Result<()> {
        let mut file = fs::File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&part, path)
    };
    write().map_err(|error| RegistryError::file(path, error))
}
