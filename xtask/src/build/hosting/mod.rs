//! What hosts have to know of a build, each in its own words.
//!
//! `_headers`, `_redirects` and `.htaccess` lie among the files, for the hosts that look for them
//! there, and go up with them. The configurations of servers lie beside the build. They outlive it,
//! so they say nothing that another build changes: above all no digest. The page says its policy
//! itself, and the server only what a page cannot say.

mod headers;
mod netlify;
mod template;

use super::base_path::BasePath;
use super::page::Policy;
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use template::Template;

/// What hosts are told to send with a build.
struct Hosting<'a> {
    base: &'a BasePath,
    policy: &'a Policy,
    /// The files whose names hold the digest of their content, below the base.
    immutable: Vec<String>,
}

/// Beside the build of this directory: what its server has to know.
pub(crate) fn beside(dist: &Path) -> PathBuf {
    let mut name = dist.file_name().map(OsString::from).unwrap_or_default();
    name.push(".hosting");
    dist.with_file_name(name)
}

/// Writes what is for hosts that look into `directory`, and to `beside` what is for others.
///
/// # Errors
/// When a file cannot be written.
pub(crate) fn write(
    directory: &Path,
    beside: &Path,
    base: &BasePath,
    policy: &Policy,
) -> Result<()> {
    let hosting = Hosting {
        base,
        policy,
        immutable: immutable(directory)?,
    };
    let among = [
        ("_headers", netlify::headers(&hosting)),
        ("_redirects", netlify::redirects(&hosting)),
        // GitHub Pages would otherwise leave out files that begin with an underscore.
        (".nojekyll", String::new()),
        (".htaccess", template::APACHE.filled(base)),
    ];
    for (name, text) in among {
        save(&directory.join(name), &text)?;
    }
    for Template { file, .. } in &template::BESIDE {
        let file = beside.join(file);
        let directory = file.parent().unwrap_or(beside);
        fs::create_dir_all(directory)
            .with_context(|| format!("could not make {}", directory.display()))?;
    }
    for template in &template::BESIDE {
        save(&beside.join(template.file), &template.filled(base))?;
    }
    Ok(())
}

fn save(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("could not write {}", file.display()))
}

/// The files that a browser may keep for ever.
fn immutable(directory: &Path) -> Result<Vec<String>> {
    let shown = directory.display();
    let mut names = Vec::new();
    for entry in fs::read_dir(directory).with_context(|| format!("could not look into {shown}"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is_named_by_content(&name) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// As Trunk and `wasm::finish` name files; the patterns of the templates say the same.
fn is_named_by_content(name: &str) -> bool {
    let Some((stem, _extension)) = name.split_once('.') else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, digest)| {
        digest.len() == 16
            && digest
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    })
}

#[cfg(test)]
mod tests;
