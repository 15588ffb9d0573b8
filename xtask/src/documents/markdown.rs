//! As much of Markdown as the documents use.

use crate::repository;
use std::fs;
use std::path::{Path, PathBuf};

pub(super) struct Document {
    /// Below the repository's root.
    pub(super) path: PathBuf,
    pub(super) headings: Vec<Heading>,
    pub(super) blocks: Vec<Block>,
    /// What stands outside of blocks, line by line.
    pub(super) prose: Vec<String>,
}

pub(super) struct Heading {
    pub(super) level: usize,
    pub(super) text: String,
}

/// A fenced block of code.
pub(super) struct Block {
    /// The first word after the fence.
    pub(super) language: String,
    pub(super) code: String,
}

impl Document {
    pub(super) fn read(path: &Path) -> Self {
        let text = fs::read_to_string(repository::root().join(path)).unwrap();
        Self::parse(path.to_owned(), &text)
    }

    pub(super) fn parse(path: PathBuf, text: &str) -> Self {
        let mut document = Self {
            path,
            headings: Vec::new(),
            blocks: Vec::new(),
            prose: Vec::new(),
        };
        let mut inside: Option<(usize, Block)> = None;
        for line in text.lines() {
            let indent = line.len() - line.trim_start().len();
            let fence = line.trim_start().strip_prefix("```");
            match (&mut inside, fence) {
                (None, Some(info)) => {
                    let language = info.split([',', ' ']).next().unwrap().to_owned();
                    let code = String::new();
                    inside = Some((indent, Block { language, code }));
                }
                (Some(_), Some(_)) => document
                    .blocks
                    .extend(inside.take().map(|(_, block)| block)),
                (Some((outer, block)), None) => {
                    // A block in a list is indented as the list is.
                    let own = line.get((*outer).min(indent)..).unwrap_or_default();
                    block.code.push_str(own);
                    block.code.push('\n');
                }
                (None, None) => {
                    let level = line.bytes().take_while(|byte| *byte == b'#').count();
                    if let Some(text) = line[level..].strip_prefix(' ').filter(|_| level > 0) {
                        let text = text.trim().to_owned();
                        document.headings.push(Heading { level, text });
                    }
                    document.prose.push(line.to_owned());
                }
            }
        }
        assert!(
            inside.is_none(),
            "{}: a fence is open",
            document.path.display()
        );
        document
    }

    /// The targets of links and pictures.
    pub(super) fn links(&self) -> Vec<String> {
        let prose = without_code(&self.prose.join("\n"));
        prose
            .split("](")
            .skip(1)
            .map(|rest| rest.split(')').next().unwrap().to_owned())
            .collect()
    }

    /// What stands between backticks.
    pub(super) fn inline_code(&self) -> Vec<String> {
        let prose = self.prose.join("\n");
        prose
            .split('`')
            .skip(1)
            .step_by(2)
            .map(|code| code.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// The names by which headings are linked to, as GitHub makes them.
    pub(super) fn anchors(&self) -> Vec<String> {
        let mut anchors: Vec<String> = Vec::new();
        for heading in &self.headings {
            let anchor = heading.anchor();
            let namesakes = anchors
                .iter()
                .filter(|known| {
                    known.strip_prefix(&anchor).is_some_and(|rest| {
                        rest.is_empty() || rest.trim_start_matches('-').parse::<u32>().is_ok()
                    })
                })
                .count();
            anchors.push(match namesakes {
                0 => anchor,
                count => format!("{anchor}-{count}"),
            });
        }
        anchors
    }
}

impl Heading {
    fn anchor(&self) -> String {
        let text = self.text.replace('`', "").to_lowercase();
        // The text of a link, without its target.
        let text = match text.split_once("](") {
            Some((text, _)) => text.trim_start_matches('[').to_owned(),
            None => text,
        };
        text.chars()
            .filter_map(|c| match c {
                ' ' => Some('-'),
                '-' | '_' => Some(c),
                _ => c.is_alphanumeric().then_some(c),
            })
            .collect()
    }
}

fn without_code(prose: &str) -> String {
    prose.split('`').step_by(2).collect()
}

#[test]
fn headings_blocks_and_links_are_found() {
    let text = "\
# A title: `it`, and *more*
See [there](docs/a.md#b) and `[not](this)`.
   ```sh
   one \\
     two
   ```
## Twice
## Twice
## 日本語 (ja)
";
    let document = Document::parse("a.md".into(), text);
    assert_eq!(document.links(), ["docs/a.md#b"]);
    assert_eq!(document.inline_code(), ["it", "[not](this)"]);
    assert_eq!(document.blocks[0].language, "sh");
    assert_eq!(document.blocks[0].code, "one \\\n  two\n");
    assert_eq!(
        document.anchors(),
        ["a-title-it-and-more", "twice", "twice-1", "日本語-ja"]
    );
}
