//! `cargo xtask connect`: sets up a Logto through its Management API. The work is done by the
//! Node.js program in `connect/`; its HTTP and TLS would cost everybody minutes of compiling here.

use crate::build::base_path::BasePath;
use crate::setup::{self, Need};
use crate::{config_file, process, repository};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::PathBuf;

/// What is asked for; never a secret.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ConnectOptions {
    pub(crate) endpoint: String,
    pub(crate) machine_id: Option<String>,
    /// The Management API's resource indicator.
    pub(crate) management_api: Option<String>,
    pub(crate) origins: Vec<String>,
    pub(crate) base: BasePath,
    pub(crate) app_id: Option<String>,
    pub(crate) name: String,
    pub(crate) wecom_corp_id: Option<String>,
    pub(crate) wecom_agent_id: Option<String>,
    pub(crate) wecom_scope: Option<String>,
    pub(crate) account_center: bool,
    pub(crate) resource: Option<String>,
    pub(crate) resource_name: Option<String>,
    pub(crate) resource_scopes: Option<String>,
    pub(crate) config: PathBuf,
    /// The file as the person named it.
    pub(crate) config_shown: String,
    pub(crate) update_config: bool,
    pub(crate) dry_run: bool,
    /// A certificate authority to trust.
    pub(crate) ca: Option<PathBuf>,
}

impl Default for ConnectOptions {
    fn default() -> Self {
        Self {
            endpoint: String::new(),
            machine_id: None,
            management_api: None,
            origins: Vec::new(),
            base: BasePath::root(),
            app_id: None,
            name: "Leptos Logto".to_owned(),
            wecom_corp_id: None,
            wecom_agent_id: None,
            wecom_scope: None,
            account_center: false,
            resource: None,
            resource_name: None,
            resource_scopes: None,
            config: repository::path(config_file::DEFAULT),
            config_shown: config_file::DEFAULT.to_owned(),
            update_config: false,
            dry_run: false,
            ca: None,
        }
    }
}

impl ConnectOptions {
    fn to_json(&self) -> Value {
        json!({
            "endpoint": self.endpoint,
            "machineId": self.machine_id,
            "managementApi": self.management_api,
            "origins": self.origins,
            "base": self.base.as_str(),
            "appId": self.app_id,
            "name": self.name,
            "wecomCorpId": self.wecom_corp_id,
            "wecomAgentId": self.wecom_agent_id,
            "wecomScope": self.wecom_scope,
            "accountCenter": self.account_center,
            "resource": self.resource,
            "resourceName": self.resource_name,
            "resourceScopes": self.resource_scopes,
            "config": self.config,
            "configShown": self.config_shown,
            "updateConfig": self.update_config,
            "dryRun": self.dry_run,
        })
    }
}

/// # Errors
/// When Node.js is missing or does not start. What Logto refuses is said by the program itself,
/// and ends this one with its exit code.
pub(crate) fn run(options: &ConnectOptions) -> Result<()> {
    let tools = setup::ensure(&[Need::Node])?;
    let mut node = process::command(&tools.path, "node")?;
    node.arg(repository::path("connect/connect.mjs"))
        .arg(options.to_json().to_string());
    if let Some(authority) = &options.ca {
        node.env("NODE_EXTRA_CA_CERTS", authority);
    }
    // Newer versions of Node.js then go through HTTPS_PROXY; nobody reaches this machine through one.
    if options.endpoint.starts_with("https:") {
        node.env("NODE_USE_ENV_PROXY", "1");
    }
    let status = node.status().context("could not start `node`")?;
    if !status.success() {
        std::process::exit(status.code().unwrap_or(1));
    }
    Ok(())
}
