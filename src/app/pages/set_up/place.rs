//! Where this deployment lives, and what of it is entered elsewhere.

use crate::Url;
use crate::browser;

/// What stands for an endpoint that is not known yet.
const SOME_ENDPOINT: &str = "https://your-tenant.logto.app/";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The address of the application, with a slash at its end.
    base: String,
}

impl Place {
    pub(super) fn of_page() -> Self {
        Self::at(&browser::base_url().unwrap_or_default())
    }

    fn at(base: &str) -> Self {
        let base = base.to_owned();
        Self { base }
    }

    pub(super) fn base(&self) -> &str {
        &self.base
    }

    pub(super) fn redirect_uri(&self) -> String {
        [&self.base, "callback"].concat()
    }

    pub(super) fn post_sign_out_uri(&self) -> String {
        self.base.clone()
    }

    pub(super) fn file(&self) -> String {
        [&self.base, "config.json"].concat()
    }

    pub(super) fn origin(&self) -> String {
        Url::parse(&self.base).map_or_else(|_| self.base.clone(), |url| url.origin().to_owned())
    }

    pub(super) fn host(&self) -> String {
        host(&self.base)
    }

    /// The command that does most of the steps.
    pub(super) fn command(&self, endpoint: Option<&str>) -> String {
        let endpoint = endpoint.unwrap_or(SOME_ENDPOINT);
        let mut lines = [
            ["cargo xtask connect --endpoint ", endpoint].concat(),
            "--m2m-id your-m2m-app-id".to_owned(),
            ["--origin ", &self.origin()].concat(),
            "--wecom-corp-id your-corp-id --wecom-agent-id your-agent-id".to_owned(),
        ];
        let path = self.base.get(self.origin().len()..).unwrap_or_default();
        if !matches!(path, "" | "/") {
            lines[2].push_str(" --base ");
            lines[2].push_str(path);
        }
        lines.join(" \\\n  ")
    }
}

/// The host of an address, with its port if it names one: what WeCom calls a domain.
pub(super) fn host(address: &str) -> String {
    let origin = Url::parse(address).map(|url| url.origin().to_owned());
    let origin = origin.unwrap_or_default();
    let host = origin.split_once("://").map(|(_, host)| host);
    host.unwrap_or_default().to_owned()
}

/// Where WeCom sends people back to: an address of Logto's, whose last part is
/// the connector's own id.
pub(super) fn connector_callback(endpoint: Option<&str>, connector_id: Option<&str>) -> String {
    let endpoint = endpoint.unwrap_or(SOME_ENDPOINT).trim_end_matches('/');
    [
        endpoint,
        "/callback/",
        connector_id.unwrap_or("connector-id"),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_below_the_base() {
        let place = Place::at("https://app.example:8443/shop/");
        assert_eq!(
            place.redirect_uri(),
            "https://app.example:8443/shop/callback"
        );
        assert_eq!(place.post_sign_out_uri(), "https://app.example:8443/shop/");
        assert_eq!(place.file(), "https://app.example:8443/shop/config.json");
        assert_eq!(place.origin(), "https://app.example:8443");
        assert_eq!(place.host(), "app.example:8443");
    }

    #[test]
    fn the_command_names_the_path_only_where_there_is_one() {
        for (base, expected) in [
            ("https://app.example/", "--origin https://app.example \\"),
            (
                "https://app.example/a/b/",
                "--origin https://app.example --base /a/b/ \\",
            ),
        ] {
            let command = Place::at(base).command(None);
            assert!(command.contains(expected), "{command}");
            assert!(command.contains("--endpoint https://your-tenant.logto.app/ \\"));
        }
        let command = Place::at("https://app.example/").command(Some("https://logto.example"));
        assert!(command.starts_with("cargo xtask connect --endpoint https://logto.example \\\n"));
    }

    #[test]
    fn wecom_comes_back_to_logto() {
        for (endpoint, id, expected) in [
            (
                Some("https://logto.example"),
                Some("abc"),
                "https://logto.example/callback/abc",
            ),
            (
                Some("https://logto.example/"),
                None,
                "https://logto.example/callback/connector-id",
            ),
            (
                None,
                None,
                "https://your-tenant.logto.app/callback/connector-id",
            ),
        ] {
            assert_eq!(connector_callback(endpoint, id), expected);
        }
        assert_eq!(host("https://logto.example/oidc"), "logto.example");
        assert_eq!(host("logto"), "");
    }
}
