//! The configurations that are the same for every build of a base path.

use super::headers::{ASK_FIRST, FOR_EVER, NO_FRAMES, of_every_file};
use crate::build::base_path::BasePath;
use crate::build::routes;

/// One file, with places for what depends on the build's base and on the application.
pub(super) struct Template {
    /// Below the directory it belongs to.
    pub(super) file: &'static str,
    text: &'static str,
    /// How this host says a header; `{name}` and `{value}` stand for it.
    header: &'static str,
}

pub(super) const APACHE: Template = Template {
    file: ".htaccess",
    text: include_str!("apache.htaccess"),
    header: "  Header always set {name} \"{value}\"\n",
};

pub(super) const BESIDE: [Template; 6] = [
    Template {
        file: "nginx.conf",
        text: include_str!("nginx.conf"),
        header: "        add_header {name} \"{value}\" always;\n",
    },
    Template {
        file: "Caddyfile",
        text: include_str!("Caddyfile"),
        header: "\t\t{name} \"{value}\"\n",
    },
    Template {
        file: "github-pages.yml",
        text: include_str!("github-pages.yml"),
        header: "",
    },
    Template {
        file: "cloudfront/deploy.sh",
        text: include_str!("cloudfront-deploy.sh"),
        header: "",
    },
    Template {
        file: "cloudfront/function.js",
        text: include_str!("cloudfront-function.js"),
        header: "",
    },
    Template {
        file: "cloudfront/headers.json",
        text: include_str!("cloudfront-headers.json"),
        header: "",
    },
];

impl Template {
    pub(super) fn filled(&self, base: &BasePath) -> String {
        let below = base.as_str().trim_end_matches('/');
        let headers: String = of_every_file(NO_FRAMES)
            .iter()
            .map(|(name, value)| {
                let line = self.header.replace("{name}", name);
                line.replace("{value}", value)
            })
            .collect();
        let mut text = self
            .text
            .replace("@HEADERS@\n", &headers)
            .replace("@BASE@", base.as_str())
            .replace("@BELOW@", below)
            .replace("@ROUTES@", &routes::all().join("|"))
            .replace("@FOR EVER@", FOR_EVER)
            .replace("@ASK FIRST@", ASK_FIRST);
        for (name, value) in of_every_file(NO_FRAMES) {
            text = text.replace(&format!("@HEADER {name}@"), &value);
        }
        // At the root there is no path without its slash.
        let without_slash = |line: &&str| !(below.is_empty() && line.contains("@BELOW ROOT@"));
        let lines = text.lines().filter(without_slash);
        lines
            .map(|line| format!("{}\n", line.replace("@BELOW ROOT@", below)))
            .collect()
    }
}
