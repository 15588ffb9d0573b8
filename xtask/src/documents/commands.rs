//! The commands that the documents tell people to type.

use super::all;
use super::markdown::Document;
use crate::cli::{self, Command};
use crate::repository;
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use toml::{Table, Value};

/// The commands of a block, each as its words; lines that go on are one.
fn commands(code: &str) -> Vec<Vec<String>> {
    code.replace("\\\n", " ")
        .lines()
        .flat_map(|line| without_comment(line).split(" && "))
        .map(|command| {
            let command = command.trim();
            let (command, quoted) = match command.split_once('"') {
                Some((before, quoted)) => (before, quoted.split_once('"')),
                None => (command, None),
            };
            let words = |text: &str| {
                text.split_whitespace()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            };
            let mut all = words(command);
            if let Some((quoted, after)) = quoted {
                all.push(quoted.to_owned());
                all.extend(words(after));
            }
            // Variables that are set for one command.
            let is_variable = |word: &String| {
                word.split_once('=').is_some_and(|(name, _)| {
                    name.bytes()
                        .all(|c| c.is_ascii_uppercase() || b"_0123456789".contains(&c))
                })
            };
            all.into_iter().skip_while(is_variable).collect::<Vec<_>>()
        })
        .filter(|words| !words.is_empty())
        .collect()
}

fn without_comment(line: &str) -> &str {
    let line = line.trim();
    if line.starts_with('#') {
        return "";
    }
    line.split(" #").next().unwrap_or_default()
}

/// Whether a command of a document in this directory would be understood.
fn check(words: &[String], directory: &Path) -> Result<()> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match &words[..] {
        ["cargo", "xtask", rest @ ..] => own(rest),
        ["cargo", "add", package, rest @ ..] => {
            ensure!(
                package.starts_with("leptos") || ["wasm-bindgen"].contains(package),
                "nothing here uses {package}"
            );
            if *package == "leptos-logto" {
                features(rest)
            } else {
                Ok(())
            }
        }
        ["cargo", "new" | "install" | "update" | "test", ..]
        | ["rustup", "target", "add", "wasm32-unknown-unknown"] => Ok(()),
        ["cargo", "+nightly", "fuzz", "run", target, ..] => {
            there(&repository::path(&format!("fuzz/fuzz_targets/{target}.rs")))
        }
        ["trunk", "serve" | "build", rest @ ..] => features(rest),
        ["npm", "--prefix", below, script @ ..] => npm(script, Path::new(below)),
        ["npm", script @ ..] => npm(script, directory),
        ["npx", "playwright", "test", ..] => Ok(()),
        // One's own application, made by `cargo new`.
        ["cd", "my-app"] => Ok(()),
        ["cd", below] => there(&repository::path(below)),
        _ => bail!("no such command is known here"),
    }
}

fn own(words: &[&str]) -> Result<()> {
    let command = cli::parse(words.iter().map(OsString::from))?;
    let help = words.contains(&"--help") || words.is_empty();
    ensure!(
        help || !matches!(command, Command::Help(_)),
        "it prints a help"
    );
    Ok(())
}

/// `--features a,b` and such are features of the library.
fn features(words: &[&str]) -> Result<()> {
    let manifest: Table = fs::read_to_string(repository::path("Cargo.toml"))?.parse()?;
    let known = manifest
        .get("features")
        .and_then(Value::as_table)
        .context("no features")?;
    for pair in words.windows(2).filter(|pair| pair[0] == "--features") {
        for feature in pair[1].split(',') {
            ensure!(known.contains_key(feature), "there is no feature {feature}");
        }
    }
    Ok(())
}

fn npm(words: &[&str], directory: &Path) -> Result<()> {
    let file = repository::root().join(directory).join("package.json");
    let text = fs::read_to_string(&file).with_context(|| format!("{}", file.display()))?;
    let package: serde_json::Value = serde_json::from_str(&text)?;
    let script = match words {
        ["ci"] => return there(&file.with_file_name("package-lock.json")),
        ["run", script, ..] | [script @ ("start" | "test"), ..] => script,
        _ => bail!("npm has no such command"),
    };
    ensure!(
        package["scripts"][script].is_string(),
        "there is no script {script}"
    );
    Ok(())
}

fn there(path: &Path) -> Result<()> {
    ensure!(path.exists(), "there is no {}", path.display());
    Ok(())
}

fn wrong_commands(document: &Document) -> Vec<String> {
    let directory = document.path.parent().unwrap();
    let blocks = document
        .blocks
        .iter()
        .filter(|block| block.language == "sh");
    blocks
        .flat_map(|block| commands(&block.code))
        .filter_map(|words| {
            let error = check(&words, directory).err()?;
            Some(format!(
                "{}: {}: {error:#}",
                document.path.display(),
                words.join(" ")
            ))
        })
        .collect()
}

#[test]
fn every_command_is_one() {
    let wrong: Vec<String> = all().iter().flat_map(wrong_commands).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_command_that_is_none_is_noticed() {
    let told = |line: &str| {
        let block = format!("```sh\n{line}\n```\n");
        wrong_commands(&Document::parse("idp/a.md".into(), &block)).join("\n")
    };
    for line in [
        "# a remark",
        "cargo xtask dev  # and a remark",
        "A=b cargo xtask test host",
        "cargo xtask connect --endpoint https://a.logto.app/ \\\n  --resource-scopes \"read write\" --dry-run",
        "cargo add leptos-logto --no-default-features --features provider",
        "npm ci && npm run contract",
        "cd examples/minimal && trunk serve",
    ] {
        assert_eq!(told(line), "", "{line}");
    }
    for (line, what) in [
        (
            "cargo xtask connect --endpont https://a.logto.app/",
            "--help",
        ),
        ("cargo xtask connect", "--endpoint is missing"),
        ("cargo xtask test hots", "no suite"),
        ("cargo xtask", ""),
        (
            "cargo add leptos-logto --features leptos",
            "no feature leptos",
        ),
        ("trunk build --features crypto", "no feature crypto"),
        ("npm run kontract", "no script kontract"),
        ("npm --prefix nowhere ci", "package.json"),
        ("cd examples/maximal", "there is no"),
        ("rm -r dist", "no such command"),
    ] {
        assert!(told(line).contains(what), "{line}: {}", told(line));
    }
}

/// `cargo xtask …` inside a sentence is often not whole; its words and options are right all the same.
#[test]
fn every_option_in_a_sentence_is_one() {
    let mut seen = 0;
    for document in all() {
        for code in document.inline_code() {
            let Some(rest) = code.strip_prefix("cargo xtask ") else {
                continue;
            };
            seen += 1;
            let words: Vec<&str> = rest.split(' ').collect();
            let help = cli::parse([words[0], "--help"].map(OsString::from));
            let Ok(Command::Help(help)) = help else {
                panic!("{}: {code}", document.path.display());
            };
            let known: BTreeSet<&str> = help
                .split_whitespace()
                .map(|word| word.trim_matches(['[', ']']))
                .collect();
            for option in words.iter().filter(|word| word.starts_with("--")) {
                assert!(
                    known.contains(option) || *option == "--help",
                    "{}: {code}",
                    document.path.display()
                );
            }
        }
    }
    assert!(seen > 5, "{seen}");
}
