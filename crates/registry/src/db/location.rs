//! Where a registry is: what `--db` may say.

use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;

use postgres::Config;
use postgres::config::{Host, SslMode};

use crate::error::RegistryError;

/// Where PostgreSQL listens on Debian when nothing else is said.
const USUAL_SOCKET: &str = "/var/run/postgresql";

/// Where a registry is.
#[derive(Debug, Clone)]
pub enum Location {
    /// A file.
    Sqlite(PathBuf),
    /// A database of a PostgreSQL server.
    Postgres(Box<Server>),
}

/// A database of a server, and how it is reached.
#[derive(Debug, Clone)]
pub struct Server {
    pub(super) config: Config,
    /// Whether the way there is encrypted and the server's certificate checked.
    pub(super) tls: bool,
}

impl Location {
    /// Reads `sqlite:PATH` or `postgres://…`.
    ///
    /// # Errors
    /// [`RegistryError::Usage`] for anything else, [`RegistryError::OpenConnection`] for a server that
    /// would be reached over a network in the clear.
    pub fn parse(db: &str) -> Result<Self, RegistryError> {
        match db.split_once(':') {
            Some(("sqlite", path)) if !path.is_empty() => Ok(Location::Sqlite(PathBuf::from(path))),
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => server(db),
            // What stands after the colon may hold a password, and is not said again.
            _ => Err(RegistryError::Usage(
                "--db is neither sqlite:PATH nor postgres://…. Give one of the two.".to_owned(),
            )),
        }
    }
}

impl std::fmt::Display for Location {
    /// As somebody may read it: without a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Location::Sqlite(path) => write!(f, "{}", path.display()),
            Location::Postgres(server) => {
                let hosts: Vec<String> = server.config.get_hosts().iter().map(name).collect();
                let database = server.config.get_dbname().unwrap_or_default();
                write!(f, "the database {database:?} at {}", hosts.join(", "))
            }
        }
    }
}

fn name(host: &Host) -> String {
    match host {
        Host::Tcp(name) => name.clone(),
        #[cfg(unix)]
        Host::Unix(path) => path.display().to_string(),
    }
}

fn server(db: &str) -> Result<Location, RegistryError> {
    let mut config = Config::from_str(db).map_err(|error| {
        RegistryError::Usage(format!("--db is not a PostgreSQL address: {error}. Mend it and try again."))
    })?;
    if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
        config.host(USUAL_SOCKET);
    }
    config.application_name("varsam-registry");
    let tls = config.get_ssl_mode() == SslMode::Require;
    if !tls && !is_private(&config) {
        return Err(RegistryError::OpenConnection {
            hosts: config.get_hosts().iter().map(name).collect::<Vec<_>>().join(", "),
        });
    }
    if !tls {
        // On the machine itself there is nobody between.
        config.ssl_mode(SslMode::Disable);
    }
    Ok(Location::Postgres(Box::new(Server { config, tls })))
}

/// Whether every way to the server stays on this machine.
fn is_private(config: &Config) -> bool {
    let private = |host: &Host| match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse().is_ok_and(|address: IpAddr| address.is_loopback())
        }
        #[cfg(unix)]
        Host::Unix(_) => true,
    };
    config.get_hosts().iter().all(private) && config.get_hostaddrs().iter().all(IpAddr::is_loopback)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_reached_in_the_clear() {
        for good in [
            "sqlite:registry.db",
            "postgres:///varsam",
            "postgres://%2Fvar%2Frun%2Fpostgresql/varsam",
            "postgres:///varsam?host=/tmp/here",
            "postgres://anna:secret@localhost/varsam",
            "postgresql://anna@127.0.0.1:5433/varsam",
            "postgres://anna@[::1]/varsam",
            "postgres://anna@127.0.0.9,localhost/varsam",
            "postgres://anna@db.example/varsam?sslmode=require",
        ] {
            assert!(Location::parse(good).is_ok(), "{good}");
        }
        for open in [
            "postgres://anna:secret@db.example/varsam",
            "postgres://anna:secret@db.example/varsam?sslmode=prefer",
            "postgres://anna:secret@10.0.0.1/varsam?sslmode=disable",
            "postgres://anna:secret@localhost,db.example/varsam",
            "postgres://anna:secret@localhost/varsam?hostaddr=10.0.0.1",
            "postgres://anna:secret@localhost.example/varsam",
        ] {
            let error = Location::parse(open).unwrap_err();
            assert_eq!(error.code(), "open_connection", "{open}");
            assert!(!error.to_string().contains("secret"));
        }
        for bad in ["", "registry.db", "sqlite:", "mysql://x", "postgres:x", "postgres://x?nonsense=secret"] {
            let error = Location::parse(bad).unwrap_err();
            assert_eq!(error.code(), "usage", "{bad}");
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }

    #[test]
    fn a_password_is_never_said() {
        let location = Location::parse("postgres://anna:secret@localhost/varsam").unwrap();
        assert_eq!(location.to_string(), "the database \"varsam\" at localhost");
    }
}
