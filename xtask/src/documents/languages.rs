//! What stands in several languages says the same in each.

use super::markdown::{Block, Document};
use std::collections::BTreeSet;
use std::path::Path;

const IN_ALL_LANGUAGES: [&str; 2] = ["README", "docs/tutorial"];
const OTHERS: [&str; 2] = ["ja", "zh-CN"];

fn read(name: &str) -> Document {
    Document::read(Path::new(name))
}

fn levels(document: &Document) -> Vec<usize> {
    document
        .headings
        .iter()
        .map(|heading| heading.level)
        .collect()
}

/// The code of a block; what it says to people aside.
fn code(block: &Block) -> (String, String) {
    let code = match block.language.as_str() {
        "sh" => block
            .code
            .lines()
            .map(|line| line.split(" #").next().unwrap().trim_end())
            .filter(|line| !line.starts_with('#'))
            .collect::<Vec<_>>()
            .join("\n"),
        _ => block.code.clone(),
    };
    (block.language.clone(), code)
}

/// Where the links lead; to the same document of whichever language.
fn targets(document: &Document) -> BTreeSet<String> {
    let mut targets: BTreeSet<String> = document
        .links()
        .iter()
        .map(|link| link.split('#').next().unwrap())
        .map(|link| {
            OTHERS.iter().fold(link.to_owned(), |link, other| {
                link.replace(&format!(".{other}.md"), ".md")
            })
        })
        .collect();
    targets.remove("");
    targets
}

/// What was measured, in the tables.
fn sizes(document: &Document) -> Vec<&str> {
    let rows = document.prose.iter().filter(|line| line.starts_with('|'));
    rows.flat_map(|row| row.split('|').map(str::trim))
        .filter(|cell| cell.ends_with(" kB"))
        .collect()
}

#[test]
fn every_language_has_the_same_headings_code_and_links() {
    for name in IN_ALL_LANGUAGES {
        let english = read(&format!("{name}.md"));
        for other in OTHERS {
            let translated = read(&format!("{name}.{other}.md"));
            let what = format!("{name}, {other}");
            assert_eq!(levels(&english), levels(&translated), "{what}: headings");
            let codes = |document: &Document| document.blocks.iter().map(code).collect::<Vec<_>>();
            assert_eq!(codes(&english), codes(&translated), "{what}: code");
            let inline = |document: &Document| BTreeSet::from_iter(document.inline_code());
            assert_eq!(
                inline(&english),
                inline(&translated),
                "{what}: code in sentences"
            );
            assert_eq!(targets(&english), targets(&translated), "{what}: links");
            let rows = |document: &Document| {
                document
                    .prose
                    .iter()
                    .filter(|line| line.starts_with('|'))
                    .count()
            };
            assert_eq!(rows(&english), rows(&translated), "{what}: rows of tables");
            assert_eq!(sizes(&english), sizes(&translated), "{what}: sizes");
        }
    }
}

#[test]
fn the_languages_lead_to_each_other() {
    for name in IN_ALL_LANGUAGES {
        let file = name.rsplit('/').next().unwrap();
        let files = [
            format!("{file}.md"),
            format!("{file}.ja.md"),
            format!("{file}.zh-CN.md"),
        ];
        for own in ["", ".ja", ".zh-CN"] {
            let document = read(&format!("{name}{own}.md"));
            let links = document.links();
            for file in files
                .iter()
                .filter(|other| **other != format!("{file}{own}.md"))
            {
                assert!(
                    links.contains(file),
                    "{name}{own}.md does not link to {file}"
                );
            }
        }
    }
}

#[test]
fn what_code_says_to_people_may_differ_and_nothing_else() {
    let block = |code: &str| Block {
        language: "sh".to_owned(),
        code: code.to_owned(),
    };
    assert_eq!(
        code(&block("# a\none  # b\n")),
        code(&block("# c\none # d\n"))
    );
    assert_ne!(code(&block("one\n")), code(&block("two\n")));
}

#[test]
fn a_size_that_differs_is_noticed() {
    let document = |text: &str| Document::parse("a.md".into(), &format!("| a | {text} |\n12 kB\n"));
    assert_eq!(sizes(&document("5 kB")), ["5 kB"]);
    assert_ne!(sizes(&document("5 kB")), sizes(&document("6 kB")));
}
