//! `cargo xtask dev`: the app and its provider, until Ctrl-C.

mod config;
mod port;
mod running;

use crate::config_file;
use crate::process;
use crate::repository;
use crate::setup::{self, Need, Purpose, Tools};
use anyhow::{Context, Result, bail};
use running::Running;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DevOptions {
    /// Where the app is served.
    pub(crate) port: u16,
    pub(crate) target: Target,
}

/// What the app signs in at.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// The provider in `idp/`, on this port.
    Local {
        port: u16,
    },
    Logto {
        endpoint: String,
        app_id: String,
    },
    /// What this configuration names; absolute.
    Configured(PathBuf),
}

impl Target {
    fn needs(&self) -> Vec<Need> {
        let local = matches!(self, Self::Local { .. });
        Need::FOR_DEV
            .iter()
            .copied()
            .filter(|need| local || !matches!(need, Need::Node | Need::ProviderPackages))
            .collect()
    }

    fn name(&self) -> String {
        match self {
            Self::Local { port } => format!("http://localhost:{port}/ (the local provider)"),
            Self::Logto { endpoint, .. } => endpoint.clone(),
            Self::Configured(file) => format!("the Logto that {} names", file.display()),
        }
    }
}

/// # Errors
/// When a port is taken, something is missing, the disk is too full, or one of the two servers stops by itself.
pub(crate) fn run(options: &DevOptions) -> Result<()> {
    // Before anything takes minutes.
    port::require_free(options.port, "the app", "--port")?;
    if let Target::Local { port } = options.target {
        port::require_free(port, "the local provider", "--provider-port")?;
    }
    setup::require_disk_space(Purpose::Dev)?;
    let config = config::file(&options.target)?;
    let tools = setup::ensure(&options.target.needs())?;

    let interrupted = on_interrupt()?;
    let mut servers = Vec::new();
    let outcome = serve(options, &tools, &config, &mut servers, &interrupted);
    running::stop_all(&mut servers, &interrupted);
    outcome
}

fn serve(
    options: &DevOptions,
    tools: &Tools,
    config: &Path,
    servers: &mut Vec<Running>,
    interrupted: &Receiver<()>,
) -> Result<()> {
    if let Target::Local { port } = options.target {
        let mut provider = process::command(&tools.path, "node")?;
        provider
            .arg("server.mjs")
            .current_dir(repository::path("idp"))
            .env("IDP_PORT", port.to_string())
            .env("IDP_APP_ORIGINS", app_origins(options.port));
        servers.push(Running::start("provider", provider)?);
    }
    let mut trunk = process::command(&tools.path, "trunk")?;
    trunk
        .args(["serve", "--port", &options.port.to_string()])
        // dist/ is for release builds.
        .arg("--dist")
        .arg(repository::path("target/dev/dist"))
        .env(config_file::VARIABLE, config);
    crate::build::trunk_environment(&mut trunk);
    servers.push(Running::start("trunk", trunk)?);

    println!("Compiling the app; the first time takes a few minutes. Ctrl-C stops everything.");
    let mut announced = false;
    loop {
        match interrupted.recv_timeout(Duration::from_millis(200)) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        for server in servers.iter_mut() {
            if let Some(status) = server.ended()? {
                bail!(
                    "everything was stopped, because `{}` {}; its last lines above say why",
                    server.name(),
                    process::ended(status)
                );
            }
        }
        if !announced && is_up(options) {
            announced = true;
            announce(options);
        }
    }
}

/// A person may type either name of this machine; both are origins of their own.
fn app_origins(port: u16) -> String {
    format!("http://localhost:{port},http://127.0.0.1:{port}")
}

fn is_up(options: &DevOptions) -> bool {
    let provider_is_up = match options.target {
        Target::Local { port } => port::answers(port),
        Target::Logto { .. } | Target::Configured(_) => true,
    };
    provider_is_up && port::answers(options.port)
}

fn announce(options: &DevOptions) {
    println!();
    println!("  Open      http://localhost:{}/", options.port);
    println!("  Signs in  at {}", options.target.name());
    println!("  Stop      with Ctrl-C");
    println!();
}

/// One message for each Ctrl-C or request to end.
fn on_interrupt() -> Result<Receiver<()>> {
    let (sender, receiver) = mpsc::channel();
    ctrlc::set_handler(move || {
        // The receiver only goes away when the program ends.
        let _ = sender.send(());
    })
    .context("could not listen for Ctrl-C")?;
    Ok(receiver)
}
