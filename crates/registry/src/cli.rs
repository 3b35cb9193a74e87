//! The command line: where each question goes.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::Parser;
use varsam_bundle::digest::sha256_hex;
use varsam_bundle::identity_file;
use varsam_exchange::{
    LevelTable, MAX_FACTS_BYTES, MAX_PACK_BYTES, read_level_table, read_pack, standard_pack_bytes, write_csv,
    write_workbook,
};
use zeroize::Zeroizing;

use crate::arguments::{
    AnalyseArgs, Cli, Command, ImportArgs, InitArgs, IssueCommand, PackCommand, ReceiptsCommand,
    TrustCommand, VerifyArgs,
};
use crate::catalogue;
use crate::city::{analyse_city, parts_of};
use crate::city_sheets::sheets;
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
use crate::translate::Model;
use crate::trust_list::{Changes, Validity};
use crate::{analyse, overview, pack, receipts, trust_list, verify_files};

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
            Command::Issue(issue) => self.issue(issue),
            Command::Verify(args) => self.verify(args),
            Command::Import(args) => self.import(args),
            Command::List => Ok(overview::list(&mut self.open()?)?.into()),
            Command::Show { id } => Ok(overview::show(&mut self.open()?, id)?.into()),
            Command::Purge { dry_run } => Ok(purge(&mut self.open()?, *dry_run, self.given)?.into()),
            Command::Receipts(ReceiptsCommand::Verify) => Ok(receipts::verify(&mut self.open()?)?.into()),
            Command::Analyse(args) => self.analyse(args),
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

    fn issue(&self, issue: &IssueCommand) -> Result<Printed, RegistryError> {
        match issue {
            IssueCommand::Trust { key, out, key_days, list_days, compromised, left, renew } => {
                let validity = Validity { key_days: *key_days, list_days: *list_days };
                let changes =
                    Changes { compromised: compromised.clone(), left: left.clone(), renew: renew.clone() };
                let root = self.signer(key)?;
                let issued = trust_list::issue(&mut self.open()?, &root, validity, &changes, self.given)?;
                write_whole(out, &issued.bundle)?;
                Ok(issued.into())
            }
            IssueCommand::Catalogue { authority, key, out, pack, levels, alias } => {
                let model = model_of(pack.as_deref(), levels.as_deref())?;
                let centre = self.signer(key)?;
                let db = &mut self.open()?;
                let issued = catalogue::issue_catalogue(db, authority, &model, alias, &centre, self.given)?;
                write_whole(out, &issued.bundle)?;
                Ok(issued.into())
            }
            IssueCommand::Pack { pack, key, out } => {
                let bytes = read_at_most(pack, MAX_PACK_BYTES)?;
                let name = pack.display().to_string();
                let centre = self.signer(key)?;
                let issued = catalogue::issue_pack(&mut self.open()?, &name, &bytes, &centre, self.given)?;
                write_whole(out, &issued.bundle)?;
                Ok(issued.into())
            }
        }
    }

    fn analyse(&self, args: &AnalyseArgs) -> Result<Printed, RegistryError> {
        let model = model_of(args.pack.as_deref(), args.levels.as_deref())?;
        if let Some(facts) = &args.facts {
            let name = facts.display().to_string();
            let facts = SourceFile { name, bytes: read_at_most(facts, MAX_FACTS_BYTES)? };
            return Ok(Printed::document(analyse::analyse(&facts, &model.pack)?));
        }
        let report = analyse_city(&mut self.open()?, &model, args.review_months, self.now())?;
        let sheets = sheets(&report);
        let fault = RegistryError::Usage;
        if let Some(folder) = &args.csv {
            fs::create_dir_all(folder).map_err(|error| RegistryError::file(folder, error))?;
            for sheet in &sheets {
                write_whole(&folder.join(format!("{}.csv", sheet.name)), &write_csv(sheet).map_err(fault)?)?;
            }
        }
        if let Some(file) = &args.xlsx {
            write_whole(file, &write_workbook(&sheets, parts_of(self.now().date_naive())).map_err(fault)?)?;
        }
        Ok(report.into())
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

/// A pack from its file, or the built-in standard pack, with its bytes.
/// The model of a pack file, with what a table says of other packs.
fn model_of(pack: Option<&Path>, levels: Option<&Path>) -> Result<Model, RegistryError> {
    let (name, bytes) = match pack {
        Some(file) => (file.display().to_string(), read_at_most(file, MAX_PACK_BYTES)?),
        None => ("the standard pack".to_owned(), standard_pack_bytes().to_vec()),
    };
    let pack = read_pack(&bytes).map_err(|problems| RegistryError::invalid(&name, &problems))?;
    let levels = match levels {
        Some(file) => read_level_table(&read_at_most(file, MAX_PACK_BYTES)?, &pack)
            .map_err(|problems| RegistryError::invalid(&file.display().to_string(), &problems))?,
        None => LevelTable::default(),
    };
    Ok(Model { pack, sha256: sha256_hex(&bytes), levels })
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
