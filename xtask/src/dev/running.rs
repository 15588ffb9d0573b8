//! A server that runs beside this program, its output prefixed with its name.

use crate::process;
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::Receiver;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a server may take to end by itself.
const GRACE: Duration = Duration::from_secs(5);

pub(crate) struct Running {
    name: &'static str,
    child: Child,
    outputs: Vec<JoinHandle<()>>,
}

impl Running {
    /// # Errors
    /// When it cannot be started.
    pub(crate) fn start(name: &'static str, mut command: Command) -> Result<Self> {
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        apart_from_the_terminal(&mut command);
        let mut child = command
            .spawn()
            .with_context(|| format!("could not start `{}`", process::shown(&command)))?;
        let mut outputs = Vec::new();
        outputs.extend(child.stdout.take().map(|stream| relay(name, stream)));
        outputs.extend(child.stderr.take().map(|stream| relay(name, stream)));
        Ok(Self {
            name,
            child,
            outputs,
        })
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// How it ended, once it has; its output is complete by then.
    ///
    /// # Errors
    /// When the system does not tell.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        let status = self
            .child
            .try_wait()
            .with_context(|| format!("lost sight of {}", self.name))?;
        if status.is_some() {
            self.stop(Signal::Kill);
            for output in self.outputs.drain(..) {
                // A relay has nothing to report.
                let _ = output.join();
            }
        }
        Ok(status)
    }

    fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    #[cfg(unix)]
    fn stop(&mut self, signal: Signal) {
        use nix::sys::signal::{Signal as Unix, killpg};
        use nix::unistd::Pid;
        let signal = match signal {
            Signal::Ask => Unix::SIGTERM,
            Signal::Kill => Unix::SIGKILL,
        };
        if let Ok(group) = i32::try_from(self.child.id()) {
            // It may have ended in this very moment, which is what is wanted.
            let _ = killpg(Pid::from_raw(group), signal);
        }
    }

    #[cfg(not(unix))]
    fn stop(&mut self, _signal: Signal) {
        // Windows can only end a process; with /T, those that it started as well.
        let _ = Command::new("taskkill")
            .args(["/F", "/T", "/PID", &self.child.id().to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
}

#[derive(Clone, Copy)]
enum Signal {
    Ask,
    Kill,
}

/// Asks every server to end and ends those that do not. A further Ctrl-C ends all at once.
pub(crate) fn stop_all(servers: &mut [Running], interrupted: &Receiver<()>) {
    for server in servers.iter_mut() {
        server.stop(Signal::Ask);
    }
    let asked = Instant::now();
    while servers.iter_mut().any(Running::is_alive) && asked.elapsed() < GRACE {
        if interrupted.recv_timeout(Duration::from_millis(50)).is_ok() {
            break;
        }
    }
    for server in servers.iter_mut() {
        // Also where it has ended: a compiler that it started may live on in its group.
        server.stop(Signal::Kill);
        // Collects the process; how it ended no longer matters.
        let _ = server.child.wait();
    }
}

/// In a group of its own, Ctrl-C reaches this program alone, which then ends the whole group.
#[cfg(unix)]
fn apart_from_the_terminal(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn apart_from_the_terminal(_command: &mut Command) {}

fn relay(name: &'static str, stream: impl Read + Send + 'static) -> JoinHandle<()> {
    let prefix = if std::io::stdout().is_terminal() {
        format!("\x1b[2m{name:>8} |\x1b[0m ")
    } else {
        format!("{name:>8} | ")
    };
    thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        let mut line = Vec::new();
        while let Ok(1..) = reader.read_until(b'\n', &mut line) {
            let text = String::from_utf8_lossy(&line);
            // Keep reading when nobody listens any more: a full pipe would halt the server.
            let _ = writeln!(std::io::stdout(), "{prefix}{}", text.trim_end());
            line.clear();
        }
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::sync::mpsc;

    fn start(script: &str) -> Running {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        Running::start("test", command).unwrap()
    }

    #[test]
    fn a_server_that_ended_is_noticed() {
        let mut server = start("exit 7");
        let status = loop {
            if let Some(status) = server.ended().unwrap() {
                break status;
            }
        };
        assert_eq!(status.code(), Some(7));
    }

    #[test]
    fn what_a_server_started_ends_with_it() {
        // The pipe closes only when the server and its own child have both ended.
        let mut server = start("sleep 600 & wait");
        let (_sender, interrupted) = mpsc::channel();
        stop_all(std::slice::from_mut(&mut server), &interrupted);
        for output in server.outputs.drain(..) {
            output.join().unwrap();
        }
        assert!(!server.is_alive());
    }

    #[test]
    fn a_further_interrupt_does_not_wait_for_a_stubborn_server() {
        let mut server = start("trap '' TERM; sleep 600 & while :; do wait; done");
        let (sender, interrupted) = mpsc::channel();
        sender.send(()).unwrap();
        let began = Instant::now();
        stop_all(std::slice::from_mut(&mut server), &interrupted);
        assert!(began.elapsed() < GRACE);
    }
}
