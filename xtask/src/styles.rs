//! Trunk's hook before a build: the style sheet of the first view, joined from its parts.

use crate::repository;
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::Path;

/// The sheet that names the parts; beside it lie all others.
const ENTRY: &str = "style/app.css";

/// What `index.html` loads: one file is one request.
const JOINED: &str = "target/style/app.css";

/// # Errors
/// When a part is missing, or a rule is left open.
pub(crate) fn join() -> Result<()> {
    let entry = repository::path(ENTRY);
    let directory = entry.parent().context("the styles lie nowhere")?;
    check_all(directory)?;
    let joined = joined(&read(&entry)?, directory)?;
    let target = repository::path(JOINED);
    // Left alone where nothing has changed, so that nobody who watches it wakes up.
    if fs::read_to_string(&target).is_ok_and(|there| there == joined) {
        return Ok(());
    }
    if let Some(directory) = target.parent() {
        fs::create_dir_all(directory)
            .with_context(|| format!("could not create {}", directory.display()))?;
    }
    fs::write(&target, joined).with_context(|| format!("could not write {}", target.display()))
}

/// A browser says nothing about a rule that is left open, and reads all that follow as part of it.
fn check_all(directory: &Path) -> Result<()> {
    let entries = fs::read_dir(directory)
        .with_context(|| format!("could not look into {}", directory.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            check_all(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "css") {
            check(&read(&path)?).with_context(|| format!("{} cannot work", path.display()))?;
        }
    }
    Ok(())
}

fn joined(entry: &str, directory: &Path) -> Result<String> {
    let mut joined = String::new();
    for (number, line) in lines(entry) {
        let name = line
            .strip_prefix("@import \"")
            .and_then(|rest| rest.strip_suffix("\";"))
            .with_context(|| {
                format!("{ENTRY}, line {number}: it holds lines such as @import \"base.css\"; only")
            })?;
        joined.push_str(&read(&directory.join(name))?);
    }
    Ok(joined)
}

/// Rules begin at the edge and are closed there: what else stands at the edge is inside of one that
/// was left open.
fn check(sheet: &str) -> Result<()> {
    let mut open = None;
    for (number, line) in lines(sheet) {
        match (open, line) {
            (Some(_), "}") => open = None,
            (Some(since), _) if !line.starts_with([' ', ')']) => {
                bail!("line {number}: the rule of line {since} is not closed before")
            }
            (None, "}") => bail!("line {number} closes no rule"),
            (None, _) if line.ends_with('{') => open = Some(number),
            _ => {}
        }
    }
    ensure!(
        open.is_none(),
        "line {}: the rule is not closed",
        open.unwrap_or_default()
    );
    let count = |brace: char| sheet.matches(brace).count();
    ensure!(
        count('{') == count('}'),
        "it opens {} blocks and closes {}",
        count('{'),
        count('}')
    );
    Ok(())
}

/// The lines with something in them, numbered from 1, comments left out.
fn lines(sheet: &str) -> Vec<(usize, &str)> {
    let mut in_comment = false;
    let mut found = Vec::new();
    for (at, line) in sheet.lines().enumerate() {
        let begins = line.trim_start().starts_with("/*");
        if !(begins || in_comment || line.trim().is_empty()) {
            found.push((at + 1, line.trim_end()));
        }
        in_comment = (begins || in_comment) && !line.contains("*/");
    }
    found
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_project_has_no_rule_that_is_left_open() {
        check_all(&repository::path("style")).unwrap();
    }

    #[test]
    fn every_part_is_joined_once() {
        let directory = repository::path("style");
        let entry = read(&repository::path(ENTRY)).unwrap();
        let joined = joined(&entry, &directory).unwrap();
        for file in fs::read_dir(&directory).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            // Those in directories come with the code of the pages.
            if path.is_file() && name != "app.css" {
                let times = joined.matches(&read(&path).unwrap()).count();
                assert_eq!(times, 1, "{name}");
            }
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (sheet, named) in [
            (
                "a {\n  b: c;\n\nd {\n  e: f;\n}\n",
                "line 4: the rule of line 1",
            ),
            ("a {\n  b: c;\n", "line 1: the rule is not closed"),
            ("a {\n}\n}\n", "line 3 closes no rule"),
            (
                "@media print {\n  a {\n    b: c;\n}\n",
                "2 blocks and closes 1",
            ),
            ("/* a\n b */\na {\n  b: c;\nd: e;\n}\n", "line 5"),
        ] {
            let error = check(sheet).unwrap_err().to_string();
            assert!(error.contains(named), "{sheet}: {error}");
        }
        for sheet in ["", "/* { */\n/* } */\na,\nb {\n  c: d;\n}\n"] {
            check(sheet).unwrap();
        }
    }

    #[test]
    fn the_list_of_parts_holds_nothing_else() {
        let error = joined("/* a */\na {\n}\n", Path::new("")).unwrap_err();
        assert!(error.to_string().contains("line 2"), "{error}");
    }
}
