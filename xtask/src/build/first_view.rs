//! What a browser loads before the page can be used, and what it weighs on the wire.

use super::{compress, wasm};
use anyhow::{Context, Result, ensure};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Wasm,
    JavaScript,
    Css,
    Html,
    /// The wasm that comes after the first view: all that is shown.
    View,
}

impl Part {
    fn of(file: &Path) -> Option<Self> {
        match file.extension()?.to_str()? {
            "wasm" if wasm::is_view(file) => Some(Self::View),
            // Named in the page, for who comes back from a sign-in.
            "wasm" if wasm::is_of_callback(file) => None,
            "wasm" => Some(Self::Wasm),
            "js" | "mjs" => Some(Self::JavaScript),
            "css" => Some(Self::Css),
            "html" => Some(Self::Html),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Wasm => "wasm",
            Self::JavaScript => "js",
            Self::Css => "css",
            Self::Html => "html",
            Self::View => "view",
        }
    }
}

#[derive(Debug)]
struct File {
    part: Part,
    name: String,
    raw: usize,
    brotli: usize,
}

/// What a browser loads until a click on “Sign in” is answered; and, apart from it, what then comes.
#[derive(Debug)]
pub(crate) struct FirstView {
    files: Vec<File>,
}

impl FirstView {
    /// `index.html`, in which the styles stand, and every script and wasm file that it names; some of
    /// each of the `parts` must be there.
    ///
    /// # Errors
    /// When the directory holds no usable build.
    pub(crate) fn measure(dist: &Path, parts: &[Part]) -> Result<Self> {
        let index_file = dist.join("index.html");
        let index = fs::read_to_string(&index_file)
            .with_context(|| format!("could not read {}", index_file.display()))?;
        let mut files = Vec::new();
        for path in files_below(dist)? {
            let Some(part) = Part::of(&path) else {
                continue;
            };
            let name = path
                .strip_prefix(dist)
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            let is_first = name == "index.html" || part != Part::Html && index.contains(&name);
            if !is_first && part != Part::View {
                continue;
            }
            let bytes =
                fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
            files.push(File {
                part,
                name,
                raw: bytes.len(),
                brotli: on_the_wire(&path, &bytes)?,
            });
        }
        for part in parts {
            ensure!(
                files.iter().any(|file| file.part == *part),
                "{} names no {} file: the build is not what is weighed here",
                index_file.display(),
                part.name()
            );
        }
        files.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.name.cmp(&b.name)));
        Ok(Self { files })
    }

    /// Compressed bytes of one part.
    pub(crate) fn brotli(&self, part: Part) -> usize {
        self.files
            .iter()
            .filter(|file| file.part == part)
            .map(|file| file.brotli)
            .sum()
    }
}

impl fmt::Display for FirstView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.files.iter().map(|file| file.name.len()).max();
        let width = width.unwrap_or_default() + "then ".len();
        writeln!(
            f,
            "  {:<width$}  {:>11}  {:>11}",
            "file", "bytes", "brotli 11"
        )?;
        let mut row = |name: &str, raw: usize, brotli: usize| {
            writeln!(
                f,
                "  {name:<width$}  {:>11}  {:>11}",
                grouped(raw),
                grouped(brotli)
            )
        };
        let (view, first): (Vec<_>, Vec<_>) =
            self.files.iter().partition(|file| file.part == Part::View);
        for file in &first {
            row(&file.name, file.raw, file.brotli)?;
        }
        let sum = |files: &[&File], size: fn(&File) -> usize| -> usize {
            files.iter().map(|file| size(file)).sum()
        };
        let (raw, brotli) = (sum(&first, |it| it.raw), sum(&first, |it| it.brotli));
        row("total", raw, brotli)?;
        for file in view {
            row(&format!("then {}", file.name), file.raw, file.brotli)?;
        }
        Ok(())
    }
}

/// 1234567 as `1,234,567`.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The size of the compressed copy beside a file, or of what would be one.
fn on_the_wire(file: &Path, bytes: &[u8]) -> Result<usize> {
    match fs::metadata(compress::with_suffix(file, "br")) {
        Ok(copy) => Ok(usize::try_from(copy.len())?),
        Err(_) => Ok(compress::brotli(bytes)?.len()),
    }
}

pub(super) fn files_below(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut pending = vec![directory.to_path_buf()];
    while let Some(directory) = pending.pop() {
        let entries = fs::read_dir(&directory)
            .with_context(|| format!("could not look into {}", directory.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                pending.push(path);
            } else {
                files.push(path);
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A view with these compressed bytes.
    pub(crate) fn weighing(wasm: usize, js: usize, html: usize, view: usize) -> FirstView {
        let file = |part: Part, brotli| File {
            part,
            name: format!("app.{}", part.name()),
            raw: brotli * 3,
            brotli,
        };
        FirstView {
            files: vec![
                file(Part::Wasm, wasm),
                file(Part::JavaScript, js),
                file(Part::Html, html),
                file(Part::View, view),
            ],
        }
    }

    #[test]
    fn only_what_the_page_names_is_in_the_first_view() {
        let dist = std::env::temp_dir().join(format!("first-view-{}", std::process::id()));
        fs::create_dir_all(dist.join("snippets")).unwrap();
        for (name, text) in [
            (
                "index.html",
                "<link href='/app/a-1.css'><script src='/app/a-1.js'></script>/app/a-1_bg.wasm /app/snippets/s.js /app/split_client-4.wasm",
            ),
            ("split_client-4.wasm", "for who comes back"),
            ("a-1.css", "p{}"),
            ("a-1.js", "import"),
            ("a-1_bg.wasm", "asm"),
            ("snippets/s.js", "export"),
            ("later-2.js", "not yet"),
            ("view-3.wasm", "then"),
            ("404.html", "<p>"),
        ] {
            fs::write(dist.join(name), text).unwrap();
        }
        let view = FirstView::measure(&dist, &[Part::Wasm, Part::JavaScript, Part::Css]);
        fs::remove_dir_all(&dist).unwrap();
        let mut names: Vec<_> = view
            .unwrap()
            .files
            .into_iter()
            .map(|file| file.name)
            .collect();
        names.sort();
        assert_eq!(
            names,
            [
                "a-1.css",
                "a-1.js",
                "a-1_bg.wasm",
                "index.html",
                "snippets/s.js",
                "view-3.wasm"
            ]
        );
    }

    #[test]
    fn repetition_weighs_little_on_the_wire() {
        let size = on_the_wire(Path::new("none"), &[b'a'; 10_000]).unwrap();
        assert!(size < 50, "{size}");
    }

    #[test]
    fn thousands_are_grouped() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn the_table_ends_with_the_sum() {
        let table = weighing(80_000, 5_000, 2_000, 90_000).to_string();
        let lines: Vec<_> = table.lines().rev().take(2).collect();
        assert!(
            lines[1].trim_start().starts_with("total") && lines[1].ends_with("87,000"),
            "{table}"
        );
        assert!(
            lines[0].trim_start().starts_with("then") && lines[0].ends_with("90,000"),
            "{table}"
        );
    }
}
