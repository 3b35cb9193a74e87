//! A real PostgreSQL server in a temporary folder, one for a test process, gone when the process is.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

/// Starts a server on a socket in the folder $2 with the programs of $1, and stops it when standard
/// input ends: also when whoever holds the other end was killed. A line "restart" restarts it at once,
/// as if the power had gone.
const KEEPER: &str = r#"
set -eu
bin=$1 dir=$2 settings=$3
umask 077
mkdir "$dir/data"
"$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/log" 2>&1
run() {
  "$bin/pg_ctl" -D "$dir/data" -w -t 60 -l "$dir/log" \
    -o "-c listen_addresses='' -c unix_socket_directories=$dir -c max_connections=50 $settings" start >/dev/null 2>&1
}
stop() { "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true; }
trap 'stop; cd /; rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM HUP
run
echo ready
while read -r line; do
  case $line in
    restart) stop; run; echo ready ;;
  esac
done
"#;

/// A server that runs.
pub struct Server {
    folder: PathBuf,
    keeper: Mutex<Keeper>,
    databases: AtomicU32,
}

/// The shell that looks after it.
struct Keeper {
    shell: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

/// The server of this process, started when it is first asked for.
///
/// # Panics
/// When there is no PostgreSQL or it does not start.
pub fn shared() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    // What is kept is on the disk or not; here nothing depends on which.
    SERVER.get_or_init(|| Server::start("-c fsync=off -c full_page_writes=off"))
}

impl Server {
    /// Starts a server with these settings.
    ///
    /// # Panics
    /// When there is no PostgreSQL or it does not start.
    pub fn start(settings: &str) -> Server {
        let bin = programs().expect("PostgreSQL's initdb in /usr/lib/postgresql or on the path");
        let folder = std::env::temp_dir().join(format!("varsam-pg-{}-{:x}", std::process::id(), unique()));
        fs::create_dir(&folder).expect("a folder");
        let mut command = if is_root(&folder) {
            // It refuses to run as root.
            let owned = Command::new("chown").arg("postgres").arg(&folder).status().expect("chown");
            assert!(owned.success(), "the user postgres");
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--", "sh", "-c", KEEPER, "keeper"]);
            command
        } else {
            let mut command = Command::new("sh");
            command.args(["-c", KEEPER, "keeper"]);
            command
        };
        let mut keeper = command
            .arg(bin)
            .arg(&folder)
            .arg(settings)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let input = keeper.stdin.take();
        let output = BufReader::new(keeper.stdout.take().expect("piped"));
        let keeper = Mutex::new(Keeper { shell: keeper, input, output });
        let server = Server { folder, keeper, databases: AtomicU32::new(0) };
        server.wait();
        server
    }

    fn wait(&self) {
        let mut line = String::new();
        self.keeper.lock().expect("whole").output.read_line(&mut line).expect("a line");
        let log = || fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        assert_eq!(line, "ready\n", "the server did not start: {}", log());
    }

    /// Stops the server as if the power had gone, and starts it again.
    pub fn restart(&self) {
        let mut keeper = self.keeper.lock().expect("whole");
        writeln!(keeper.input.as_mut().expect("open"), "restart").expect("the keeper lives");
        drop(keeper);
        self.wait();
    }

    /// The address of a database of this server.
    pub fn address(&self, database: &str) -> String {
        format!("postgres:///{database}?host={}&user=postgres", self.folder.display())
    }

    /// Makes an empty database, and answers with its address.
    pub fn new_database(&self) -> String {
        let name = format!("d{}", self.databases.fetch_add(1, Ordering::Relaxed));
        self.client("postgres").batch_execute(&format!("CREATE DATABASE {name}")).expect("a database");
        self.address(&name)
    }

    /// Makes a database with what another has, and answers with its address.
    pub fn copy_of(&self, address: &str) -> String {
        let (_, rest) = address.split_once("postgres:///").expect("an address of this server");
        let (template, _) = rest.split_once('?').expect("an address of this server");
        let name = format!("d{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let sql = format!("CREATE DATABASE {name} TEMPLATE {template}");
        self.client("postgres").batch_execute(&sql).expect("a database that nobody uses");
        self.address(&name)
    }

    /// A connection of one's own.
    pub fn client(&self, database: &str) -> postgres::Client {
        postgres::Client::connect(&self.address(database), postgres::NoTls).expect("a connection")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Ok(keeper) = self.keeper.get_mut() {
            // The keeper stops the server when its input ends, and then ends itself.
            drop(keeper.input.take());
            let _ = keeper.shell.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The folder with the newest PostgreSQL's programs.
fn programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, bin)| bin.join("initdb").exists())
        .collect();
    versions.sort();
    let on_path = || {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|folder| folder.join("initdb").exists())
    };
    versions.pop().map(|(_, bin)| bin).or_else(on_path)
}

/// Whether this process is root's: then what it makes is.
fn is_root(made: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(made).is_ok_and(|about| about.uid() == 0)
}

fn unique() -> u128 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_nanos())
}
