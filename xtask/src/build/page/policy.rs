//! The Content-Security-Policy of the page.

use super::integrity::Digest;
use std::collections::BTreeSet;

/// With whom the application may speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Connections {
    /// With whatever `config.json` names in the end; the application narrows it when it has read that.
    AnyHttps,
    /// With these origins.
    Only(Vec<String>),
}

impl Connections {
    fn sources(&self) -> String {
        match self {
            // A policy cannot name an IPv6 address: `http://[::1]:3001` is no host-source.
            Self::AnyHttps => "https: http://localhost:* http://127.0.0.1:*".to_owned(),
            Self::Only(origins) => origins.join(" "),
        }
    }

    /// The pictures of people lie anywhere; a provider on this machine has them there.
    fn pictures(&self) -> String {
        match self {
            Self::AnyHttps => self.sources(),
            Self::Only(origins) => {
                let plain = origins.iter().filter(|origin| origin.starts_with("http:"));
                let plain: String = plain.map(|origin| format!(" {origin}")).collect();
                format!("https:{plain}")
            }
        }
    }
}

#[derive(Debug)]
pub(crate) struct Policy(String);

impl Policy {
    /// `scripts` and `styles` are the digests of those that stand in the page.
    pub(in crate::build) fn new(
        scripts: &[Digest],
        styles: &[Digest],
        connections: &Connections,
    ) -> Self {
        let sources = |digests: &[Digest]| -> String {
            let sources: BTreeSet<_> = digests.iter().map(|it| format!(" '{it}'")).collect();
            sources.into_iter().collect()
        };
        let directives = [
            "default-src 'none'".to_owned(),
            format!("script-src 'self' 'wasm-unsafe-eval'{}", sources(scripts)),
            format!("style-src 'self'{}", sources(styles)),
            format!("img-src 'self' data: {}", connections.pictures()),
            format!("connect-src 'self' {}", connections.sources()),
            "object-src 'none'".to_owned(),
            // The page has a <base>, so not 'none'.
            "base-uri 'self'".to_owned(),
            "form-action 'none'".to_owned(),
            "require-trusted-types-for 'script'".to_owned(),
            "trusted-types 'none'".to_owned(),
        ];
        Self(directives.join("; "))
    }

    /// What browsers heed in a `<meta>`.
    pub(super) fn for_meta(&self) -> &str {
        &self.0
    }

    /// With what browsers heed in a header only (CSP Level 3 §3.3).
    pub(in crate::build) fn for_header(&self) -> String {
        format!("{}; frame-ancestors 'none'", self.0)
    }
}
