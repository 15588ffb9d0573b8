//! The options of `cargo xtask connect`.

use super::{Command, absolute, help, unexpected};
use crate::build::base_path::BasePath;
use crate::config_file;
use crate::connect::ConnectOptions;
use anyhow::{Context, Result, bail, ensure};
use lexopt::prelude::*;
use std::path::Path;

/// # Errors
/// When an option is unknown, has no value, or one is missing that must be there.
pub(super) fn connect(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut options = ConnectOptions::default();
    let mut endpoint = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(help::connect())),
            Long("endpoint") => endpoint = Some(text(parser)?),
            Long("m2m-id") => options.machine_id = Some(text(parser)?),
            Long("management-api") => options.management_api = Some(text(parser)?),
            Long("origin") => options.origins.push(text(parser)?),
            Long("base") => options.base = BasePath::parse(&text(parser)?)?,
            Long("app-id") => options.app_id = Some(text(parser)?),
            Long("name") => options.name = text(parser)?,
            Long("wecom-corp-id") => options.wecom_corp_id = Some(text(parser)?),
            Long("wecom-agent-id") => options.wecom_agent_id = Some(text(parser)?),
            Long("wecom-scope") => options.wecom_scope = Some(text(parser)?),
            Long("account-center") => options.account_center = true,
            Long("resource") => options.resource = Some(text(parser)?),
            Long("resource-name") => options.resource_name = Some(text(parser)?),
            Long("resource-scopes") => options.resource_scopes = Some(text(parser)?),
            Long("config") => {
                let file = parser.value()?;
                options.config_shown = file.to_string_lossy().into_owned();
                options.config = absolute(file)?;
            }
            Long("update-config") => options.update_config = true,
            Long("dry-run") => options.dry_run = true,
            Long("ca") => options.ca = Some(absolute(parser.value()?)?),
            Long(name) if name.contains("secret") => bail!(
                "secrets are not taken from the command line, where other programs see them: set LOGTO_M2M_SECRET and WECOM_SECRET in the environment, or give them on standard input"
            ),
            other => return Err(unexpected(other, "connect")),
        }
    }
    let endpoint = endpoint
        .context("--endpoint is missing: your Logto, such as https://your-tenant.logto.app/")?;
    config_file::check_endpoint(&endpoint).context("--endpoint is wrong")?;
    options.endpoint = endpoint;
    if options.origins.is_empty() {
        options.origins.push("http://localhost:8080".to_owned());
    }
    if let Some(file) = &options.ca {
        check_authority(file)?;
    }
    Ok(Command::Connect(Box::new(options)))
}

/// An empty value is most often a variable that was not set.
fn text(parser: &mut lexopt::Parser) -> Result<String> {
    let text = parser.value()?.string()?;
    ensure!(!text.trim().is_empty(), "an option has an empty value");
    Ok(text)
}

/// Node.js goes on without a file that it cannot use.
fn check_authority(file: &Path) -> Result<()> {
    let shown = file.display();
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("--ca {shown} could not be read as text (PEM)"))?;
    ensure!(
        text.contains("-----BEGIN CERTIFICATE-----"),
        "--ca {shown} holds no certificate in PEM form"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository;
    use std::ffi::OsString;

    fn parsed(line: &str) -> Result<ConnectOptions> {
        let arguments = line.split_whitespace().map(OsString::from);
        match crate::cli::parse([OsString::from("connect")].into_iter().chain(arguments))? {
            Command::Connect(options) => Ok(*options),
            other => bail!("{other:?}"),
        }
    }

    fn refused(line: &str) -> String {
        format!("{:#}", parsed(line).unwrap_err())
    }

    #[test]
    fn an_endpoint_is_enough_for_the_application_on_this_machine() {
        let options = parsed("--endpoint https://a.logto.app/").unwrap();
        assert_eq!(options.endpoint, "https://a.logto.app/");
        assert_eq!(options.origins, ["http://localhost:8080"]);
        assert_eq!(options.config, repository::path("config.json"));
        assert!(!options.dry_run && !options.update_config && !options.account_center);
    }

    #[test]
    fn origins_add_up_and_replace_the_default() {
        let options =
            parsed("--endpoint https://a/ --origin https://b --origin https://c").unwrap();
        assert_eq!(options.origins, ["https://b", "https://c"]);
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_what_to_do() {
        for (line, said) in [
            ("", "--endpoint is missing"),
            ("--endpoint a.logto.app", "https://"),
            (
                "--endpoint https://a/ --base app",
                "must start with a slash",
            ),
            ("--endpoint https://a/ --name=", "empty value"),
            (
                "--endpoint https://a/ --orign x",
                "cargo xtask connect --help",
            ),
            ("--endpoint https://a/ --ca no/such/file", "no/such/file"),
            ("--endpoint https://a/ --ca Cargo.toml", "no certificate"),
        ] {
            let error = refused(line);
            assert!(error.contains(said), "{line}: {error}");
        }
    }

    #[test]
    fn a_secret_on_the_command_line_is_refused_and_not_repeated() {
        for line in [
            "--m2m-secret hush",
            "--m2m-secret=hush",
            "--wecom-secret hush",
        ] {
            let error = refused(&format!("--endpoint https://a/ {line}"));
            assert!(error.contains("LOGTO_M2M_SECRET"), "{error}");
            assert!(!error.contains("hush"), "{error}");
        }
    }
}
