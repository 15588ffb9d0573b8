//! The command line.

mod connect;
mod help;

use crate::bench::{BenchOptions, Part};
use crate::build::BuildOptions;
use crate::build::base_path::BasePath;
use crate::connect::ConnectOptions;
use crate::dev::{DevOptions, Target};
use crate::setup::Purpose;
use crate::test::suite::Suite;
use crate::{config_file, repository};
use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;

#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Help(String),
    Setup(Purpose),
    Dev(DevOptions),
    Build(BuildOptions),
    Connect(Box<ConnectOptions>),
    Test(Vec<Suite>),
    Bench(BenchOptions),
    /// Trunk's hooks; not for people.
    PreBuild,
    PostBuild,
}

/// # Errors
/// When the arguments make no command; the error says which would.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let command = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help(help::overview())),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(unexpected(other, "")),
    };
    match command.as_str() {
        "help" => Ok(Command::Help(help::overview())),
        "setup" => setup(&mut parser),
        "dev" => dev(&mut parser),
        "build" => build(&mut parser),
        "connect" => connect::connect(&mut parser),
        "test" => test(&mut parser),
        "bench" => bench(&mut parser),
        "pre-build" => Ok(Command::PreBuild),
        "post-build" => Ok(Command::PostBuild),
        other => {
            bail!(
                "there is no command `{other}`; the commands are setup, dev, build, connect, test and bench"
            )
        }
    }
}

fn setup(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut purpose = Purpose::Test;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(help::setup())),
            Long("for") => {
                purpose = match parser.value()?.string()?.as_str() {
                    "dev" => Purpose::Dev,
                    "build" => Purpose::Build,
                    "test" => Purpose::Test,
                    "bench" => Purpose::Bench,
                    other => bail!("--for takes dev, build, test or bench, not `{other}`"),
                };
            }
            other => return Err(unexpected(other, "setup")),
        }
    }
    Ok(Command::Setup(purpose))
}

fn dev(parser: &mut lexopt::Parser) -> Result<Command> {
    let (mut port, mut provider_port) = (8080, None);
    let (mut endpoint, mut app_id, mut config) = (None, None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(help::dev())),
            Long("port") => port = port_value(parser, "--port")?,
            Long("provider-port") => provider_port = Some(port_value(parser, "--provider-port")?),
            Long("endpoint") => endpoint = Some(parser.value()?.string()?),
            Long("app-id") => app_id = Some(parser.value()?.string()?),
            Long("config") => config = Some(absolute(parser.value()?)?),
            other => return Err(unexpected(other, "dev")),
        }
    }
    if provider_port.is_some() && (endpoint.is_some() || config.is_some()) {
        bail!("--provider-port is of the local provider, which --endpoint and --config replace");
    }
    let target = match (endpoint, app_id) {
        (None, None) => match config {
            Some(file) => Target::Configured(file),
            None => Target::Local {
                port: provider_port.unwrap_or(3001),
            },
        },
        _ if config.is_some() => {
            bail!("--config names the Logto and the application; leave --endpoint and --app-id out")
        }
        (Some(endpoint), Some(app_id)) => {
            config_file::check_endpoint(&endpoint).context("--endpoint is wrong")?;
            Target::Logto { endpoint, app_id }
        }
        (Some(_), None) => {
            bail!("--endpoint needs --app-id as well: the application's ID in Logto's console")
        }
        (None, Some(_)) => bail!(
            "--app-id needs --endpoint as well: your Logto, such as https://your-tenant.logto.app/"
        ),
    };
    if target == (Target::Local { port }) {
        bail!("the app and the provider cannot both use port {port}; choose another with --port");
    }
    Ok(Command::Dev(DevOptions { port, target }))
}

fn build(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut options = BuildOptions::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(help::build())),
            Long("base") => options.base = BasePath::parse(&parser.value()?.string()?)?,
            Long("config") => options.config = Some(absolute(parser.value()?)?),
            Long("dist") => options.dist = absolute(parser.value()?)?,
            Long("stable") => options.stable = true,
            other => return Err(unexpected(other, "build")),
        }
    }
    if options.dist == repository::root() || repository::root().starts_with(&options.dist) {
        bail!("--dist would replace the repository itself; name a directory of its own");
    }
    Ok(Command::Build(options))
}

fn test(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut suites = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(help::test())),
            Value(name) => suites.push(Suite::named(&name.string()?)?),
            other => return Err(unexpected(other, "test")),
        }
    }
    Ok(Command::Test(suites))
}

fn bench(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut options = BenchOptions::default();
    let mut parts = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(help::bench())),
            Long("runs") => options.runs = runs(parser)?,
            Long("json") => options.json = Some(absolute(parser.value()?)?),
            Long("dist") => options.dist = Some(absolute(parser.value()?)?),
            Long("fallback") => options.fallback = Some(absolute(parser.value()?)?),
            Value(name) => parts.push(Part::named(&name.string()?)?),
            other => return Err(unexpected(other, "bench")),
        }
    }
    if !parts.is_empty() {
        options.parts = parts;
    }
    Ok(Command::Bench(options))
}

fn runs(parser: &mut lexopt::Parser) -> Result<u32> {
    let text = parser.value()?.string()?;
    match text.parse() {
        Ok(runs) if (1..=1000).contains(&runs) => Ok(runs),
        _ => bail!("--runs takes a number from 1 to 1000, not `{text}`"),
    }
}

fn port_value(parser: &mut lexopt::Parser, option: &str) -> Result<u16> {
    let text = parser.value()?.string()?;
    match text.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => bail!("{option} takes a port from 1 to 65535, not `{text}`"),
    }
}

/// Paths on the command line are relative to where the person is.
fn absolute(path: OsString) -> Result<PathBuf> {
    std::path::absolute(PathBuf::from(path)).context("the path cannot be used")
}

fn unexpected(argument: lexopt::Arg<'_>, command: &str) -> anyhow::Error {
    let help = format!("cargo xtask {command} --help").replace("  ", " ");
    anyhow::anyhow!("{}; see `{help}`", argument.unexpected())
}

#[cfg(test)]
mod tests;
