//! nginx for the tests, which run it as a process of their own.

use super::{Say, browser, system_package};
use crate::process;
use crate::search_path::SearchPath;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// # Errors
/// When it is missing and cannot be installed here, or does not run.
pub(crate) fn ensure(path: &SearchPath, say: Say) -> Result<PathBuf> {
    let nginx = match nginx(path)? {
        Some(nginx) => nginx,
        None if system_package::can_install(path) => {
            Say::installing("nginx", "a few seconds");
            system_package::install_unstarted(path, &["nginx"])?;
            nginx(path)?.with_context(|| advice("nginx is still missing", path))?
        }
        None => bail!(advice("no nginx was found for the tests", path)),
    };
    process::output(Command::new(&nginx).arg("-v"))
        .with_context(|| format!("{} does not run", nginx.display()))?;
    say.present("nginx", &nginx.display().to_string());
    Ok(nginx)
}

fn nginx(path: &SearchPath) -> Result<Option<PathBuf>> {
    // Debian has it where only root looks.
    let in_usual_place = || {
        ["/usr/sbin/nginx", "/usr/local/sbin/nginx"]
            .map(PathBuf::from)
            .into_iter()
            .find(|place: &PathBuf| Path::is_file(place))
    };
    Ok(browser::named("NGINX", path)?
        .or_else(|| path.find("nginx"))
        .or_else(in_usual_place))
}

fn advice(problem: &str, path: &SearchPath) -> String {
    let remedy = if system_package::is_debian(path) {
        "run `sudo apt-get install nginx`"
    } else if cfg!(target_os = "macos") {
        "run `brew install nginx`"
    } else {
        "install nginx"
    };
    format!("{problem}; {remedy}, or name it with NGINX, and run the command again")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_advice_says_what_to_do() {
        let text = advice("no nginx", &SearchPath::from_env());
        assert!(text.starts_with("no nginx; "));
        assert!(text.contains("NGINX"));
    }
}
